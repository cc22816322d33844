import { findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { formatRange, type PortRange } from '../ports/index.ts';
import { type TextEdit, textRange } from '../text/index.ts';

/**
 * The edits that add ports to `allow` in a configuration file's text (`''` for a new file). Everything
 * else stays as it is: comments, quotes, indentation, line ends. Undefined where the text is broken or
 * writes `allow` in a way that cannot be added to.
 */
export function allowEdit(path: string, text: string, ports: PortRange): TextEdit[] | undefined {
  return path.toLowerCase().endsWith('.json') ? jsonEdit(text, ports) : yamlEdit(text, ports);
}

function jsonEdit(text: string, ports: PortRange): TextEdit[] | undefined {
  const value = ports.first === ports.last ? ports.first : formatRange(ports);
  const eol = lineEnd(text);
  if (text.trim() === '')
    return [
      {
        range: textRange(0, text.length),
        newText: `{${eol}  "allow": [${JSON.stringify(value)}]${eol}}${eol}`,
      },
    ];
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  const formattingOptions = { insertSpaces: !indent.includes('\t'), tabSize: indent.length, eol };
  try {
    const root = parseTree(text);
    const known = root && findNodeAtLocation(root, ['allow']);
    const edits = known
      ? modify(text, ['allow', -1], value, { formattingOptions, isArrayInsertion: true })
      : modify(text, ['allow'], [value], { formattingOptions });
    return edits.map(edit => ({
      range: textRange(edit.offset, edit.offset + edit.length),
      newText: edit.content,
    }));
  } catch {
    return undefined;
  }
}

function yamlEdit(text: string, ports: PortRange): TextEdit[] | undefined {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  const eol = lineEnd(text);
  const item = formatRange(ports);
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null))
    return [atEnd(text, document, `allow:${eol}  - ${item}${eol}`)];
  if (!isMap(contents)) return undefined;
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === 'allow');
  if (!pair)
    return contents.flow
      ? intoFlow(text, contents, `allow: [${item}]`)
      : [atEnd(text, document, `allow:${eol}  - ${item}${eol}`)];
  const key = pair.key as Node;
  const value = pair.value as Node | null;
  if (isSeq(value))
    return value.flow || value.items.length === 0
      ? intoFlow(text, value, item)
      : afterLastItem(text, value, item, eol);
  if (isScalar(value) && value.value === null) return [fillEmpty(text, key, value, item, eol)];
  return undefined;
}

/** `- ITEM` on a line of its own after the list's last one, whose comment stays with it. */
function afterLastItem(text: string, list: YAMLSeq, item: string, eol: string): TextEdit[] | undefined {
  const last = list.items.at(-1) as Node;
  const first = list.items[0] as Node;
  if (!last.range || !first.range) return undefined;
  // The dash of the first item, looked for backward: nothing but blanks, anchors or comments is between.
  const dash = text.lastIndexOf('-', first.range[0]);
  const lineStart = Math.max(text.lastIndexOf('\n', dash), text.lastIndexOf('\r', dash)) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, dash))![0];
  const at = endOfLine(text, last.range[1]);
  return [{ range: textRange(at, at), newText: `${eol}${indent}- ${item}` }];
}

/** An entry before the closing bracket of `[…]` or `{…}`. */
function intoFlow(text: string, flow: YAMLSeq | YAMLMap, entry: string): TextEdit[] | undefined {
  if (!flow.range) return undefined;
  const last = flow.items.at(-1);
  const lastNode = isPair(last) ? (last.value ?? last.key) : last;
  const end = (lastNode as Node | undefined)?.range?.[1];
  if (last && end === undefined) return undefined;
  const at = end ?? flow.range[0] + 1;
  return text[flow.range[1] - 1] === ']' || text[flow.range[1] - 1] === '}'
    ? [{ range: textRange(at, at), newText: end === undefined ? entry : `, ${entry}` }]
    : undefined;
}

/** The first item of an `allow:` that has no value yet. */
function fillEmpty(text: string, key: Node, value: Node, item: string, eol: string): TextEdit {
  const [start, end] = value.range ?? [key.range![1] + 1, key.range![1] + 1];
  // `allow: null` or `allow: ~` is written out.
  if (end > start) return { range: textRange(start, end), newText: `[${item}]` };
  const at = endOfLine(text, text.indexOf(':', key.range![1]));
  return { range: textRange(at, at), newText: `${eol}  - ${item}` };
}

/** A block at the end of the document, on a line of its own. */
function atEnd(text: string, document: Document.Parsed, block: string): TextEdit {
  const terminator = /^\.\.\.(?=[ \t\r\n]|$)/m.exec(text);
  const at = terminator ? terminator.index : text.length;
  void document;
  const before = text.slice(0, at);
  const separated = before === '' || /[\r\n]$/.test(before);
  return { range: textRange(at, at), newText: (separated ? '' : lineEnd(text)) + block };
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
