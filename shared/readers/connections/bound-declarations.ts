import { boundAddresses, boundNumber, isOwnHost } from '../settings/bound-address.ts';
import { listenPortsOf } from '../settings/listen-variable.ts';
import { gated } from '../word-gate.ts';
import type { BoundSetting } from './bound-setting.ts';
import { isNotDialled, namesForeignAddress, namesPeer, wordsOf } from './dial-names.ts';
import { isPeersPort } from './dial-variable.ts';
import { dialledAddresses } from './dialled-address.ts';
import { optionListens } from './option-listens.ts';

/** A field of a Go struct with a tag: its name, and what stands between the backticks. */
const TAGGED = /^[ \t]{1,40}(\w{1,60})[ \t]{1,60}\*?[\w.]{1,40}[ \t]{1,60}`([^`\n]{1,400})`/gm;
/** Keys of tags that name an environment variable, and those that hold its default. */
const TAG_VARIABLE = /\b(?:env|envconfig|environ|split_words)\s?:\s?"([A-Z][A-Z\d_]{0,60})/;
const TAG_DEFAULT =
  /(?:\b(?:envDefault|default|env-default|defaultValue)\s?:\s?"|,\s?default=)((?:[\w.*-]{0,60}:)?\d{2,5})(?=["],?|,)/;
/** The same for a URL, whatever the field is called. */
const TAG_URL =
  /\b(?:envDefault|default|env-default|defaultValue)\s?:\s?"([a-z][\w+.-]{1,20}:\/\/[^"\s,]{1,200}:\d{2,5}(?:\/[^"\s,]{0,100})?)"/;
const TAG_HELP = /\b(?:help|usage|description|desc|doc|env-description)\s?:\s?"([^"]{0,200})"/;

/** clap's attribute over a field: its documentation, its arguments, the field. */
const CLAP =
  /((?:^[ \t]{0,40}\/\/\/[^\n]{0,300}\n){0,12})(?:^[ \t]{0,40}#\[(?!arg|clap|structopt)[^\]\n]{0,200}\]\s{0,80}){0,3}^[ \t]{0,40}#\[(?:arg|clap|structopt)\(((?:[^\]"]|"[^"\n]{0,200}"){1,600})\)\]\s{0,80}(?:pub(?:\(\w{1,20}\))?\s{1,9})?(\w{1,60})\s{0,4}:/gm;
const CLAP_DEFAULT =
  /\bdefault_value(?:_t)?\s{0,3}(?:=|\()\s{0,3}"?((?:[\w.*[\]:-]{0,60}:)?\d{2,5})(?=["\s,)]|$)/;

/** Annotations of options: picocli's `@Option`, CommandLineParser's `[Option]`, JCommander's `@Parameter`. */
const ANNOTATED =
  /(?:@(?:Option|CommandLine\.Option|Parameter|Argument)|\[Option)\s{0,3}\(([^()\n]{0,300}(?:\n[^()\n]{0,300}){0,8})\)/g;
const ANNOTATED_DEFAULT =
  /\b(?:defaultValue|Default|def)\s{0,3}=\s{0,3}"?((?:[\w.*-]{0,60}:)?\d{2,5})(?=["\s,)]|$)/;
const FIELD_VALUE =
  /^\s{0,80}\]?\s{0,80}(?:(?:public|private|protected|internal|static|final|volatile)\s{1,9}){0,4}[\w<>?.]{1,40}\s{1,9}\w{1,60}\s{0,9}=\s{0,9}"?(\d{2,5})"?\s{0,3};/;

/** gflags' and Abseil's definitions: the name, the default, the help. */
const GFLAG =
  /^(?:ABSL_FLAG\([ \t]{0,9}[\w:<> ]{1,60},|DEFINE_(?:u?int(?:16|32|64)|string)\()\s{0,20}(\w{1,60}),\s{0,20}"?((?:[\w.*-]{0,60}:)?\d{2,5})"?,\s{0,80}((?:"[^"\n]{0,300}"\s{0,80}){1,8})\)/gm;

/** What a help text says of an address that a program dials. */
const DIALS = /\bconnect(?:s|ing)? to\b|\bto (?:connect|dial)\b|\b(?:remote|target|upstream)\b/i;

/** Which of these a file's language has. */
const SYNTAX: Readonly<Record<string, (text: string) => Declared[]>> = {
  go: tagged,
  rust: clap,
  java: annotated,
  kotlin: annotated,
  csharp: annotated,
  cpp: gflags,
  c: gflags,
};

/** Begins of all of them with the digits of a default. */
const declares = gated(
  [
    'efault:',
    'efault :',
    'efault=',
    'efault =',
    'efault_value',
    'efaultValue',
    'DEFINE_',
    'ABSL_FLAG',
    '@Parameter',
  ],
  /(?:efault\s?:\s?"|,\s?default=|efault_value(?:_t)?\s?[=(]\s?"?|efault(?:Value)?\s?=\s?"?)(?:[\w.*[\]:/@-]{0,60}:)?\d{2,5}\b|(?:DEFINE_\w{5,7}|ABSL_FLAG)\(|@Parameter\s?\(/,
);

/**
 * A linear content test: whether code may declare a port's default beside a field or as a flag.
 *
 * @param language the id of the language's reader
 */
export function mayDeclarePort(text: string, language: string): boolean {
  return language in SYNTAX && declares(text);
}

interface Declared {
  /** The variable of the environment that sets it. */
  readonly variable?: string;
  readonly name: string;
  readonly help: string;
  readonly value: string;
  /** Where the value begins, and the name. */
  readonly at: number;
  readonly nameAt: number;
}

/**
 * The ports that fields and flags are declared with as their defaults: struct tags (`envDefault:"8080"`), attributes
 * and annotations of options, gflags. A variable's name, or the option's name and help, say whose they are.
 */
export function boundDeclarations(text: string, language: string): BoundSetting[] {
  return (SYNTAX[language]?.(text) ?? []).flatMap(
    ({ variable, name, help, value, at, nameAt }): BoundSetting[] => {
      const use = { start: nameAt, end: nameAt + name.length };
      if (variable !== undefined) {
        const [listens] = listenPortsOf(variable, value);
        if (listens)
          return [
            {
              role: 'listen',
              use,
              port: listens.port,
              range: { start: at + listens.start, end: at + listens.end },
            },
          ];
      }
      const called = variable ?? name;
      const [dialled] = dialledAddresses(value);
      const isUrl = value.includes('://') && !isNotDialled(wordsOf(called));
      if (dialled && (isUrl || DIALS.test(help) || namesForeignAddress(wordsOf(called)))) {
        const { host, port, start, end } = dialled;
        return [
          { role: 'connect', use, port, range: { start: at + start, end: at + end }, ...(host && { host }) },
        ];
      }
      const address = boundNumber(value) ?? boundAddresses(value).find(({ host = '' }) => isOwnHost(host));
      if (!address || address.port < 20) return [];
      const { host, port, start, end } = address;
      const range = { start: at + start, end: at + end };
      if (optionListens(name.replace(/_/g, '-'), help))
        return [{ role: 'listen', use, port, range, ...(host && { host }) }];
      // `Port` may be called by its help alone: "Graphite's port".
      const peer = /\b([A-Za-z][a-z\dA-Z]{1,30})(?:'s)?(?: (?:server|host|broker|database))? port\b/.exec(
        help,
      )?.[1];
      const isPeers = peer !== undefined && /^port$/i.test(name) && namesPeer(wordsOf(peer));
      return /^\d+$/.test(value) && (isPeers || isPeersPort(called, wordsOf(called), {}))
        ? [{ role: 'connect', use, port, range }]
        : [];
    },
  );
}

function tagged(text: string): Declared[] {
  const found: Declared[] = [];
  for (const { 0: whole, 1: name = '', 2: tags = '', index } of text.matchAll(TAGGED)) {
    const url = TAG_URL.exec(tags);
    const given = url ?? TAG_DEFAULT.exec(tags);
    const variable = TAG_VARIABLE.exec(tags)?.[1];
    if (!given || (!url && !/port|addr|listen|bind/i.test(`${name} ${variable ?? ''}`))) continue;
    const at = given[0].lastIndexOf(given[1]!);
    const start = index + whole.lastIndexOf(tags) + given.index + at;
    found.push({
      name,
      help: TAG_HELP.exec(tags)?.[1] ?? '',
      value: given[1]!,
      at: start,
      nameAt: index + whole.indexOf(name),
      ...(variable && { variable }),
    });
  }
  return found;
}

function clap(text: string): Declared[] {
  const found: Declared[] = [];
  for (const { 0: whole, 1: documentation = '', 2: inside = '', 3: field = '', index } of text.matchAll(
    CLAP,
  )) {
    const given = CLAP_DEFAULT.exec(inside);
    if (!given) continue;
    const value = given[1]!;
    const start = index + documentation.length + whole.slice(documentation.length).indexOf(inside);
    const name = /\blong\s{0,3}=\s{0,3}"([\w-]{1,60})"/.exec(inside)?.[1] ?? field;
    const variable = /\benv\s{0,3}=\s{0,3}"(\w{1,60})"/.exec(inside)?.[1];
    const help = /\b(?:help|about)\s{0,3}=\s{0,3}"([^"]{0,200})"/.exec(inside)?.[1] ?? '';
    found.push({
      name,
      help: `${documentation.replace(/\/\/\//g, ' ')} ${help}`,
      value,
      at: start + given.index + given[0].length - value.length,
      nameAt: index + whole.lastIndexOf(field),
      ...(variable && { variable }),
    });
  }
  return found;
}

