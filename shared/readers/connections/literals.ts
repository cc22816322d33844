import { MappedText, textRange } from '../../text/index.ts';
import type { JoinedPart } from './joined-text.ts';

/** How strings and comments are written in a language: enough to find its literals without a parser. */
export interface Lexis {
  readonly lineComments: readonly string[];
  readonly blockComment?: readonly [open: string, close: string];
  readonly quotes: readonly Quote[];
  /** The operator that joins two strings. */
  readonly join: RegExp;
}

interface Quote {
  readonly open: string;
  readonly close: string;
  /** `backslash`: `\\` and `\n` and so on. `doubled`: the closing quote twice. `shell`: `\` before `"`, `\`, `$`. */
  readonly escapes: 'backslash' | 'doubled' | 'shell' | 'none';
  readonly multiline: boolean;
}

/** A literal, or literals and other operands joined by the language's operator. */
export interface LiteralText {
  readonly parts: readonly JoinedPart[];
  /** Where the first literal begins. */
  readonly start: number;
}

/** A name, member or call that is joined to a string. */
const OPERAND = /[\w$@][\w$.:>-]{0,120}(?:\([^()\n]{0,80}\)|\[[^\]\n]{0,80}\])?/y;
const BLANKS = /(?:\s|_\r?\n|\\\r?\n|`\r?\n){0,200}/y;

/**
 * The string literals of a source text that begin between two offsets, in order, joined ones together. Comments are
 * passed over. Linear.
 */
export function literalTexts(text: string, lexis: Lexis, from = 0, to = text.length): LiteralText[] {
  const found: LiteralText[] = [];
  let i = from;
  while (i < to) {
    const comment = commentEnd(text, i, lexis);
    if (comment !== undefined) {
      i = comment;
      continue;
    }
    const first = readLiteral(text, i, lexis);
    if (!first) {
      i++;
      continue;
    }
    const parts: JoinedPart[] = [first.text];
    const start = i;
    i = first.end;
    for (;;) {
      const operator = skip(lexis.join, text, skip(BLANKS, text, i) ?? i);
      if (operator === undefined) break;
      const at = skip(BLANKS, text, operator) ?? operator;
      const literal = readLiteral(text, at, lexis);
      const end = literal ? literal.end : skip(OPERAND, text, at);
      if (end === undefined) break;
      parts.push(literal ? literal.text : { hole: textRange(at, end) });
      i = end;
    }
    found.push({ parts, start });
  }
  return found;
}

function skip(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function commentEnd(text: string, at: number, { lineComments, blockComment }: Lexis): number | undefined {
  if (blockComment && text.startsWith(blockComment[0], at)) {
    const end = text.indexOf(blockComment[1], at + blockComment[0].length);
    return end < 0 ? text.length : end + blockComment[1].length;
  }
  const line = lineComments.find(mark => text.startsWith(mark, at));
  // In shells `#` begins a comment only at a word's start.
  if (line === undefined || (line === '#' && /[\w$&{]/.test(text[at - 1] ?? ''))) return undefined;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function readLiteral(
  text: string,
  at: number,
  { quotes }: Lexis,
): { text: MappedText; end: number } | undefined {
  const quote = quotes.find(({ open }) => text.startsWith(open, at));
  if (!quote) return undefined;
  const { close, escapes, multiline } = quote;
  let value = '';
  const offsets: number[] = [];
  let i = at + quote.open.length;
  while (i < text.length && (multiline || text[i] !== '\n')) {
    if (text.startsWith(close, i)) {
      if (escapes !== 'doubled' || !text.startsWith(close, i + close.length)) break;
      offsets.push(i);
      value += close;
      i += 2 * close.length;
      continue;
    }
    offsets.push(i);
    const next = text[i + 1];
    const escaped =
      text[i] === '\\' &&
      next !== undefined &&
      (escapes === 'backslash' || (escapes === 'shell' && (next === '"' || next === '\\' || next === '$')));
    value += escaped ? (CONTROLS[next] ?? next) : text[i]!;
    i += escaped ? 2 : 1;
  }
  offsets.push(i);
  return { text: MappedText.mapped(value, offsets), end: Math.min(i + close.length, text.length) };
}

const CONTROLS: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

const quote = (mark: string, escapes: Quote['escapes'], multiline = false): Quote => ({
  open: mark,
  close: mark,
  escapes,
  multiline,
});
const slashes = { lineComments: ['//'], blockComment: ['/*', '*/'] } as const;
const plus = /\+/y;
const never = /(?!)/y;

const java: Lexis = {
  ...slashes,
  quotes: [quote('"""', 'backslash', true), quote('"', 'backslash'), quote("'", 'backslash')],
  join: plus,
};

/** By file extension: those of languages without a parser here, and of those whose strings are not worth one. */
export const LEXES: Readonly<Record<string, Lexis>> = {
  groovy: java,
  gradle: java,
  fs: {
    lineComments: ['//'],
    blockComment: ['(*', '*)'],
    quotes: [
      quote('"""', 'none', true),
      { open: '@"', close: '"', escapes: 'doubled', multiline: true },
      quote('"', 'backslash', true),
    ],
    join: plus,
  },
  vb: { lineComments: ["'"], quotes: [quote('"', 'doubled')], join: /[&+]/y },
  lua: {
    lineComments: ['--'],
    blockComment: ['--[[', ']]'],
    quotes: [
      quote('"', 'backslash'),
      quote("'", 'backslash'),
      { open: '[[', close: ']]', escapes: 'none', multiline: true },
    ],
    join: /\.\./y,
  },
  jl: {
    lineComments: ['#'],
    blockComment: ['#=', '=#'],
    quotes: [quote('"""', 'backslash', true), quote('"', 'backslash', true)],
    join: /\*/y,
  },
  r: {
    lineComments: ['#'],
    quotes: [quote('"', 'backslash', true), quote("'", 'backslash', true)],
    join: never,
  },
  tf: { ...slashes, lineComments: ['#', '//'], quotes: [quote('"', 'backslash')], join: never },
  bicep: { ...slashes, quotes: [quote("'''", 'none', true), quote("'", 'backslash')], join: never },
  sh: { lineComments: ['#'], quotes: [quote('"', 'shell', true), quote("'", 'none', true)], join: never },
};
