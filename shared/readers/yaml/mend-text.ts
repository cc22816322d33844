import type { TextRange } from '../../text/index.ts';
import { blankConflicts } from './blank-conflicts.ts';
import { MendedText } from './mended-text.ts';
import { mendingEdits } from './mending-edits.ts';
import { type Parsed, parseOnce } from './parse-once.ts';
import type { YamlDocument } from './yaml-node.ts';

/** A faulty text is parsed so often while it is mended. */
const ATTEMPTS = 6;
/** Larger files are left with what their faults leave, as are those with more faults than a person makes. */
const MAX_MENDED = 300_000;
const MAX_FAULTS = 20_000;

/**
 * What a faulty text holds once the faults that people make are undone: the marks of merges, tabs, lines at a wrong
 * column, words without a colon, quotes without an end. `text` has the merges' marks as blanks, nothing else.
 */
export function mended(
  masked: string,
  ranges: readonly TextRange[],
  first: Parsed,
  templated: boolean,
): { text: string; documents: YamlDocument[] } {
  if (masked.length > MAX_MENDED || first.isCut) return { text: masked, documents: first.documents };
  const text = blankConflicts(masked);
  let current = MendedText.of(text);
  let best = text === masked ? first : parseOnce(current, ranges);
  for (let left = ATTEMPTS, better = true; better && left > 0 && best.errors.length <= MAX_FAULTS; ) {
    better = false;
    for (const edits of mendingEdits(current.text, best, templated)) {
      if (edits.length === 0 || --left < 0) continue;
      const next = current.edited(edits);
      const parsed = parseOnce(next, ranges);
      if (faultsOf(parsed) >= faultsOf(best)) continue;
      current = next;
      best = parsed;
      better = best.errors.length > 0;
      break;
    }
  }
  return { text, documents: best.documents };
}

function faultsOf({ errors, unclosed, isCut }: Parsed): number {
  return isCut ? Infinity : errors.length + unclosed.length;
}