function annotated(text: string): Declared[] {
  const found: Declared[] = [];
  for (const { 0: whole, 1: inside = '', index } of text.matchAll(ANNOTATED)) {
    const after = text.slice(index + whole.length, index + whole.length + 300);
    const given = ANNOTATED_DEFAULT.exec(inside) ?? FIELD_VALUE.exec(after);
    const name = /"--?([a-zA-Z][\w.-]{1,60})"|(?<![=]\s{0,3})"([a-zA-Z][\w-]{1,60})"/.exec(inside);
    if (!given || !name) continue;
    const value = given[1]!;
    const isInside = given.input === inside;
    const end = given.index + given[0].lastIndexOf(value);
    const help =
      /\b(?:description|HelpText|usage)\s{0,3}=\s{0,3}\{?\s{0,9}"([^"]{0,300})"/.exec(inside)?.[1] ?? '';
    const long = name[1] ?? name[2]!;
    found.push({
      name: long,
      help,
      value,
      at: isInside ? index + whole.indexOf(inside) + end : index + whole.length + end,
      nameAt: index + whole.indexOf(inside) + name.index + name[0].indexOf(long),
    });
  }
  return found;
}

function gflags(text: string): Declared[] {
  const found: Declared[] = [];
  for (const { 0: whole, 1: name = '', 2: value = '', 3: help = '', index } of text.matchAll(GFLAG)) {
    const nameAt = whole.search(new RegExp(`\\b${name}\\b(?=,)`));
    found.push({
      name,
      help,
      value,
      at: index + whole.indexOf(value, nameAt + name.length),
      nameAt: index + nameAt,
    });
  }
  return found;
}
