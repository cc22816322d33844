import { Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  EXPORT_REPORT_REQUEST,
  type ExportReportParams,
  type ExportReportResult,
} from '../../../shared/protocol.ts';
import type { ReportFormat } from '../report/messages.ts';

const FORMATS: readonly {
  readonly format: ReportFormat;
  readonly label: string;
  readonly extension: string;
}[] = [
  { format: 'markdown', label: 'Markdown', extension: 'md' },
  { format: 'csv', label: 'CSV', extension: 'csv' },
  { format: 'json', label: 'JSON', extension: 'json' },
];

/**
 * Writes the register of ports to a file. What is not given is asked for; other extensions and tasks
 * give both and are asked nothing.
 * @returns the file, or undefined where the user chose none
 */
export async function exportReport(
  client: BaseLanguageClient,
  format?: unknown,
  target?: unknown,
): Promise<Uri | undefined> {
  const chosen =
    FORMATS.find(entry => entry.format === format) ?? (await window.showQuickPick(FORMATS, PICK));
  if (!chosen) return undefined;
  const file = target instanceof Uri ? target : await askForFile(chosen);
  if (!file) return undefined;
  const params: ExportReportParams = { format: chosen.format };
  const { text } = await client.sendRequest<ExportReportResult>(EXPORT_REPORT_REQUEST, params);
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  if (!(target instanceof Uri)) void offerToOpen(file);
  return file;
}

const PICK = { title: 'Portlint: Export Port Report', placeHolder: 'Format of the report' };

function askForFile({ label, extension }: (typeof FORMATS)[number]): Thenable<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return window.showSaveDialog({
    title: 'Export Port Report',
    filters: { [label]: [extension] },
    ...(folder && { defaultUri: Uri.joinPath(folder, `ports.${extension}`) }),
  });
}

async function offerToOpen(file: Uri): Promise<void> {
  const open = 'Open';
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const chosen = await window.showInformationMessage(`The port report was written to ${name}.`, open);
  if (chosen === open) await window.showTextDocument(file);
}
