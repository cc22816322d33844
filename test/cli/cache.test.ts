import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { portlint, workspace } from '../support/cli.ts';

/** Enough files for a cache to be worth it, one with a port. */
function large(): { root: string; caches: string } {
  const root = workspace({
    ...Object.fromEntries(
      Array.from({ length: 450 }, (_, i) => [`src/f${i}.ts`, `export const a = ${i};\n`]),
    ),
    'compose.yaml': composeWith(50051),
  });
  return { root, caches: path.join(root, '.caches') };
}

function composeWith(port: number): string {
  return `services:\n  web:\n    image: nginx\n    ports:\n      - "127.0.0.1:${port}:8080"\n`;
}

async function portsOf(root: string, args: string[], env: Record<string, string>): Promise<number[]> {
  const { out } = await portlint(['report', '--format', 'json', ...args, '.'], { cwd: root, env });
  const { ports } = JSON.parse(out) as { ports: { port: number; role: string }[] };
  return ports.filter(({ role }) => role === 'published').map(({ port }) => port);
}

test('a second run uses what the first one kept', async () => {
  // Portlint's own sources: many files, all written well before this test.
  const root = path.resolve(import.meta.dirname, '../..');
  const caches = workspace({});
  const env = { XDG_CACHE_HOME: caches, CI: '' };
  const report = (...args: string[]) =>
    portlint(['report', '--format', 'json', ...args, 'shared', 'examples'], { cwd: root, env });
  const first = await report();
  const [name] = readdirSync(path.join(caches, 'portlint'));
  // Proof that the file is what the run goes by: another owner stands in it.
  const file = path.join(caches, 'portlint', name!);
  const kept = readFileSync(file, 'utf8');
  const owner = JSON.parse(first.out).ports.find((port: { owner?: string }) => port.owner).owner;
  expect(kept).toContain(`"owner":"${owner}"`);
  writeFileSync(file, kept.replaceAll(`"owner":"${owner}"`, '"owner":"from the cache"'));
  expect((await report()).out).toContain('"from the cache"');
  expect((await report('--no-cache')).out).toBe(first.out);
});

test.each([
  ['--no-cache', ['--no-cache'], { CI: '' }],
  ['continuous integration', [], { CI: 'true' }],
])('nothing is kept with %s', async (_, args, env) => {
  const { root, caches } = large();
  expect(await portsOf(root, [...args], { XDG_CACHE_HOME: caches, ...env })).toEqual([50051]);
  expect(existsSync(caches)).toBe(false);
});

test('a small workspace leaves nothing behind', async () => {
  const root = workspace({ 'compose.yaml': composeWith(50051) });
  const caches = path.join(root, '.caches');
  expect(await portsOf(root, [], { XDG_CACHE_HOME: caches, CI: '' })).toEqual([50051]);
  expect(existsSync(caches)).toBe(false);
});
