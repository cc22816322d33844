import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ReaderAssets } from '../readers/index.ts';

/** The readers' parsers as the build puts them into `distDirectory` (an absolute path). */
export function nodeAssets(distDirectory: string): ReaderAssets {
  const load = createRequire(path.join(distDirectory, 'portlint.js'));
  return {
    grammar: name => readFile(path.join(distDirectory, 'grammars', name)),
    typescriptEstree: async () => load('./typescript-estree.js'),
    now: () => performance.now(),
  };
}
