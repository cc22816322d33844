import type { FileFacts } from '../readers/index.ts';
import type { FileStamp } from './facts-cache.ts';

/** What a scan worker is started with. */
export interface ScanWorkerData {
  /** Absolute path of the workspace's root. */
  readonly root: string;
  /** Absolute path of the folder with the built bundles. */
  readonly distDirectory: string;
}

/** What one thread is started with. */
export interface ScanThreadData extends ScanWorkerData {
  /** Whether files for the JavaScript parser are given back unread, since another thread has it loaded and warm. */
  readonly defersScripts: boolean;
  /** Whether replies carry stamps, for a cache. */
  readonly stamps: boolean;
}

/** A chunk of work: paths relative to the root, forward slashes. */
export interface ScanRequest {
  readonly files: readonly string[];
}

/** What a chunk yielded: facts only of files that have any, or that could not be read. */
export interface ScanReply {
  readonly facts: FileFacts[];
  /** How many files of the chunk were read. */
  readonly read: number;
  /** Files left for the thread that has the JavaScript parser. */
  readonly deferred: string[];
  /** The files that were read, with what each looked like. */
  readonly stamps: readonly (readonly [file: string, stamp: FileStamp])[];
}
