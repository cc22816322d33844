import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ReaderAssets } from '../../shared/readers/index.ts';

const require = createRequire(import.meta.url);

/** As in esbuild.mjs. */
const folders = [
  path.dirname(require.resolve('@vscode/tree-sitter-wasm')),
  path.dirname(require.resolve('@tree-sitter-grammars/tree-sitter-lua/tree-sitter-lua.wasm')),
  path.join(path.dirname(require.resolve('tree-sitter-wasms/package.json')), 'out'),
];

/** The readers' parsers straight from the installed packages. */
export const assets: ReaderAssets = {
  grammar: async name => {
    const file = folders.map(folder => path.join(folder, name)).find(one => existsSync(one));
    return readFile(file ?? name);
  },
  typescriptEstree: () => import('@typescript-eslint/typescript-estree'),
  now: () => performance.now(),
};
