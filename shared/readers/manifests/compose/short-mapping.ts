import type { Protocol } from '../../../ports/index.ts';
import { type TextRange, textRange } from '../../../text/index.ts';
import { type ExpandedText, UNKNOWN } from './expanded-text.ts';
import { isPlaceholder, type PortField, readPortField } from './port-field.ts';

/** The fields of `[HOST:]CONTAINER[/PROTOCOL]`, HOST being `[IP:](port | range)`. */
export interface ShortMapping {
  readonly ip?: HostIp;
  /** Empty where no host port is given: `80`, `:80`, `127.0.0.1::80`. */
  readonly published: PortField;
  /** Whether a colon stands before the container's port. */
  readonly hasHostSide: boolean;
  readonly target: PortField;
  readonly protocol: Protocol;
  /** The protocol as written, where no such protocol exists. */
  readonly wrongProtocol?: { readonly text: string; readonly range: TextRange };
}

/** The address before the host port, `[ ]` around IPv6 included. */
export interface HostIp {
  readonly text: string;
  readonly range: TextRange;
  readonly valid: boolean;
}

/** Splits a short mapping as Docker's parser does: the last field is the container's, the one before the host's. */
export function readShortMapping(source: string, expanded: ExpandedText): ShortMapping {
  const { text } = expanded;
  const targetColon = text.lastIndexOf(':');
  const hostColon = targetColon > 0 ? text.lastIndexOf(':', targetColon - 1) : -1;
  const { portEnd, ...protocol } = readProtocol(expanded, targetColon + 1);
  return {
    ...(hostColon > 0 && { ip: hostIp(source, expanded, hostColon) }),
    published: readPortField(source, expanded, hostColon + 1, Math.max(targetColon, 0)),
    hasHostSide: targetColon >= 0,
    target: readPortField(source, expanded, targetColon + 1, portEnd),
    ...protocol,
  };
}

/** The protocol after a slash in the units from `start`, and where the port before it ends. */
export function readProtocol(
  expanded: ExpandedText,
  start: number,
): Pick<ShortMapping, 'protocol' | 'wrongProtocol'> & { portEnd: number } {
  const slash = expanded.text.indexOf('/', start);
  if (slash < 0) return { protocol: 'tcp', portEnd: expanded.text.length };
  const text = expanded.text.slice(slash + 1);
  const protocol = parseProtocol(text);
  const wrong =
    protocol || text.includes(UNKNOWN) || isPlaceholder(text)
      ? undefined
      : { text, range: expanded.range(slash + 1) };
  return { protocol: protocol ?? 'tcp', portEnd: slash, ...(wrong && { wrongProtocol: wrong }) };
}

/** The protocol that `text` names in any case; nothing means TCP; undefined for another. */
export function parseProtocol(text: string): Protocol | undefined {
  const lower = text.toLowerCase();
  if (lower === '') return 'tcp';
  return lower === 'tcp' || lower === 'udp' || lower === 'sctp' ? lower : undefined;
}

function hostIp(source: string, expanded: ExpandedText, end: number): HostIp {
  const units = expanded.text.slice(0, end);
  const range = expanded.range(0, end);
  if (units.includes(UNKNOWN)) return { text: source.slice(range.start, range.end), range, valid: true };
  return {
    text: units,
    range: textRange(range.start, range.end),
    valid: isIpLiteral(units) || isPlaceholder(units),
  };
}

/** Whether `text` is an IPv4 address, or an IPv6 address with or without brackets. */
function isIpLiteral(text: string): boolean {
  const bare = /^\[(.*)\]$/.exec(text)?.[1] ?? text;
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(bare)) return bare.split('.').every(octet => Number(octet) <= 255);
  return bare.includes('::') || (bare.match(/:/g)?.length ?? 0) >= 6
    ? /^[\da-f:]*(?:\d{1,3}(?:\.\d{1,3}){3})?(?:%[\w.]+)?$/i.test(bare)
    : false;
}
