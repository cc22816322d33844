import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { type TextEdit, textRange } from '../text/index.ts';
import { addEntry, lineEndOf } from './bracket-list.ts';
import { parseJson } from './parse-json.ts';

/** The edits that add `value` (a JSON text) to `allow`; see `allowEdit`. */
export function allowInJson(text: string, value: string): TextEdit[] | undefined {
  const eol = lineEndOf(text);
  if (text.trim() === '')
    return [{ range: textRange(0, text.length), newText: `{${eol}  "allow": [${value}]${eol}}${eol}` }];
  const { root, errors } = parseJson(text);
  if (root?.type !== 'object' || errors.length > 0) return undefined;
  const allow = findNodeAtLocation(root, ['allow']);
  if (!allow) return addEntry(text, bracketed(root), `"allow": [${value}]`);
  if (allow.type === 'array') return addEntry(text, bracketed(allow), value);
  if (allow.type === 'null')
    return [{ range: textRange(allow.offset, allow.offset + allow.length), newText: `[${value}]` }];
  return undefined;
}

function bracketed(node: Node) {
  const last = node.children?.at(-1);
  return {
    start: node.offset,
    end: node.offset + node.length,
    ...(last && { last: { start: last.offset, end: last.offset + last.length } }),
  };
}
