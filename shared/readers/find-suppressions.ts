import type { SourceText } from '../text/index.ts';
import { textRange } from '../text/index.ts';
import type { SuppressionComment, SuppressionKind } from './suppression-comment.ts';

/** A directive after something that opens a comment in one of the languages read, on the same line. */
const DIRECTIVE =
  /(?:#|\/\/|\/\*|<!--|--|;|%|\brem\b)[^\S\r\n]*portlint-(disable-line|disable-next-line|disable-file|disable|enable)(?![\w-])([^\r\n]*)/gi;

const KINDS: Record<string, SuppressionKind> = {
  'disable-line': 'line',
  'disable-next-line': 'next-line',
  'disable-file': 'file',
  disable: 'disable',
  enable: 'enable',
};

/** The suppression comments of a text, in order. */
export function findSuppressions(source: SourceText): SuppressionComment[] {
  const { text } = source;
  if (!text.includes('portlint-')) return [];
  const found: SuppressionComment[] = [];
  for (const match of text.matchAll(DIRECTIVE)) {
    const directiveStart = match.index + match[0].indexOf('portlint-');
    const tailStart = match.index + match[0].length - match[2]!.length;
    // A block comment's end belongs to the comment, not to the reason.
    const tail = match[2]!.replace(/\s*(?:\*\/|-->).*$/, '');
    const [list = '', ...reasonParts] = tail.split(/\s--(?:\s|$)/);
    const rules = [...list.matchAll(/[a-z][\w-]*/gi)].map(rule => ({
      id: rule[0],
      range: textRange(tailStart + rule.index, tailStart + rule.index + rule[0].length),
    }));
    const reason = reasonParts.join(' -- ').trim();
    const end = tailStart + tail.trimEnd().length;
    found.push({
      kind: KINDS[match[1]!.toLowerCase()]!,
      rules,
      range: textRange(directiveStart, end),
      removal: removalOf(text, match.index, match.index + match[0].length),
      ...(reason && { reason }),
    });
  }
  return found;
}

/** The whole line with its end where only the comment stands there, else the comment and the blanks before it. */
function removalOf(text: string, start: number, end: number) {
  const closing = /^\s*(?:\*\/|-->)/.exec(text.slice(end, end + 8));
  if (closing) end += closing[0].length;
  let lineStart = start;
  while (lineStart > 0 && text[lineStart - 1] !== '\n' && text[lineStart - 1] !== '\r') lineStart--;
  const before = text.slice(lineStart, start);
  if (before.trim() !== '') return textRange(lineStart + before.trimEnd().length, end);
  if (text.startsWith('\r\n', end)) end += 2;
  else if (text[end] === '\n' || text[end] === '\r') end += 1;
  return textRange(lineStart, end);
}
