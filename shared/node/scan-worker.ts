import path from 'node:path';
import type { ReaderAssets } from '../readers/index.ts';
import type { FileStamp } from './facts-cache.ts';
import { nodeAssets } from './node-assets.ts';
import { readFactsFromDisk } from './read-source.ts';
import type { ScanReply, ScanRequest, ScanThreadData } from './scan-messages.ts';

/**
 * The work of one thread of a scan: takes chunks of paths, one after the other, gives the facts of the
 * files that have any.
 */
export function chunkReader({
  root,
  distDirectory,
  defersScripts,
  stamps: withStamps,
}: ScanThreadData): (request: ScanRequest) => Promise<ScanReply> {
  const assets = nodeAssets(distDirectory);
  let wantsScriptParser = false;
  // Without the JavaScript parser: that a reader asks for it is noted, and its file goes to another thread.
  const deferring: ReaderAssets = {
    ...assets,
    typescriptEstree: () => {
      wantsScriptParser = true;
      return Promise.reject(new Error('read by another thread'));
    },
  };
  return async request => {
    const facts: ScanReply['facts'] = [];
    const deferred: string[] = [];
    const stamps: [string, FileStamp][] = [];
    for (const file of request.files) {
      wantsScriptParser = false;
      let stamp: FileStamp | undefined;
      const found = await readFactsFromDisk(
        path.join(root, file),
        file,
        defersScripts ? deferring : assets,
        withStamps ? seen => (stamp = seen) : undefined,
      );
      if (wantsScriptParser) {
        deferred.push(file);
        continue;
      }
      if (stamp) stamps.push([file, stamp]);
      // A file in which nothing was found need not cross the thread boundary.
      if (found.trouble || found.lineStarts.length > 0) facts.push(found);
    }
    return { facts, read: request.files.length - deferred.length, deferred, stamps };
  };
}
