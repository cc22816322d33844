import { type PortOccurrence, type Protocol, parsePort } from '../../../ports/index.ts';
import type { TextRange } from '../../../text/index.ts';
import type { PortDefect, PortDefectKind } from '../../port-defect.ts';
import { type ExpandedText, literalOf, sliceExpanded, UNKNOWN } from './expand.ts';

/** `[[IP:]HOST:]PORTS[/PROTOCOL]`: the Docker engine reads a host part and drops it. */
const SPECIFICATION = /^(?:(.*):)?([^:/]*)(?:\/(.*))?$/s;
const PROTOCOLS: ReadonlySet<string> = new Set<Protocol>(['tcp', 'udp', 'sctp']);

/** Where an EXPOSE stands: the word as it is in the file, and the stage it belongs to. */
interface Place {
  readonly use: TextRange;
  readonly owner: string | undefined;
}

/** What one EXPOSE word gives. */
interface Exposed {
  readonly occurrences: PortOccurrence[];
  readonly defects: PortDefect[];
}

/** Reads one word of an EXPOSE after expansion; a variable may hold several ports. */
export function readExposed(text: ExpandedText, place: Place): Exposed {
  const found: Exposed = { occurrences: [], defects: [] };
  for (const { index, 0: word } of text.value.matchAll(/\S+/g)) {
    const specification = sliceExpanded(text, index, index + word.length);
    const match = SPECIFICATION.exec(specification.value);
    if (!match) continue;
    const [, host, numbers = '', protocol] = match;
    const start = host === undefined ? 0 : host.length + 1;
    const ports = sliceExpanded(specification, start, start + numbers.length);
    const wrong = defectOf(ports);
    if (wrong) found.defects.push(defect(wrong, numbers === '' ? specification : ports, place));
    else found.occurrences.push(occurrence(ports, protocol, place));
    if (host && !wrong) found.defects.push(defect(HOST_PART, specification, place));
    if (protocol && !protocol.includes(UNKNOWN) && !PROTOCOLS.has(protocol.toLowerCase())) {
      const name = sliceExpanded(specification, word.length - protocol.length, word.length);
      found.defects.push(defect(['protocol', 'tcp, udp or sctp'], name, place));
    }
  }
  return found;
}

type Wrong = readonly [kind: PortDefectKind, expected: string];

const HOST_PART: Wrong = ['malformed', 'no host part: EXPOSE names container ports only'];

/** What is wrong with `PORT` or `FIRST-LAST`, if anything. */
function defectOf({ value }: ExpandedText): Wrong | undefined {
  if (value.includes(UNKNOWN)) return undefined;
  const form = /^(\d+)(?:-(\d+))?$/.exec(value);
  if (!form) return ['malformed', 'a port or FIRST-LAST'];
  const first = parsePort(form[1]!);
  const last = parsePort(form[2] ?? form[1]!);
  if (first === undefined || last === undefined) return ['out-of-range', 'a port from 1 to 65535'];
  if (first === 0) return ['zero', 'a port from 1 to 65535'];
  return last < first ? ['descending-range', 'a range whose end is not below its start'] : undefined;
}

function defect([kind, expected]: Wrong, text: ExpandedText, { use, owner }: Place): PortDefect {
  const range = literalOf(text)?.range ?? use;
  return { kind, text: text.value, expected, range, format: 'dockerfile', ...(owner && { owner }) };
}

/** The occurrence of a `PORT` or `FIRST-LAST` without defects. */
function occurrence(
  ports: ExpandedText,
  protocolName: string | undefined,
  { use, owner }: Place,
): PortOccurrence {
  const protocol = protocolName?.toLowerCase() ?? '';
  const base = {
    protocol: PROTOCOLS.has(protocol) ? (protocol as Protocol) : 'tcp',
    role: 'listen',
    namespace: 'container',
    format: 'dockerfile',
    api: 'dockerfile.expose',
    use,
    ...(owner && { owner }),
  } as const;
  if (ports.value.includes(UNKNOWN)) return { ...base, port: null, resolution: 'unresolved', range: use };
  const [first, last = first] = ports.value.split('-').map(Number);
  const literal = literalOf(ports);
  // A number put together from several places, or cut by quotes, has no stretch that could be replaced.
  const whole = literal && literal.range.end - literal.range.start === ports.value.length;
  return {
    ...base,
    port: first!,
    ...(last! > first! && { endPort: last! }),
    resolution: literal?.resolution ?? 'constant',
    range: literal?.range ?? use,
    ...(whole && { slot: { range: literal.range, before: '', after: '' } }),
  };
}
