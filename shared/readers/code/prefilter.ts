import { getOrMake, lazily } from '../../text/index.ts';
import { gated } from '../word-gate.ts';
import { any, quote } from './any-of.ts';
import { guessedCall } from './guessed-call.ts';
import type { LanguageTables } from './language.ts';
import type { ListenApi, OriginPattern, Place } from './listen-api.ts';

/** A content test made of a table; `path` is that of the file, for the rows that ask for its name. */
export type ApiPrefilter = (text: string, path?: string) => boolean;

/**
 * The content test of a language, made from its table: whether a text calls a method by a name that
 * some row believes without an import (`.listen(`) or on any receiver (`.ListenAnyIP(`), or calls a name of
 * a row and holds what that row asks for besides: one of the modules or globals, the keys that can give
 * a port, the file's name. Linear regular expressions.
 *
 * @param moduleText the expression for what stands in a text that imports a module whose name begins
 * with `begin` (itself an expression); by default the beginning alone.
 * @param moduleName finds the module that an origin begins with.
 * @param signs one of which stands just before a module's name there; by default anything does
 */
export function apiPrefilter(
  { apis, idioms }: LanguageTables,
  moduleText: (begin: string) => string = begin => begin,
  moduleName: RegExp = MODULE,
  signs: readonly string[] = [''],
): ApiPrefilter {
  // Most runs see texts of a few languages only: the expressions of the others are never made.
  const rows = lazily(() => sorted(apis));
  // Keys that the idioms give to positions are not written: the port of an `InetSocketAddress`.
  const implied = new Set(Object.values(idioms.records ?? {}).flat(2));
  const calls = new Map<string, ApiPrefilter[]>();
  const conditionsOfCall = (name: string) =>
    getOrMake(calls, name, () =>
      conditionsOf(rows().named.get(name)!, implied, alike =>
        evidenceOf(alike.flatMap(originsOf), moduleText, moduleName),
      ),
    );
  // Asked of every text, so each behind a gate, and made at once: there are few of them.
  const wholeFiles = [
    ...conditionsOf(
      apis.filter(api => api.exported),
      implied,
      () => EXPORTS,
      true,
    ),
    ...conditionsOf(
      apis.filter(api => api.assigned),
      implied,
      assignmentOf,
      true,
    ),
  ];
  // Most texts hold no module of the table at all: asked first, it spares the search for names.
  const origins = lazily(() => [...rows().named.values()].flat().flatMap(originsOf));
  const evidence = lazily(() =>
    origins().length > 0 ? evidenceOf(origins(), moduleText, moduleName) : NEVER,
  );
  const anyEvidence = gated(
    () => evidenceWords(origins(), moduleName, signs),
    text => evidence().test(text),
  );
  const guessed = lazily(() => guessedCall(rows().guesses, moduleText));
  const guess = gated(
    () => rows().guesses.flatMap(api => api.name ?? []),
    text => guessed()(text),
  );
  const method = gatedNames(
    () => rows().anywhere,
    names => `[.]\\s{0,9}(?:${any(names)})\\s{0,9}[(<]`,
  );
  // A function of the workspace is only believed to take a port where one is surely given.
  const ownCall = gatedNames(
    () => rows().own,
    names => `\\b(?:${any(names)})\\s{0,9}\\([^;]{0,200}?(?:\\d{4}|80|443|PORT)`,
  );
  // Keys stand in quotes, the constants that hold them do not.
  const keyed = gatedNames(
    () => rows().settings,
    names => {
      const quoted = any([...names].filter(name => name.includes('.')));
      const constants = any([...names].filter(name => !name.includes('.')));
      return [quoted && `["'](?:${quoted})["']`, constants && `\\b(?:${constants})\\b`]
        .filter(Boolean)
        .join('|');
    },
  );
  const named = lazily(
    () => new RegExp(`\\b(${any(rows().named.keys())})(?:\\s{0,120}(?:\\?\\.)?[(<{,)]|\\s{1,9}as\\b)`, 'g'),
  );
  return (text, path) => {
    if (guess(text) || ownCall(text) || keyed(text) || method(text)) return true;
    if (wholeFiles.some(holds => holds(text, path))) return true;
    if (!anyEvidence(text)) return false;
    const tried = new Set<string>();
    for (const match of text.matchAll(named())) {
      const name = match[1]!;
      if (tried.has(name)) continue;
      tried.add(name);
      if (conditionsOfCall(name).some(holds => holds(text, path))) return true;
    }
    return false;
  };
}

