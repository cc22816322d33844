import { MappedText } from '../../../../text/index.ts';
import type { Expression } from '../../model.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { decodeLiteral, type EscapeReader, readCEscape } from '../../tree-sitter/literal-text.ts';
import { childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';

/** `\x` takes one to four digits in C#, `\e` is escape; the rest is C's. */
const escapeRegular: EscapeReader = (text, at, end) => {
  const hex = /^\\x([\da-fA-F]{1,4})/.exec(text.slice(at, Math.min(at + 6, end)));
  if (hex) return { value: String.fromCharCode(Number.parseInt(hex[1]!, 16)), length: hex[0].length };
  if (text[at + 1] === 'e') return { value: '\x1b', length: 2 };
  return text[at] === '\\' ? readCEscape(text, at, end, false) : doubled(text, at, end);
};

/** `""`, `{{` and `}}` stand for one character. */
const doubled: EscapeReader = (text, at) =>
  text[at + 1] === text[at] ? { value: text[at]!, length: 2 } : undefined;

/** A literal without holes: `"…"`, `@"…"`, `"""…"""`, `'c'`, with or without `u8`. */
export function readLiteral({ source, file }: Conversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const open = /^(?:@|"{3,}|["'])+/.exec(source.slice(node.start, Math.min(node.end, node.start + 200)))?.[0];
  const close = /["']+(?:u8)?$/i.exec(source.slice(Math.max(node.start, node.end - 200), node.end))?.[0];
  if (!open || !close) return { kind: 'unknown', range };
  if (node.type === 'raw_string_literal') {
    const quotes = /^"+/.exec(open)![0].length;
    const end = node.end - close.length + (close.replace(/u8$/i, '').length - quotes);
    return file.string(decodeRaw(source, node.start + quotes, end), range);
  }
  const verbatim = open.startsWith('@');
  const start = node.start + (verbatim ? 2 : 1);
  const end = Math.max(start, node.end - (/u8$/i.test(close) ? 3 : 1));
  return file.string(
    decodeLiteral(source, start, end, verbatim ? '"' : '\\', verbatim ? doubled : escapeRegular),
    range,
  );
}

/** A raw string over several lines loses the first line end, the last one, and the closing line's indentation. */
function decodeRaw(source: string, start: number, end: number): MappedText {
  const inside = source.slice(start, end);
  const first = /^[ \t]*\r?\n/.exec(inside)?.[0];
  if (first === undefined) return MappedText.plain(inside, start);
  const indent = /[ \t]*$/.exec(inside)![0];
  const last = /\r?\n[ \t]*$/.exec(inside.slice(first.length - 1))?.[0].length ?? 0;
  let value = '';
  const offsets: number[] = [];
  const stop = Math.max(end - last, start + first.length);
  for (let at = start + first.length; at < stop; ) {
    if (source[at - 1] === '\n' && source.startsWith(indent, at)) at += indent.length;
    const next = source.indexOf('\n', at) + 1 || stop;
    for (let i = at; i < Math.min(next, stop); i++) {
      value += source[i];
      offsets.push(i);
    }
    at = next;
  }
  offsets.push(stop);
  return MappedText.mapped(value, offsets);
}

/** `$"…{hole}…"` in all its forms. */
export function readInterpolated(conversion: Conversion, node: SyntaxNode): Expression {
  const { source, file } = conversion;
  const range = { start: node.start, end: node.end };
  const start = childOfType(node, 'interpolation_start');
  const prefix = start ? textOf(conversion, start) : '$';
  const raw = source.startsWith('"""', start?.end ?? node.start);
  const triggers = raw ? '' : prefix.includes('@') ? '"{}' : '\\{}';
  const readEscape = prefix.includes('@') ? doubled : escapeRegular;
  const parts: Expression[] = [];
  for (const child of node.children) {
    const place = { start: child.start, end: child.end };
    if (child.type === 'string_content' || child.type === 'escape_sequence')
      parts.push({
        kind: 'string',
        text: decodeLiteral(source, child.start, child.end, triggers, readEscape),
        range: place,
      });
    else if (child.type === 'interpolation') {
      const inner = child.children.find(({ named, type }) => named && type !== 'interpolation_brace');
      parts.push(inner ? conversion.expression(inner) : { kind: 'unknown', range: place });
    }
  }
  return file.concat(parts, range);
}
