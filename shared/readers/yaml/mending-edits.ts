import { lineStartsOf, positionAt, type TextEdit, textRange } from '../../text/index.ts';
import { mendEntries } from './mend-entries.ts';
import { mendIndentation } from './mend-indentation.ts';

/** What was wrong with a text that was parsed; offsets are of that text. */
export interface Faults {
  /** Where the parser found faults. */
  readonly errors: readonly number[];
  /** Where values end that have no closing quote: the library read on. */
  readonly unclosed: readonly { readonly end: number; readonly quote: string }[];
}

/**
 * The edits that undo faults of a text, in the order in which they should be tried: tabs and quotes that do not end,
 * below which nothing was read; then entries; then columns. Of a template, whose actions make faults
 * where there are none, only tabs are mended.
 */
export function* mendingEdits(
  text: string,
  { errors, unclosed }: Faults,
  templated: boolean,
): Generator<TextEdit[]> {
  yield mendIndentation(text, new Set());
  if (templated) return;
  yield unclosed
    .map(({ end, quote }) => ({ range: textRange(end, end), newText: quote }))
    .sort((a, b) => a.range.start - b.range.start);
  const starts = lineStartsOf(text);
  const lines = new Set(errors.map(offset => positionAt(starts, offset).line));
  yield mendEntries(text, lines);
  yield mendIndentation(text, lines);
}
