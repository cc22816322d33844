import type { ListenApi, OriginPattern } from './listen-api.ts';

/**
 * The content test of a language, made from its table: whether a text calls a method by a name that
 * some row believes without an import (`.listen(`) or on any receiver (`.ListenAnyIP(`), calls a name of a
 * row and holds one of the modules or globals that rows of this name ask for, or has an exported key.
 * Linear regular expressions.
 *
 * @param moduleText the expression for what stands in a text that imports a module whose name begins
 * with `begin` (itself an expression); by default the beginning alone.
 * @param moduleName finds the module that an origin begins with.
 */
export function apiPrefilter(
  apis: readonly ListenApi[],
  moduleText: (begin: string) => string = begin => begin,
  moduleName: RegExp = MODULE,
): (text: string) => boolean {
  const guesses = new Map<string, Set<string>>();
  const originsOf = new Map<string, Set<OriginPattern>>();
  const keys = new Set<string>();
  const own = new Set<string>();
  const anywhere = new Set<string>();
  const assigned = new Set<string>();
  const settingNames = new Set<string>();
  for (const api of apis) {
    // The key is rarer than the functions that take it.
    if (api.keyed) {
      for (const name of api.keyed.names) settingNames.add(name);
      continue;
    }
    const types = (api.objects ?? []).map(type =>
      type.slice(Math.max(type.lastIndexOf('.'), type.lastIndexOf(':')) + 1),
    );
    const names = [...(typeof api.name === 'string' ? [api.name] : (api.name ?? [])), ...types];
    for (const name of names) {
      if (name === '') continue;
      if (api.anyReceiver) anywhere.add(name);
      if (api.own) {
        own.add(name);
        continue;
      }
      if (api.guess) guesses.set(name, new Set([...(guesses.get(name) ?? []), ...api.guess.names]));
      const origins = originsOf.get(name) ?? new Set();
      for (const list of [api.callees, api.receivers, api.objects])
        for (const o of list ?? []) origins.add(o);
      originsOf.set(name, origins);
    }
    if (api.assigned) for (const { path } of api.port) assigned.add(String(path?.[0]));
    if (api.exported) for (const { path } of api.port) keys.add(String(path?.[0]));
  }
  const evidence = new Map(
    [...originsOf]
      .filter(([, origins]) => origins.size > 0)
      .map(([name, origins]) => [name, evidenceOf([...origins], moduleText, moduleName)] as const),
  );
  // Most texts hold no module of the table at all: asked first, it spares the search for names.
  const anyEvidence = evidenceOf(
    [...originsOf.values()].flatMap(origins => [...origins]),
    moduleText,
    moduleName,
  );
  const guess = guesses.size > 0 ? guessedCall(guesses) : undefined;
  const method = anywhere.size > 0 ? new RegExp(`[.]\\s{0,9}(?:${any(anywhere)})\\s{0,9}[(<]`) : undefined;
  const key = keys.size > 0 ? new RegExp(`\\b(?:(?:${any(keys)})\\s{0,9}:|port\\s{0,9}[,}])`) : undefined;
  const assignment = assigned.size > 0 ? atLineStart(`(?:${any(assigned)})[ \\t]{0,9}=`) : undefined;
  // A function of the workspace is only believed to take a port where one is surely given.
  const ownCall =
    own.size > 0 ? new RegExp(`\\b(?:${any(own)})\\s{0,9}\\([^;]{0,200}?(?:\\d{4}|80|443|PORT)`) : undefined;
  const named =
    evidence.size > 0
      ? new RegExp(`\\b(${any(evidence.keys())})(?:\\s{0,120}(?:\\?\\.)?[(<{,)]|\\s{1,9}as\\b)`, 'g')
      : undefined;
  // Keys stand in quotes, the constants that hold them do not.
  const quoted = any([...settingNames].filter(name => name.includes('.')));
  const constants = any([...settingNames].filter(name => !name.includes('.')));
  const keyed =
    settingNames.size > 0
      ? new RegExp(
          [quoted && `["'](?:${quoted})["']`, constants && `\\b(?:${constants})\\b`]
            .filter(Boolean)
            .join('|'),
        )
      : undefined;
  return text => {
    if (guess?.(text) || (key && EXPORTS.test(text) && key.test(text)) || ownCall?.test(text)) return true;
    if (keyed?.test(text) || method?.test(text) || assignment?.(text)) return true;
    if (!named || !anyEvidence.test(text)) return false;
    const tried = new Set<string>();
    for (const match of text.matchAll(named)) {
      const name = match[1]!;
      if (tried.has(name)) continue;
      tried.add(name);
      if (evidence.get(name)!.test(text)) return true;
    }
    return false;
  };
}

