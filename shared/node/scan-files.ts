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
/** Syntax trees are made and dropped file by file: with room for them, they are never copied (MiB, for each thread). */
const YOUNG_GENERATION = 64;

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
  const run = (thread: number) =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(path.join(options.distDirectory, 'scan-worker.js'), {
        workerData: {
          root: options.root,
          distDirectory: options.distDirectory,
        } satisfies ScanWorkerData,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
      });
      const next = () => {
        // Half of the threads begin at each end of the queue, so that most of them need one parser only.
        const files = options.signal?.aborted ? undefined : thread % 2 === 0 ? queue.shift() : queue.pop();
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
  await Promise.all(Array.from({ length: threads }, (_, thread) => run(thread)));
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

/** Chunks of files, those that the large JavaScript parser reads first and all others after them. */
function chunksOf(files: readonly string[]): string[][] {
  const script = /\.[cm]?[jt]sx?$/i;
  const ordered = [...files.filter(file => script.test(file)), ...files.filter(file => !script.test(file))];
  const chunks: string[][] = [];
  for (let i = 0; i < ordered.length; i += CHUNK) chunks.push(ordered.slice(i, i + CHUNK));
  return chunks;
}
