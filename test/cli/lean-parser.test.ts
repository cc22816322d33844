import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parse, type TSESTreeOptions } from '@typescript-eslint/typescript-estree';
import { expect, test } from 'vitest';

const require = createRequire(import.meta.url);
const built = require('../../dist/typescript-estree.js') as { parse: typeof parse };

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Programs of all kinds: this repository's own, and the fixtures of JavaScript and TypeScript. */
const programs = ['shared', 'client', 'scripts', 'test/readers/fixtures']
  .flatMap(folder =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(file =>
      path.join(folder, file),
    ),
  )
  .filter(file => /\.[cm]?[jt]sx?$/.test(file));

function options(file: string): TSESTreeOptions {
  return {
    filePath: /\.[cm]?ts$/.test(file) ? 'file.ts' : 'file.tsx',
    jsx: !/\.[cm]?ts$/.test(file),
    range: true,
    loc: true,
    allowInvalidAST: true,
    errorOnUnknownASTType: false,
    jsDocParsingMode: 'none',
  };
}

function outcome(parser: typeof parse, text: string, file: string): string {
  try {
    const program = parser(text, options(file));
    return JSON.stringify(program, (key, value) =>
      // The build has no lines and columns.
      key === 'loc' ? undefined : typeof value === 'bigint' ? `${value}n` : value,
    );
  } catch (error) {
    return `${(error as Error).message} at ${(error as { index?: number }).index}`;
  }
}

test('the parser of the build, of which most is left out, reads all that the package reads', () => {
  expect(programs.length).toBeGreaterThan(300);
  // Whole, and broken off in the middle, as a file is while somebody types.
  for (const file of programs) {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    for (const each of [text, text.slice(0, text.length * 0.6)])
      if (outcome(built.parse, each, file) !== outcome(parse, each, file)) expect.fail(`${file} differs`);
  }
}, 120_000);

test('it is a third of the package or less', () => {
  const size = readFileSync(path.join(ROOT, 'dist/typescript-estree.js')).length;
  expect(size).toBeLessThan(1_300_000);
});
