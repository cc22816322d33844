import type { ReportRow, ReportRowFinding } from '../messages.ts';
import { columns } from './columns.ts';
import { element } from './element.ts';

/** A sign and a word beside the colour: neither a colour-blind nor a blind reader misses the severity. */
const SIGNS: Record<ReportRowFinding['severity'], string> = {
  error: '✖',
  warning: '▲',
  information: '●',
  hint: '○',
};

/** The cells of one row. */
export function rowCells(row: ReportRow): HTMLTableCellElement[] {
  return columns.map(column => {
    const text = column.text(row);
    if (column.id === 'findings') return findingsCell(row);
    if (column.id === 'place') return placeCell(row, text);
    return element('td', { class: `column-${column.id}`, title: text || undefined }, text);
  });
}

/** The path stays one left-to-right text, although the cell is cut at its beginning. */
function placeCell(row: ReportRow, text: string): HTMLTableCellElement {
  const slash = row.file.lastIndexOf('/') + 1;
  const folder = element('span', { class: 'folder' }, row.file.slice(0, slash));
  const place = element('bdi', { dir: 'ltr' }, folder, `${row.file.slice(slash)}:${row.line}`);
  return element('td', { class: 'column-place', title: text }, place);
}

function findingsCell(row: ReportRow): HTMLTableCellElement {
  const told = row.findings.map(({ rule, severity, message }) => `${severity}: ${message ?? rule} (${rule})`);
  return element(
    'td',
    { class: 'column-findings', title: told.join('\n') || undefined },
    ...row.findings.map(finding =>
      element(
        'span',
        { class: `finding ${finding.severity}` },
        element(
          'span',
          { class: 'sign', 'aria-label': finding.severity, role: 'img' },
          SIGNS[finding.severity],
        ),
        finding.rule,
      ),
    ),
  );
}
