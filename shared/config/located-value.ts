import { findNodeAtLocation, getNodeValue, type Node as JsonNode } from 'jsonc-parser';
import { type Document, isAlias, isMap, isNode, isScalar, type Node, type YAMLMap } from 'yaml';
import { type TextRange, textRange } from '../text/index.ts';
import { parseJson } from './parse-json.ts';
import { parseYaml } from './parse-yaml.ts';

/** Keys and indexes from the root of a configuration to one of its values. */
export type ValuePath = readonly (string | number)[];

/** A parsed text whose values know where they stand. */
export interface LocatedValue {
  /** Plain data; undefined where the text holds nothing. */
  readonly value: unknown;
  readonly syntaxErrors: readonly { readonly range: TextRange; readonly message: string }[];
  /** Where a value stands, or with `key` the key it stands under; the nearest parent's place where it is absent. */
  rangeOf(path: ValuePath, part: 'key' | 'value'): TextRange;
}

/** Reads JSON (comments and trailing commas allowed) or YAML 1.2, by the file's name. Never throws. */
export function locate(path: string, text: string): LocatedValue {
  return path.toLowerCase().endsWith('.json') ? locateJson(text) : locateYaml(text);
}

function locateJson(text: string): LocatedValue {
  const { root, errors } = parseJson(text);
  return {
    value: root && (getNodeValue(root) as unknown),
    syntaxErrors: errors.map(({ range, message }) => ({ range, message: `not JSON: ${message}` })),
    rangeOf(path, part) {
      for (let length = path.length; root && length >= 0; length--) {
        const node = findNodeAtLocation(root, path.slice(0, length));
        if (!node) continue;
        const property: JsonNode | undefined =
          node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
        const place = (part === 'key' || length < path.length) && property ? property : node;
        return textRange(place.offset, place.offset + (length === 0 ? 1 : place.length));
      }
      return textRange(0, 0);
    },
  };
}

function locateYaml(text: string): LocatedValue {
  const { document, errors } = parseYaml(text);
  const syntaxErrors = errors.map(({ range, message }) => ({ range, message: `not YAML: ${message}` }));
  let value: unknown;
  try {
    value = document?.toJS({ maxAliasCount: 100 }) ?? undefined;
  } catch (error) {
    // Unresolved or exploding aliases.
    const message = error instanceof Error ? error.message : String(error);
    syntaxErrors.push({ range: textRange(0, 0), message: `not YAML: ${message}` });
  }
  return {
    value,
    syntaxErrors,
    rangeOf(path, part) {
      let node: unknown = document?.contents;
      let key: unknown;
      let complete = true;
      for (const step of path) {
        const next = child(document, node, step);
        if (!next) {
          complete = false;
          break;
        }
        ({ key, node } = next);
      }
      const place = (part === 'key' || !complete || !isNode(node)) && isNode(key) ? key : node;
      const range = isNode(place) ? place.range : undefined;
      if (!range) return textRange(0, 0);
      // A whole mapping would underline the file.
      return place === document?.contents ? textRange(range[0], range[0] + 1) : textRange(range[0], range[1]);
    },
  };
}

function child(document: Document.Parsed | undefined, node: unknown, step: string | number) {
  let at = node;
  if (isAlias(at) && document) at = at.resolve(document);
  if (isMap(at)) {
    const pair = (at as YAMLMap).items.find(
      item => isScalar(item.key) && String(item.key.value) === String(step),
    );
    return pair && { key: pair.key as unknown, node: pair.value as unknown };
  }
  const items = (at as { items?: readonly Node[] } | undefined)?.items;
  const item = typeof step === 'number' ? items?.[step] : undefined;
  return item && { key: undefined as unknown, node: item as unknown };
}
