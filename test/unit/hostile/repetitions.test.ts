import { describe, expect, it } from 'vitest';
import { readFile } from '../../../shared/readers/index.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';
import { expectSound } from './support/invariants.ts';
import { REPEATED } from './support/repeated-units.ts';

/** UTF-16 units: what is quadratic takes far longer than the bound, what is linear a tenth of a second. */
const SIZE = 50_000;
/** Milliseconds: the time that a parser has, and as much again for a loaded machine. */
const TOO_LONG = 6000;

describe('what is repeated without end is read in time, or given up by name', () => {
  describe.each(REPEATED)('%s', (file, head, units) => {
    it.each(units.map(unit => [JSON.stringify(unit), unit]))('%s', async (_, unit) => {
      const text = head + unit.repeat(SIZE / unit.length);
      const start = performance.now();
      const facts = await readFile(new SourceText(file, text), assets);
      expect(performance.now() - start).toBeLessThan(TOO_LONG);
      const { occurrences, lineStarts: _lines, ...rest } = facts;
      expectSound({ ...rest, lineStarts: [], occurrences: occurrences.slice(0, 50) }, text, file);
      expect(facts.trouble?.reason ?? '').not.toMatch(/call stack|undefined/);
      // Whoever loses the file's port says that something could not be read.
      if (occurrences.length === 0) expect(facts.trouble).toBeDefined();
    });
  });
});
