import type { ListenApi, OriginPattern, Place, PortPlace } from '../../../listen-api.ts';

/** A port by itself, with the place of its host. */
export const number = (arg: number, keyword?: string, host?: Place): readonly PortPlace[] => [
  { arg, ...(keyword !== undefined && { keyword }), form: 'number', ...(host && { host }) },
];

/** `host, port` from the first argument on. */
export const hostAndPort = (port = 'port', host = 'host', first = 0): readonly PortPlace[] => [
  { arg: first + 1, keyword: port, form: 'number', host: { arg: first, keyword: host } },
];

/** An array with `port` and `host` as an argument. */
export const inArray = (arg: number, ...path: string[]): readonly PortPlace[] => [
  { arg, path: [...path, 'port'], form: 'number', host: { arg, path: [...path, 'host'] } },
];

/** What takes `host:port`, or a port alone as a number or a text. */
export const addressOrPort = (row: Omit<ListenApi, 'port'>, place: Place): readonly ListenApi[] => [
  { ...row, port: [{ ...place, form: 'address' }] },
  { ...row, port: [{ ...place, form: 'number' }], knownOnly: true },
];

/** The instances of classes. */
export const made = (classes: readonly OriginPattern[]): OriginPattern[] => classes.map(one => `${one}()`);

/** The last name of an origin: `Server` of `React.Socket.Server`. */
export const lastNames = (origins: readonly OriginPattern[]): string[] => [
  ...new Set(origins.map(one => one.slice(Math.max(one.lastIndexOf('.'), one.lastIndexOf(':')) + 1))),
];
