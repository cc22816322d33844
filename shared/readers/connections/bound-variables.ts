import { listenPortsOf } from '../settings/listen-variable.ts';
import { gated } from '../word-gate.ts';
import type { BoundSetting } from './bound-setting.ts';
import { wordsOf } from './dial-names.ts';
import { isPeersPort } from './dial-variable.ts';
import { type FallbackText, fallbackAfter } from './fallback-text.ts';

/** A variable that is read, and that may be one of a port: what reads it, its name, what ends it. */
const READ =
  /(?:env|config|Config|cfg|Env|ENV|getenv|environ|EnvironmentVariable|Variable)\w{0,20}(?:\(\))?(?:[.:?!]{1,2}(?:get|fetch|Get|var|var_os|int|str|string|num|number|integer|getOrDefault|getInt\w{0,5}|getNumber|Int|String|GetInt|asInt|GetValue)(?:<\w{1,10}>)?\s?)?(?:<\w{1,10}>)?(\(\s{0,20}["'`]|\[\s?["'`]|\.)([A-Z][A-Z\d_]{0,60})(?![\w-])/g;
const NAME = /(?:PORT|ADDR|ADDRESS|LISTEN|BIND)$/;

/** Names that a program is told its own ports by, if nothing is called the host of the same thing. */
const OWN =
  /^(?:\w{1,40}_)?(?:HTTPS?|GRPC|WSS?|WEBSOCKETS?|ADMIN|METRICS|HEALTH(?:CHECK|Z)?|API|NODE|REST|RPC|TCP|UDP|SSL|TLS|SERVER|APP|WEB|MANAGEMENT|DEBUG|PROMETHEUS|LIVENESS|READINESS|PROBE|MONITOR(?:ING)?)_?PORT$/;

/** Asked before the text is searched for what reads a variable. */
const QUICK = /(?:PORT|ADDR|ADDRESS|LISTEN|BIND)\b["'`)\]!?,.\s|]/;
const ACCESS = /env|config|cfg/i;
/** A text that reads more variables without a fallback is not judged by its content test. */
const MOST_READS = 500;

/** A linear content test: whether code reads a variable of a port that has a fallback. */
export const mayReadPortVariable = gated(['PORT', 'ADDR', 'LISTEN', 'BIND'], text => {
  if (!QUICK.test(text) || !ACCESS.test(text)) return false;
  let reads = 0;
  for (const match of text.matchAll(READ))
    if (NAME.test(match[2] ?? '') && (++reads > MOST_READS || boundBy(match, text))) return true;
  return false;
});

/**
 * The ports that stand in for variables of the environment by which a program is told where to listen
 * (`PORT`, `HTTP_PORT`, `LISTEN_ADDR`), and for those of its peers' ports (`DB_PORT`), wherever they are read.
 */
export function boundVariables(text: string): BoundSetting[] {
  return [...text.matchAll(READ)].flatMap(match => boundBy(match, text) ?? []);
}

/** What the fallback of a variable that is read sets, if it is a port. */
function boundBy(match: RegExpExecArray, text: string): BoundSetting | undefined {
  const [whole, open = '', name = ''] = match;
  if (!NAME.test(name)) return undefined;
  const end = match.index + whole.length;
  if (name === 'SERVER_PORT' && isOfRequest(text, match.index)) return undefined;
  const fallback = fallbackAfter(text, end, open.startsWith('(')) ?? givenLater(text, match.index, end);
  if (!fallback) return undefined;
  const { value, range } = fallback;
  const use = { start: end - name.length, end };
  const listens = listenPortsOf(name, value)[0];
  if (listens)
    return {
      role: 'listen',
      port: listens.port,
      range: { start: range.start + listens.start, end: range.start + listens.end },
      use,
      ...(listens.host && { host: listens.host }),
    };
  if (!/^\d+$/.test(value) || Number(value) > 65535) return undefined;
  const port = { port: Number(value), range, use };
  if (isPeersPort(name, wordsOf(name), {})) return { role: 'connect', ...port };
  return OWN.test(name) && !text.includes(name.replace(/_?PORT$/, '_HOST'))
    ? { role: 'listen', ...port }
    : undefined;
}

/** How much of a text its imports stand in (UTF-16 units). */
const HEAD = 3000;
/** The process's environment under the name of a request's. */
const IMPORTED = /\bfrom os import\b[^\n]{0,80}\benviron\b/;

/** Whether a variable is asked of a WSGI or CGI environment, which says where a request came in. */
function isOfRequest(text: string, at: number): boolean {
  return (
    /^env(?:iron)?\b/.test(text.slice(at, at + 12)) &&
    !/(?:os|process|system|std|meta)(?:\.|::)\s{0,3}$/i.test(text.slice(Math.max(0, at - 12), at)) &&
    !IMPORTED.test(text.slice(0, HEAD))
  );
}

/** What gets the variable's value: `port := os.Getenv(`, `*port = os.Getenv(`. */
const GETS = /(?<![\w.])(\*?[A-Za-z_]\w{0,40})\s{0,3}(?::=|=)\s{0,3}[\w.]{0,30}$/;
/** How far behind it a value stands that is given instead (UTF-16 units). */
const LATER = 400;

/** What a variable of the program is given where that of the environment was empty: `if port == "" { port = "8080" }`. */
function givenLater(text: string, at: number, end: number): FallbackText | undefined {
  const name = GETS.exec(text.slice(Math.max(0, at - 60), at))?.[1];
  if (name === undefined) return undefined;
  const called = name.replace('*', '\\*');
  const given = new RegExp(
    `\\bif\\s{1,3}(?:not\\s{1,3}${called}|${called}\\s{0,3}==\\s{0,3}(?:""|'')|${called} is None)\\s{0,3}(?:\\{|:)[^{}]{0,200}?[\\s;]${called}\\s{0,3}=\\s{0,3}(["'\`]?)((?:[\\w.]{0,40}:)?\\d{2,5})\\1(?=\\s)`,
  ).exec(text.slice(end, end + LATER));
  if (!given) return undefined;
  const value = given[2]!;
  const stop = end + given.index + given[0].length - given[1]!.length;
  return { value, range: { start: stop - value.length, end: stop } };
}
