export {
  asMap,
  asScalar,
  asSeq,
  isMerge,
  mapEntries,
  mapEntry,
  mapValue,
  resolved,
  seqItems,
} from './accessors.ts';
export { maskTemplates } from './mask-templates.ts';
export { scalarText } from './scalar-text.ts';
export { forEachScalar } from './scalars-of.ts';
export {
  isNull,
  isQuoted,
  isTemplated,
  type ScalarStyle,
  TEMPLATE_PLACEHOLDER,
  type YamlAlias,
  type YamlDocument,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
  type YamlSeq,
  type YamlValue,
} from './yaml-node.ts';
export { type YamlStream, yamlStream } from './yaml-stream.ts';
