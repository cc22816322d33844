import type { SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { asScalar, isTemplated, mapValue, seqItems, type YamlNode, yamlStream } from '../yaml/index.ts';
import type { ImageAliasFacts } from './image-builds/image-build-facts.ts';

/** What a kustomization puts together: files and folders, relative to its own. */
export interface KustomizationFacts {
  readonly kind: 'kustomization';
  readonly resources: readonly string[];
}

const LISTS = ['resources', 'bases', 'components'];
/** What people write has fewer. */
const MAX_RESOURCES = 500;

/** Which objects go together; the ports of inline patches are another reader's. */
export const kustomization: Reader = {
  id: 'kustomization',
  title: 'Kustomizations',
  docs: {
    claims: '`kustomization.yaml`, `kustomization.yml`, `Kustomization`',
    finds: [
      'the files and folders that are applied together, so that their ports are compared',
      'other names of images (`images`)',
    ],
    misses: ['resources behind URLs'],
  },
  claims: ({ name }) => /^kustomization(?:\.ya?ml)?$/i.test(name),
  prefilter: text => /^(?:resources|bases|components|images)\s{0,9}:/m.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const { documents } = yamlStream(source);
  const resources = documents.flatMap(({ root }) =>
    LISTS.flatMap(list => seqItems(mapValue(root, list))).flatMap(item => {
      const scalar = asScalar(item);
      return scalar && !isTemplated(scalar) && !scalar.value.includes('://') ? scalar.value : [];
    }),
  );
  const aliases = documents.flatMap(({ root }) => seqItems(mapValue(root, 'images')).flatMap(aliasOf));
  return {
    manifests: [
      ...(resources.length === 0
        ? []
        : [{ kind: 'kustomization' as const, resources: resources.slice(0, MAX_RESOURCES) }]),
      ...aliases.slice(0, MAX_RESOURCES),
    ],
  };
}

/** `{ name, newName }`: what the manifests call by the one name is pulled by the other. */
function aliasOf(item: YamlNode): ImageAliasFacts[] {
  const name = asScalar(mapValue(item, 'name'));
  const newName = asScalar(mapValue(item, 'newName'));
  return name && newName && !isTemplated(name) && !isTemplated(newName)
    ? [{ kind: 'image-alias', image: newName.value, alias: name.value }]
    : [];
}