/** The rows of a table by what they ask of a text. */
interface SortedRows {
  /** Those that believe a receiver's name. */
  readonly guesses: ListenApi[];
  /** Those of origins, by the names that are called. */
  readonly named: Map<string, ListenApi[]>;
  /** Names of functions of the workspace; of methods of any receiver; keys and constants of settings. */
  readonly own: Set<string>;
  readonly anywhere: Set<string>;
  readonly settings: Set<string>;
}

function sorted(apis: readonly ListenApi[]): SortedRows {
  const guesses: ListenApi[] = [];
  const named = new Map<string, ListenApi[]>();
  const own = new Set<string>();
  const anywhere = new Set<string>();
  const settings = new Set<string>();
  for (const api of apis) {
    // The key is rarer than the functions that take it.
    if (api.keyed) {
      for (const name of api.keyed.names) settings.add(name);
      continue;
    }
    if (api.guess) guesses.push(api);
    const types = (api.objects ?? []).map(type =>
      type.slice(Math.max(type.lastIndexOf('.'), type.lastIndexOf(':')) + 1),
    );
    const names = [...(typeof api.name === 'string' ? [api.name] : (api.name ?? [])), ...types];
    for (const name of names) {
      if (name === '') continue;
      if (api.anyReceiver) anywhere.add(name);
      if (api.own) own.add(name);
      else if (originsOf(api).length > 0) getOrMake(named, name, () => []).push(api);
    }
  }
  return { guesses, named, own, anywhere, settings };
}

/** The test of an expression made of names, behind a gate of them; without a name no text passes. */
function gatedNames(names: () => ReadonlySet<string>, sourceOf: (names: ReadonlySet<string>) => string) {
  const expression = lazily(() => (names().size > 0 ? new RegExp(sourceOf(names())) : NEVER));
  return gated(names, text => expression().test(text));
}

const NEVER = /(?!)/;

/**
 * What rows ask of a file besides the call, a test for all rows that ask for the same: the file's name, the
 * keys that must stand in a text for a port to be found, and last what `evidence` makes of those rows.
 *
 * @param guarded whether the test of keys stands behind a gate: worth it where nothing else was asked before
 */
function conditionsOf(
  rows: readonly ListenApi[],
  implied: ReadonlySet<string>,
  evidence: (alike: readonly ListenApi[]) => RegExp,
  guarded = false,
): ApiPrefilter[] {
  const groups = new Map<string, ListenApi[]>();
  for (const row of rows) {
    const asked = JSON.stringify([row.files, keysOf(row, implied)]);
    groups.set(asked, [...(groups.get(asked) ?? []), row]);
  }
  return [...groups.values()].map(alike => {
    const { files } = alike[0]!;
    const choices = keysOf(alike[0]!, implied);
    const tests = choices?.map(keys => keys.map(givenKey));
    const holdsKeys = (text: string) => tests!.some(keys => keys.every(key => key.test(text)));
    const last = choices?.map(keys => keys.at(-1)!);
    const given = last && guarded ? gated(last, holdsKeys) : tests && holdsKeys;
    const proof = evidence(alike);
    return (text, path) => {
      if (files && path !== undefined && !files.some(begin => path.includes(begin))) return false;
      return (given?.(text) ?? true) && proof.test(text);
    };
  });
}

/**
 * The keys that must stand in a text for a row to find a port in it, a list for each place where the port
 * may be. Undefined where a port may stand without a key, or need not be written at all.
 *
 * @param implied keys that need not be written
 */
