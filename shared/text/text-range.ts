/**
 * A half-open stretch of a text: offsets in UTF-16 units, counted from 0, `end` exclusive.
 * An empty range (`start === end`) is a place between two characters.
 */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The range from `start` to `end` (0-based UTF-16 offsets, end exclusive). */
export function textRange(start: number, end: number): TextRange {
  return { start, end };
}

/** Whether two ranges share at least one character; empty ranges overlap what they stand inside or touch. */
export function overlaps(a: TextRange, b: TextRange): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}

/** Whether `inner` lies wholly within `outer` (equal ranges included). */
export function contains(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
