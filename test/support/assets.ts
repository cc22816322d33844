import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ReaderAssets } from '../../shared/readers/index.ts';

const require = createRequire(import.meta.url);

const own = path.dirname(require.resolve('@vscode/tree-sitter-wasm'));
const more = path.join(path.dirname(require.resolve('tree-sitter-wasms/package.json')), 'out');

/** The readers' parsers straight from the installed packages. */
export const assets: ReaderAssets = {
  grammar: async name => readFile(path.join(own, name)).catch(() => readFile(path.join(more, name))),
  typescriptEstree: () => import('@typescript-eslint/typescript-estree'),
  now: () => performance.now(),
};
