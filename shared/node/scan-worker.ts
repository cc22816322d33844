/** The worker thread of a scan: takes chunks of paths, gives back the facts of the files that have any. */

import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { nodeAssets } from './node-assets.ts';
import { readFactsFromDisk } from './read-source.ts';
import type { ScanReply, ScanRequest, ScanWorkerData } from './scan-messages.ts';

const { root, distDirectory } = workerData as ScanWorkerData;
const assets = nodeAssets(distDirectory);

parentPort!.on('message', async (request: ScanRequest) => {
  const reply: ScanReply = { facts: [], read: request.files.length };
  for (const file of request.files) {
    const facts = await readFactsFromDisk(path.join(root, file), file, assets);
    // A file in which nothing was found need not cross the thread boundary.
    if (facts.trouble || facts.lineStarts.length > 0) reply.facts.push(facts);
  }
  parentPort!.postMessage(reply);
});
