/**
 * Portlint's own messages between client and server, beside the Language Server Protocol. Names and
 * plain types only, so that a client can import this file without a protocol library.
 */
import type { PortRow, ReportFormat } from './report/index.ts';
import type { Severity } from './rules/index.ts';

/** Request: the register of ports. {@link ReportParams} → {@link ReportResult}. Waits for a running scan. */
export const REPORT_REQUEST = 'portlint/report';

/** Request: the register as text, as the command line writes it. {@link ExportReportParams} → {@link ExportReportResult}. */
export const EXPORT_REPORT_REQUEST = 'portlint/exportReport';

/** Request: read and lint every file again. {@link LintWorkspaceParams} → {@link LintWorkspaceResult}. */
export const LINT_WORKSPACE_REQUEST = 'portlint/lintWorkspace';

/**
 * Notification, server to client, for a status bar: {@link StatusParams}. `idle` comes whenever
 * everything has been judged anew, so that a report on the screen knows when to ask for its rows.
 */
export const STATUS_NOTIFICATION = 'portlint/status';

/**
 * Requests, server to client, of a server in a browser, which reaches files only through the client: what a URI
 * names ({@link FileParams} → `'file'`, `'folder'` or null).
 */
export const KIND_REQUEST = 'portlint/kindOf';

/** The bytes of a file. {@link ReadFileParams} → {@link FileBytes}, or null where there is no such file. */
export const READ_FILE_REQUEST = 'portlint/readFile';

/** What stands in a folder. {@link FileParams} → {@link ListedEntry} each; an error where it cannot be read. */
export const LIST_FOLDER_REQUEST = 'portlint/listFolder';

/** A file of the extension's build. {@link AssetParams} → its bytes. */
export const ASSET_REQUEST = 'portlint/asset';

export interface FileParams {
  readonly uri: string;
}

export interface ReadFileParams extends FileParams {
  /** A longer file is not sent. */
  readonly maxBytes: number;
}

export type FileBytes = Uint8Array | 'large';

/** A name and what it names; symbolic links are left out. */
export type ListedEntry = readonly [name: string, kind: 'file' | 'folder'];

export interface AssetParams {
  /** The file's path in `dist`, forward slashes. */
  readonly name: string;
}

export interface ReportParams {
  /** URI of the one workspace folder to report; every folder where absent. */
  readonly folder?: string;
}

/** A row of the register with the URI of its file, so that a click can open the place. */
export interface ReportRow extends PortRow {
  readonly uri: string;
  /** The findings on this occurrence with their severities and texts, for a table on a screen. */
  readonly verdicts?: readonly ReportVerdict[];
}

export interface ReportVerdict {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
}

export interface ExportReportParams extends ReportParams {
  readonly format: ReportFormat;
}

export interface ExportReportResult {
  readonly text: string;
}

/** The report contract, its rows with URIs. `file` begins with the folder's name where there are several. */
export interface ReportResult {
  readonly version: 1;
  readonly ports: readonly ReportRow[];
  readonly summary: { readonly files: number; readonly read: number };
}

export interface LintWorkspaceParams {
  /** URI of the one workspace folder to lint; every folder where absent. */
  readonly folder?: string;
}

/** How many findings of each severity there are. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
}

export interface LintWorkspaceResult extends FindingCounts {
  readonly files: number;
  readonly read: number;
  /** Whether the user stopped the scan, so that only a part was read. */
  readonly cancelled: boolean;
}

export interface StatusParams extends FindingCounts {
  readonly state: 'scanning' | 'idle';
  /** Files seen, and files read. */
  readonly files: number;
  readonly read: number;
  /** Port occurrences known. */
  readonly ports: number;
  /** Files that were skipped or read only in part. */
  readonly skipped: number;
}
