import { HOLE } from './joined-text.ts';
import type { RefusedPort } from './sql-occurrence.ts';

/**
 * What was plainly meant for a port and is none: `1433/shop`, `14e3`, `abc`. Other texts may stand for a port that
 * is put in later (`PORT`, `xxxx`, `[port]`), or end what is around the connection.
 */
const NO_PORT = /^(?:\d{1,5}\/|\d{1,5}[a-z]|[a-z]{2,20}$)/;
const STANDS_FOR_ONE = /port|puerto|(?:^|\d)([a-z])\1*$/;

/** Whether a port is written as 0, which some drivers take for none. */
export function isZeroPort(text: string): boolean {
  return /^\s{0,9}0{1,9}\s{0,9}$/.test(text);
}

/** What is wrong with a (masked) port that stands at `start`, unless it is one or may stand for one. */
export function malformedPort(masked: string, start: number, expected: string): RefusedPort | undefined {
  if (!NO_PORT.test(masked) || STANDS_FOR_ONE.test(masked)) return undefined;
  if (masked.includes(HOLE) && !masked.includes('/')) return undefined;
  return { span: { start, end: start + masked.length }, kind: 'malformed', expected };
}
