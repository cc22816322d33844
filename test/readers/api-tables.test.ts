import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { csharpApis } from '../../shared/readers/code/languages/csharp/apis/apis.ts';
import { luaApis } from '../../shared/readers/code/languages/lua/apis.ts';
import { phpApis } from '../../shared/readers/code/languages/php/apis.ts';
import { powershellApis } from '../../shared/readers/code/languages/powershell/apis.ts';
import { rubyApis } from '../../shared/readers/code/languages/ruby/apis.ts';
import type { ListenApi } from '../../shared/readers/code/listen-api.ts';
import { readFile } from '../../shared/readers/index.ts';
import { SourceText } from '../../shared/text/index.ts';
import { assets } from '../support/assets.ts';
import { parseFixture } from '../support/marks.ts';

/**
 * Every row of a table has a case among the fixtures: each name that it calls is found there under the
 * row's id. What the fixtures expect is said by their marks.
 */
const tables: readonly [format: string, rows: readonly ListenApi[]][] = [
  ['csharp', csharpApis],
  ['lua', luaApis],
  ['php', phpApis],
  ['powershell', powershellApis.filter(row => !csharpApis.includes(row))],
  ['ruby', rubyApis],
];

const root = path.join(import.meta.dirname, 'fixtures');

/** `api name` of everything that is found in a format's fixtures. */
async function foundIn(format: string): Promise<Set<string>> {
  const found = new Set<string>();
  const folder = path.join(root, format);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const { text } = parseFixture(readFileSync(file, 'utf8'));
    const name = path.relative(folder, file).replaceAll(path.sep, '/');
    const facts = await readFile(new SourceText(name, text), assets);
    for (const { api, use } of facts.occurrences) {
      found.add(api);
      found.add(`${api} ${/[\w!?-]+$/.exec(text.slice(use.start, use.end))?.[0] ?? ''}`);
    }
  }
  return found;
}

for (const [format, rows] of tables)
  describe(`the table of ${format}`, () => {
    it('has a case for every row', async () => {
      const found = await foundIn(format);
      const wanted = rows.flatMap(({ api, name }) =>
        name === undefined ? [api] : [name].flat().map(one => `${api} ${one}`),
      );
      expect([...new Set(wanted)].filter(one => !found.has(one))).toEqual([]);
    });
  });
