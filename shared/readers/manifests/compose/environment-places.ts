import type { PortOccurrence } from '../../../ports/index.ts';
import { contains, type SourceText } from '../../../text/index.ts';
import type { EnvironmentPlaces, SettingSlot } from '../../environment-places.ts';
import { asMap, entryInsertion, itemInsertion, mapEntry, resolved, type YamlNode } from '../../yaml/index.ts';
import type { ComposeService } from './services.ts';

/** Keys in front of which the new ones stand well. */
const BESIDE = ['ports', 'expose', 'command', 'environment', 'network_mode'];

/** Whether a rule may want a capability or a kernel setting for a port. */
export function mayNeedEnvironment({ port, endPort, role }: PortOccurrence): boolean {
  return role === 'listen' && port !== null && (port < 1024 || (endPort ?? port) >= 10_000);
}

/** Where a service takes `cap_add` and `sysctls`, if any of its ports may need them; nothing of a template. */
export function environmentPlaces(
  source: SourceText,
  service: ComposeService,
  occurrences: readonly PortOccurrence[],
): EnvironmentPlaces | undefined {
  const { node, name } = service;
  const concerned = occurrences.some(each => contains(node.range, each.use) && mayNeedEnvironment(each));
  if (!concerned) return undefined;
  const capability = capabilityPlace(source, service);
  const sysctl = service.hostNetwork ? undefined : sysctlPlace(source, service);
  if (!capability && !sysctl) return undefined;
  return {
    kind: 'environment-places',
    owner: name,
    within: node.range,
    ...(capability && { capability }),
    ...(sysctl && { sysctl }),
  };
}

function capabilityPlace(source: SourceText, { node }: ComposeService) {
  const present = mapEntry(node, 'cap_add')?.value;
  if (present) return isOwn(present, node) ? itemInsertion(source, present) : undefined;
  const place = entryInsertion(source, node, BESIDE);
  const key = place?.flow ? '"cap_add": ["' : 'cap_add: [';
  return place && { range: place.range, before: key, after: (place.flow ? '"]' : ']') + place.after };
}

function sysctlPlace(source: SourceText, { node }: ComposeService): SettingSlot | undefined {
  const present = resolved(mapEntry(node, 'sysctls')?.value);
  if (present && !isOwn(present, node)) return undefined;
  const map = asMap(present);
  if (map) {
    const place = entryInsertion(source, map);
    return (
      place && {
        range: place.range,
        before: place.flow ? '"' : '',
        between: place.flow ? '": "' : ': "',
        after: `"${place.after}`,
      }
    );
  }
  if (present) {
    const place = itemInsertion(source, present);
    return (
      place && { range: place.range, before: '"', between: '=', after: `"${place.after.replace(/^"/, '')}` }
    );
  }
  const place = entryInsertion(source, node, BESIDE);
  if (!place) return undefined;
  const { range, flow, indent, lineEnd, after } = place;
  return flow
    ? { range, before: '"sysctls": {"', between: '": "', after: `"}${after}` }
    : { range, before: `sysctls:${lineEnd}${indent}  `, between: ': "', after: `"${after}` };
}

/** Whether a value stands in the service itself rather than behind an alias or a merge key. */
function isOwn(value: YamlNode, node: YamlNode): boolean {
  return value.kind !== 'alias' && contains(node.range, value.range);
}
