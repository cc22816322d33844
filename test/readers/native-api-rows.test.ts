import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cppApis } from '../../shared/readers/code/languages/cpp/apis.ts';
import { rustApis } from '../../shared/readers/code/languages/rust/apis.ts';
import { readFile } from '../../shared/readers/index.ts';
import { SourceText } from '../../shared/text/index.ts';
import { assets } from '../support/assets.ts';
import { parseFixture } from '../support/marks.ts';

/**
 * Every row of the tables of Rust, C and C++ has a case among the fixtures: each name that it calls is
 * found there under the row's id. What the fixtures expect is said by their marks.
 */
const root = path.join(import.meta.dirname, 'fixtures');

async function foundIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of readdirSync(path.join(root, folder))) {
    const { text } = parseFixture(readFileSync(path.join(root, folder, name), 'utf8'));
    const facts = await readFile(new SourceText(name, text), assets);
    for (const { api, use } of facts.occurrences)
      found.push(api, `${api} ${/\w+$/.exec(text.slice(use.start, use.end))?.[0] ?? ''}`);
  }
  return found;
}

for (const [language, apis, folders] of [
  ['Rust', rustApis, ['rust']],
  ['C and C++', cppApis, ['c', 'cpp']],
] as const)
  describe(`the table of ${language}`, () => {
    it('has a case for every row', async () => {
      const found = new Set((await Promise.all(folders.map(foundIn))).flat());
      const wanted = apis.flatMap(({ api, name }) =>
        name === undefined ? [api] : [name].flat().map(one => `${api} ${one}`),
      );
      expect([...new Set(wanted)].filter(one => !found.has(one))).toEqual([]);
    });
  });
