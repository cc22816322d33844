import type { ReportRow, ReportSeverity } from '../messages.ts';

export type ColumnId =
  | 'port'
  | 'protocol'
  | 'service'
  | 'role'
  | 'owner'
  | 'host'
  | 'resolution'
  | 'place'
  | 'findings';

/** A column: what its head says, how its cell reads, and what its rows are sorted by. */
export interface Column {
  readonly id: ColumnId;
  readonly title: string;
  text(row: ReportRow): string;
  /** Numbers sort before texts; equal keys keep the order of the register. */
  sortKey(row: ReportRow): number | string;
}

const WEIGHTS: Record<ReportSeverity, number> = { error: 4, warning: 3, information: 2, hint: 1 };

/** The gravest severity of a row, or undefined where nothing was found. */
function gravest(row: ReportRow): ReportSeverity | undefined {
  let worst: ReportSeverity | undefined;
  for (const { severity } of row.findings) if (!worst || WEIGHTS[severity] > WEIGHTS[worst]) worst = severity;
  return worst;
}

/** The columns in the order in which they stand. */
export const columns: readonly Column[] = [
  { id: 'port', title: 'Port', text: row => row.port, sortKey: row => row.portOrder },
  plain('protocol', 'Protocol'),
  plain('service', 'Service'),
  plain('role', 'Role'),
  plain('owner', 'Owner'),
  plain('host', 'Host'),
  plain('resolution', 'Resolution'),
  {
    id: 'place',
    title: 'Place',
    text: row => `${row.file}:${row.line}`,
    // Padded, so that line 9 comes before line 10.
    sortKey: row => `${row.file}\0${String(row.line).padStart(9, '0')}`,
  },
  {
    id: 'findings',
    title: 'Findings',
    text: row => row.findings.map(finding => finding.rule).join(', '),
    sortKey: row => {
      const worst = gravest(row);
      return worst ? -WEIGHTS[worst] * 1000 - row.findings.length : 0;
    },
  },
];

function plain(id: ColumnId & keyof ReportRow, title: string): Column {
  const text = (row: ReportRow) => String(row[id]);
  // An empty cell sorts last.
  return { id, title, text, sortKey: row => text(row).toLowerCase() || '\uffff' };
}
