import type { SourceText } from '../text/index.ts';
import { type TextRange, textRange } from '../text/index.ts';
import type { SuppressionComment, SuppressionKind } from './suppression-comment.ts';

/**
 * A directive right after something that opens a comment in one of the languages read: `#`, `//`, `;`,
 * `/*`, `<!--`, SQL's `-- `, `REM` and `::` of batch files, and `!` of `.properties` at a line's begin. The rest of the line comes with it.
 */
const DIRECTIVE =
  /(?:(?<![^\s<)\]};,"'])#|(?<!:)\/\/|\/\*+|<!--|(?<![^\s;])--(?=\s)|(?<!\S);|(?<!\S)::|!(?<=^[^\S\r\n]*!)|\b[rR][eE][mM]\b)[^\S\r\n]*(portlint-(disable-line|disable-next-line|disable-file|disable|enable))(?=[\s:]|\*\/|-->|#>|$)([^\r\n]*)/gm;

const KINDS: Record<string, SuppressionKind> = {
  'disable-line': 'line',
  'disable-next-line': 'next-line',
  'disable-file': 'file',
  disable: 'disable',
  enable: 'enable',
};

/** What ends a comment that has an end of its own; the other comments end with their line. */
const CLOSERS = /\*\/|-->|#>/;
const BLOCK_OPENER = /^(?:\/\*|<!--)/;

/** The suppression comments of a text, in order. */
export function findSuppressions(source: SourceText): SuppressionComment[] {
  const { text } = source;
  if (!text.includes('portlint-')) return [];
  const found: SuppressionComment[] = [];
  for (const match of text.matchAll(DIRECTIVE)) {
    const [whole, directive, kind, rest] = match as unknown as [string, string, string, string];
    if (isInString(text, match.index)) continue;
    const isBlock = BLOCK_OPENER.test(whole) || (whole.startsWith('#') && text[match.index - 1] === '<');
    const closer = isBlock ? CLOSERS.exec(rest) : null;
    // A block comment's end belongs to the comment, not to the reason.
    const tail = closer ? rest.slice(0, closer.index) : rest;
    const tailStart = match.index + whole.length - rest.length;
    const [list = '', ...reasonParts] = tail.split(/\s(?:--|—)(?:\s|$)/);
    const rules = [...list.matchAll(/[a-z][\w-]*/gi)].map(rule => ({
      id: rule[0],
      range: textRange(tailStart + rule.index, tailStart + rule.index + rule[0].length),
    }));
    const reason = reasonParts.join(' -- ').trim();
    const commentEnd = tailStart + (closer ? closer.index + closer[0].length : tail.trimEnd().length);
    found.push({
      kind: KINDS[kind]!,
      rules,
      range: textRange(tailStart - directive.length, tailStart + tail.trimEnd().length),
      removal: removalOf(text, match.index, commentEnd),
      ...(reason && { reason }),
    });
  }
  return found;
}

/**
 * Whether an offset stands inside a string literal that begins and ends on the same line. A quote after
 * a letter or digit (`don't`) begins none.
 */
function isInString(text: string, offset: number): boolean {
  let quote = '';
  for (let i = lineStartOf(text, offset); i < offset; i++) {
    const unit = text[i]!;
    if (quote !== '') {
      if (unit === '\\' && quote !== "'") i++;
      else if (unit === quote) quote = '';
    } else if ((unit === '"' || unit === "'" || unit === '`') && !/\w/.test(text[i - 1] ?? '')) quote = unit;
  }
  if (quote === '') return false;
  for (let i = offset; i < text.length && text[i] !== '\n' && text[i] !== '\r'; i++)
    if (text[i] === quote) return true;
  return false;
}

/** The whole line with its end where only the comment stands there, else the comment and the blanks beside it. */
function removalOf(text: string, opener: number, closed: number): TextRange {
  let start = opener;
  let end = closed;
  if (text[start] === '#' && text[start - 1] === '<') start--;
  // A template's comment: {{/* … */}} or {{- /* … */ -}}.
  const action = /\{\{-?[^\S\r\n]*$/.exec(text.slice(Math.max(0, start - 16), start));
  const actionEnd = action && /^[^\S\r\n]*-?\}\}/.exec(text.slice(end, end + 16));
  if (action && actionEnd) {
    start -= action[0].length;
    end += actionEnd[0].length;
  }
  const lineStart = lineStartOf(text, start);
  let lineEnd = end;
  while (lineEnd < text.length && text[lineEnd] !== '\n' && text[lineEnd] !== '\r') lineEnd++;
  const before = text.slice(lineStart, start);
  const after = text.slice(end, lineEnd);
  if (before.trim() !== '')
    return textRange(lineStart + before.trimEnd().length, after.trim() === '' ? lineEnd : end);
  if (after.trim() !== '') return textRange(start, end + (after.length - after.trimStart().length));
  if (text.startsWith('\r\n', lineEnd)) lineEnd += 2;
  else if (lineEnd < text.length) lineEnd += 1;
  return textRange(lineStart, lineEnd);
}

function lineStartOf(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}
