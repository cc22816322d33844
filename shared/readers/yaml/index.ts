export { asMap, asScalar, mapEntries, mapEntry, mapValue, resolved, seqItems } from './accessors.ts';
export { entryInsertion, itemInsertion } from './insertion.ts';
export { maskTemplates } from './mask-templates.ts';
export { scalarText } from './scalar-text.ts';
export { forEachScalar } from './scalars-of.ts';
export {
  isNull,
  isQuoted,
  isTemplated,
  TEMPLATE_PLACEHOLDER,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
  type YamlValue,
} from './yaml-node.ts';
export { type YamlStream, yamlStream } from './yaml-stream.ts';
