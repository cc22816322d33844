import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import type { findListens as FindListens } from '../../shared/readers/code/find-listens.ts';
import type { LanguageTables } from '../../shared/readers/code/language.ts';
import { languageTables } from '../../shared/readers/code/languages/tables.ts';
import type { ListenApi } from '../../shared/readers/code/listen-api.ts';
import type { CodeFile } from '../../shared/readers/code/model.ts';
import { readFile } from '../../shared/readers/index.ts';
import { SourceText } from '../../shared/text/index.ts';
import { assets } from '../support/assets.ts';
import { parseFixture } from '../support/marks.ts';
import * as java from './cases/java.ts';
import * as kotlin from './cases/kotlin.ts';
import * as scala from './cases/scala.ts';

/**
 * Every row of every table has a case among the fixtures: for each name that it calls and each place where
 * it seeks the port there is a port that the row finds alone, and that is found by the whole table, too.
 * What the fixtures expect is said by their marks, which `fixtures.test.ts` compares.
 */

/** Code as a reader hands it to the search, kept so that it can be searched again by single rows. */
interface Searched {
  readonly file: CodeFile;
  readonly tables: LanguageTables;
}

const spy = vi.hoisted(() => ({ searched: [] as unknown[], findListens: undefined as unknown }));

vi.mock('../../shared/readers/code/find-listens.ts', async original => {
  const { findListens } = await original<{ findListens: typeof FindListens }>();
  spy.findListens = findListens;
  return {
    findListens: (file: CodeFile, tables: LanguageTables) => {
      spy.searched.push({ file, tables } satisfies Searched);
      return findListens(file, tables);
    },
  };
});

const root = path.join(import.meta.dirname, 'fixtures');

/** Cases of languages of one statement each; what they expect is compared by the language's own tests. */
const statements: Readonly<Record<string, typeof java & { readonly ending: string }>> = {
  java: { ...java, ending: 'java' },
  kotlin: { ...kotlin, ending: 'kt' },
  scala: { ...scala, ending: 'scala' },
};

/** The code of all fixtures and cases of a language, read as the product reads it. */
async function codeOf(format: string): Promise<Searched[]> {
  spy.searched.length = 0;
  const { cases = [], textOf, ending } = statements[format] ?? {};
  for (const [imports, code] of cases)
    await readFile(new SourceText(`Case.${ending}`, textOf!(imports, code)), assets);
  const folder = path.join(root, format);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const { text } = parseFixture(readFileSync(file, 'utf8'));
    const name = path.relative(folder, file).replaceAll(path.sep, '/');
    await readFile(new SourceText(name, text), assets);
  }
  return [...spy.searched] as Searched[];
}

/** What is found in some code by a table: `ROLE PORT START-END` of each. */
function found({ file, tables }: Searched, apis = tables.apis): Set<string> {
  const { occurrences = [] } = (spy.findListens as typeof FindListens)(file, { ...tables, apis });
  return new Set(occurrences.map(({ role, port, range }) => `${role} ${port} ${range.start}-${range.end}`));
}

/** A row taken apart, a row for every name that it calls and for every place of its port. */
function partsOf(row: ListenApi): [what: string, part: ListenApi][] {
  // Settings are put into maps by any of many functions: the places are enough.
  const names = row.name === undefined || row.keyed ? [] : [row.name].flat();
  return [
    ...names.map((name): [string, ListenApi] => [`calls ${name}`, { ...row, name }]),
    ...row.port.map((place): [string, ListenApi] => [JSON.stringify(place), { ...row, port: [place] }]),
  ];
}

const { c: _, ...tables } = languageTables;
const borrowed: Readonly<Record<string, string>> = { kotlin: 'java', scala: 'java', powershell: 'csharp' };

for (const [language, all] of Object.entries(tables)) {
  // What a language takes from another's table has its cases there.
  const lender = languageTables[borrowed[language] ?? ''] ?? [];
  const rows = all.filter(row => !lender.includes(row));
  it(`the table of ${language} has a case for every name and every place of a port`, async () => {
    const code = await codeOf(language);
    if (language === 'cpp') code.push(...(await codeOf('c')));
    const whole = code.map(one => found(one));
    const hasCase = (part: ListenApi) =>
      code.some((one, index) => [...found(one, [part])].some(port => whole[index]!.has(port)));
    const missing = rows.flatMap(row =>
      partsOf(row)
        .filter(([, part]) => !hasCase(part))
        .map(([what]) => `${row.api} ${what}`),
    );
    expect(missing).toEqual([]);
  }, 60_000);
}
