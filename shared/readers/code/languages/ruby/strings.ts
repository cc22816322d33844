import { MappedText } from '../../../../text/index.ts';
import type { Expression } from '../../model.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { readInterpolated } from '../../tree-sitter/interpolated.ts';
import { type EscapeReader, readCEscape } from '../../tree-sitter/literal-text.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { RubyConversion } from './context.ts';

const LITERAL = new Set(['string_content', 'heredoc_content', 'escape_sequence']);

const singleQuoted: EscapeReader = (text, at) => {
  const next = text[at + 1];
  return next === '\\' || next === "'" ? { value: next, length: 2 } : undefined;
};

const doubleQuoted: EscapeReader = (text, at, end) => {
  const next = text[at + 1];
  if (next === undefined) return undefined;
  const codes = /^\\u\{([\da-fA-F]{1,6})\}/.exec(text.slice(at, Math.min(end, at + 12)));
  if (codes) {
    const code = Number.parseInt(codes[1]!, 16);
    return { value: code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD', length: codes[0].length };
  }
  if (next === 's') return { value: ' ', length: 2 };
  if (next === 'e') return { value: '\x1B', length: 2 };
  // Any other character stands for itself.
  return readCEscape(text, at, end, true) ?? (/[\w\s]/.test(next) ? undefined : { value: next, length: 2 });
};

/** `"…"`, `'…'`, `%q(…)`, `:"…"`, a word of `%w[…]`, the inside of a heredoc. */
export function readString(conversion: RubyConversion, node: SyntaxNode): Expression {
  const { source } = conversion;
  const plain = source[node.start] === "'" || source.startsWith('%q', node.start);
  return readInterpolated(conversion, node, node, {
    literal: LITERAL,
    readEscape: plain ? singleQuoted : doubleQuoted,
  });
}

/** `:port`, and the key of `port: 1`. It is a string to the model, but no text that anybody connects with. */
export function readSymbol(conversion: RubyConversion, node: SyntaxNode): Expression {
  const name = textOf(conversion, node);
  const skip = name.startsWith(':') ? 1 : 0;
  return {
    kind: 'string',
    text: MappedText.plain(name.slice(skip), node.start + skip),
    range: { start: node.start, end: node.end },
  };
}
