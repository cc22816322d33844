import { type PortOccurrence, type PortSlot, parsePort, type SqlConnection } from '../../ports/index.ts';
import { type TextEdit, textRange } from '../../text/index.ts';
import { HOLE, type JoinedText } from './joined-text.ts';
import type { Span } from './keyword-values.ts';
import { placeholderDefault } from './placeholders.ts';

/** A replacement in a connection string, in offsets of the string. */
export interface Change {
  readonly span: Span;
  readonly newText: string;
}

/** A connection as a driver's grammar gives it, in offsets of the string. */
export interface ParsedConnection {
  readonly driver: SqlConnection['driver'];
  readonly transport: SqlConnection['transport'];
  /** Set where the driver tries shared memory before TCP. */
  readonly sharedMemoryFirst?: true;
  /** The server value, which a connection without a port stands on. */
  readonly server: Span;
  readonly host: Span;
  /** The instance's name. */
  readonly instance?: Span | undefined;
  /** Where the port is written: digits, or a placeholder. */
  readonly port?: Span | undefined;
  /** Where a port would be written, if none is: replaces `span`, with `before` in front, further changes beside it. */
  readonly slot?:
    | { readonly span: Span; readonly before: string; readonly further?: readonly Change[] }
    | undefined;
  readonly wrongSeparator?: { readonly change: Change; readonly found: string } | undefined;
  /** A port that the driver's grammar refuses; one above 65535 needs no mention. */
  readonly refused?: RefusedPort | undefined;
  /** Set where instance and port are both given: which one the driver ignores and what drops the instance. */
  readonly conflict?:
    | {
        readonly ignored: 'instance' | 'port' | 'none';
        readonly throws: boolean;
        readonly drop: readonly Change[];
      }
    | undefined;
}

/** What is wrong with a port as written, and where that stands (never empty). */
export interface RefusedPort {
  readonly span: Span;
  readonly kind: 'zero' | 'malformed';
  readonly expected: string;
}

/** Stands in a host for what the file does not tell. */
const UNKNOWN = '…';

/** The host as written; of a placeholder the fallback, if it has one. */
function hostName(written: string): string {
  const fallback = placeholderDefault(written);
  return (fallback ? written.slice(fallback.start, fallback.end) : written).replaceAll(HOLE, UNKNOWN);
}

function isUnknown(host: string): boolean {
  return host !== '' && host.replaceAll(UNKNOWN, '') === '';
}

/** The occurrence of a connection that `text` holds. */
export function sqlOccurrence(text: JoinedText, parsed: ParsedConnection, owner?: string): PortOccurrence {
  const value = (span: Span) => text.value.slice(span.start, span.end);
  const edit = ({ span, newText }: Change): TextEdit => ({
    range: text.range(span.start, span.end),
    newText,
  });
  const canEdit = (change: Change) => text.isEditable(change.span.start, change.span.end);
  const port = parsed.port && readPort(value(parsed.port), parsed.port);
  const place = port?.place ?? parsed.server;
  const range = text.range(place.start, place.end);
  const instance = parsed.instance ? value(parsed.instance) : null;
  const host = hostName(value(parsed.host));
  const { slot, wrongSeparator, conflict } = parsed;
  const refused = parsed.refused ?? outOfRange(value, parsed.port);
  const further = slot?.further ?? [];
  let portSlot: PortSlot | undefined;
  if (port) {
    if (port.number !== null && text.isEditable(port.place.start, port.place.end))
      portSlot = { range, before: '', after: '' };
  } else if (slot && [{ span: slot.span, newText: '' }, ...further].every(canEdit)) {
    portSlot = {
      range: text.range(slot.span.start, slot.span.end),
      before: slot.before,
      after: '',
      ...(further.length > 0 && { further: further.map(edit) }),
    };
  }
  return {
    port: port?.number ?? null,
    protocol: 'tcp',
    role: 'connect',
    resolution: port ? port.resolution : 'unresolved',
    namespace: 'none',
    ...(!isUnknown(host) && { host }),
    ...(owner !== undefined && { owner }),
    format: 'sql-server',
    api: `sql-server.${parsed.driver}`,
    range,
    use: range,
    ...(portSlot && { slot: portSlot }),
    sql: {
      driver: parsed.driver,
      transport: parsed.transport,
      server: host,
      instance: instance?.includes(HOLE) ? null : instance,
      // node-mssql drops the port and asks for the instance after all.
      usesBrowser:
        instance !== null &&
        (parsed.transport === 'tcp' || parsed.transport === 'dac') &&
        (!port || conflict?.ignored === 'port'),
      ...(parsed.sharedMemoryFirst && { sharedMemoryFirst: true as const }),
      ...(wrongSeparator &&
        canEdit(wrongSeparator.change) && {
          wrongSeparator: {
            found: wrongSeparator.found,
            wanted: wrongSeparator.change.newText,
            edit: edit(wrongSeparator.change),
          },
        }),
      ...(conflict && {
        conflict: {
          ignored: conflict.ignored,
          throws: conflict.throws,
          dropInstance: conflict.drop.every(canEdit) ? conflict.drop.map(edit) : [],
        },
      }),
      ...(refused && {
        refusedPort: {
          kind: refused.kind,
          text: value(refused.span),
          expected: refused.expected,
          range: text.range(refused.span.start, refused.span.end),
        },
      }),
    },
  };
}

/** No driver reaches a port above 65535. */
function outOfRange(value: (span: Span) => string, port: Span | undefined) {
  const digits = port && /^\d{5,18}$/.exec(value(port))?.[0];
  return digits !== undefined && Number(digits) > 65535
    ? { span: port!, kind: 'out-of-range' as const, expected: 'a number from 1 to 65535' }
    : undefined;
}

/** A port as written: digits, or a placeholder's fallback, or something the file does not tell. */
function readPort(text: string, span: Span) {
  const number = parsePort(text);
  if (number !== undefined) return { number, resolution: 'literal' as const, place: span };
  const fallback = placeholderDefault(text);
  const fallbackPort = fallback && parsePort(text.slice(fallback.start, fallback.end));
  if (fallback && fallbackPort !== undefined)
    return {
      number: fallbackPort,
      resolution: 'default' as const,
      place: { start: span.start + fallback.start, end: span.start + fallback.end },
    };
  return { number: null, resolution: 'unresolved' as const, place: span };
}

/** An empty range at the end of `span`. */
export function after(span: Span): Span {
  return textRange(span.end, span.end);
}
