import { expect } from 'vitest';
import type { FileFacts } from '../../../../shared/readers/index.ts';
import type { TextEdit, TextRange } from '../../../../shared/text/index.ts';

/** Every range that the facts of a file hold, wherever it stands in them: `range`, `use`, `removal`, edits' … */
function rangesIn(value: unknown): TextRange[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(rangesIn);
  const { start, end } = value as Partial<TextRange>;
  if (typeof start === 'number' && typeof end === 'number') return [{ start, end }];
  return Object.values(value).flatMap(rangesIn);
}

/** What must hold of the facts of any text whatever; `what` names the text where it does not. */
export function expectSound(facts: FileFacts, text: string, what: string): void {
  const outside = rangesIn(facts).filter(
    ({ start, end }) =>
      !Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end > text.length,
  );
  expect(outside, what).toEqual([]);
  for (const { port, endPort, slot, resolution } of facts.occurrences) {
    expect(port === null || isPort(port), `${what}: port ${port}`).toBe(true);
    if (resolution === 'dynamic') expect(port, what).toBe(0);
    if (endPort !== undefined)
      expect(isPort(endPort) && port !== null && endPort > port, `${what}: ${port}-${endPort}`).toBe(true);
    const edits: TextEdit[] = slot ? [{ range: slot.range, newText: '' }, ...(slot.further ?? [])] : [];
    expect(overlapping(edits), `${what}: a slot's edits overlap`).toBe(false);
  }
  const starts = facts.occurrences.map(o => o.range.start);
  expect(
    starts.every((start, i) => i === 0 || starts[i - 1]! <= start),
    `${what}: order`,
  ).toBe(true);
  expect(JSON.parse(JSON.stringify(facts)), `${what}: survives JSON`).toEqual(structuredClone(facts));
}

function isPort(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 65535;
}

function overlapping(edits: readonly TextEdit[]): boolean {
  const ordered = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return ordered.some((edit, i) => i > 0 && edit.range.start < ordered[i - 1]!.range.end);
}
