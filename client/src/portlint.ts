import { commands, type ExtensionContext, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { exportReport } from './commands/export-report.ts';
import { lintWorkspace } from './commands/lint-workspace.ts';
import { restartServer } from './commands/restart-server.ts';
import { REPORT_VIEW_TYPE, ReportPanel } from './report/report-panel.ts';
import { StatusItem } from './status-item.ts';

/** Starts the language server behind `client` and contributes the commands, the status bar item and the report. */
export function contribute(context: ExtensionContext, client: BaseLanguageClient): void {
  const report = new ReportPanel(context.extensionUri, client);
  context.subscriptions.push(
    client,
    report,
    new StatusItem(client),
    commands.registerCommand('portlint.showReport', () => report.show()),
    commands.registerCommand('portlint.exportReport', (format, target) =>
      exportReport(client, format, target),
    ),
    commands.registerCommand('portlint.lintWorkspace', () => lintWorkspace(client)),
    commands.registerCommand('portlint.restartServer', () => restartServer(client)),
    commands.registerCommand('portlint.showOutput', () => client.outputChannel.show()),
    window.registerWebviewPanelSerializer(REPORT_VIEW_TYPE, report),
  );
  // Not awaited: the commands are there at once, and a failure is shown by the status bar item.
  client.start().catch(error => client.error('The language server did not start', error));
}
