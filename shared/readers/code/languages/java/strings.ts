import type { Expression } from '../../model.ts';
import type { Conversion } from '../../tree-sitter/conversion.ts';
import { decodeLiteral, type EscapeReader, readCEscape } from '../../tree-sitter/literal-text.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';

/** Java's escapes are C's, with any number of `u` and with `\s` for a blank. */
const readEscape: EscapeReader = (text, at, end) => {
  const unicode = /^\\u{1,9}([\da-fA-F]{4})/.exec(text.slice(at, Math.min(at + 15, end)));
  if (unicode)
    return { value: String.fromCharCode(Number.parseInt(unicode[1]!, 16)), length: unicode[0].length };
  if (text[at + 1] === 's') return { value: ' ', length: 2 };
  return readCEscape(text, at, end, true);
};

/** `"…"` and text blocks; a block keeps its indentation, since blanks mean nothing around a port. */
export function readString({ source, file }: Conversion, node: SyntaxNode): Expression {
  const block = source.startsWith('"""', node.start) && node.end - node.start >= 6;
  const quotes = block ? 3 : 1;
  const start = node.start + quotes;
  const end = Math.max(start, node.end - quotes);
  return file.string(decodeLiteral(source, start, end, '\\', readEscape), {
    start: node.start,
    end: node.end,
  });
}
