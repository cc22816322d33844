import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { generate } from '../../scripts/generate/main.ts';
import { fillRegion, table } from '../../scripts/generate/marked-region.ts';
import { rules } from '../../shared/index.ts';
import { configSchema } from '../../shared/settings.ts';

describe('generate', () => {
  let root = '';
  beforeEach(async () => {
    vi.spyOn(console, 'log').mockImplementation(() => {});
    root = await mkdtemp(path.join(tmpdir(), 'portlint-'));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(root, { recursive: true });
  });

  it('tells of files that are missing or changed, and of none once they are written', async () => {
    expect(await generate(root, true)).toBe(1);
    expect(await generate(root, false)).toBe(0);
    expect(await generate(root, true)).toBe(0);
    const schema = path.join(root, 'schema/portlint.schema.json');
    await writeFile(schema, (await readFile(schema, 'utf8')).replace('linux', 'linus'));
    expect(await generate(root, true)).toBe(1);
    expect(await readFile(schema, 'utf8')).toContain('linus');
  });

  it("keeps the rest of package.json and gives every key to the editor's settings", async () => {
    const file = path.join(root, 'package.json');
    await writeFile(file, JSON.stringify({ name: 'x', contributes: { commands: [1] } }));
    await generate(root, false);
    const manifest = JSON.parse(await readFile(file, 'utf8'));
    expect(manifest.name).toBe('x');
    expect(manifest.contributes.commands).toEqual([1]);
    const { properties } = manifest.contributes.configuration;
    expect(Object.keys(properties)).toEqual(Object.keys(configSchema.shape).map(key => `portlint.${key}`));
    expect(properties['portlint.targets'].default).toEqual(['linux', 'windows', 'macos']);
    expect(Object.keys(properties['portlint.rules'].properties)).toEqual(rules.map(rule => rule.meta.id));
    for (const property of Object.values<Record<string, unknown>>(properties))
      expect(property).toMatchObject({
        scope: 'resource',
        markdownDescription: expect.stringMatching(/\.$/),
      });
  });
});

it('fills a marked region and nothing else', () => {
  const text = 'a\n<!-- begin generated: x -->\nold\n<!-- end generated: x -->\nb\n';
  expect(fillRegion(text, 'x', 'new\n')).toBe(text.replace('old', 'new'));
  expect(fillRegion(text, 'y', 'new')).toBe(text);
});

it('escapes cells', () => expect(table(['a'], [['x|y']])).toBe('| a |\n|---|\n| x\\|y |'));
