import type { SourceText } from '../../../text/index.ts';
import {
  asMap,
  asScalar,
  isNull,
  mapValue,
  resolved,
  scalarText,
  seqItems,
  type YamlNode,
  type YamlScalar,
  type YamlStream,
} from '../../yaml/index.ts';
import { UNKNOWN } from './expanded-text.ts';
import type { ComposeFindings } from './findings.ts';
import { interpolate } from './interpolate.ts';
import { readLongEntry } from './long-entry.ts';
import { addTarget } from './mapping-occurrences.ts';
import { readPortField } from './port-field.ts';
import type { ComposeService } from './services.ts';
import { readShortEntry } from './short-entry.ts';
import { readProtocol } from './short-mapping.ts';

/** Reads `ports` and `expose` of a service. */
export function readPorts(
  findings: ComposeFindings,
  service: ComposeService,
  source: SourceText,
  stream: YamlStream,
): void {
  for (const item of findings.afford(itemsOf(service, 'ports'))) {
    const entry = resolved(item);
    if (!entry || !findings.isNew(entry)) continue;
    const map = asMap(entry);
    if (map) readLongEntry(findings, service, source, stream, map);
    else if (entry.kind === 'scalar' && !isNull(entry)) readShortEntry(findings, service, stream, entry);
  }
  for (const item of findings.afford(itemsOf(service, 'expose'))) {
    const scalar = asScalar(item);
    if (scalar && !isNull(scalar) && findings.isNew(scalar)) readExposed(findings, service, stream, scalar);
  }
}

/** The entries under a key. Compose wants a list; a single value is read as a list of one. */
function itemsOf(service: ComposeService, key: string): readonly YamlNode[] {
  const value = mapValue(service.node, key);
  // An override file takes the base's entries away with `!reset`, whatever stands there.
  if (!value || value.tag === '!reset') return [];
  return value.kind === 'scalar' ? [value] : seqItems(value);
}

/** `expose`: a container port or a range with an optional protocol. */
function readExposed(
  findings: ComposeFindings,
  service: ComposeService,
  stream: YamlStream,
  scalar: YamlScalar,
): void {
  const expanded = interpolate(scalarText(stream, scalar));
  const { protocol, portEnd, wrongProtocol } = readProtocol(expanded, 0);
  if (wrongProtocol) {
    const expected = 'tcp, udp or sctp';
    findings.addDefect(service, { kind: 'protocol', ...wrongProtocol, expected });
  }
  const unknown = expanded.text.includes(UNKNOWN);
  const field = unknown
    ? ({ kind: 'unresolved', range: expanded.range(0, portEnd) } as const)
    : readPortField(stream.text, expanded, 0, portEnd);
  addTarget(findings, service, field, { protocol, use: scalar.range }, 'compose.expose');
}
