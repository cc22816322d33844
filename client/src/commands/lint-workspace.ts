import { commands, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LINT_WORKSPACE_REQUEST, type LintWorkspaceResult } from '../../../shared/protocol.ts';
import { countOf } from '../count-of.ts';

/**
 * Reads and lints every file anew; the server shows its own progress, which can be cancelled.
 * Resolves with the counts as soon as they are known, while their message is still shown.
 */
export async function lintWorkspace(client: BaseLanguageClient): Promise<LintWorkspaceResult> {
  const result = await client.sendRequest<LintWorkspaceResult>(LINT_WORKSPACE_REQUEST, {});
  void tell(result);
  return result;
}

async function tell({ cancelled, read, errors, warnings, information, hints }: LintWorkspaceResult) {
  const problems = 'Show Problems';
  const report = 'Show Port Report';
  const chosen = await window.showInformationMessage(
    `Portlint read ${countOf(read, 'file')}${cancelled ? ' before it was stopped' : ''}: ` +
      `${countOf(errors, 'error')}, ${countOf(warnings, 'warning')}, ${countOf(information + hints, 'note')}.`,
    problems,
    report,
  );
  if (chosen === problems) await commands.executeCommand('workbench.actions.view.problems');
  else if (chosen === report) await commands.executeCommand('portlint.showReport');
}
