import type { MappedText, TextRange } from '../../../text/index.ts';
import { rangeIn } from '../port-list.ts';
import type { SystemFindings } from '../system-findings.ts';

/** A value of Windows' registry, from whatever writes it. */
export interface RegistryValue {
  /** The key, `HKLM\\Software\\Microsoft\\Rpc\\Internet`, with any prefix. */
  readonly path: string;
  readonly name: string;
  /** The data as written: decimal, or `0x…`; for `Ports` the entries with commas or blanks between. */
  readonly value: MappedText;
  readonly use: TextRange;
  /** What may be deleted. */
  readonly statement?: TextRange;
}

const NUMBERS = new Map([
  ['tcptimedwaitdelay', 'TcpTimedWaitDelay'],
  ['maxuserport', 'MaxUserPort'],
]);

/** The registry's values that decide on ports: those of TCP/IP, and the ports of RPC. */
export function readRegistryValue(
  found: SystemFindings,
  { path, name, value, use, statement }: RegistryValue,
): void {
  const known = NUMBERS.get(name.toLowerCase());
  if (known && /\\Tcpip\\Parameters\b/i.test(path)) {
    const text = value.value.trim();
    if (!/^(?:0x[0-9a-f]{1,8}|\d{1,10})$/i.test(text)) return;
    found.add({
      kind: 'registry-value',
      name: known,
      value: Number(text),
      ...(statement && { statement }),
      scope: found.scope,
      range: rangeIn(value, 0, value.value.length),
    });
  }
  if (name.toLowerCase() === 'ports' && /\\Microsoft\\Rpc\\Internet\b/i.test(path))
    readRpcPorts(found, value, use);
}

/**
 * The ports of DCOM and RPC. One bad entry makes Windows disregard all of them; fewer than 100 are too
 * few, and they should lie above 5000 (configure-rpc-dynamic-port-allocation-with-firewalls.md).
 */
function readRpcPorts(found: SystemFindings, value: MappedText, use: TextRange): void {
  const entries = [...value.value.matchAll(/(?:(?!\\0)[^\s,;])+/g)];
  const add = (
    first: number | null,
    last: number | null,
    refused: string | undefined,
    range: TextRange,
    isText = false,
  ) =>
    found.add({
      kind: 'dynamic-range',
      system: 'windows-rpc',
      protocol: 'tcp',
      first,
      last,
      ...(refused && { refused }),
      ...(isText && { slot: { range, before: '', after: '' } }),
      scope: found.scope,
      range,
    });
  for (const entry of entries) {
    const place = rangeIn(value, entry.index, entry.index + entry[0].length);
    // Bytes of a registry script are no text that a reader of it would know the entry by.
    const verbatim = found.source.text.slice(place.start, place.end) === entry[0];
    const range = verbatim ? place : value.range();
    if (/[$%{}]/.test(entry[0])) continue;
    const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(entry[0]);
    const first = Number(match?.[1]);
    const last = Number(match?.[2] ?? match?.[1]);
    if (!match || first > last || last > 65535 || first === 0)
      add(
        null,
        null,
        'an entry is a port or an ascending range up to 65535, and one bad entry voids them all',
        range,
      );
    else add(first, last, undefined, range, verbatim);
  }
  if (entries.length === 0) add(null, null, 'it names no port', use);
}
