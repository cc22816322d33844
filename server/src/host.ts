import type { FileFacts, ReaderAssets } from '../../shared/index.ts';

/** What a discovery looks for below a folder. Paths are relative to it, with forward slashes. */
interface DiscoverRequest {
  readonly accepts: (file: string) => boolean;
  readonly excludesFolder: (folder: string) => boolean;
}

/** What a discovery found. */
interface DiscoverResult {
  readonly files: readonly string[];
  /** How many files were passed, accepted or not. */
  readonly seen: number;
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
}

/** Files to read below a folder, and where their facts go. */
interface ScanRequest {
  readonly files: readonly string[];
  /** Called batch by batch; `done` counts the files read so far. Files without facts may be left out. */
  readonly onFacts: (facts: readonly FileFacts[], done: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Everything that the server needs from where it runs. All files are named by URI; nothing here throws
 * for a file that is missing, unreadable or of a scheme that the host cannot reach.
 */
export interface ServerHost {
  readonly version: string;
  readonly assets: ReaderAssets;
  /** Whether two paths that differ only in case are one file. */
  readonly ignoresCase: boolean;
  /** Texts longer than this (bytes, about) are not read. */
  readonly maxFileBytes: number;
  /** The text of a small file, without a byte order mark; undefined where there is none. */
  readText(uri: string): Promise<string | undefined>;
  kindOf(uri: string): Promise<'file' | 'folder' | undefined>;
  /** The facts of one file on disk, under `path`; undefined where it is gone. */
  readFacts(uri: string, path: string): Promise<FileFacts | undefined>;
  /** Walks a folder, `.gitignore` honoured. */
  discover(folder: string, request: DiscoverRequest): Promise<DiscoverResult>;
  /** Reads many files without keeping this thread busy for long at a time. */
  scan(folder: string, request: ScanRequest): Promise<void>;
}
