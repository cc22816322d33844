import { type SourceText, textRange } from '../../text/index.ts';
import type { YamlMap, YamlNode } from './yaml-node.ts';

/** A place for further text: `range` is empty; `before` and `after` go around it. */
export interface Insertion {
  readonly range: { readonly start: number; readonly end: number };
  readonly before: string;
  readonly after: string;
}

/**
 * A place for another entry of a mapping. The text `KEY: VALUE` put there may have several lines; those
 * after the first are indented by `indent`. In front of the entry under one of the `beside` keys, else of the first:
 * that is right whatever comments stand around. Undefined for a mapping in which nothing can be put so.
 */
export function entryInsertion(
  source: SourceText,
  map: YamlMap,
  beside: readonly string[] = [],
): (Insertion & { readonly flow: boolean; readonly indent: string; readonly lineEnd: string }) | undefined {
  const lineEnd = source.text.includes('\r\n') ? '\r\n' : '\n';
  if (map.flow) {
    if (source.text[map.range.start] !== '{') return undefined;
    const range = textRange(map.range.start + 1, map.range.start + 1);
    const after = map.entries.length > 0 ? ', ' : '';
    return { range, before: '', after, flow: true, indent: '', lineEnd };
  }
  const entry = map.entries.find(({ key }) => beside.includes(key.value)) ?? map.entries[0];
  const indent = entry && indentBefore(source.text, entry.range.start);
  if (!entry || indent === undefined) return undefined;
  const range = textRange(entry.range.start, entry.range.start);
  return { range, before: '', after: lineEnd + indent, flow: false, indent, lineEnd };
}

/** A place for another item of a sequence of plain scalars; an empty one is none in block style. */
export function itemInsertion(source: SourceText, node: YamlNode): Insertion | undefined {
  if (node.kind !== 'seq') return undefined;
  const { text } = source;
  if (node.flow) {
    if (text[node.range.start] !== '[') return undefined;
    const quote = text[node.items[0]?.range.start ?? 0] === '"' ? '"' : '';
    const range = textRange(node.range.start + 1, node.range.start + 1);
    return { range, before: quote, after: quote + (node.items.length > 0 ? ', ' : '') };
  }
  const [first] = node.items;
  if (!first) return undefined;
  const lineStart = text.lastIndexOf('\n', first.range.start - 1) + 1;
  const dash = /^( *)-( +)$/.exec(text.slice(lineStart, first.range.start));
  if (!dash) return undefined;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const range = textRange(first.range.start, first.range.start);
  return { range, before: '', after: `${lineEnd}${dash[1]}-${dash[2]}` };
}

/** Blanks as wide as what stands before an offset on its line: indentation, and dashes of sequences. */
function indentBefore(text: string, offset: number): string | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  return /^[ -]*$/.test(before) ? ' '.repeat(before.length) : undefined;
}
