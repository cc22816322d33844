import type { ListenApi, OriginPattern } from './listen-api.ts';

/**
 * The content test of a language, made from its table: whether a text calls a method by a name that
 * some row believes without an import (`.listen(`), calls a name of a row and holds one of the modules
 * or globals that rows of this name ask for, or has an exported key. Linear regular expressions.
 *
 * @param moduleText the expression for what stands in a text that imports a module whose name begins
 * with `begin` (itself an expression); by default the beginning alone.
 */
export function apiPrefilter(
  apis: readonly ListenApi[],
  moduleText: (begin: string) => string = begin => begin,
): (text: string) => boolean {
  const believed = new Set<string>();
  const originsOf = new Map<string, Set<OriginPattern>>();
  const keys = new Set<string>();
  for (const api of apis) {
    const types = (api.objects ?? []).map(type => type.slice(type.lastIndexOf('.') + 1));
    const names = [...(typeof api.name === 'string' ? [api.name] : (api.name ?? [])), ...types];
    for (const name of names) {
      if (name === '') continue;
      if (api.guess) believed.add(name);
      const origins = originsOf.get(name) ?? new Set();
      for (const list of [api.callees, api.receivers, api.objects])
        for (const o of list ?? []) origins.add(o);
      originsOf.set(name, origins);
    }
    if (api.exported) for (const { path } of api.port) keys.add(String(path?.[0]));
  }
  for (const name of believed) originsOf.delete(name);
  const evidence = new Map(
    [...originsOf].map(([name, origins]) => [name, evidenceOf([...origins], moduleText)] as const),
  );
  // Most texts hold no module of the table at all: asked first, it spares the search for names.
  const anyEvidence = evidenceOf(
    [...originsOf.values()].flatMap(origins => [...origins]),
    moduleText,
  );
  const any = (set: Iterable<string>) => [...set].map(quote).join('|');
  const guess =
    believed.size > 0 ? new RegExp(`[.]\\s{0,9}(?:${any(believed)})\\s{0,9}(?:\\?\\.)?[(<]`) : undefined;
  const key = keys.size > 0 ? new RegExp(`\\b(?:${any(keys)})\\s{0,9}:`) : undefined;
  const named =
    evidence.size > 0 ? new RegExp(`\\b(${any(evidence.keys())})\\s{0,9}(?:\\?\\.)?[(<{]`, 'g') : undefined;
  return text => {
    if (guess?.test(text) || (EXPORTS.test(text) && key?.test(text))) return true;
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

/** How a configuration module gives its object. */
const EXPORTS = /\bmodule\.exports\b|\bexport\s{1,9}default\b/;

/** What must stand in a text for one of these origins to occur in it: a module's name or a global's. */
function evidenceOf(origins: readonly OriginPattern[], moduleText: (begin: string) => string): RegExp {
  const globals = new Set<string>();
  const modules = new Set<string>();
  for (const origin of origins) {
    const global = /^global:(\w+)/.exec(origin)?.[1];
    if (global !== undefined) globals.add(global);
    else modules.add(quote(/^(?:https?:\/\/)?[\w@/-]+/.exec(origin)?.[0] ?? origin));
  }
  const parts: string[] = [];
  if (globals.size > 0) parts.push(`\\b(?:${[...globals].join('|')})\\b`);
  if (modules.size > 0) parts.push(moduleText(`(?:${[...modules].join('|')})`));
  return new RegExp(parts.join('|'));
}

function quote(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
