import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readFactsFromDisk } from '../../shared/node/read-source.ts';
import { readers } from '../../shared/readers/index.ts';
import { assets } from '../support/assets.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'portlint-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a file within a file is read from disk, though no reader wants the outer one', async () => {
  const text =
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  nginx.conf: |\n    server {\n      listen 8081;\n    }\n';
  const outer = { path: 'a.yaml', name: 'a.yaml', languageId: undefined };
  expect(readers.filter(reader => reader.claims(outer) && reader.prefilter(text))).toEqual([]);
  const file = path.join(folder, 'a.yaml');
  writeFileSync(file, text);
  const { occurrences } = await readFactsFromDisk(file, 'a.yaml', assets);
  expect(occurrences.map(({ port, role }) => [port, role])).toEqual([[8081, 'listen']]);
});
