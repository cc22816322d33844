import { asMap, asScalar, isNull, mapValue, scalarText, type YamlNode } from '../../yaml/index.ts';
import type {
  ComposeBuild,
  ComposeExtends,
  ComposeNetworkMode,
  ComposeServiceFacts,
} from './compose-facts.ts';
import type { Declarations } from './declarations.ts';
import { UNKNOWN } from './expanded-text.ts';
import { interpolate } from './interpolate.ts';
import { readPortList } from './port-list.ts';
import type { ComposeService } from './services.ts';

/** What a service declares besides the ports of its process. */
export function readServiceFacts(
  read: Declarations,
  { name, node, range }: ComposeService,
): ComposeServiceFacts {
  const at = (key: string): YamlNode | undefined => mapValue(node, key);
  const deploy = at('deploy');
  return {
    name,
    range,
    ...given('image', read.text(at('image'))),
    ...given('build', buildOf(read, at('build'))),
    ...given('containerName', read.text(at('container_name'))),
    ...given('networkMode', networkModeOf(read, at('network_mode') ?? at('net'))),
    networks: read.names(at('networks')),
    profiles: read.texts(at('profiles')),
    dependsOn: read.names(at('depends_on')),
    envFiles: envFilesOf(read, at('env_file')),
    ...given('extends', extendsOf(read, at('extends'))),
    ...given('replicas', replicasOf(read, at('scale')) ?? replicasOf(read, mapValue(deploy, 'replicas'))),
    ...given('deployMode', read.text(mapValue(deploy, 'mode'))),
    ...given('ports', readPortList(read, node)),
  };
}

/** The property where there is a value: facts are compared and sent as plain data without empty places. */
function given<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [key in K]?: V };
}

function buildOf(read: Declarations, node: YamlNode | undefined): ComposeBuild | undefined {
  const map = asMap(node);
  if (!map) {
    const context = read.text(node);
    return context === undefined ? undefined : { context };
  }
  return {
    context: read.text(mapValue(map, 'context')) ?? '.',
    ...given('dockerfile', read.text(mapValue(map, 'dockerfile'))),
    ...given('target', read.text(mapValue(map, 'target'))),
  };
}

function networkModeOf(read: Declarations, node: YamlNode | undefined): ComposeNetworkMode | undefined {
  const scalar = asScalar(node);
  if (!scalar || isNull(scalar) || scalar.tag === '!reset') return undefined;
  const expanded = interpolate(scalarText(read.stream, scalar));
  if (expanded.text === '' || expanded.text.includes(UNKNOWN)) return undefined;
  const isDefault = expanded.hasDefault(0, expanded.text.length);
  return { value: expanded.text, isDefault, range: scalar.range };
}

/** `env_file`: a path, or a list of paths and of maps with `path`. */
function envFilesOf(read: Declarations, node: YamlNode | undefined): string[] {
  if (node?.kind !== 'seq') return read.texts(node);
  return read
    .afford(node.items)
    .flatMap(item => read.text(asMap(item) ? mapValue(item, 'path') : item) ?? []);
}

/** `extends`: a service of the same file, or a map with `service` and `file`. */
function extendsOf(read: Declarations, node: YamlNode | undefined): ComposeExtends | undefined {
  if (!node) return undefined;
  const map = asMap(node);
  const service = read.text(map ? mapValue(map, 'service') : node);
  if (service === undefined) return undefined;
  return { service, ...given('file', read.text(map && mapValue(map, 'file'))), range: node.range };
}

function replicasOf(read: Declarations, node: YamlNode | undefined): ComposeServiceFacts['replicas'] {
  const scalar = asScalar(node);
  if (!scalar) return undefined;
  const { text } = interpolate(scalarText(read.stream, scalar));
  return /^\d{1,6}$/.test(text) ? { count: Number(text), range: scalar.range } : undefined;
}
