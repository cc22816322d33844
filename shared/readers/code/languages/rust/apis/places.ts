import type { PortPlace } from '../../../listen-api.ts';

/** An address as the standard library takes it: `"host:port"`, `(host, port)`, `SocketAddr`. */
export const address = (arg: number): readonly PortPlace[] => [
  { arg, path: [1], form: 'number', host: { arg, path: [0] } },
  { arg, form: 'address' },
];

/** Host and port as arguments of their own. */
export const hostAndPort = (host: number, port: number): readonly PortPlace[] => [
  { arg: port, form: 'number', host: { arg: host } },
];
