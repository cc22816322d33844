import type { ReportRow as ServerRow } from '../../../shared/protocol.ts';
import type { ReportRow } from './messages.ts';

/** The rows of the server's register as the table shows them, in the same order. */
export function reportRows(rows: readonly ServerRow[]): ReportRow[] {
  return rows.map(row => ({
    port: portText(row),
    portOrder: portOrder(row),
    protocol: row.protocol,
    service: row.service ?? '',
    role: row.role,
    owner: row.owner ?? '',
    host: row.host ?? '',
    resolution: row.resolution,
    file: row.file,
    line: row.line,
    findings:
      row.verdicts?.map(({ ruleId, severity, message }) => ({ rule: ruleId, severity, message })) ??
      row.findings.map(rule => ({ rule, severity: row.severity ?? 'information' })),
  }));
}

function portText({ port, endPort, instance }: ServerRow): string {
  if (port === null) return instance ? `\\${instance}` : 'unresolved';
  if (port === 0) return 'dynamic';
  return endPort === undefined ? String(port) : `${port}-${endPort}`;
}

/** Known ports by number, then those that the system assigns, then those that the text does not tell. */
function portOrder({ port }: ServerRow): number {
  if (port === null) return 65537;
  return port === 0 ? 65536 : port;
}
