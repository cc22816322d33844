import type { ReportRow } from '../messages.ts';
import { type ColumnId, columns } from './columns.ts';

/** What the reader of the table has chosen to see; kept while the page is hidden. */
export interface View {
  /** Words that must all stand in a row, in any column and letter case. */
  readonly text: string;
  /** A role, or empty for all. */
  readonly role: string;
  readonly onlyFindings: boolean;
  readonly sort: { readonly column: ColumnId; readonly descending: boolean };
}

export const initialView: View = {
  text: '',
  role: '',
  onlyFindings: false,
  sort: { column: 'port', descending: false },
};

/** The indices of the rows that the view lets through, in its order. */
export function selectRows(rows: readonly ReportRow[], view: View): number[] {
  const words = view.text.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen: number[] = [];
  for (const [index, row] of rows.entries()) {
    if (view.role && row.role !== view.role) continue;
    if (view.onlyFindings && row.findings.length === 0) continue;
    if (words.length > 0 && !matches(row, words)) continue;
    chosen.push(index);
  }
  const column = columns.find(({ id }) => id === view.sort.column) ?? columns[0]!;
  const keys = new Map(chosen.map(index => [index, column.sortKey(rows[index]!)]));
  const sign = view.sort.descending ? -1 : 1;
  return chosen.sort((a, b) => sign * compare(keys.get(a)!, keys.get(b)!) || a - b);
}

function matches(row: ReportRow, words: readonly string[]): boolean {
  const text = columns
    .map(column => column.text(row))
    .join('\n')
    .toLowerCase();
  return words.every(word => text.includes(word));
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
