import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { knownLanguage, readersFor, readFile } from '../../shared/readers/index.ts';
import { SourceText } from '../../shared/text/index.ts';
import { assets } from '../support/assets.ts';
import { parseFixture } from '../support/marks.ts';

/** What VS Code calls the files of these endings and names, without an extension installed. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ...named('javascript', 'js mjs cjs'),
  ...named('javascriptreact', 'jsx'),
  ...named('typescript', 'ts mts cts'),
  ...named('typescriptreact', 'tsx'),
  ...named('python', 'py pyw pyi'),
  ...named('go', 'go'),
  ...named('java', 'java'),
  ...named('csharp', 'cs csx'),
  ...named('c', 'c'),
  ...named('cpp', 'cc cpp cxx hh hpp hxx h ino'),
  ...named('rust', 'rs'),
  ...named('ruby', 'rb rake gemspec thor ru rakefile guardfile capfile vagrantfile gemfile'),
  ...named('php', 'php phtml'),
  ...named('lua', 'lua'),
  ...named('powershell', 'ps1 psm1'),
  ...named('shellscript', 'sh bash zsh ksh'),
  ...named('bat', 'bat cmd'),
  ...named('makefile', 'mk makefile'),
  ...named('yaml', 'yaml yml'),
  ...named('dockerfile', 'dockerfile containerfile'),
  ...named('json', 'json'),
  ...named('xml', 'xml config csproj vbproj'),
  ...named('properties', 'properties conf cfg'),
  ...named('ini', 'ini'),
  ...named('html', 'html htm'),
  ...named('vb', 'vb'),
};

const root = path.join(import.meta.dirname, 'fixtures');
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name)).replaceAll(path.sep, '/'));

it('a file that is open in VS Code is read as on disk', async () => {
  expect(files.length).toBeGreaterThan(100);
  const different: string[] = [];
  for (const file of files) {
    const { text } = parseFixture(readFileSync(path.join(root, file), 'utf8'));
    const name = file.slice(file.indexOf('/') + 1);
    const language = languageOf(name);
    const onDisk = await readFile(new SourceText(name, text), assets);
    const open = await readFile(new SourceText(name, text, knownLanguage(language)), assets);
    if (JSON.stringify(onDisk) !== JSON.stringify(open)) different.push(`${file} (${language})`);
  }
  expect(different).toEqual([]);
}, 120_000);

it.each([
  ['cs', 'a', 'csharp'],
  ['sh', 'a.x', 'shellscript'],
  ['make', 'a.x', 'makefile'],
  ['typescript.tsx', 'a', 'typescriptreact'],
])('%s of another editor is %3$s', (id, name, language) => {
  expect(knownLanguage(id)).toBe(language);
  expect(readersFor({ path: name, languageId: knownLanguage(id) })).not.toEqual(readersFor({ path: name }));
});

it.each(['plaintext', 'ansible', 'toString'])('%s says nothing', id =>
  expect(knownLanguage(id)).toBeUndefined(),
);

function languageOf(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1).toLowerCase();
  return LANGUAGES[name.slice(name.lastIndexOf('.') + 1)] ?? 'plaintext';
}

function named(language: string, endings: string): Record<string, string> {
  return Object.fromEntries(endings.split(' ').map(ending => [ending, language]));
}
