import { type TextRange, textRange } from '../../text/index.ts';

/**
 * Where the documents of a YAML stream stand, from their `---` to the next. A marker at a line's start is
 * never content, whatever stands around it (YAML 1.2.2, 9.1.2, `c-forbidden`). A text with directives is
 * one range, since a directive belongs to the document after its own end.
 */
export function documentRanges(text: string): TextRange[] {
  if (/^%/m.test(text)) return [textRange(0, text.length)];
  const ranges: TextRange[] = [];
  let start = 0;
  for (const { index } of text.matchAll(/^---(?=[ \t\r\n]|$)/gm)) {
    if (index > start) ranges.push(textRange(start, index));
    start = index;
  }
  ranges.push(textRange(start, text.length));
  return ranges;
}
