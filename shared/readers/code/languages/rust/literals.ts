import { MappedText, type TextRange } from '../../../../text/index.ts';
import type { Expression, StringLiteral } from '../../model.ts';
import type { Conversion } from '../../tree-sitter/conversion.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { decodeLiteral, type EscapeReader, readCEscape } from '../../tree-sitter/literal-text.ts';
import { parseNumber } from '../../tree-sitter/numbers.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';

/** Rust's escapes: `\u{1F600}`, and a line's end that is skipped with the blanks after it. */
const readEscape: EscapeReader = (text, at, end) => {
  const rest = text.slice(at + 1, Math.min(end, at + 12));
  const braced = /^u\{([\da-fA-F_]{1,8})\}/.exec(rest);
  if (braced) {
    const code = Number.parseInt(braced[1]!.replaceAll('_', ''), 16);
    return { value: code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD', length: 1 + braced[0].length };
  }
  if (/^\r?\n/.test(rest)) {
    let next = at + 1;
    while (next < end && /\s/.test(text[next]!)) next++;
    return { value: '', length: next - at };
  }
  return readCEscape(text, at, end, false);
};

/** `"…"`, `b"…"`, `c"…"`, `r#"…"#`. */
export function readString(conversion: Conversion, node: SyntaxNode): StringLiteral {
  const { source, file } = conversion;
  const { start, end } = node;
  const text = source.slice(start, end);
  const open = /^[a-z]{0,2}(#*)"/.exec(text);
  const hashes = open?.[1]?.length ?? 0;
  const from = start + (open?.[0].length ?? 1);
  const closed = end - from > hashes && source[end - 1 - hashes] === '"';
  const to = Math.max(from, closed ? end - 1 - hashes : end);
  const triggers = node.type === 'raw_string_literal' ? '' : '\\';
  return file.string(decodeLiteral(source, from, to, triggers, readEscape), { start, end });
}

/** `8_080u16`. */
export function readNumber(conversion: Conversion, node: SyntaxNode): Expression {
  const { start, end } = node;
  const range = { start, end };
  const digits = textOf(conversion, node).replace(/_?(?:[iu](?:8|16|32|64|128|size)|f32|f64)$/, '');
  const value = parseNumber(digits, false);
  return value === undefined ? { kind: 'unknown', range } : { kind: 'number', value, range };
}

/** A text that the source says in other words (`Ipv4Addr::LOCALHOST`). */
export function madeString(value: string, range: TextRange): StringLiteral {
  const offsets = [...Array.from(value, () => range.start), range.end];
  return { kind: 'string', text: MappedText.mapped(value, offsets), range };
}
