import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasReader, readersFor } from '../../shared/readers/read-file.ts';
import type { Reader } from '../../shared/readers/reader.ts';
import { readers } from '../../shared/readers/registry.ts';
import { gated, gatedTests } from '../../shared/readers/word-gate.ts';
import { WordSearch } from '../../shared/text/index.ts';

describe('words in a text', () => {
  const words = ['port', 'import', 'he', 'she', 'hers', '://', 'PORT'];
  const found = (text: string) => {
    const marks = new WordSearch(words).in(text);
    return words.filter((_, number) => marks[number] === 1);
  };

  it.each([
    ['', []],
    ['nothing', []],
    ['an import', ['port', 'import']],
    ['impo imporport', ['port']],
    ['ushers', ['he', 'she', 'hers']],
    ['PORT=1 http://x', ['://', 'PORT']],
    ['☃ port ☃', ['port']],
    ['the end: port', ['port', 'he']],
  ])('are found wherever they stand: %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('are those that a search of each finds', () => {
    const search = new WordSearch(words);
    let seed = 7;
    for (let round = 0; round < 2000; round++) {
      let text = '';
      while (text.length < 40) {
        seed = (seed * 48271) % 2147483647;
        text += 'import shers:/PORT'[seed % 18];
      }
      const marks = search.in(text);
      expect(words.map((_, number) => marks[number] === 1)).toEqual(words.map(word => text.includes(word)));
    }
  });

  it('are ASCII', () => {
    expect(() => new WordSearch(['pört'])).toThrow('not ASCII: pört');
  });
});

/** Text of all kinds: fixtures of every format, examples, the rules' pages, this repository's own sources. */
const ROOT = path.resolve(import.meta.dirname, '../..');
const texts = ['test', 'examples', 'docs', 'shared', 'cli', 'scripts']
  .flatMap(folder =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && !/\.(?:png|wasm)$/.test(entry.name))
      .map(entry => path.join(entry.parentPath, entry.name)),
  )
  .map(file => [path.relative(ROOT, file), readFileSync(file, 'utf8')] as const);

/** Those of all readers, which are loaded by now. */
const tests = [...gatedTests()];

describe('a test behind a gate of words', () => {
  it('is not asked without one of them', () => {
    let asked = 0;
    const test = gated(['listen', 'Listen'], text => {
      asked++;
      return text.length > 8;
    });
    expect([test('nothing here'), test('listen'), test('addEventListener')]).toEqual([false, false, true]);
    expect(asked).toBe(2);
  });

  it('passes every text that the test passes by itself: its words stand in them all', () => {
    expect(texts.length).toBeGreaterThan(1500);
    expect(tests.length).toBeGreaterThan(60);
    const broken = texts.flatMap(([file, text]) =>
      tests.flatMap(test => (test.ungated(text) && !test(text) ? [`${file}: ${test.ungated}`] : [])),
    );
    expect(broken).toEqual([]);
  }, 120_000);
});

describe('files that programs write', () => {
  it.each(['pnpm-lock.yaml', 'package-lock.json', 'web/composer.lock', 'types.d.ts', 'src/style.d.css.ts'])(
    '%s is no reader’s',
    path => {
      expect(hasReader({ path })).toBe(false);
    },
  );

  it.each(['lock.yaml', 'deploy/file-lock.yaml', 'package.json', 'src/d.ts', 'src/build.ts'])(
    '%s is as any other',
    path => {
      expect(hasReader({ path })).toBe(true);
    },
  );

  it('are so in an editor, too', () => {
    expect(readersFor({ path: 'pnpm-lock.yaml', languageId: 'yaml' })).toEqual([]);
    expect(readersFor({ path: 'types.d.ts', languageId: 'typescript' })).toEqual([]);
  });
});

describe('the endings of a reader', () => {
  const endings = [...new Set(readers.flatMap(reader => reader.endings ?? []))];

  it('are of all files that it claims by their names', () => {
    const names = [...endings, 'yaml', 'json', 'txt', 'toml'].flatMap(ending => [
      `a.${ending}`,
      `B.${ending.toUpperCase()}`,
      `c.x.${ending}`,
      ending,
    ]);
    const broken = readers.flatMap(reader =>
      names
        .filter(name => reader.claims({ path: `x/${name}`, name }))
        .filter(name => !(reader.endings?.includes(name.split('.').at(-1)!.toLowerCase()) ?? true))
        .map(name => `${reader.title}: ${name}`),
    );
    expect(endings.length).toBeGreaterThan(20);
    expect(broken).toEqual([]);
  });

  it('spare others the question, but not where a language is given', () => {
    let asked = 0;
    const reader: Reader = {
      id: 'x',
      title: 'X',
      endings: ['x'],
      claims: () => ++asked > 0,
      prefilter: () => true,
      read: () => ({}),
    };
    expect(readersFor({ path: 'a/b.y' }, [reader])).toEqual([]);
    expect(hasReader({ path: 'a/x' }, [reader])).toBe(false);
    expect(asked).toBe(0);
    expect(readersFor({ path: 'a/b.X' }, [reader])).toEqual([reader]);
    expect(readersFor({ path: 'a/b.y', languageId: 'x' }, [reader])).toEqual([reader]);
  });
});
