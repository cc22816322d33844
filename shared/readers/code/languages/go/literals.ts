import type { Expression, StringLiteral } from '../../model.ts';
import type { Conversion } from '../../tree-sitter/conversion.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { decodeLiteral, type EscapeReader, readCEscape } from '../../tree-sitter/literal-text.ts';
import { parseNumber } from '../../tree-sitter/numbers.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';

const readEscape: EscapeReader = (text, at, end) => readCEscape(text, at, end, true);

/** Interpreted strings, raw strings and runes; a rune counts as a string of one character. */
export function readString(conversion: Conversion, node: SyntaxNode): StringLiteral {
  const { source, file } = conversion;
  const { start, end } = node;
  const closed = end - start > 1 && source[start] === source[end - 1];
  const inner = closed ? end - 1 : end;
  const triggers = source[start] === '`' ? '' : '\\';
  return file.string(decodeLiteral(source, start + 1, inner, triggers, readEscape), { start, end });
}

export function readNumber(conversion: Conversion, node: SyntaxNode): Expression {
  const { start, end } = node;
  const value = parseNumber(textOf(conversion, node), true);
  return value === undefined
    ? { kind: 'unknown', range: { start, end } }
    : { kind: 'number', value, range: { start, end } };
}
