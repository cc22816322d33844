import { isNotDialled, wordsOf } from './dial-names.ts';
import type { LiteralContext } from './literal-context.ts';
import { isShownByCalls } from './shown-calls.ts';

/** Calls that make an error, a list of who may call, or a server that is told its own URL. */
const REFUSED = /cors|origin|Trusted|Whitelist|AllowList|ServerFactory$/i;

/** Directives of a content security policy: lists of what a page may reach. */
const DIRECTIVE =
  /^(?:(?:default|connect|script|style|img|font|frame|child|worker|media|object|manifest|prefetch)-?src(?:-?(?:elem|attr))?|form-?action|frame-?ancestors|base-?uri)$/i;

/** Last names of calls that dial what they are given. */
const DIALLING =
  /^(?:get|post|put|patch|delete|head|options|request\w{0,8}|fetch\w{0,8}|ajax|axios|got|ky|superagent|urlopen|url_?open|urlretrieve|open_?connection|connect\w{0,10}|create_?connection|createClient|create_?channel|\w{0,4}channel|Dial\w{0,12}|Connect\w{0,10}|NewClient\w{0,10}|new_?client|\w{0,30}Client|\w{0,20}Connection|\w{0,10}Producer|\w{0,10}Consumer|WebSocket\w{0,6}|EventSource|io|goto|visit|navigate\w{0,4}|NewRequest\w{0,12}|Get|Post|Put|Head|PostForm|curl|download|[rR]edis\w{0,8}|Mongo\w{0,8}|create_?engine|create_?pool|Open|sql|from_?url|fromUrl|ParseURL|ServerProxy|Exporter|\w{0,20}Exporter|wait_?on|waitFor\w{0,8}|ping)$/;

/** Words of names whose text people read, or that a test compares. */
const SHOWN = new Set(
  `message messages msg text description desc title label placeholder help usage doc docs documentation example examples comment
   expected want wanted expect actual result results output got pattern regex regexp regexes re schema namespace xmlns
   referer referrer hint tooltip summary caption snippet markdown html readme template prompt sample samples`.split(
    /\s+/,
  ),
);

/** Files of tests: there most addresses are what a parser or a mock is given. */
const TEST =
  /(?:^|\/)(?:[ui]?tests?|unit_?tests?|integration_?tests?|__tests__|__mocks__|specs?|testdata|fixtures?|mocks?|testing|e2e)\/|\w\.[tT]ests?\/|[._-](?:test|tests|spec|mock|stories)\.\w{1,5}$|Tests?\.\w{1,5}$|(?:^|\/)tests?\.\w{1,5}$|(?:^|\/)(?:test_[^/]{0,100}|conftest)\.py$|(?:^|\/)jest\.config\.\w{2,4}$/;

/** Names by which tests keep what they dial: constants, and the URL of what is tested. */
const TARGET =
  /^(?:[A-Z][A-Z\d]{0,30}(?:_[A-Z\d]{1,30}){1,6}|(?:base|server|api|backend|service|proxy|app|host|hub|remote|broker)_?(?:[uU][rR][lLiI]|[aA]ddr(?:ess)?|[eE]ndpoint))$/;

/** Hosts that stand for any host. */
const SAMPLE_HOST =
  /(?:^|[/@.])(?:example\.(?:com|org|net)|\w{1,20}\.(?:test|invalid|example)|foo|bar|baz|host|hostname|myhost|somehost|a|b|c|x|y)(?::|\.\w{2,3}:)/i;

/**
 * Whether a program's text that holds an address is one to dial: not prose, a log message, what a test
 * expects, a pattern, nor a list of who may call.
 *
 * @param inTest whether it stands in a test: a file of tests, or a part of the file that only tests compile
 * @param paired whether it is a connection string of `key=value` pairs, which may hold blanks
 */
export function isDialledText(
  value: string,
  context: LiteralContext,
  inTest: boolean,
  paired: boolean,
): boolean {
  const { name, key, entry, isItem, calls, receiver, isIdle, isStyled } = context;
  if (isIdle || isStyled || (!paired && !isAddressOnly(value))) return false;
  if (isItem && DIRECTIVE.test(name ?? '')) return false;
  const words = [name, key, entry].flatMap(each => (each === undefined ? [] : wordsOf(each)));
  if (isNotDialled(words) || isShown(words)) return false;
  const [innermost = ''] = calls;
  const dials = isDialling(innermost);
  if (calls.some(call => REFUSED.test(call))) return false;
  if (!dials && isShownByCalls(context)) return false;
  if (!inTest) return true;
  if (SAMPLE_HOST.test(value)) return false;
  return (
    (dials && receiver !== 'httptest' && receiver !== 'EXPECT') ||
    TARGET.test(key ?? '') ||
    TARGET.test(name ?? '')
  );
}

/** Whether a call dials what it is given, by its last name. */
export function isDialling(call: string | undefined): boolean {
  return call !== undefined && DIALLING.test(call);
}

/** Whether the words of a name say that people read what it holds, or that a test compares it. */
export function isShown(words: readonly string[]): boolean {
  // A schema registry is dialled, Celery's backend for results, and a sample's API.
  return words.some(
    (word, i) =>
      SHOWN.has(word) &&
      !(word === 'schema' && words[i + 1] === 'registry') &&
      !(/^results?$/.test(word) && words[i + 1] === 'backend') &&
      !(word === 'sample' && /^(?:api|apis|service|server|host)$/.test(words.at(-1)!)),
  );
}

/** Whether a file belongs to tests or their fixtures, by its path. */
export function isTestFile(path: string): boolean {
  return TEST.test(path);
}

/** One address, or several apart by commas, semicolons or blanks: nothing that people read. */
export function isAddressOnly(value: string): boolean {
  const text = value.trim();
  if (/[<>()[\]^|*\\]/.test(text.replace(/\[[\da-f:.%]{2,60}\]|\$\(\w{1,64}\)/gi, ''))) return false;
  if (!/\s/.test(text))
    return /^(?:[\w.+:${-]{0,100}[:=@-])?[a-z][\w.+-]{0,60}:\/\//i.test(text) || !text.includes('://');
  return text.split(/[\s,;]+/).every(part => /^[\w+.-]{0,30}:\/\/\S+$|^[\w.-]{1,100}:\d{2,5}$/.test(part));
}
