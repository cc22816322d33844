import { mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { noFacts } from '../../shared/index.ts';
import { cacheDirectory } from '../../shared/node/cache-directory.ts';
import { FactsCache, stampFrom } from '../../shared/node/facts-cache.ts';
import { workspace } from '../support/cli.ts';

const MANY = 400;
const name = (i: number) => `src/f${i}.ts`;
const factsOf = (file: string) => ({ ...noFacts(file), lineStarts: [0, 7] });

/** A workspace of old files, so that none was changed while the scan began. */
function oldFiles(): string {
  const root = workspace(
    Object.fromEntries(Array.from({ length: MANY }, (_, i) => [name(i), `file ${i}\n`])),
  );
  return root;
}

/** A cache as one whole scan leaves it; `later` is how long after the files it is thought to begin. */
function scanned(root: string, directory: string, engine = 'one'): FactsCache {
  const cache = new FactsCache(directory, root, engine, Date.now() + 60_000);
  for (let i = 0; i < MANY; i++)
    if (!cache.find(path.join(root, name(i)), name(i)))
      cache.keep(
        name(i),
        stampFrom(statSync(path.join(root, name(i)))),
        i % 2 ? factsOf(name(i)) : undefined,
      );
  cache.save();
  return cache;
}

test('gives the facts of unchanged files back, found or not', () => {
  const root = oldFiles();
  const directory = path.join(root, 'cache');
  scanned(root, directory);
  const again = new FactsCache(directory, root, 'one');
  expect(again.find(path.join(root, name(1)), name(1))).toEqual(factsOf(name(1)));
  expect(again.find(path.join(root, name(2)), name(2))).toEqual(noFacts(name(2)));
});

test('a file of the same size with its old time put back is read again', () => {
  const root = oldFiles();
  const directory = path.join(root, 'cache');
  const file = path.join(root, name(1));
  scanned(root, directory);
  const { atime, mtime } = statSync(file);
  writeFileSync(file, 'FILE 1\n');
  utimesSync(file, atime, mtime);
  expect(statSync(file).mtimeMs).toBeCloseTo(mtime.getTime(), 0);
  expect(new FactsCache(directory, root, 'one').find(file, name(1))).toBeUndefined();
});

test.each([
  ['grew', (file: string) => writeFileSync(file, 'longer than before\n')],
  ['is of another time', (file: string) => utimesSync(file, 1, 1)],
  ['is gone', (file: string) => rmSync(file)],
])('a file that %s is read again', (_, change) => {
  const root = oldFiles();
  const directory = path.join(root, 'cache');
  scanned(root, directory);
  change(path.join(root, name(3)));
  expect(new FactsCache(directory, root, 'one').find(path.join(root, name(3)), name(3))).toBeUndefined();
});

test('another build of Portlint and another workspace find nothing', () => {
  const root = oldFiles();
  const directory = path.join(root, 'cache');
  scanned(root, directory);
  const file = path.join(root, name(1));
  expect(new FactsCache(directory, root, 'two').find(file, name(1))).toBeUndefined();
  expect(new FactsCache(directory, `${root}/src`, 'one').find(file, name(1))).toBeUndefined();
});

test('a file changed as the scan began is not kept, nor one with trouble', () => {
  const root = oldFiles();
  const cache = new FactsCache(path.join(root, 'cache'), root, 'one');
  const stamp = stampFrom(statSync(path.join(root, name(1))));
  cache.keep(name(1), stamp, factsOf(name(1)));
  const trouble = new FactsCache(path.join(root, 'cache'), root, 'one', Date.now() + 60_000);
  trouble.keep(name(1), stamp, { ...factsOf(name(1)), trouble: { reason: 'broken', part: true } });
  for (const each of [cache, trouble]) {
    // Enough others for the cache to be worth its file.
    for (let i = 2; i < MANY + 2; i++) each.keep(name(i), { size: 1, mtime: 1, ctime: 1 }, undefined);
    each.save();
    const again = new FactsCache(path.join(root, 'cache'), root, 'one');
    expect(again.find(path.join(root, name(1)), name(1))).toBeUndefined();
  }
});

test.each(['', 'null', '[]', '{"engine":"one"}', '{"engine":"one","files":{"src/f1.ts":7}}', '{"engine":'])(
  'a damaged cache is as good as none: %s',
  text => {
    const root = oldFiles();
    const directory = path.join(root, 'cache');
    scanned(root, directory);
    const [file] = readdirSync(directory);
    writeFileSync(path.join(directory, file!), text);
    const cache = new FactsCache(directory, root, 'one');
    expect(cache.find(path.join(root, name(1)), name(1))).toBeUndefined();
  },
);

test('a cache that cannot be written is no failure', () => {
  const root = oldFiles();
  writeFileSync(path.join(root, 'cache'), 'a file where the folder should be');
  expect(() => scanned(root, path.join(root, 'cache'))).not.toThrow();
});

test('caches that nobody used for a month are deleted, other files are not', () => {
  const root = oldFiles();
  const directory = path.join(root, 'cache');
  mkdirSync(directory);
  for (const file of ['old.facts.json', 'old.facts.json.12.tmp', 'other.json', 'new.facts.json'])
    writeFileSync(path.join(directory, file), '');
  for (const file of ['old.facts.json', 'old.facts.json.12.tmp', 'other.json'])
    utimesSync(path.join(directory, file), 1, 1);
  scanned(root, directory);
  const left = readdirSync(directory);
  expect(left).toHaveLength(3);
  expect(left).toEqual(expect.arrayContaining(['new.facts.json', 'other.json']));
});

test.each([
  ['linux', { XDG_CACHE_HOME: '/c' }, /^\/c\/portlint$/],
  ['linux', { XDG_CACHE_HOME: 'relative' }, /[\\/]\.cache[\\/]portlint$/],
  ['linux', {}, /[\\/]\.cache[\\/]portlint$/],
  ['darwin', {}, /[\\/]Library[\\/]Caches[\\/]portlint$/],
  ['win32', { LOCALAPPDATA: '/appdata' }, /^\/appdata[\\/]portlint$/],
] as const)('on %s with %o the caches are in the folder for caches', (platform, env, expected) => {
  expect(cacheDirectory(env, platform)).toMatch(expected);
});
