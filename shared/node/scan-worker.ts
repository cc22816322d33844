/** The worker thread of a scan: takes chunks of paths, gives back the facts of the files that have any. */
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { ReaderAssets } from '../readers/index.ts';
import { nodeAssets } from './node-assets.ts';
import { readFactsFromDisk } from './read-source.ts';
import type { ScanReply, ScanRequest, ScanThreadData } from './scan-messages.ts';

const { root, distDirectory, defersScripts } = workerData as ScanThreadData;
const assets = nodeAssets(distDirectory);
let wantsScriptParser = false;

/** Without the JavaScript parser: that a reader asks for it is noted, and its file goes to another thread. */
const deferring: ReaderAssets = {
  ...assets,
  typescriptEstree: () => {
    wantsScriptParser = true;
    return Promise.reject(new Error('read by another thread'));
  },
};

parentPort!.on('message', async (request: ScanRequest) => {
  const facts: ScanReply['facts'] = [];
  const deferred: string[] = [];
  for (const file of request.files) {
    wantsScriptParser = false;
    const found = await readFactsFromDisk(path.join(root, file), file, defersScripts ? deferring : assets);
    if (wantsScriptParser) deferred.push(file);
    // A file in which nothing was found need not cross the thread boundary.
    else if (found.trouble || found.lineStarts.length > 0) facts.push(found);
  }
  const reply: ScanReply = { facts, read: request.files.length - deferred.length, deferred };
  parentPort!.postMessage(reply);
});
