import type { PortPlace } from '../../../listen-api.ts';

/** `listen(port[, host][, backlog][, callback])`, `listen({ port, host })`, `listen(path)` of Node's servers. */
export const LISTEN: readonly PortPlace[] = [
  { arg: 0, form: 'path-or-port', host: { arg: 1 } },
  { arg: 0, path: ['port'], form: 'number', host: { arg: 0, path: ['host'] } },
];

/** An options object or handle that names no port. */
export const NO_PORT = [
  { arg: 0, path: ['path'] },
  { arg: 0, path: ['fd'] },
  { arg: 0, path: ['handle'] },
];

/** An options object with a `port` (and a host under one of its names). */
export const inOptions = (arg: number, host = 'host'): readonly PortPlace[] => [
  { arg, path: ['port'], form: 'number', host: { arg, path: [host] } },
];
