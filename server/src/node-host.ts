import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { MAX_FILE_BYTES, type ReaderAssets } from '../../shared/index.ts';
import {
  discoverFilesInTurns,
  factsCache,
  nodeAssets,
  readFactsFromDisk,
  ScanPool,
  withoutBom,
} from '../../shared/node/index.ts';
import type { ServerHost } from './host.ts';
import { nextTurn, TimeSlice } from './turns.ts';

/** Files read between two looks at what else waits, where no worker threads are used. */
const BATCH = 8;

/** The server's host on Node. `distDirectory`: absolute, with the built bundles and grammars. */
export function nodeHost(
  distDirectory: string,
  version: string,
  assets: ReaderAssets = nodeAssets(distDirectory),
): ServerHost {
  return {
    version,
    assets,
    ignoresCase: process.platform === 'win32' || process.platform === 'darwin',
    maxFileBytes: MAX_FILE_BYTES,
    async readText(uri) {
      const file = onDisk(uri);
      if (file === undefined) return undefined;
      try {
        return withoutBom(await readFile(file, 'utf8'));
      } catch {
        return undefined;
      }
    },
    async kindOf(uri) {
      const file = onDisk(uri);
      if (file === undefined) return undefined;
      try {
        const found = await stat(file);
        return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : undefined;
      } catch {
        return undefined;
      }
    },
    async readFacts(uri, relative) {
      if ((await this.kindOf(uri)) !== 'file') return undefined;
      return readFactsFromDisk(onDisk(uri)!, relative, assets);
    },
    async discover(folder, request) {
      const root = onDisk(folder);
      if (root === undefined) return { files: [], seen: 0, unreadable: [] };
      const slice = new TimeSlice();
      return discoverFilesInTurns({ root, paths: [''], ...request }, () => slice.rest());
    },
    async scan(folder, { files, onFacts, signal }) {
      const root = onDisk(folder);
      if (root === undefined) return;
      if (files.length >= WORTH_THREADS) {
        const cache = factsCache(process.env, distDirectory, root, ['']);
        const pool = new ScanPool({ root, distDirectory, onFacts, signal, cache });
        for (const file of files) pool.add(file);
        return pool.finish();
      }
      for (let done = 0; done < files.length && !signal.aborted; ) {
        const batch = files.slice(done, done + BATCH);
        const facts = [];
        for (const file of batch) facts.push(await readFactsFromDisk(path.join(root, file), file, assets));
        done += batch.length;
        onFacts(facts, done);
        await nextTurn();
      }
    },
  };
}

/** From so many files on, threads pay. */
const WORTH_THREADS = 400;

/** The path on disk of a `file:` URI; undefined for any other. */
function onDisk(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}
