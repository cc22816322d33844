import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { go } from '../../../../shared/readers/code/languages/go/go.ts';
import { python } from '../../../../shared/readers/code/languages/python/python.ts';
import { readers } from '../../../../shared/readers/index.ts';
import type { Reader } from '../../../../shared/readers/reader.ts';
import { parseFixture } from '../../../support/marks.ts';

/** Every reader that there is, registered or about to be. */
export const everyReader: readonly Reader[] = [...new Set([...readers, go, python])];

const root = path.join(import.meta.dirname, '../../../readers/fixtures');

/** The texts of all reader fixtures, without their marks; `name` is the path under the format's folder. */
export const fixtures: readonly { readonly format: string; readonly name: string; readonly text: string }[] =
  readdirSync(root).flatMap(format =>
    readdirSync(path.join(root, format), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => {
        const file = path.join(entry.parentPath, entry.name);
        const name = path.relative(path.join(root, format), file).replaceAll(path.sep, '/');
        return { format, name, text: parseFixture(readFileSync(file, 'utf8')).text };
      }),
  );
