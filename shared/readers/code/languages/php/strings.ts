import type { Expression } from '../../model.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { readInterpolated, type TextSyntax } from '../../tree-sitter/interpolated.ts';
import { decodeLiteral, type EscapeReader, readCEscape } from '../../tree-sitter/literal-text.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';

const singleQuoted: EscapeReader = (text, at) => {
  const next = text[at + 1];
  return next === '\\' || next === "'" ? { value: next, length: 2 } : undefined;
};

const doubleQuoted: EscapeReader = (text, at, end) => {
  const next = text[at + 1];
  if (next === '$' || next === '"') return { value: next, length: 2 };
  if (next === 'e') return { value: '\x1B', length: 2 };
  if (next !== 'u') return next === 'U' || next === "'" ? undefined : readCEscape(text, at, end, true);
  const braced = /^\\u\{([\da-fA-F]{1,6})\}/.exec(text.slice(at, Math.min(end, at + 12)));
  const code = braced ? Number.parseInt(braced[1]!, 16) : Number.POSITIVE_INFINITY;
  return braced && code <= 0x10ffff
    ? { value: String.fromCodePoint(code), length: braced[0].length }
    : undefined;
};

/** `'…'`, whose only escapes are `\\` and `\'`. */
export function readSingleQuoted(conversion: Conversion, node: SyntaxNode): Expression {
  const { source, file } = conversion;
  const quote = /^[bB]?'/.exec(textOf(conversion, node))?.[0].length ?? 1;
  const closed = node.end - node.start > quote && source[node.end - 1] === "'";
  const text = decodeLiteral(
    source,
    node.start + quote,
    closed ? node.end - 1 : node.end,
    '\\',
    singleQuoted,
  );
  return file.string(text, { start: node.start, end: node.end });
}

const SYNTAX: TextSyntax = {
  literal: new Set(['string_content', 'escape_sequence']),
  readEscape: doubleQuoted,
};

/** `"…"` with what is put into it. */
export function readDoubleQuoted(conversion: Conversion, node: SyntaxNode): Expression {
  return readInterpolated(conversion, node, node, SYNTAX);
}

/** `<<<EOT … EOT` and `<<<'EOT' … EOT`. Indentation that the closing mark takes off is left in. */
export function readHeredoc(conversion: Conversion, node: SyntaxNode): Expression {
  const body = child(node, 'value');
  const range = { start: node.start, end: node.end };
  if (!body) return { kind: 'unknown', range };
  if (node.type === 'heredoc') return readInterpolated(conversion, node, body, SYNTAX);
  const text = decodeLiteral(conversion.source, body.start, body.end, '', () => undefined);
  return conversion.file.string(text, range);
}
