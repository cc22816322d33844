import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReaderAssets } from '../readers/index.ts';
import { loadScript } from './load-script.ts';

/** The readers' parsers as the build puts them into `distDirectory` (an absolute path). */
export function nodeAssets(distDirectory: string): ReaderAssets {
  return {
    grammar: name => readFile(path.join(distDirectory, 'grammars', name)),
    typescriptEstree: async () =>
      loadScript(path.join(distDirectory, 'typescript-estree.js')) as Awaited<
        ReturnType<ReaderAssets['typescriptEstree']>
      >,
    now: () => performance.now(),
  };
}
