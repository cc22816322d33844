import type { PortReport, PortRow } from './port-report.ts';

/** The formats a register can be exported in. */
export const REPORT_FORMATS = ['json', 'csv', 'markdown'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Columns of the tables, in order: heading and cell. */
const COLUMNS: readonly (readonly [string, (row: PortRow) => string])[] = [
  ['port', row => portText(row)],
  ['protocol', row => row.protocol],
  ['service', row => row.service ?? ''],
  ['role', row => row.role],
  ['owner', row => row.owner ?? ''],
  ['host', row => row.host ?? ''],
  ['resolution', row => row.resolution],
  ['format', row => row.format],
  ['place', row => `${row.file}:${row.line}`],
  ['findings', row => row.findings.join(' ')],
];

/** How a row's port reads: `8080`, `8000-8010`, `dynamic`, `unresolved`; a SQL Server instance without a port by its name. */
export function portText(row: Pick<PortRow, 'port' | 'endPort' | 'resolution' | 'instance'>): string {
  if (row.port === null) return row.instance ? `\\${row.instance}` : 'unresolved';
  if (row.port === 0) return 'dynamic';
  return row.endPort === undefined ? String(row.port) : `${row.port}-${row.endPort}`;
}

/** The register as text in one of {@link REPORT_FORMATS}, ending with a line feed. */
export function formatReport(report: PortReport, format: ReportFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, (key, value) => (key === 'severity' ? undefined : value), 2)}\n`;
    case 'csv':
      return [
        COLUMNS.map(([heading]) => heading),
        ...report.ports.map(row => COLUMNS.map(([, cell]) => csvCell(cell(row)))),
      ]
        .map(cells => `${cells.join(',')}\n`)
        .join('');
    case 'markdown':
      return [
        COLUMNS.map(([heading]) => heading),
        COLUMNS.map(() => '---'),
        ...report.ports.map(row => COLUMNS.map(([, cell]) => markdownCell(cell(row)))),
      ]
        .map(cells => `| ${cells.join(' | ')} |\n`)
        .join('');
  }
}

/**
 * RFC 4180 quoting; a cell that a spreadsheet would run as a formula gets an apostrophe before it, since
 * file names and owners come from a workspace that may be hostile.
 */
function csvCell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function markdownCell(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replace(/\r?\n|\r/g, ' ');
}
