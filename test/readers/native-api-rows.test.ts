import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cppApis } from '../../shared/readers/code/languages/cpp/apis.ts';
import { rustApis } from '../../shared/readers/code/languages/rust/apis.ts';

/** Every row of the tables of Rust, C and C++ has a place in the fixtures that is marked with its api. */
const root = path.join(import.meta.dirname, 'fixtures');
const marked = (folder: string) =>
  readdirSync(path.join(root, folder)).flatMap(name =>
    [...readFileSync(path.join(root, folder, name), 'utf8').matchAll(/^~.*\bapi=(\S+)/gm)].map(
      match => match[1],
    ),
  );

for (const [language, apis, folders] of [
  ['rust', rustApis, ['rust']],
  ['c and cpp', cppApis, ['c', 'cpp']],
] as const) {
  const found = new Set(folders.flatMap(marked));
  describe(language, () => {
    for (const api of new Set(apis.map(row => row.api))) it(api, () => expect(found).toContain(api));
  });
}
