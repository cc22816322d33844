import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileFacts } from '../readers/index.ts';
import type { FactsCache, FileStamp } from './facts-cache.ts';
import { nodeAssets } from './node-assets.ts';
import { readFactsFromDisk } from './read-source.ts';
import type { ScanReply, ScanRequest, ScanThreadData, ScanWorkerData } from './scan-messages.ts';

/** Where a scan's facts go, and what bounds it. */
export interface ScanOptions extends ScanWorkerData {
  /** Called with each batch of facts as it comes, in no order; `done` counts the files read so far. */
  readonly onFacts: (facts: readonly FileFacts[], done: number) => void;
  /** Stops the scan; what was found so far stands. */
  readonly signal?: AbortSignal;
  /** What earlier scans found: files that did not change are not read again. Saved when the scan ends. */
  readonly cache?: FactsCache;
}

/** Below this many files for each thread, starting one costs more than it saves. */
const FILES_WORTH_A_THREAD = 400;
/** Small enough that threads finish together, large enough that messages cost nothing. */
const CHUNK = 64;
/** Chunks sent ahead to a thread, which must not wait while this thread walks folders and hears of nothing. */
const AHEAD_OF_WALK = 12;
/** Chunks sent ahead once all files are known: few, so that the threads end together. */
const AHEAD = 2;
/** Syntax trees are made and dropped file by file: with room for them, they are never copied (MiB, for each thread). */
const YOUNG_GENERATION = 64;

/** What the large JavaScript parser reads. */
const SCRIPT = /\.[cm]?[jt]sx?$/i;

/**
 * Reads the facts of many files, in worker threads where they are many. Files may be added while others
 * are read: a command line walks its folders meanwhile.
 */
export class ScanPool {
  readonly #options: ScanOptions;
  readonly #workers: PoolWorker[] = [];
  /** Files not yet in a chunk, and chunks not yet sent; scripts apart, so that one thread can keep to them. */
  readonly #scripts = new Backlog();
  readonly #others = new Backlog();
  /** Scripts in which a thread without their parser saw something to read. */
  readonly #deferred = new Backlog();
  /** Facts of unchanged files, not yet handed on. */
  #reused: FileFacts[] = [];
  /** Files to read, and files done. */
  #added = 0;
  #done = 0;
  #ended = false;
  #abandoned = false;

  constructor(options: ScanOptions) {
    this.#options = options;
  }

