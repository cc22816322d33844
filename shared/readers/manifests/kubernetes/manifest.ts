import { asScalar, isNull, isTemplated, mapEntry, type YamlMap, type YamlNode } from '../../yaml/index.ts';
import type { Findings } from './findings.ts';

/** One Kubernetes object. */
export interface Manifest {
  /** The API group: empty for core; undefined where only a template knows it. */
  readonly group: string | undefined;
  /** Undefined where only a template knows it. */
  readonly kind: string | undefined;
  /** The object's name, else its kind: the owner of every port in it. */
  readonly owner: string;
  readonly node: YamlMap;
}

/** What the items of a typed list (`PodList`) have without saying so. */
interface Inherited {
  readonly apiVersion?: YamlNode | undefined;
  readonly kind?: string | undefined;
}

/** Lists in lists do not occur in practice; deeper ones could only be hostile. */
const MAX_NESTING = 3;

/**
 * The objects of a stream: those of its documents, and those that a `List`, a typed list or an
 * OpenShift `Template` holds. What has no `apiVersion` and `kind` is none.
 */
export function manifestsOf(found: Findings): Manifest[] {
  const manifests: Manifest[] = [];
  const collect = (node: YamlNode, inherited: Inherited, nesting: number): void => {
    for (const map of found.maps(node)) {
      const apiVersion = mapEntry(map, 'apiVersion')?.value ?? inherited.apiVersion;
      const kindNode = mapEntry(map, 'kind')?.value;
      if (!apiVersion || (!kindNode && !inherited.kind)) continue;
      const kind = kindNode ? known(kindNode) : inherited.kind;
      const group = known(apiVersion)?.replace(/^[^/]*$|\/[^/]*$/, '');
      const items = kind?.endsWith('List') ? 'items[]' : kind === 'Template' ? 'objects[]' : undefined;
      if (!items) manifests.push({ group, kind, owner: ownerOf(map, found) ?? kind ?? '', node: map });
      else if (nesting < MAX_NESTING) {
        const itemKind = kind!.slice(0, -'List'.length);
        const typed = itemKind && items === 'items[]' ? { apiVersion, kind: itemKind } : {};
        for (const item of found.all(map, items)) collect(item, typed, nesting + 1);
      }
    }
  };
  for (const { root } of found.stream.documents) if (root) collect(root, {}, 0);
  return manifests;
}

/** The text of a scalar that stands there as it will be; undefined for templates and other nodes. */
function known(node: YamlNode): string | undefined {
  const scalar = asScalar(node);
  return scalar && !isTemplated(scalar) ? scalar.value : undefined;
}

/** The name as written: of a templated one the template, which tells objects apart as well. */
function ownerOf(map: YamlMap, found: Findings): string | undefined {
  for (const path of ['metadata.name', 'metadata.generateName']) {
    const [node] = found.all(map, path);
    const scalar = asScalar(node);
    if (!scalar || isNull(scalar) || scalar.value === '') continue;
    if (!isTemplated(scalar)) return scalar.value;
    const { start, end } = scalar.range;
    return found.source.text.slice(start, end).replace(/^["']|["']$/g, '');
  }
  return undefined;
}
