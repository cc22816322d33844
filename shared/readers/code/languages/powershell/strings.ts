import { MappedText } from '../../../../text/index.ts';
import type { Expression } from '../../model.ts';
import type { Conversion } from '../../tree-sitter/conversion.ts';
import { decodeLiteral, type EscapeReader } from '../../tree-sitter/literal-text.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** A backtick escapes the next character; a doubled quote is one. */
const readEscape: EscapeReader = (text, at, end) => {
  const next = text[at + 1];
  if (next === undefined || at + 1 >= end) return undefined;
  if (text[at] === '`') return { value: ESCAPES[next] ?? next, length: 2 };
  return next === text[at] ? { value: next, length: 2 } : undefined;
};

/** `'…'`, `"…$x…"`, `@'…'@`, `@"…"@`. */
export function readString(conversion: Conversion, node: SyntaxNode): Expression {
  const { source, file } = conversion;
  const range = { start: node.start, end: node.end };
  const written = node.type === 'string_literal' ? (node.children[0] ?? node) : node;
  const isHere = source[written.start] === '@';
  const open = isHere ? source.indexOf('\n', written.start) + 1 : written.start + 1;
  const close = isHere ? source.lastIndexOf('\n', written.end - 1) : written.end - 1;
  if (open <= written.start || close < open) return file.string(MappedText.plain('', written.start), range);
  if (/^verbatim/.test(written.type))
    return file.string(decodeLiteral(source, open, close, isHere ? '' : "'", readEscape), range);
  const parts: Expression[] = [];
  const text = (start: number, end: number) => {
    if (end > start)
      parts.push({
        kind: 'string',
        text: decodeLiteral(source, start, end, isHere ? '`' : '`"', readEscape),
        range: { start, end },
      });
  };
  let at = open;
  for (const child of written.children) {
    if (!/^(?:variable|sub_expression)$/.test(child.type) || child.start < at) continue;
    text(at, child.start);
    parts.push(conversion.expression(child));
    at = child.end;
  }
  text(at, close);
  const only = parts[0];
  if (parts.length === 0 || (parts.length === 1 && only?.kind === 'string'))
    return file.string(only?.kind === 'string' ? only.text : MappedText.plain('', open), range);
  return file.concat(parts, range);
}
