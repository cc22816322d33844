import type { TextRange } from '../../../text/index.ts';
import {
  asMap,
  asScalar,
  mapEntries,
  mapValue,
  scalarText,
  seqItems,
  type YamlMap,
  type YamlNode,
  type YamlStream,
} from '../../yaml/index.ts';
import { interpolate } from './interpolate.ts';

/** One service of a Compose file. */
export interface ComposeService {
  readonly name: string;
  readonly node: YamlMap;
  /** The service's key. */
  readonly range: TextRange;
  /** `network_mode: host`: the container has no network namespace of its own, and nothing is published. */
  readonly hostNetwork: boolean;
}

/** How sure the file's name is: `compose.yaml` needs less proof than `stack.yml`. */
export type Certainty = 'named' | 'guessed';

/** Keys that only a Compose service has; the first group proves one, since nothing runs without it. */
const SOURCE_KEYS = ['image', 'build', 'extends'];
const SERVICE_KEYS = [
  ...SOURCE_KEYS,
  'ports',
  'expose',
  'command',
  'environment',
  'env_file',
  'volumes',
  'depends_on',
  'network_mode',
  'networks',
  'restart',
  'container_name',
  'entrypoint',
  'healthcheck',
  'deploy',
  'profiles',
  'labels',
  'user',
  'cap_add',
  'sysctls',
];

/** Top-level keys of other formats that have `services` too: GitHub, GitLab, Drone, Bitbucket, Kubernetes, Serverless. */
const FOREIGN_KEYS = ['jobs', 'stages', 'pipeline', 'pipelines', 'steps', 'kind', 'apiVersion', 'functions'];

/**
 * The services of one document, none where it is no Compose file. A document whose top level itself
 * holds the services is the first format of Compose, without `services` and `version`.
 */
export function composeServices(
  stream: YamlStream,
  root: YamlNode | undefined,
  certainty: Certainty,
): ComposeService[] {
  const top = asMap(root);
  if (!top || FOREIGN_KEYS.some(key => mapValue(top, key))) return [];
  const declared = mapValue(top, 'services');
  if (declared) {
    const services = toServices(stream, declared);
    if (certainty === 'named') return services.some(s => hasKey(s, SERVICE_KEYS)) ? services : [];
    const isProved = services.some(s => hasKey(s, SOURCE_KEYS)) || isOverride(services);
    return isProved && services.every(s => hasKey(s, SERVICE_KEYS)) ? services : [];
  }
  if (certainty === 'guessed' || mapValue(top, 'version')) return [];
  const services = toServices(stream, top).filter(s => !s.name.startsWith('x-'));
  return services.length > 0 && services.every(s => hasKey(s, SOURCE_KEYS)) ? services : [];
}

function toServices(stream: YamlStream, node: YamlNode): ComposeService[] {
  const services: ComposeService[] = [];
  for (const { key, value } of mapEntries(node)) {
    const map = asMap(value);
    if (map && map.tag !== '!reset')
      services.push({
        name: key.value,
        node: map,
        range: key.range,
        hostNetwork: isHostNetwork(stream, map),
      });
  }
  return services;
}

/** A file that adds ports to services of another one: nothing but keys of services, and mappings of ports. */
function isOverride(services: readonly ComposeService[]): boolean {
  const known = new Set(SERVICE_KEYS);
  return (
    services.every(({ node }) => node.entries.every(({ key }) => known.has(key.value))) &&
    services.some(({ node }) =>
      seqItems(mapValue(node, 'ports')).some(item =>
        /[\d}]:\d{2,5}(?:\/\w{3,4})?$/.test(asScalar(item)?.value ?? ''),
      ),
    )
  );
}

function hasKey(service: ComposeService, keys: readonly string[]): boolean {
  return keys.some(key => mapValue(service.node, key));
}

/** `network_mode: host`, or `net: host` as the first format had it; a variable's default counts. */
function isHostNetwork(stream: YamlStream, service: YamlMap): boolean {
  const mode = asScalar(mapValue(service, 'network_mode') ?? mapValue(service, 'net'));
  return mode !== undefined && interpolate(scalarText(stream, mode)).text === 'host';
}
