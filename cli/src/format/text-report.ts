import { type PortReport, type PortRow, portText } from '../../../shared/index.ts';
import type { Colours } from '../colours.ts';
import { printable } from './printable.ts';

const HEADINGS = ['PORT', 'PROTO', 'ROLE', 'OWNER', 'SERVICE', 'PLACE', 'FINDINGS'] as const;

/** The register as an aligned table, ending with what was skipped and a line of counts. */
export function textReport(report: PortReport, skipped: readonly string[], colours: Colours): string {
  const rows = report.ports.map(cellsOf);
  const widths = HEADINGS.map((heading, i) => Math.max(heading.length, ...rows.map(row => row[i]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) =>
        i === 0 ? cell.padStart(widths[0]!) : i === cells.length - 1 ? cell : cell.padEnd(widths[i]!),
      )
      .join('  ')
      .trimEnd();
  const body = rows.map((cells, i) => {
    const text = line(cells);
    return report.ports[i]!.findings.length > 0 ? colourOf(report.ports[i]!, colours)(text) : text;
  });
  const { ports, summary } = report;
  const counts = `${ports.length} ${ports.length === 1 ? 'port' : 'ports'} in ${summary.read} of ${summary.files} files`;
  return `${[...(rows.length > 0 ? [colours.bold(line(HEADINGS)), ...body, ''] : []), ...skipped.map(colours.dim), counts].join('\n')}\n`;
}

function cellsOf(row: PortRow): string[] {
  return [
    portText(row),
    row.protocol,
    row.role,
    row.owner ?? '',
    row.service ?? '',
    `${row.file}:${row.line}`,
    row.findings.join(' '),
  ].map(printable);
}

function colourOf(row: PortRow, colours: Colours): (text: string) => string {
  if (row.severity === 'error') return colours.red;
  return row.severity === 'warning' ? colours.yellow : text => text;
}
