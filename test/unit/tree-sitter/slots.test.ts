import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { go } from '../../../shared/readers/code/languages/go/go.ts';
import { python } from '../../../shared/readers/code/languages/python/python.ts';
import { readFile } from '../../../shared/readers/index.ts';
import { applyEdits, SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';
import { parseFixture } from '../../support/marks.ts';

const read = (name: string, text: string) => readFile(new SourceText(name, text), assets, [python, go]);

describe.each(['python', 'go'])('a port written into a slot is the port that is read again: %s', format => {
  const folder = path.join(import.meta.dirname, '../../readers/fixtures', format);
  const files = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isFile());
  it.each(files.map(({ name }) => name))('%s', async name => {
    const { text } = parseFixture(readFileSync(path.join(folder, name), 'utf8'));
    const { occurrences } = await read(name, text);
    for (const { slot, api, resolution, range } of occurrences) {
      // Only what the file does not hold cannot be written, nor what a method that picks any port is not given.
      if (resolution === 'unresolved' || /\bbind-random$/.test(api)) continue;
      expect(slot, `${api} at ${range.start}`).toBeDefined();
      const { before, after, further } = slot!;
      const edits = [{ range: slot!.range, newText: `${before}12345${after}` }, ...(further ?? [])];
      const facts = await read(name, applyEdits(text, edits));
      expect(facts.trouble).toBeUndefined();
      expect(facts.occurrences).toContainEqual(expect.objectContaining({ port: 12345, api }));
    }
  });
});
