import { Position, Range, Uri, ViewColumn, window } from 'vscode';
import type { ReportRow } from '../../../shared/protocol.ts';

/**
 * Opens a row's place with its characters selected, in an editor group other than the report's.
 * `report` is the report's column; with `keepFocus` the report keeps the keyboard.
 */
export async function openPlace(
  row: ReportRow,
  report: ViewColumn | undefined,
  keepFocus: boolean,
): Promise<void> {
  const other = window.tabGroups.all.find(group => group.viewColumn !== report);
  const start = new Position(row.line - 1, row.column - 1);
  const end = new Position(row.endLine - 1, row.endColumn - 1);
  try {
    await window.showTextDocument(Uri.parse(row.uri), {
      selection: new Range(start, end),
      viewColumn: other?.viewColumn ?? ViewColumn.Beside,
      preserveFocus: keepFocus,
    });
  } catch (error) {
    void window.showErrorMessage(`${row.file} could not be opened: ${(error as Error).message}`);
  }
}
