import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { ReaderAssets } from '../readers/index.ts';
import { loadScript } from './load-script.ts';

/** The readers' parsers as the build puts them into `distDirectory` (an absolute path). */
export function nodeAssets(distDirectory: string): ReaderAssets {
  return {
    grammar: name => readFile(path.join(distDirectory, 'grammars', name)),
    compile: compileOnce,
    typescriptEstree: async () =>
      loadScript(path.join(distDirectory, 'typescript-estree.js')) as Awaited<
        ReturnType<ReaderAssets['typescriptEstree']>
      >,
    now: () => performance.now(),
  };
}

/** Grammars with one function so large that V8 takes many seconds to optimise it, for nothing that is felt. */
const HUGE = new Set(['tree-sitter-powershell.wasm']);

/** Compiles the huge ones by V8's first compiler only: the second one would also hold up the end of the process. */
async function compileOnce<T>(fileName: string, load: () => Promise<T>): Promise<T> {
  if (!HUGE.has(fileName)) return load();
  setFlagsFromString('--liftoff-only');
  try {
    return await load();
  } finally {
    // Two flags that it took with it stay off: with them, V8 would optimise that function once it has run a while.
    setFlagsFromString('--no-liftoff-only');
  }
}
