import type { FileFacts } from '../readers/index.ts';

/** What a scan worker is started with. */
export interface ScanWorkerData {
  /** Absolute path of the workspace's root. */
  readonly root: string;
  /** Absolute path of the folder with the built bundles. */
  readonly distDirectory: string;
}

/** A chunk of work: paths relative to the root, forward slashes. */
export interface ScanRequest {
  readonly files: readonly string[];
}

/** What a chunk yielded: facts only of files that have any, or that could not be read. */
export interface ScanReply {
  readonly facts: FileFacts[];
  /** How many files the chunk had. */
  readonly read: number;
}
