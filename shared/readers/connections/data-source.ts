import type { SqlTransport } from '../../ports/index.ts';
import { parsePort } from '../../ports/index.ts';
import { HOLE } from './joined-text.ts';
import type { Span } from './keyword-values.ts';

/** What a server value says; spans are offsets of the value, without the blanks around each part. */
export interface DataSource {
  readonly transport: SqlTransport;
  /** Whether a prefix states the transport; without one it is the driver's choice. */
  readonly stated?: true;
  readonly host: Span;
  /** The instance's name; `from` is where its `\` stands. */
  readonly instance?: Span & { readonly from: number };
  /** What stands after the comma; `from` is where the comma stands. */
  readonly port?: Span & { readonly from: number };
  /** Digits or a placeholder after a colon, which the comma drivers take as a part of the host's name. */
  readonly colonPort?: Span & { readonly from: number };
}

/** `tcp:`, `np:`, `lpc:`, `admin:`, blanks allowed around. */
const PREFIX = /^\s*(tcp|np|lpc|admin)\s*:/i;

const TRANSPORTS: Record<string, SqlTransport> = {
  tcp: 'tcp',
  np: 'named-pipe',
  lpc: 'shared-memory',
  admin: 'dac',
};

/**
 * Reads `[prefix:]host[\instance][,port]` in either order of instance and port, as SqlClient's managed
 * network layer does (SniProxy: split at the first `\` and `,`, parts trimmed). `value` has its
 * placeholders masked, so a separator in it is the connection string's own.
 */
export function parseDataSource(value: string): DataSource {
  const whole = trimmed(value, 0, value.length);
  if (/^\s*(?:\w+\s*:)?\s*\(localdb\)/i.test(value)) return { transport: 'localdb', host: whole };
  const prefix = PREFIX.exec(value);
  const from = prefix ? prefix[0].length : 0;
  const transport = prefix ? TRANSPORTS[prefix[1]!.toLowerCase()]! : 'tcp';
  const rest = trimmed(value, from, value.length);
  if (value.startsWith('\\\\', rest.start)) return { transport: 'named-pipe', host: rest };
  const slash = value.indexOf('\\', rest.start);
  const comma = value.indexOf(',', rest.start);
  const ends = (separator: number) =>
    [slash, comma].reduce((end, other) => (other > separator && other < end ? other : end), rest.end);
  const host = trimmed(value, rest.start, ends(rest.start - 1));
  const instance =
    slash < 0 ? undefined : { ...withoutColon(value, trimmed(value, slash + 1, ends(slash))), from: slash };
  const port = comma < 0 ? undefined : { ...trimmed(value, comma + 1, ends(comma)), from: comma };
  const colonPort =
    port || transport !== 'tcp'
      ? undefined
      : (colonPortOf(value, host) ??
        (slash < 0 ? undefined : colonPortOf(value, trimmed(value, slash + 1, ends(slash)))));
  return {
    transport,
    ...(prefix && { stated: true as const }),
    host: colonPort && colonPort.from < host.end ? { start: host.start, end: colonPort.from } : host,
    ...(instance && instance.end > instance.start && { instance }),
    ...(port && { port }),
    ...(colonPort && { colonPort }),
  };
}

/** `:1435`, or a colon and a placeholder, at the end of `part`, unless other colons make it an IPv6 address or a scheme. */
function colonPortOf(value: string, part: Span): (Span & { from: number }) | undefined {
  const match = /^(\[[0-9a-f:.]{2,45}\]|[^:[\]]+):\s{0,4}(\d{1,5}|\uFFFC+)$/i.exec(
    value.slice(part.start, part.end),
  );
  if (!match || !(match[2]!.startsWith(HOLE) || parsePort(match[2]!))) return undefined;
  const from = part.start + match[1]!.length;
  return { start: part.end - match[2]!.length, end: part.end, from };
}

function withoutColon(value: string, part: Span): Span {
  const colon = colonPortOf(value, part);
  return colon ? { start: part.start, end: colon.from } : part;
}

/** The span without blanks at its ends. */
function trimmed(value: string, start: number, end: number): Span {
  while (start < end && value[start]!.trim() === '') start++;
  while (end > start && value[end - 1]!.trim() === '') end--;
  return { start, end };
}

/** Whether the whole of a (masked) stretch is unknown, so that it may hold an instance or a port too. */
export function isUnknown(masked: string): boolean {
  return masked.length > 0 && [...masked].every(unit => unit === HOLE);
}
