import type { PortSlot } from '../../../ports/index.ts';
import { type TextEdit, type TextRange, textRange } from '../../../text/index.ts';
import { isQuoted, scalarText, type YamlScalar, type YamlStream } from '../../yaml/index.ts';
import { UNKNOWN } from './expanded-text.ts';
import type { ComposeFindings } from './findings.ts';
import { interpolate } from './interpolate.ts';
import { addMapping } from './mapping-occurrences.ts';
import type { ComposeService } from './services.ts';
import { type HostIp, readShortMapping, type ShortMapping } from './short-mapping.ts';

/** Reads one entry of `ports` in the short syntax: `"127.0.0.1:8080:80/tcp"`, `80`. */
export function readShortEntry(
  findings: ComposeFindings,
  service: ComposeService,
  stream: YamlStream,
  scalar: YamlScalar,
): void {
  const expanded = interpolate(scalarText(stream, scalar));
  if (isOtherNotation(scalar)) return;
  const { text } = expanded;
  const use = scalar.range;
  if (text.trim() === '') return;
  if (text === UNKNOWN && !namesOnePort(stream.text.slice(use.start, use.end))) {
    // The variable may hold a whole mapping, so that nothing is known of either side.
    const unresolved = { kind: 'unresolved', range: expanded.range() } as const;
    addMapping(findings, service, { published: unresolved, target: unresolved, protocol: 'tcp', use });
    return;
  }
  const mapping = readShortMapping(stream.text, expanded);
  if (mapping.target.kind === 'empty') {
    const expected = '[HOST:]CONTAINER[/PROTOCOL]';
    findings.addDefect(service, { kind: 'malformed', text, expected, range: expanded.range() });
    return;
  }
  if (mapping.ip && !mapping.ip.valid) addWrongHost(findings, service, mapping.ip);
  if (mapping.wrongProtocol) {
    const expected = 'tcp, udp or sctp';
    findings.addDefect(service, { kind: 'protocol', ...mapping.wrongProtocol, expected });
  }
  const { published, target, protocol } = mapping;
  addMapping(findings, service, {
    published,
    target,
    protocol,
    use,
    ...(mapping.ip && { host: mapping.ip.text }),
    ...dynamicSlots(stream.text, scalar, mapping),
  });
}

/** Integers in the other notations of YAML 1.1 and 1.2 (`0x50`, `0o120`, `8_080`), which Compose sees decoded. */
function isOtherNotation({ style, value }: YamlScalar): boolean {
  return style === 'plain' && /^[-+]?(?:0[xob]|\d+_)[\da-f_]*$/i.test(value);
}

/** Whether an entry of nothing but a variable is one container port by the variable's name: `${WEB_PORT}`. */
function namesOnePort(entry: string): boolean {
  return /^["']?\$\{?(?:\w*_)?PORT\b/i.test(entry);
}

function addWrongHost(findings: ComposeFindings, service: ComposeService, ip: HostIp): void {
  const loopback = ip.text.toLowerCase() === 'localhost';
  const edits: TextEdit[] = [{ range: ip.range, newText: '127.0.0.1' }];
  findings.addDefect(service, {
    kind: 'host-name',
    text: ip.text,
    expected: 'an IP address',
    range: ip.range,
    ...(loopback && { mend: { title: 'Write 127.0.0.1', edits } }),
  });
}

/** The ways to write a host port where there is none, or 0. */
function dynamicSlots(
  source: string,
  scalar: YamlScalar,
  { published, target, hasHostSide }: ShortMapping,
): { addPublished?: PortSlot; dynamicSlot?: PortSlot } {
  if (published.kind === 'ports')
    return published.replaceable && published.first === 0
      ? { dynamicSlot: slotIn(source, scalar, published.range, '') }
      : {};
  // A container range needs a host range of the same length, which one port cannot give.
  if (published.kind !== 'empty' || (target.kind === 'ports' && target.last > target.first)) return {};
  // Without a colon the entry is the container's port, perhaps within a variable's default: before all of it.
  const content = scalar.range.start + (isQuoted(scalar) ? 1 : 0);
  const at = hasHostSide ? published.range.start : content;
  return { addPublished: slotIn(source, scalar, textRange(at, at), hasHostSide ? '' : ':') };
}

/** A slot that also quotes a scalar that has no quotes: `8080:22` would be one number in base 60 to YAML 1.1. */
function slotIn(source: string, scalar: YamlScalar, range: TextRange, after: string): PortSlot | undefined {
  if (isQuoted(scalar)) return { range, before: '', after };
  const { start, end } = scalar.range;
  if (scalar.style !== 'plain' || /["\\\n]/.test(source.slice(start, end))) return undefined;
  const quote = (offset: number): TextEdit => ({ range: textRange(offset, offset), newText: '"' });
  return range.start === start
    ? { range, before: '"', after, further: [quote(end)] }
    : { range, before: '', after, further: [quote(start), quote(end)] };
}
