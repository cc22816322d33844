import type { ListenApi, PortPlace } from '../../../listen-api.ts';

/** An `InetSocketAddress` at a position; see the records of the idioms. */
export const socketAddress = (arg: number): PortPlace => ({
  arg,
  path: ['port'],
  form: 'number',
  host: { arg, path: ['host'] },
});

/** A port at a position. */
export const portAt = (arg: number): PortPlace => ({ arg, form: 'number' });

/** A host and a port after it. */
export const hostPortAt = (arg: number): PortPlace => ({ arg: arg + 1, form: 'number', host: { arg } });

/** `f(address)`, `f(host, port)`, `f(port)`. */
export const ADDRESS_OR_PORT: readonly PortPlace[] = [socketAddress(0), hostPortAt(0), portAt(0)];

export const URL: readonly PortPlace[] = [{ arg: 0, form: 'url' }];
export const URLS: readonly PortPlace[] = [{ arg: 0, form: 'url-list' }];

/** Something that is dialled: reported only where the file says the port. */
export const dials = (row: Omit<ListenApi, 'role' | 'knownOnly'>): ListenApi => ({
  ...row,
  role: 'connect',
  knownOnly: true,
});

/** The classes of a package as origins. */
export const of = (owner: string, ...names: readonly string[]): string[] =>
  names.map(name => `${owner}.${name}`);