function keysOf(
  { port, needs = [], omitted, emptyPort }: ListenApi,
  implied: ReadonlySet<string>,
): string[][] | undefined {
  if (omitted === 'dynamic' || emptyPort === 'dynamic') return undefined;
  const proof = needs.flatMap(keysAt);
  const choices = port.map(place => [...keysAt(place), ...proof].filter(key => !implied.has(key)));
  return choices.some(keys => keys.length === 0) ? undefined : choices;
}

/** The keys on the way to a place: names of options, a keyword that has no position. */
function keysAt({ arg, keyword, path = [] }: Place): string[] {
  const keys = path.filter(step => typeof step === 'string');
  if (keyword !== undefined && arg === undefined) keys.unshift(keyword);
  return keys.filter(key => /^\w+$/.test(key));
}

/** A text without a digit or a part that is filled in: no port. */
const PLAIN_TEXT = `\\s{0,9}(["'\`])[^"'\`\\d%$#{\\n]{0,100}\\1\\s{0,9}[,;)}\\n]`;

/**
 * A key with a value: before a colon or an assignment, or alone among others (`{ host, port }`). That another
 * thing's `x.port` is read gives none, nor a text in which no port can stand.
 */
function givenKey(key: string): RegExp {
  const sign = `(?:=(?!=)|:)(?!${PLAIN_TEXT})`;
  return new RegExp(
    `(?:(?<![\\w.])${key}["'\`]?\\s{0,9}\\??(?:${sign}|[,})\\](])|[.]${key}\\s{0,9}(?:=(?!=)|[(]))`,
  );
}

/** What stands in a module that assigns one of the rows' names. Such files are few: their names are asked for first. */
function assignmentOf(rows: readonly ListenApi[]): RegExp {
  const names = new Set(rows.flatMap(({ port }) => port.map(({ path }) => String(path?.[0]))));
  return new RegExp(`(?:^|[\\n\\r])(?:${any(names)})[ \\t]{0,9}=`);
}

function originsOf({ callees = [], receivers = [], objects = [] }: ListenApi): OriginPattern[] {
  return [...callees, ...receivers, ...objects];
}

/** How a configuration module gives its object. */
const EXPORTS = /\bmodule\.exports\b|\bexport\s{1,9}default\b/;

/** The module an origin begins with, up to the first name in it: `github.com/gin-gonic/gin`, `net/http`, `http`. */
const MODULE = /^(?:https?:\/\/)?(?:[\w@.-]+\/)*[\w@-]+/;

/** A global's name, or that of a function of any module; undefined for what a module is named for. */
function wordOf(origin: OriginPattern): string | undefined {
  return /^(?:global:|…\.)(\w+)/.exec(origin)?.[1];
}

/** The words of which one stands where {@link evidenceOf} holds. */
function evidenceWords(
  origins: readonly OriginPattern[],
  moduleName: RegExp,
  signs: readonly string[],
): string[] {
  return origins.flatMap(origin => {
    const module = moduleName.exec(origin)?.[0] ?? origin;
    return wordOf(origin) ?? signs.map(sign => `${sign}${module}`);
  });
}

/** What must stand in a text for one of these origins to occur in it: a module's name or a global's. */
function evidenceOf(
  origins: readonly OriginPattern[],
  moduleText: (begin: string) => string,
  moduleName: RegExp,
): RegExp {
  const globals = new Set<string>();
  const modules = new Set<string>();
  for (const origin of origins) {
    const word = wordOf(origin);
    if (word !== undefined) globals.add(word);
    else modules.add(quote(moduleName.exec(origin)?.[0] ?? origin));
  }
  const parts: string[] = [];
  if (globals.size > 0) parts.push(`\\b(?:${[...globals].join('|')})\\b`);
  if (modules.size > 0) parts.push(moduleText(`(?:${[...modules].join('|')})`));
  return new RegExp(parts.join('|'));
}
