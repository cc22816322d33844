import { asScalar, mapValue, seqItems, type YamlMap, type YamlNode } from '../../yaml/index.ts';

const DEEPEST = 24;
/** No resource that people write has more of them. */
const MAX_SPECS = 200;

/**
 * The pod specs in a resource of another group, wherever its operator has them (`spec.headGroupSpec.template.spec`
 * of Ray, `spec.replicatedJobs[].template.spec.template.spec` of JobSet): mappings with a list of containers,
 * which have an image, or a port where only a patch of them stands. Aliases are not followed, so that each is found once.
 */
export function nestedPods(root: YamlMap): YamlMap[] {
  const specs: YamlMap[] = [];
  const visit = (node: YamlNode, depth: number): void => {
    if (depth > DEEPEST || specs.length >= MAX_SPECS) return;
    if (node.kind === 'seq') for (const item of node.items) visit(item, depth + 1);
    if (node.kind !== 'map') return;
    if (isPodSpec(node)) specs.push(node);
    else for (const { value } of node.entries) visit(value, depth + 1);
  };
  visit(root, 0);
  return specs;
}

function isPodSpec(map: YamlMap): boolean {
  return seqItems(mapValue(map, 'containers')).some(
    container =>
      container.kind === 'map' &&
      (asScalar(mapValue(container, 'image')) !== undefined ||
        seqItems(mapValue(container, 'ports')).some(port => asScalar(mapValue(port, 'containerPort')))),
  );
}
