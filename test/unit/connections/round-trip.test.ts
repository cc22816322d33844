import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type PortOccurrence, readers } from '../../../shared/index.ts';
import { readFile } from '../../../shared/readers/index.ts';
import { applyEdits, SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';
import { parseFixture } from '../../support/marks.ts';

const root = path.join(import.meta.dirname, '../../readers/fixtures/sql-server');
const ours = readers.filter(reader => reader.id === 'sql-server');

async function connections(name: string, text: string): Promise<readonly PortOccurrence[]> {
  return (await readFile(new SourceText(name, text), assets, ours)).occurrences;
}

/**
 * A port that is written into a connection's slot is read back from the same file: as that port, in the
 * same driver's grammar, with no question to the Browser left, and the other connections as they were.
 */
describe('a port written is a port read', () => {
  for (const name of readdirSync(root)) {
    it(name, async () => {
      const { text } = parseFixture(readFileSync(path.join(root, name), 'utf8'));
      const before = await connections(name, text);
      for (const [i, { slot, sql, host }] of before.entries()) {
        if (!slot) continue;
        const { range, further = [] } = slot;
        const changed = applyEdits(text, [
          { range, newText: `${slot.before}12345${slot.after}` },
          ...further,
        ]);
        const after = await connections(name, changed);
        expect(after).toHaveLength(before.length);
        expect(after[i], changed.slice(range.start - 60, range.end + 30)).toMatchObject({
          port: 12345,
          ...(host !== undefined && { host }),
        });
        expect(after[i]!.sql!.driver).toBe(sql!.driver);
        if (!sql!.conflict) expect(after[i]!.sql!.usesBrowser).toBe(false);
        const others = (all: readonly PortOccurrence[]) => all.filter((_, k) => k !== i).map(o => o.port);
        expect(others(after)).toEqual(others(before));
      }
    });

    it(`${name}: the instance dropped is gone`, async () => {
      const { text } = parseFixture(readFileSync(path.join(root, name), 'utf8'));
      const before = await connections(name, text);
      for (const [i, { sql, port }] of before.entries()) {
        if (!sql!.conflict || sql!.conflict.dropInstance.length === 0) continue;
        const after = await connections(name, applyEdits(text, sql!.conflict.dropInstance));
        expect(after[i]).toMatchObject({ port, sql: { instance: null, usesBrowser: false } });
        expect(after[i]!.sql!.conflict).toBeUndefined();
      }
    });
  }
});
