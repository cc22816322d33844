import type { PortOccurrence, PortSlot, Protocol } from '../../../ports/index.ts';
import { type TextRange, textRange } from '../../../text/index.ts';
import type { ComposeFindings } from './findings.ts';
import type { PortField } from './port-field.ts';
import type { ComposeService } from './services.ts';

/** Both sides of one entry of `ports`, short or long. */
export interface PortMapping {
  readonly published: PortField;
  readonly target: PortField;
  readonly protocol: Protocol;
  readonly host?: string;
  /** The entry. */
  readonly use: TextRange;
  /** How to give the entry a host port where it has none. */
  readonly addPublished?: PortSlot;
  /** Set where writing another number over a dynamic host port needs more than the number. */
  readonly dynamicSlot?: PortSlot;
}

const HOST_PORT = 'a port from 0 to 65535 or a range such as 8000-8010';
const CONTAINER_PORT = 'a port from 1 to 65535 or a range such as 8000-8010';

/** Adds what both sides of a mapping say: occurrences, and defects where they cannot be ports. */
export function addMapping(findings: ComposeFindings, service: ComposeService, mapping: PortMapping): void {
  const { published, target } = mapping;
  if (
    published.kind === 'ports' &&
    target.kind === 'ports' &&
    target.last > target.first &&
    target.last - target.first !== published.last - published.first
  ) {
    const range = textRange(
      Math.min(published.range.start, target.range.start),
      Math.max(published.range.end, target.range.end),
    );
    const text = `${published.first}-${published.last}:${target.first}-${target.last}`;
    findings.addDefect(service, {
      kind: 'unequal-ranges',
      text,
      expected: 'as many host ports as container ports',
      range,
    });
  }
  addPublished(findings, service, mapping);
  addTarget(findings, service, target, mapping, 'compose.ports.target');
}

/** Adds a container's port, of `ports` or of `expose`. */
export function addTarget(
  findings: ComposeFindings,
  service: ComposeService,
  field: PortField,
  entry: { readonly protocol: Protocol; readonly use: TextRange },
  api: 'compose.ports.target' | 'compose.expose',
): void {
  if (field.kind === 'empty') return;
  if (field.kind === 'defect') {
    const { defect: kind, text, range } = field;
    findings.addDefect(service, { kind, text, expected: CONTAINER_PORT, range });
    return;
  }
  if (field.kind === 'ports' && field.first === 0) {
    findings.addDefect(service, { kind: 'zero', text: '0', expected: CONTAINER_PORT, range: field.range });
    return;
  }
  findings.addOccurrence(service, {
    ...resolvedPort(field),
    protocol: entry.protocol,
    role: 'listen',
    namespace: service.hostNetwork ? 'host' : 'container',
    api,
    range: field.range,
    use: entry.use,
  });
}

function addPublished(findings: ComposeFindings, service: ComposeService, mapping: PortMapping): void {
  const { published, target, protocol, host, use } = mapping;
  if (published.kind === 'defect') {
    const { defect: kind, text, range } = published;
    findings.addDefect(service, { kind, text, expected: HOST_PORT, range });
    return;
  }
  const common = {
    protocol,
    role: 'published',
    // The engine discards published ports on the host's network: nothing is bound for them.
    namespace: service.hostNetwork ? 'none' : 'host',
    ...(host !== undefined && { host }),
    api: 'compose.ports.published',
    use,
  } as const;
  const dynamic = published.kind === 'empty' || (published.kind === 'ports' && published.last === 0);
  if (!dynamic) {
    findings.addOccurrence(service, { ...common, ...resolvedPort(published), range: published.range });
    return;
  }
  // On the host's network nothing is assigned either; and a target that is wrong says enough.
  if (
    service.hostNetwork ||
    (published.kind === 'empty' && target.kind !== 'ports' && target.kind !== 'unresolved')
  )
    return;
  const slot = published.kind === 'empty' ? mapping.addPublished : mapping.dynamicSlot;
  findings.addOccurrence(service, {
    ...common,
    port: 0,
    resolution: 'dynamic',
    range: published.kind === 'empty' ? target.range : published.range,
    ...(slot && { slot }),
  });
}

function resolvedPort(
  field: Extract<PortField, { kind: 'ports' | 'unresolved' }>,
): Pick<PortOccurrence, 'port' | 'endPort' | 'resolution' | 'slot'> {
  if (field.kind === 'unresolved') return { port: null, resolution: 'unresolved' };
  return {
    port: field.first,
    ...(field.last > field.first && { endPort: field.last }),
    resolution: field.resolution,
    ...(field.replaceable && { slot: { range: field.range, before: '', after: '' } }),
  };
}
