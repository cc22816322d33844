import type { PortOccurrence, PortRange } from '../ports/index.ts';

/** The ports of an occurrence, first to last; undefined where none is known or the OS assigns it. */
export function portsOf(occurrence: PortOccurrence): PortRange | undefined {
  const { port, endPort } = occurrence;
  if (port === null || port === 0 || occurrence.resolution === 'dynamic') return undefined;
  return { first: port, last: Math.max(port, endPort ?? port) };
}

/** What two ranges share, or undefined. */
export function intersect(a: PortRange, b: PortRange): PortRange | undefined {
  const first = Math.max(a.first, b.first);
  const last = Math.min(a.last, b.last);
  return first <= last ? { first, last } : undefined;
}

/** What remains of `ranges` without the ports of `others`, in the same order. */
export function subtract(ranges: readonly PortRange[], others: readonly PortRange[]): readonly PortRange[] {
  let rest = ranges;
  for (const other of others)
    rest = rest.flatMap(({ first, last }) =>
      other.last < first || last < other.first
        ? [{ first, last }]
        : [
            ...(first < other.first ? [{ first, last: other.first - 1 }] : []),
            ...(other.last < last ? [{ first: other.last + 1, last }] : []),
          ],
    );
  return rest;
}

/** The same ports sorted, ranges that overlap or meet made one. */
export function mergedRanges(ranges: readonly PortRange[]): PortRange[] {
  const merged: { first: number; last: number }[] = [];
  for (const { first, last } of [...ranges].sort((a, b) => a.first - b.first || a.last - b.last)) {
    const before = merged.at(-1);
    if (before && first <= before.last + 1) before.last = Math.max(before.last, last);
    else merged.push({ first, last });
  }
  return merged;
}
