import { countOf } from '../../count-of.ts';
import type { ReportRow } from '../messages.ts';

/** One line over the table: how many ports, how many of them shown, how many findings by severity. */
export function summarise(rows: readonly ReportRow[], shown: number, files: number): string {
  if (rows.length === 0) return '';
  const ports = countOf(rows.length, 'port');
  const severities = rows.flatMap(row => row.findings.map(finding => finding.severity));
  const errors = severities.filter(severity => severity === 'error').length;
  const warnings = severities.filter(severity => severity === 'warning').length;
  const notes = severities.length - errors - warnings;
  // Not every finding of a workspace is about a port that there is: a wrong name, a kernel setting.
  const found = [
    ...(errors > 0 ? [countOf(errors, 'error')] : []),
    ...(warnings > 0 ? [countOf(warnings, 'warning')] : []),
    ...(notes > 0 ? [countOf(notes, 'note')] : []),
  ].join(', ');
  const shownOf = shown === rows.length ? ports : `${shown.toLocaleString('en')} of ${ports}`;
  return `${shownOf} in ${countOf(files, 'file')}${found && ` · at these ports ${found}`}`;
}
