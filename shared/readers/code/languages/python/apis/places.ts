import type { PortPlace } from '../../../listen-api.ts';

/** A tuple `(host, port)` as a positional argument, or under a keyword. */
export const tuple = (arg: number, keyword?: string): readonly PortPlace[] => {
  const place = keyword === undefined ? { arg } : { arg, keyword };
  return [{ ...place, path: [1], form: 'number', host: { ...place, path: [0] } }];
};

/** `host` and `port` as arguments side by side or by keyword. */
export const hostAndPort = (hostArg: number, portArg: number): readonly PortPlace[] => [
  { arg: portArg, keyword: 'port', form: 'number', host: { arg: hostArg, keyword: 'host' } },
];

/** A port by keyword only. */
export const keyword = (port = 'port', host = 'host'): readonly PortPlace[] => [
  { keyword: port, form: 'number', host: { keyword: host } },
];

/** What tells which port a socket got. */
export const SOCKET_READ_BACK = ['getsockname', 'sockets', 'addresses'];
