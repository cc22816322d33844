import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'vitest';
import { readFile } from '../../shared/readers/index.ts';
import { SourceText } from '../../shared/text/index.ts';
import { assets } from '../support/assets.ts';
import { expectMarks, parseFixture } from '../support/marks.ts';

/**
 * Every file under `fixtures/FORMAT/` is read as the product reads it (by name, through the prefilter,
 * by every reader that claims it) and must yield exactly what its marks say.
 */
const root = path.join(import.meta.dirname, 'fixtures');
for (const format of readdirSync(root)) {
  describe(format, () => {
    for (const entry of readdirSync(path.join(root, format), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      it(path.relative(root, file), async () => {
        const { text, marks } = parseFixture(readFileSync(file, 'utf8'));
        const name = path.relative(path.join(root, format), file).replaceAll(path.sep, '/');
        expectMarks(await readFile(new SourceText(name, text), assets), text, marks);
      });
    }
  });
}
