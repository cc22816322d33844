import type { ReportRow } from '../messages.ts';

/** Room for what stands beside the text, in characters. */
const PADDING = 2;

/**
 * How wide the column of owners wants to be, in characters: as the longest of them but for one in twenty, for one
 * that is far longer than the others must not take their place. The page's style sheet bounds it.
 */
export function ownerWidth(rows: readonly Pick<ReportRow, 'owner'>[]): number {
  const lengths = rows.flatMap(({ owner }) => owner.length || []).sort((a, b) => a - b);
  const longest = lengths[Math.ceil(lengths.length * 0.95) - 1];
  return longest === undefined ? 0 : longest + PADDING;
}
