import type { PortOccurrence } from '../ports/index.ts';
import type { FileFacts } from '../readers/index.ts';
import { getOrMake, type TextRange } from '../text/index.ts';

/** Finds a file's occurrences by a stretch of its text, in the order of the file; each file's index is made once. */
export function occurrencesBy(
  rangeOf: (occurrence: PortOccurrence) => TextRange,
): (facts: FileFacts, range: TextRange) => readonly PortOccurrence[] {
  const made = new WeakMap<FileFacts, ReadonlyMap<string, readonly PortOccurrence[]>>();
  return (facts, range) => {
    const byRange = getOrMake(made, facts, () => {
      const found = new Map<string, PortOccurrence[]>();
      for (const each of facts.occurrences) getOrMake(found, keyOf(rangeOf(each)), () => []).push(each);
      return found;
    });
    return byRange.get(keyOf(range)) ?? [];
  };
}

function keyOf({ start, end }: TextRange): string {
  return `${start}-${end}`;
}
