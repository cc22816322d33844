import { type TextEdit, textRange } from '../text/index.ts';

/** A bracketed list or mapping as it stands in a text: offsets, `end` after the closing bracket. */
export interface Bracketed {
  readonly start: number;
  readonly end: number;
  /** Where the last entry stands; absent where there is none. */
  readonly last?: { readonly start: number; readonly end: number };
}

/** The edits that add an entry to a `[…]` or `{…}` of JSON or YAML, on a line of its own where the others have one. */
export function addEntry(text: string, { start, end, last }: Bracketed, entry: string): TextEdit[] {
  if (!last) return [{ range: textRange(start + 1, start + 1), newText: entry }];
  const lineEnd = endOfLine(text, last.end);
  const indent = indentOf(text, last.start);
  // Beside other entries or before the closing bracket there is no room for a line.
  if (indent === undefined || lineEnd >= end) {
    return [{ range: textRange(last.end, last.end), newText: `, ${entry}` }];
  }
  // The comma goes before a comment that the last entry has on its line.
  const hasComma = /^\s*,/.test(text.slice(last.end, lineEnd));
  return [
    ...(hasComma ? [] : [{ range: textRange(last.end, last.end), newText: ',' }]),
    {
      range: textRange(lineEnd, lineEnd),
      newText: `${lineEndOf(text)}${indent}${entry}${hasComma ? ',' : ''}`,
    },
  ];
}

/** The blanks before an offset where nothing else stands before it on its line. */
function indentOf(text: string, offset: number): string | undefined {
  let start = offset;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  return start > 0 && (text[start - 1] === '\n' || text[start - 1] === '\r')
    ? text.slice(start, offset)
    : undefined;
}

/** The offset of the line break after `from`, or the text's end. */
export function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** The line end that a text uses. */
export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
