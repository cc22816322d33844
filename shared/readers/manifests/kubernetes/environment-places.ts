import type { PortOccurrence } from '../../../ports/index.ts';
import { contains } from '../../../text/index.ts';
import type { ValueSlot } from '../../environment-fact.ts';
import type { EnvironmentPlaces, SettingSlot } from '../../environment-places.ts';
import {
  asMap,
  entryInsertion,
  itemInsertion,
  mapEntry,
  type YamlMap,
  type YamlNode,
} from '../../yaml/index.ts';
import { mayNeedEnvironment } from '../compose/environment-places.ts';
import type { Findings } from './findings.ts';

/** Where a container takes a capability, and its pod a kernel setting. Nothing of a template, whose text need not be what it looks like. */
export function environmentPlaces(
  found: Findings,
  spec: YamlMap,
  container: YamlMap,
  occurrences: readonly PortOccurrence[],
  owner: string,
  onHost: boolean,
): EnvironmentPlaces | undefined {
  if (found.stream.templated) return undefined;
  const concerned = occurrences.some(each => contains(container.range, each.use) && mayNeedEnvironment(each));
  if (!concerned) return undefined;
  const capability = capabilityPlace(found, container);
  // A pod on the node's network may not set these.
  const sysctl = onHost ? undefined : sysctlPlace(found, spec);
  if (!capability && !sysctl) return undefined;
  return {
    kind: 'environment-places',
    owner,
    within: container.range,
    ...(capability && { capability }),
    ...(sysctl && { sysctl }),
  };
}

function capabilityPlace({ source }: Findings, container: YamlMap): ValueSlot | undefined {
  const context = own(container, 'securityContext');
  if (context === null) return undefined;
  if (!context) {
    const place = entryInsertion(source, container, ['ports']);
    if (!place) return undefined;
    const { range, flow, indent, lineEnd, after } = place;
    return flow
      ? { range, before: '"securityContext": {"capabilities": {"add": ["', after: `"]}}${after}` }
      : {
          range,
          before: `securityContext:${lineEnd}${indent}  capabilities:${lineEnd}${indent}    add: [`,
          after: `]${after}`,
        };
  }
  const contextMap = asMap(context);
  const capabilities = contextMap && own(contextMap, 'capabilities');
  if (!contextMap || capabilities === null) return undefined;
  if (!capabilities) {
    const place = entryInsertion(source, contextMap);
    if (!place) return undefined;
    const { range, flow, indent, lineEnd, after } = place;
    return flow
      ? { range, before: '"capabilities": {"add": ["', after: `"]}${after}` }
      : { range, before: `capabilities:${lineEnd}${indent}  add: [`, after: `]${after}` };
  }
  const map = asMap(capabilities);
  const add = map && own(map, 'add');
  if (!map || add === null) return undefined;
  if (add) return itemInsertion(source, add);
  const place = entryInsertion(source, map);
  return (
    place && {
      range: place.range,
      before: place.flow ? '"add": ["' : 'add: [',
      after: (place.flow ? '"]' : ']') + place.after,
    }
  );
}

function sysctlPlace({ source }: Findings, spec: YamlMap): SettingSlot | undefined {
  const context = own(spec, 'securityContext');
  if (context === null) return undefined;
  if (!context) {
    const place = entryInsertion(source, spec, ['containers']);
    if (!place) return undefined;
    const { range, flow, indent, lineEnd, after } = place;
    if (flow)
      return {
        range,
        before: '"securityContext": {"sysctls": [{"name": "',
        between: '", "value": "',
        after: `"}]}${after}`,
      };
    const item = `${indent}    `;
    return {
      range,
      before: `securityContext:${lineEnd}${indent}  sysctls:${lineEnd}${item}- name: `,
      between: `${lineEnd}${item}  value: "`,
      after: `"${after}`,
    };
  }
  const map = asMap(context);
  const sysctls = map && own(map, 'sysctls');
  if (!map || sysctls === null) return undefined;
  const place = sysctls ? undefined : entryInsertion(source, map);
  if (place) {
    const { range, flow, indent, lineEnd, after } = place;
    if (flow)
      return { range, before: '"sysctls": [{"name": "', between: '", "value": "', after: `"}]${after}` };
    const item = `${indent}  `;
    return {
      range,
      before: `sysctls:${lineEnd}${item}- name: `,
      between: `${lineEnd}${item}  value: "`,
      after: `"${after}`,
    };
  }
  const item = sysctls && itemInsertion(source, sysctls);
  return (
    item && { range: item.range, before: '{ "name": "', between: '", "value": "', after: `" }${item.after}` }
  );
}

/** The value under a mapping's own key: undefined where it has none, null where it stands elsewhere (an alias, a merge). */
function own(map: YamlMap, key: string): YamlNode | undefined | null {
  const value = mapEntry(map, key)?.value;
  if (!value) return undefined;
  return value.kind !== 'alias' && contains(map.range, value.range) ? value : null;
}
