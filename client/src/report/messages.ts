import type { ExportReportParams } from '../../../shared/protocol.ts';

/** What the report's panel and the script in its page say to each other. Plain data, both ways. */

export type ReportSeverity = 'error' | 'warning' | 'information' | 'hint';

/** A finding as the table shows it. */
export interface ReportRowFinding {
  readonly rule: string;
  readonly severity: ReportSeverity;
  /** Absent where the finding's text is not known. */
  readonly message?: string;
}

/** One port of the register, ready to be shown. */
export interface ReportRow {
  /** `8080`, `8000-8010`, `dynamic`, `unresolved`. */
  readonly port: string;
  /** The first port, for sorting; dynamic and unresolved ones come last. */
  readonly portOrder: number;
  readonly protocol: string;
  /** The service name that IANA gives the port; empty where there is none. */
  readonly service: string;
  readonly role: string;
  readonly owner: string;
  readonly host: string;
  readonly resolution: string;
  /** Workspace-relative, with the folder's name first where there are several folders. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly findings: readonly ReportRowFinding[];
}

export type ReportFormat = ExportReportParams['format'];

/** From the extension to the page. */
export type ToPage =
  /** The whole table; `revision` names it in what the page answers. */
  | {
      readonly type: 'rows';
      readonly revision: number;
      readonly rows: readonly ReportRow[];
      readonly files: number;
    }
  /** How far the background scan is; null when it is at rest. */
  | { readonly type: 'scan'; readonly scan: { readonly done: number; readonly total: number } | null }
  /** The rows could not be had. */
  | { readonly type: 'failed'; readonly reason: string };

/** From the page to the extension. */
export type FromPage =
  /** The page listens; it is sent again whenever the page was loaded anew. */
  | { readonly type: 'ready' }
  /** The table stands: how many rows pass the filter, of how many. */
  | { readonly type: 'shown'; readonly revision: number; readonly rows: number; readonly total: number }
  /** `row` counts from 0 in the rows of that revision. */
  | { readonly type: 'open'; readonly revision: number; readonly row: number; readonly keepFocus: boolean }
  | { readonly type: 'export'; readonly format: ReportFormat }
  | { readonly type: 'refresh' };
