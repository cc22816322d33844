import type { ListenApi, OriginPattern, PortPlace } from '../../../listen-api.ts';

/** What is dialled: reported only where the file says the port. URLs need no row: see `dialled-in-code.ts`. */
export const client = (
  api: string,
  callees: readonly OriginPattern[],
  port: readonly PortPlace[],
  more: Partial<ListenApi> = {},
): ListenApi => ({
  api,
  role: 'connect',
  name: [...new Set(callees.map(callee => callee.slice(callee.lastIndexOf('.') + 1)))],
  callees,
  port,
  knownOnly: true,
  ...more,
});

/** A method that dials, of something that a known constructor made. */
export const method = (
  api: string,
  name: string | readonly string[],
  receivers: readonly OriginPattern[],
  port: readonly PortPlace[],
): ListenApi => ({ api, role: 'connect', name, receivers, port, knownOnly: true });

/** Addresses in a text, with commas between, or in a list. */
export const addresses = (arg: number, ...keywords: readonly string[]): readonly PortPlace[] =>
  (keywords.length === 0 ? [undefined] : keywords).map(name => ({
    arg,
    ...(name !== undefined && { keyword: name }),
    form: 'url-list',
  }));
