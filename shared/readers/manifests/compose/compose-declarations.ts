import type { SourceText } from '../../../text/index.ts';
import {
  asMap,
  asScalar,
  mapEntries,
  mapValue,
  seqItems,
  type YamlMap,
  type YamlNode,
  type YamlStream,
} from '../../yaml/index.ts';
import type { ComposeFacts, ComposeInclude, ComposeNetwork } from './compose-facts.ts';
import { Declarations } from './declarations.ts';
import { readServiceFacts } from './service-facts.ts';
import type { Certainty, ComposeService } from './services.ts';

/** Actions that leave something out, or repeat it; `{{.Node.Hostname}}` in a value does neither. */
const BRANCHES = /\{%|\{\{[-~]?\s*(?:if|else|range|with|end|#|\^)/;

/**
 * What one document declares, for the merge of projects; undefined where it declares nothing of Compose.
 * `services` are those of the document.
 */
export function readDeclarations(
  source: SourceText,
  stream: YamlStream,
  root: YamlNode | undefined,
  services: readonly ComposeService[],
  certainty: Certainty,
): ComposeFacts | undefined {
  const top = asMap(root);
  const named = certainty === 'named';
  if (!top || (services.length === 0 && !named)) return undefined;
  const read = new Declarations(source, stream);
  const includes = includesOf(read, top);
  if (services.length === 0 && includes.length === 0) return undefined;
  const name = read.text(mapValue(top, 'name'));
  return {
    kind: 'compose',
    ...(name && { name }),
    named,
    templated: stream.templated && BRANCHES.test(source.text),
    swarm: isForSwarm(source.name, top, services),
    services: services.map(service => readServiceFacts(read, service)),
    includes,
    networks: networksOf(read, top),
  };
}

/** `include`: a list of paths, or of maps with `path`, `env_file` and `project_directory`. */
function includesOf(read: Declarations, top: YamlMap): ComposeInclude[] {
  const found: ComposeInclude[] = [];
  for (const item of read.afford(seqItems(mapValue(top, 'include')))) {
    const map = asMap(item);
    const paths = read.texts(map ? mapValue(map, 'path') : item);
    if (paths.length === 0) continue;
    const projectDirectory = read.text(map && mapValue(map, 'project_directory'));
    const envFiles = read.texts(map && mapValue(map, 'env_file'));
    found.push({ paths, envFiles, ...(projectDirectory && { projectDirectory }), range: item.range });
  }
  return found;
}

function networksOf(read: Declarations, top: YamlMap): ComposeNetwork[] {
  return read.affordEntries(mapValue(top, 'networks')).map(({ key, value }) => {
    const external = mapValue(value, 'external');
    // The older form: `external: { name: web }`.
    const name = read.text(mapValue(value, 'name')) ?? read.text(mapValue(external, 'name'));
    const isExternal =
      external?.kind === 'map' || (external?.kind === 'scalar' && /^(?:true|yes)$/i.test(external.value));
    return { key: key.value, ...(name && { name }), external: isExternal };
  });
}

const SWARM_KEYS = ['placement', 'update_config', 'rollback_config', 'endpoint_mode'];

/** Compose ignores these; who writes them deploys a stack to Swarm, whose nodes share the containers. */
function isForSwarm(fileName: string, top: YamlMap, services: readonly ComposeService[]): boolean {
  if (/stack|swarm/i.test(fileName)) return true;
  const isOverlay = mapEntries(mapValue(top, 'networks')).some(
    ({ value }) => asScalar(mapValue(value, 'driver'))?.value === 'overlay',
  );
  return (
    isOverlay ||
    services.some(({ node }) => {
      const deploy = mapValue(node, 'deploy');
      if (!deploy) return false;
      const mode = asScalar(mapValue(deploy, 'mode'));
      return mode?.value === 'global' || SWARM_KEYS.some(key => mapValue(deploy, key) !== undefined);
    })
  );
}
