import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { TestList } from './harness.ts';

/** The packed extension, and the folder into which VS Code unpacked it. */
interface Package {
  readonly vsix: string;
  readonly extension: string;
}

/** What a user downloads. */
export const packageTests = new TestList<Package>();

const MAX_BYTES = 4_000_000;

packageTests.test('the .vsix has at most 4 MB', async ({ vsix }) => {
  const { size } = await stat(vsix);
  assert.ok(size <= MAX_BYTES, `${vsix} has ${size} bytes`);
});

packageTests.test('the .vsix holds what runs and nothing else', async ({ extension }) => {
  const entries = await readdir(extension, { recursive: true, withFileTypes: true });
  const files = entries
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => relative(extension, `${parentPath}/${name}`).split(sep).join('/'));
  const needed = ['package.json', 'dist/report.js', 'dist/report.css'].concat(
    ['client', 'server', 'web-client', 'web-server'].map(name => `dist/${name}.js`),
  );
  for (const file of needed) assert.ok(files.includes(file), `${file} is missing`);
  const allowed =
    /^(dist|media|schema)\/|^(package\.json|readme\.md|changelog\.md|license(\.txt|\.md)?|\.vsixmanifest)$/i;
  assert.deepEqual(
    files.filter(file => !allowed.test(file)),
    [],
  );
});
