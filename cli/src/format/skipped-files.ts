import type { Scan } from '../scan.ts';
import { printable } from './printable.ts';

/** A line for each file that was not read, or only in part, with the reason. */
export function skippedFiles({ skipped }: Pick<Scan, 'skipped'>): string[] {
  return skipped.map(
    ({ file, reason, part }) =>
      `${part ? 'read in part' : 'not read'}: ${printable(file)} (${printable(reason)})`,
  );
}
