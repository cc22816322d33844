import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { type FileFacts, noFacts } from '../readers/index.ts';

/** What a file looked like when it was read: size in bytes, times of the last change of its text and of its entry (ms). */
export interface FileStamp {
  readonly size: number;
  readonly mtime: number;
  readonly ctime: number;
}

/** A file as the cache keeps it: its stamp and its facts, 0 where nothing was found. */
type Entry = readonly [size: number, mtime: number, ctime: number, facts: FileFacts | 0];

interface Stored {
  readonly engine: string;
  readonly files: Readonly<Record<string, Entry>>;
}

/** A file changed less than this before the scan began may change again within one tick of its clock (ms). */
const RACY = 2_000;
/** Caches that no scan has used for so long are deleted (ms: 30 days). */
const STALE = 30 * 24 * 60 * 60 * 1000;
/** Fewer files are read again as fast as looked up. */
const WORTH_KEEPING = 400;
const SUFFIX = '.facts.json';

/**
 * The facts of a workspace's files as the last scan found them, kept on disk outside the workspace, so
 * that the next scan reads only what changed. A file is taken for unchanged where its size and both of
 * its times are the same: copying it, writing it or putting its old time back all change one of them.
 *
 * Nothing here ever fails a scan: a cache that is absent, damaged, of another version of Portlint, or
 * not writable is as good as none.
 */
export class FactsCache {
  readonly #file: string;
  readonly #engine: string;
  readonly #began: number;
  readonly #known: ReadonlyMap<string, Entry>;
  readonly #current = new Map<string, Entry>();
  #changed = false;

  /**
   * @param directory absolute, for all caches of this user; made when something is saved
   * @param workspace what this cache is for: the root's absolute path, with the paths scanned under it
   * @param engine changes with every build of Portlint
   * @param began when the scan began (ms since 1970)
   */
  constructor(directory: string, workspace: string, engine: string, began = Date.now()) {
    this.#began = began;
    const name = createHash('sha256').update(workspace).digest('hex').slice(0, 32);
    this.#file = path.join(directory, `${name}${SUFFIX}`);
    this.#engine = engine;
    this.#known = load(this.#file, engine);
  }

  /**
   * The facts of a file that did not change since they were read; undefined: it must be read.
   *
   * @param absolute where it is on disk
   * @param relative its path in the workspace, forward slashes
   */
  find(absolute: string, relative: string): FileFacts | undefined {
    const entry = this.#known.get(relative);
    const now = entry && stampOf(absolute);
    if (!now || now.size !== entry[0] || now.mtime !== entry[1] || now.ctime !== entry[2]) return undefined;
    this.#current.set(relative, entry);
    return entry[3] === 0 ? noFacts(relative) : entry[3];
  }

  /** Keeps what was just read; `facts` undefined where nothing was found. Files with any trouble are not kept. */
  keep(relative: string, stamp: FileStamp, facts: FileFacts | undefined): void {
    if (facts?.trouble || Math.max(stamp.mtime, stamp.ctime) > this.#began - RACY) return;
    this.#changed = true;
    this.#current.set(relative, [
      stamp.size,
      stamp.mtime,
      stamp.ctime,
      facts && facts.lineStarts.length > 0 ? facts : 0,
    ]);
  }

  /** Writes the cache where it differs from what is on disk: the files of this scan, and no others. */
  save(): void {
    if (this.#current.size < WORTH_KEEPING) return;
    if (!this.#changed && this.#current.size === this.#known.size) return;
    const stored: Stored = { engine: this.#engine, files: Object.fromEntries(this.#current) };
    const directory = path.dirname(this.#file);
    const draft = `${this.#file}.${process.pid}.tmp`;
    try {
      // What a workspace holds is its owner's business.
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      writeFileSync(draft, JSON.stringify(stored), { mode: 0o600 });
      // In one step: another Portlint that reads or writes the same cache sees the old one or the new one.
      renameSync(draft, this.#file);
      dropStale(directory);
    } catch {
      drop(draft);
    }
  }
}

/** The stamp of an open or named file's status. */
export function stampFrom(status: Stats): FileStamp {
  return { size: status.size, mtime: status.mtimeMs, ctime: status.ctimeMs };
}

function stampOf(absolute: string): FileStamp | undefined {
  try {
    const status = statSync(absolute, { throwIfNoEntry: false });
    return status?.isFile() ? stampFrom(status) : undefined;
  } catch {
    return undefined;
  }
}

function load(file: string, engine: string): ReadonlyMap<string, Entry> {
  try {
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Partial<Stored> | null;
    if (stored?.engine !== engine || !stored.files) return new Map();
    return new Map(Object.entries(stored.files));
  } catch {
    return new Map();
  }
}

function drop(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Where nothing can be written, nothing was.
  }
}

function dropStale(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (!name.includes(SUFFIX)) continue;
    const file = path.join(directory, name);
    const status = statSync(file, { throwIfNoEntry: false });
    if (status && Date.now() - status.mtimeMs > STALE) drop(file);
  }
}
