import type { PortPlace } from '../../../listen-api.ts';

/** Keyword arguments, or the same keys of a hash that stands at `arg`. */
export const keywords = (port = 'port', host = 'host', arg = 0): readonly PortPlace[] => [
  { keyword: port, form: 'number', host: { keyword: host } },
  { arg, path: [port], form: 'number', host: { arg, path: [host] } },
];

/** `host, port` from argument `first` on. */
export const hostAndPort = (first = 0): readonly PortPlace[] => [
  { arg: first + 1, form: 'number', host: { arg: first } },
];

/** `[host, ] port` */
export const perhapsHostAndPort: readonly PortPlace[] = [
  { arg: 1, form: 'number', host: { arg: 0 } },
  { arg: 0, form: 'number' },
];
