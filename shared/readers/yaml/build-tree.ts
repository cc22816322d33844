import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type ParsedNode } from 'yaml';
import { textRange } from '../../text/index.ts';
import type {
  ScalarStyle,
  YamlDocument,
  YamlEntry,
  YamlMap,
  YamlNode,
  YamlScalar,
  YamlSeq,
  YamlValue,
} from './yaml-node.ts';

/**
 * The engine's tree of a composed document. Aliases are bound to the anchors that stand before them.
 *
 * @param text what was parsed, of which the composed ranges are
 * @param sourceOf the place in the source of a place in `text`
 * @param onUnclosed told where a value without its closing quote was taken to end, in `text`
 */
export function buildTree(
  document: Document.Parsed,
  text: string,
  sourceOf: (offset: number) => number,
  onUnclosed: (end: number, quote: string) => void,
): YamlDocument {
  const anchors = new Map<string, YamlValue>();

  const build = (node: ParsedNode): YamlNode => {
    const range = { start: sourceOf(node.range[0]), end: sourceOf(node.range[1]) };
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      return { kind: 'alias', range, ...(target && { target }) };
    }
    const tag = node.tag === undefined ? {} : { tag: node.tag };
    // An anchor is known before its content is built: the content may refer to it.
    const anchored = <T extends YamlValue>(made: T): T => {
      if (node.anchor) anchors.set(node.anchor, made);
      return made;
    };
    if (isMap(node)) {
      const entries: YamlEntry[] = [];
      const map = anchored<YamlMap>({ kind: 'map', flow: node.flow === true, entries, range, ...tag });
      for (const pair of node.items) {
        if (!isPair(pair) || !pair.key) continue;
        entries.push(buildEntry(pair.key as ParsedNode, pair.value as ParsedNode | null));
      }
      // The library counts the line break after a block collection in.
      if (!map.flow && entries.length > 0) range.end = entries.at(-1)!.range.end;
      return map;
    }
    if (isSeq(node)) {
      const items: YamlNode[] = [];
      const seq = anchored<YamlSeq>({ kind: 'seq', flow: node.flow === true, items, range, ...tag });
      for (const item of node.items) {
        // `[a: b]` holds a pair that stands for a map of one entry.
        if (isPair(item)) {
          if (!item.key) continue;
          const entry = buildEntry(item.key as ParsedNode, item.value as ParsedNode | null);
          items.push({ kind: 'map', flow: true, entries: [entry], range: entry.range });
        } else if (item) items.push(build(item as ParsedNode));
      }
      if (!seq.flow && items.length > 0) range.end = items.at(-1)!.range.end;
      return seq;
    }
    if (!isScalar(node)) return emptyScalar(range.start);
    const style = STYLES[node.type ?? ''] ?? 'plain';
    const [start, end] = node.range;
    if (!isUnclosed(text, style, start, end))
      return anchored<YamlScalar>({ kind: 'scalar', value: String(node.value ?? ''), style, range, ...tag });
    const value = text
      .slice(start + 1, end)
      .split(/\r?\n/, 1)[0]!
      .trimEnd();
    const valueEnd = start + 1 + value.length;
    range.end = sourceOf(valueEnd);
    if (valueEnd < end) onUnclosed(valueEnd, text[start]!);
    return anchored<YamlScalar>({ kind: 'scalar', value, style, range, ...tag });
  };

  const buildEntry = (keyNode: ParsedNode, valueNode: ParsedNode | null): YamlEntry => {
    const built = build(keyNode);
    const key = built.kind === 'alias' && built.target?.kind === 'scalar' ? built.target : built;
    const value = valueNode ? build(valueNode) : emptyScalar(sourceOf(keyNode.range[1]));
    return {
      key: key.kind === 'scalar' ? key : emptyScalar(built.range.start),
      value,
      range: textRange(built.range.start, Math.max(value.range.end, built.range.end)),
    };
  };

  return document.contents ? { root: build(document.contents) } : {};
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/**
 * Whether a quote does not end, as while it is typed. The library takes the last character for its end, and goes
 * on to the text's end where no other such quote stands; what was meant ends with the line.
 */
function isUnclosed(text: string, style: ScalarStyle, start: number, end: number): boolean {
  const quote = QUOTES[style];
  return quote !== undefined && text[start] === quote && (end - start < 2 || text[end - 1] !== quote);
}

const QUOTES: Partial<Record<ScalarStyle, string>> = { single: "'", double: '"' };

function emptyScalar(offset: number): YamlScalar {
  return { kind: 'scalar', value: '', style: 'plain', range: textRange(offset, offset) };
}
