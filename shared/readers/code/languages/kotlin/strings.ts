import type { Expression } from '../../model.ts';
import type { Conversion } from '../../tree-sitter/conversion.ts';
import { decodeLiteral, type EscapeReader, readCEscape } from '../../tree-sitter/literal-text.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';

/** `\$` beside the escapes of Java. */
const readEscape: EscapeReader = (text, at, end) =>
  text[at + 1] === '$' ? { value: '$', length: 2 } : readCEscape(text, at, end, false);

/** `"…"` and `"""…"""`, with `$name` and `${expression}` in them. */
export function readString(conversion: Conversion, node: SyntaxNode): Expression {
  const { source, file } = conversion;
  const range = { start: node.start, end: node.end };
  const raw = source.startsWith('"""', node.start) && node.end - node.start >= 6;
  const quotes = raw ? 3 : 1;
  const end = Math.max(node.start + quotes, node.end - quotes);
  const decode = (from: number, to: number) => decodeLiteral(source, from, to, raw ? '' : '\\', readEscape);
  const holes = node.children.filter(({ type }) => type.startsWith('interpolated_'));
  if (holes.length === 0) return file.string(decode(node.start + quotes, end), range);
  const parts: Expression[] = [];
  let at = node.start + quotes;
  const text = (to: number) => {
    if (to > at) parts.push({ kind: 'string', text: decode(at, to), range: { start: at, end: to } });
  };
  for (const hole of holes) {
    // `$name` begins a unit before the name, `${…}` two before the expression and ends one after it.
    const braced = source[hole.start - 1] === '{';
    text(hole.start - (braced ? 2 : 1));
    const inner = hole.children[0];
    const place = { start: hole.start, end: hole.end };
    parts.push(
      hole.type === 'interpolated_identifier'
        ? { kind: 'name', name: source.slice(hole.start, hole.end), range: place }
        : inner
          ? conversion.expression(inner)
          : { kind: 'unknown', range: place },
    );
    at = hole.end + (braced ? 1 : 0);
  }
  text(end);
  return file.concat(parts, range);
}
