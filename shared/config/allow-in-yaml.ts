import {
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { type TextEdit, textRange } from '../text/index.ts';
import { addEntry, endOfLine, lineEndOf } from './bracket-list.ts';
import { parseYaml } from './parse-yaml.ts';

/** The edits that add `item` to `allow`; see `allowEdit`. */
export function allowInYaml(text: string, item: string): TextEdit[] | undefined {
  const { document, errors } = parseYaml(text);
  if (!document || errors.length > 0) return undefined;
  const contents = document.contents as Node | null;
  const eol = lineEndOf(text);
  const block = `allow:${eol}  - ${item}${eol}`;
  if (isEmpty(contents)) return [atEnd(text, block, eol)];
  if (!isMap(contents)) return undefined;
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === 'allow');
  if (!pair) return contents.flow ? intoFlow(text, contents, `allow: [${item}]`) : [atEnd(text, block, eol)];
  const value = pair.value as Node | null;
  if (isSeq(value)) return value.flow ? intoFlow(text, value, item) : afterLastItem(text, value, item, eol);
  return isEmpty(value) ? fillEmpty(text, pair.key as Node, value, item, eol) : undefined;
}

function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

/** `- ITEM` on a line of its own after the list's last one, whose comment stays with it. */
function afterLastItem(text: string, list: YAMLSeq, item: string, eol: string): TextEdit[] | undefined {
  const first = list.items[0];
  const end = endOf(list);
  if (!isNode(first) || !first.range || end === undefined) return undefined;
  // Between the dash of the first item and its value stand only blanks and properties.
  const dash = text.lastIndexOf('-', first.range[0]);
  const lineStart = Math.max(text.lastIndexOf('\n', dash), text.lastIndexOf('\r', dash)) + 1;
  const indent = text.slice(lineStart, dash);
  if (dash < 0 || indent.trim() !== '') return undefined;
  // A text over several lines ends with its line break.
  const at = endOfLine(text, text.slice(0, end).trimEnd().length);
  return [{ range: textRange(at, at), newText: `${eol}${indent}- ${item}` }];
}

function intoFlow(text: string, flow: YAMLSeq | YAMLMap, entry: string): TextEdit[] | undefined {
  if (!flow.range) return undefined;
  const last = flow.items.at(-1);
  const lastStart = isPair(last) ? (last.key as Node).range?.[0] : (last as Node | undefined)?.range?.[0];
  const lastEnd = last === undefined ? undefined : endOf(last);
  const known = lastStart !== undefined && lastEnd !== undefined;
  if (last !== undefined && !known) return undefined;
  const bracketed = { start: flow.range[0], end: flow.range[1] };
  return addEntry(
    text,
    known ? { ...bracketed, last: { start: lastStart, end: lastEnd } } : bracketed,
    entry,
  );
}

/** Where a node's last character of content stands; block collections end with their last entry. */
function endOf(node: unknown): number | undefined {
  if (isPair(node)) return endOf(node.value) ?? endOf(node.key);
  if (isCollection(node) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1));
  return isNode(node) ? node.range?.[1] : undefined;
}

/** The first item of an `allow:` that has no value yet. */
function fillEmpty(text: string, key: Node, value: Node | null, item: string, eol: string): TextEdit[] {
  const [start, end] = value?.range ?? [0, 0];
  // `allow: null` or `allow: ~` is written out.
  if (end > start) return [{ range: textRange(start, end), newText: `[${item}]` }];
  const at = endOfLine(text, key.range![1]);
  return [{ range: textRange(at, at), newText: `${eol}  - ${item}` }];
}

/** A block at the end of the document, on a line of its own. */
function atEnd(text: string, block: string, eol: string): TextEdit {
  const at = /^\.\.\.(?=[ \t\r\n]|$)/m.exec(text)?.index ?? text.length;
  const onNewLine = at === 0 || /[\r\n]/.test(text[at - 1]!);
  return { range: textRange(at, at), newText: (onNewLine ? '' : eol) + block };
}
