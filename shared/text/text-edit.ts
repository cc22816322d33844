import type { TextRange } from './text-range.ts';

/** A replacement of `range` by `newText`; an empty range inserts, an empty `newText` deletes. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** Whether two edits touch the same characters, so that only one of them may be applied. */
export function editsConflict(a: TextEdit, b: TextEdit): boolean {
  if (a.range.start === a.range.end && b.range.start === b.range.end) return a.range.start === b.range.start;
  return a.range.start < b.range.end && b.range.start < a.range.end;
}

/**
 * `text` with all `edits` applied; their offsets refer to the text before any of them.
 * @throws RangeError where two edits overlap.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = '';
  let offset = 0;
  for (const { range, newText } of ordered) {
    if (range.start < offset) throw new RangeError(`overlapping edits at offset ${range.start}`);
    result += text.slice(offset, range.start) + newText;
    offset = range.end;
  }
  return result + text.slice(offset);
}
