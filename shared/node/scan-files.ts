import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileFacts } from '../readers/index.ts';
import { nodeAssets } from './node-assets.ts';
import { readFactsFromDisk } from './read-source.ts';
import type { ScanReply, ScanRequest, ScanWorkerData } from './scan-messages.ts';

/** A scan's input and its hooks. */
export interface ScanOptions extends ScanWorkerData {
  /** Paths relative to the root, forward slashes. */
  readonly files: readonly string[];
  /** Called with each batch of facts as it comes; order is not that of `files`. */
  readonly onFacts: (facts: readonly FileFacts[], done: number) => void;
  /** Stops the scan; what was found so far stands. */
  readonly signal?: AbortSignal;
  /** Worker threads at most; by default one for each processor, less the calling thread's share. */
  readonly workers?: number;
}

/** Below this many files, starting threads costs more than it saves. */
const FILES_WORTH_A_THREAD = 400;
/** Small enough that threads finish together, large enough that messages cost nothing. */
const CHUNK = 64;

/**
 * Reads the facts of many files, in worker threads where they are many. Resolves when all are read or
 * the signal stopped it; rejects only where a worker thread dies (a failure of Portlint itself).
 */
export async function scanFiles(options: ScanOptions): Promise<void> {
  const limit = options.workers ?? Math.max(1, availableParallelism());
  const threads = Math.min(limit, Math.floor(options.files.length / FILES_WORTH_A_THREAD));
  if (threads < 1) return scanHere(options);
  const queue = chunksOf(options.files);
  let done = 0;
  const run = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(path.join(options.distDirectory, 'scan-worker.js'), {
        workerData: { root: options.root, distDirectory: options.distDirectory } satisfies ScanWorkerData,
      });
      const next = () => {
        const files = options.signal?.aborted ? undefined : queue.pop();
        if (files) worker.postMessage({ files } satisfies ScanRequest);
        else void worker.terminate().then(() => resolve());
      };
      worker.on('message', (reply: ScanReply) => {
        done += reply.read;
        // The next chunk is under way while this thread takes in the last one.
        next();
        options.onFacts(reply.facts, done);
      });
      worker.on('error', reject);
      next();
    });
  await Promise.all(Array.from({ length: threads }, run));
}

async function scanHere(options: ScanOptions): Promise<void> {
  const assets = nodeAssets(options.distDirectory);
  let done = 0;
  for (const file of options.files) {
    if (options.signal?.aborted) return;
    const facts = await readFactsFromDisk(path.join(options.root, file), file, assets);
    options.onFacts([facts], ++done);
  }
}

/** Chunks in an order such that `pop` gives the first files first. */
function chunksOf(files: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let i = 0; i < files.length; i += CHUNK) chunks.push(files.slice(i, i + CHUNK));
  return chunks.reverse();
}
