import { eastAsianWidth } from 'get-east-asian-width';

/** Text that a terminal shows a column a character. */
const PLAIN = /^[\x20-\x7e]*$/;
/** Asks an emoji's picture of what would else be a sign. */
const PICTURE = '\ufe0f';

/**
 * How many columns of a terminal a text takes, without tabs or control characters: two for the wide
 * characters of East Asia and for emoji, one for a letter with all its marks.
 */
export function screenWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text))
    columns += segment.includes(PICTURE) ? 2 : eastAsianWidth(segment.codePointAt(0)!);
  return columns;
}

/** What stands below a text so that the next character is below what follows it: blanks, and its tabs. */
export function indentBelow(text: string): string {
  return text
    .split('\t')
    .map(part => ' '.repeat(screenWidth(part)))
    .join('\t');
}