  /** Adds a file: its path relative to the root, forward slashes. */
  add(file: string): void {
    const known = this.#options.cache?.find(path.join(this.#options.root, file), file);
    if (known) {
      this.#reuse(known);
      return;
    }
    this.#added++;
    (SCRIPT.test(file) ? this.#scripts : this.#others).add(file);
    if (this.#added % CHUNK !== 0) return;
    const threads = Math.min(availableParallelism(), Math.floor(this.#added / FILES_WORTH_A_THREAD));
    while (this.#workers.length < threads) this.#start();
    this.#feedAll();
  }

  /**
   * Resolves when all that was added is read, or the signal stopped it; rejects only where a worker
   * thread dies (a failure of Portlint itself). Nothing may be added afterwards.
   */
  async finish(): Promise<void> {
    this.#ended = true;
    this.#handOnReused();
    if (this.#workers.length === 0) await this.#readHere();
    else {
      this.#feedAll();
      await Promise.all(this.#workers.map(worker => worker.ended));
    }
    // What a scan did not come to would look deleted.
    if (!this.#options.signal?.aborted) this.#options.cache?.save();
  }

  #reuse(facts: FileFacts): void {
    this.#done++;
    if (facts.lineStarts.length > 0) this.#reused.push(facts);
    if (this.#reused.length >= CHUNK) this.#handOnReused();
  }

  #handOnReused(): void {
    const facts = this.#reused;
    this.#reused = [];
    if (facts.length > 0) this.#options.onFacts(facts, this.#done);
  }

  /** Remembers files that were just read, for the next scan. */
  #keep(stamps: ScanReply['stamps'], facts: readonly FileFacts[]): void {
    const { cache } = this.#options;
    if (!cache) return;
    const found = new Map(facts.map(each => [each.path, each]));
    for (const [file, stamp] of stamps) cache.keep(file, stamp, found.get(file));
  }

  /** Gives up: ends the threads, whatever they are at. */
  async abandon(): Promise<void> {
    this.#abandoned = true;
    await Promise.all(this.#workers.map(worker => worker.thread.terminate()));
  }

  #start(): void {
    const { root, distDirectory } = this.#options;
    const thread = new Worker(path.join(distDirectory, 'scan-thread.js'), {
      workerData: {
        root,
        distDirectory,
        defersScripts: this.#workers.length > 0,
        stamps: this.#options.cache !== undefined,
      } satisfies ScanThreadData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION },
    });
    const readsScripts = this.#workers.length === 0;
    const ended = new Promise<void>((resolve, reject) => {
      thread.on('error', reject);
      thread.on('exit', () => {
        if (worker.pending === 0 || this.#abandoned) resolve();
        else reject(new Error('a thread of the scan ended before its work was done'));
      });
    });
    // A rejection is told by `finish`, which may be called later.
    ended.catch(() => undefined);
    const worker: PoolWorker = { thread, readsScripts, ended, pending: 0 };
    thread.on('message', (reply: ScanReply) => {
      worker.pending--;
      this.#done += reply.read;
      for (const file of reply.deferred) this.#deferred.add(file);
      // The next chunks are under way while this thread takes in the last one.
      this.#feedAll();
      this.#options.onFacts(reply.facts, this.#done);
      this.#keep(reply.stamps, reply.facts);
    });
    this.#workers.push(worker);
  }

  /** Sends the threads what they may have; ends them where nothing is left for any. */
  #feedAll(): void {
    const stopped = this.#options.signal?.aborted;
    const ahead = this.#ended ? AHEAD : AHEAD_OF_WALK;
    for (const worker of this.#workers)
      while (!stopped && worker.pending < ahead) {
        const files = this.#next(worker.readsScripts);
        if (!files) break;
        worker.pending++;
        worker.thread.postMessage({ files } satisfies ScanRequest);
      }
    // A thread that still works may yet defer files to the one that reads scripts.
    if ((this.#ended || stopped) && this.#workers.every(worker => worker.pending === 0))
      for (const worker of this.#workers) void worker.thread.terminate();
  }

  /** The next files for a thread: the one with the JavaScript parser begins with scripts, the others end with them. */
  #next(readsScripts: boolean): string[] | undefined {
    if (!readsScripts) return this.#others.take(this.#ended) ?? this.#scripts.take(this.#ended);
    return this.#deferred.take(true) ?? this.#scripts.take(this.#ended) ?? this.#others.take(this.#ended);
  }

  async #readHere(): Promise<void> {
    const assets = nodeAssets(this.#options.distDirectory);
    const files = [...this.#scripts.rest(), ...this.#others.rest()];
    for (const file of files) {
      if (this.#options.signal?.aborted) return;
      let stamp: FileStamp | undefined;
      const absolute = path.join(this.#options.root, file);
      const facts = await readFactsFromDisk(absolute, file, assets, seen => (stamp = seen));
      this.#options.onFacts([facts], ++this.#done);
      if (stamp) this.#keep([[file, stamp]], [facts]);
    }
  }
}

interface PoolWorker {
  readonly thread: Worker;
  /** Whether this is the one thread that loads the JavaScript parser. */
  readonly readsScripts: boolean;
  /** Settles when the thread is gone. */
  readonly ended: Promise<void>;
  /** Chunks sent and not yet answered. */
  pending: number;
}

/** Files in the order in which they came, taken by chunks. */
class Backlog {
  readonly #files: string[] = [];
  #taken = 0;

  add(file: string): void {
    this.#files.push(file);
  }

  /** The next chunk; one that is not full only where `all` will come. */
  take(all: boolean): string[] | undefined {
    const left = this.#files.length - this.#taken;
    if (left === 0 || (left < CHUNK && !all)) return undefined;
    const chunk = this.#files.slice(this.#taken, this.#taken + CHUNK);
    this.#taken += chunk.length;
    return chunk;
  }

  rest(): string[] {
    return this.#files.slice(this.#taken);
  }
}