/**
 * Whether a text calls one of the methods (keys) on a receiver whose last word is one of its own
 * (values), as in `app.listen(`, `httpServer.listen(`, `my_app().listen(`; the matching proper looks
 * closer. The method's name is sought first, since it is rarer than the words.
 */
function guessedCall(receiversOf: ReadonlyMap<string, ReadonlySet<string>>): (text: string) => boolean {
  const call = new RegExp(`[.]\\s{0,9}(${any(receiversOf.keys())})\\s{0,9}(?:\\?\\.)?[(<]`, 'g');
  const receivers = new Map([...receiversOf].map(([name, words]) => [name, endsWithWord([...words])]));
  const makers = new Map([...receiversOf].map(([name, words]) => [name, makesWord([...words])]));
  return text => {
    const called = new Set<string>();
    for (const match of text.matchAll(call)) {
      const before = text.slice(Math.max(0, match.index - REACH), match.index);
      if (receivers.get(match[1]!)!.test(before)) return true;
      called.add(match[1]!);
    }
    for (const name of called) if (makers.get(name)!.test(text)) return true;
    return false;
  };
}

/** How far before a method's dot its receiver is sought (UTF-16 units). */
const REACH = 160;

function endsWithWord(words: readonly string[]): RegExp {
  const title = words.map(word => word.charAt(0).toUpperCase() + word.slice(1));
  const upper = words.map(word => word.toUpperCase());
  const word = `(?:(?:\\b|_)(?:${any(words)})|${any(title)}|${any(upper)})[\\d_]{0,9}`;
  return new RegExp(`${word}(?:\\([^()]{0,80}\\))?[!?]?\\s{0,60}$`);
}

/** A call that says by its name that it makes one of these: `createServer(`, `new Elysia(`. */
function makesWord(words: readonly string[]): RegExp {
  const title = any(words.map(word => word.charAt(0).toUpperCase() + word.slice(1)));
  return new RegExp(
    `\\b(?:(?:create|make|build|new)\\w{0,40}|new\\s{1,9}[\\w.]{0,60})(?:${title})\\s{0,9}[(<]`,
  );
}

/** As `^…` with the flag `m`, but sought by its line break, which is several times as fast. */
function atLineStart(pattern: string): (text: string) => boolean {
  const [first, later] = [new RegExp(`^${pattern}`), new RegExp(`[\\n\\r]${pattern}`)];
  return text => later.test(text) || first.test(text);
}

function any(words: Iterable<string>): string {
  return [...words].map(quote).join('|');
}

/** How a configuration module gives its object. */
const EXPORTS = /\bmodule\.exports\b|\bexport\s{1,9}default\b/;

/** The module an origin begins with, up to the first name in it: `github.com/gin-gonic/gin`, `net/http`, `http`. */
const MODULE = /^(?:https?:\/\/)?(?:[\w@.-]+\/)*[\w@-]+/;

/** What must stand in a text for one of these origins to occur in it: a module's name or a global's. */
function evidenceOf(
  origins: readonly OriginPattern[],
  moduleText: (begin: string) => string,
  moduleName: RegExp,
): RegExp {
  const globals = new Set<string>();
  const modules = new Set<string>();
  for (const origin of origins) {
    const global = /^global:(\w+)/.exec(origin)?.[1];
    if (global !== undefined) globals.add(global);
    else modules.add(quote(moduleName.exec(origin)?.[0] ?? origin));
  }
  const parts: string[] = [];
  if (globals.size > 0) parts.push(`\\b(?:${[...globals].join('|')})\\b`);
  if (modules.size > 0) parts.push(moduleText(`(?:${[...modules].join('|')})`));
  return new RegExp(parts.join('|'));
}

function quote(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
