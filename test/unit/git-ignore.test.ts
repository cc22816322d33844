import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { discoverFiles } from '../../shared/node/index.ts';
import { workspace } from '../support/cli.ts';

/** The YAML files of a folder that git does not ignore. */
const found = (root: string) =>
  discoverFiles({ root, paths: [''], accepts: file => file.endsWith('.yaml') }).files;

describe('.gitignore', () => {
  it('is honoured in every folder, with what takes out again', () => {
    const root = workspace({
      '.gitignore': '*.gen.yaml\n/vendor/**\n!/vendor/kept.yaml\na/**/b.yaml\n',
      'one.gen.yaml': '',
      'one.yaml': '',
      'vendor/lost.yaml': '',
      'vendor/kept.yaml': '',
      'a/x/y/b.yaml': '',
      'sub/.gitignore': '!two.gen.yaml\n',
      'sub/two.gen.yaml': '',
    });
    expect(found(root)).toEqual(['one.yaml', 'sub/two.gen.yaml', 'vendor/kept.yaml']);
  });

  it('holds up no walk, whatever stands in it', () => {
    const deep = 'a/'.repeat(300);
    const name = `${'a'.repeat(200)}bx.yaml`;
    const root = workspace({
      '.gitignore': '*a*a*a*a*a*a*a*b\n**/a/**/a/**/a/**/b\n**/a/**/a/**/a/**/a/**/a/**/b\n*.gen.yaml\n',
      [name]: '',
    });
    mkdirSync(path.join(root, deep), { recursive: true });
    writeFileSync(path.join(root, deep, 'c.yaml'), '');
    writeFileSync(path.join(root, deep, 'c.gen.yaml'), '');
    const start = performance.now();
    expect(found(root)).toEqual([`${deep}c.yaml`, name]);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
