import { MappedText, type TextRange } from '../../../../text/index.ts';
import type { Expression, StringLiteral } from '../../model.ts';
import type { Conversion } from '../../tree-sitter/conversion.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { decodeLiteral, type EscapeReader, readCEscape } from '../../tree-sitter/literal-text.ts';
import { parseNumber } from '../../tree-sitter/numbers.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';

const readEscape: EscapeReader = (text, at, end) => readCEscape(text, at, end, true);

/** `"…"`, `L"…"`, `u8"…"`, `R"x(…)x"`, `'c'`. */
export function readString(conversion: Conversion, node: SyntaxNode): StringLiteral {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const [text, from, to] = inside(conversion.source, range, node.type === 'raw_string_literal');
  return file.string(
    decodeLiteral(text, from, to, node.type === 'raw_string_literal' ? '' : '\\', readEscape),
    range,
  );
}

function inside(source: string, { start, end }: TextRange, raw: boolean): [string, number, number] {
  const text = source.slice(start, end);
  const open = (raw ? /^\w{0,3}"([^(\s]{0,16})\(/ : /^\w{0,3}["']/).exec(text);
  const from = start + (open?.[0].length ?? 1);
  const tail = raw ? (open?.[1]?.length ?? 0) + 2 : 1;
  return [source, from, Math.max(from, end - tail)];
}

/** `8'080u`, `0x1F90`. */
export function readNumber(conversion: Conversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const value = numberOf(textOf(conversion, node));
  return value === undefined ? { kind: 'unknown', range } : { kind: 'number', value, range };
}

function numberOf(text: string): number | undefined {
  return parseNumber(text.replace(/(?:[uU]?[lL]{0,2}|[lL]{1,2}[uU]|[zZ])$/, '').replaceAll("'", ''), true);
}

/** A text that the source says in other words (`INADDR_ANY`). */
export function madeString(value: string, range: TextRange): StringLiteral {
  const offsets = [...Array.from(value, () => range.start), range.end];
  return { kind: 'string', text: MappedText.mapped(value, offsets), range };
}

/** A text up to its first comment; what begins like one in a string is none (`"tcp://…"`). */
const UNCOMMENTED = /^(?:"(?:[^"\\]|\\[\s\S])*"|[^"/]|"|\/(?![/*]))*/;

/** What a macro stands for: a number, a text, another name, in parentheses or with a cast; else unknown. */
export function readMacroValue(conversion: Conversion, node: SyntaxNode): Expression {
  const { source, file } = conversion;
  const range = { start: node.start, end: node.end };
  const written = UNCOMMENTED.exec(textOf(conversion, node))?.[0].trimEnd() ?? '';
  const core = /^[\s(]*(?:\(\s*\w+\s*\)\s*)?([\s\S]*?)[\s)]*$/.exec(written)?.[1] ?? '';
  const start = node.start + Math.max(0, written.indexOf(core));
  const at = { start, end: start + core.length };
  const value = numberOf(core);
  if (value !== undefined) return { kind: 'number', value, range: at };
  if (/^\w{0,3}"[^"\\\n]*"$/.test(core)) {
    const [, from, to] = inside(source, at, false);
    return file.string(MappedText.plain(source.slice(from, to), from), at);
  }
  if (/^[A-Za-z_]\w*$/.test(core)) return { kind: 'name', name: core, range: at };
  // `htons(8080)`, `"tcp://*:" PORT`
  const wrapped = /^[A-Za-z_]\w*\(\s*(\w+)\s*$/.exec(core)?.[1];
  const inner = wrapped === undefined ? undefined : numberOf(wrapped);
  if (inner !== undefined) {
    const from = start + core.lastIndexOf(wrapped!);
    return { kind: 'number', value: inner, range: { start: from, end: from + wrapped!.length } };
  }
  return { kind: 'unknown', range };
}
