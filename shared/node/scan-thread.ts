/** The entry of a scan's worker thread: small, so that the large part comes with its compiled code. */
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { loadScript } from './load-script.ts';
import type { ScanRequest, ScanThreadData } from './scan-messages.ts';

const data = workerData as ScanThreadData;
const { chunkReader } = loadScript(
  path.join(data.distDirectory, 'scan-worker.js'),
) as typeof import('./scan-worker.ts');
const read = chunkReader(data);

/** Chunks are answered one after the other: what a file wants is noted for this thread, not for the chunk. */
let turn = Promise.resolve();
parentPort!.on('message', (request: ScanRequest) => {
  turn = turn.then(async () => parentPort!.postMessage(await read(request)));
});
