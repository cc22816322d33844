import type { ListenApi } from './listen-api.ts';

/**
 * The content test of a language, made from its table: whether a text calls a method by a name that
 * some row believes without an import (`.listen(`), calls a name of a row and holds one of the modules
 * or globals that rows of this name ask for, or has an exported key. Linear regular expressions.
 */
export function apiPrefilter(apis: readonly ListenApi[]): (text: string) => boolean {
  const believed = new Set<string>();
  /** What must stand in a text beside a name for one of the name's rows to apply. */
  const modulesOf = new Map<string, Set<string>>();
  const keys = new Set<string>();
  for (const api of apis) {
    const types = (api.objects ?? []).map(type => type.slice(type.lastIndexOf('.') + 1));
    const names = [...(typeof api.name === 'string' ? [api.name] : (api.name ?? [])), ...types];
    const origins = [...(api.callees ?? []), ...(api.receivers ?? []), ...(api.objects ?? [])];
    for (const name of names) {
      if (name === '') continue;
      if (api.guess) believed.add(name);
      const modules = modulesOf.get(name) ?? new Set();
      for (const origin of origins) modules.add(moduleOf(origin));
      modulesOf.set(name, modules);
    }
    if (api.exported) for (const { path } of api.port) keys.add(String(path?.[0]));
  }
  for (const name of believed) modulesOf.delete(name);
  const any = (set: Iterable<string>) => [...set].map(quote).join('|');
  const guess =
    believed.size > 0 ? new RegExp(`[.]\\s{0,9}(?:${any(believed)})\\s{0,9}(?:\\?\\.)?[(<]`) : undefined;
  const key = keys.size > 0 ? new RegExp(`\\b(?:${any(keys)})\\s{0,9}:`) : undefined;
  const named =
    modulesOf.size > 0 ? new RegExp(`\\b(${any(modulesOf.keys())})\\s{0,9}(?:\\?\\.)?[(<{]`, 'g') : undefined;
  return text => {
    if (guess?.test(text) || (EXPORTS.test(text) && key?.test(text))) return true;
    if (!named) return false;
    const tried = new Set<string>();
    for (const match of text.matchAll(named)) {
      const name = match[1]!;
      if (tried.has(name)) continue;
      tried.add(name);
      for (const module of modulesOf.get(name)!) if (text.includes(module)) return true;
    }
    return false;
  };
}

/** How a configuration module gives its object. */
const EXPORTS = /\bmodule\.exports\b|\bexport\s{1,9}default\b/;

/** What of an origin must stand in the text: a module's first part, or a global's name. */
function moduleOf(pattern: string): string {
  const bare = pattern.replace(/^global:/, '');
  return /^(?:https?:\/\/)?[\w@/-]+/.exec(bare)?.[0] ?? bare;
}

function quote(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
