import type { ListenApi } from './listen-api.ts';

/**
 * The content test of a language: whether a text calls something by one of the names in its table, or
 * writes one of its typed literals. One linear regular expression, made from the table.
 */
export function apiPrefilter(apis: readonly ListenApi[]): (text: string) => boolean {
  const names = new Set<string>();
  const keys = new Set<string>();
  for (const api of apis) {
    for (const name of typeof api.name === 'string' ? [api.name] : (api.name ?? []))
      if (name) names.add(name);
    for (const type of api.objects ?? []) keys.add(type.slice(type.lastIndexOf('.') + 1));
    if (api.exported) for (const { path } of api.port) keys.add(String(path?.[0]));
  }
  const calls = `(?:${[...names].map(quote).join('|')})\\s{0,9}(?:\\?\\.)?[(<]`;
  const literals = keys.size > 0 ? `|(?:${[...keys].map(quote).join('|')})\\s{0,9}[:{]` : '';
  const expression = new RegExp(`\\b(?:${calls}${literals})`);
  return text => expression.test(text);
}

function quote(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
