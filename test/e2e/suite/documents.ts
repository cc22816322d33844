import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Replaces the first `before` of a document by `after`; nothing is saved. */
export async function replace(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const start = document.getText().indexOf(before);
  assert.ok(start >= 0, `no ${before} in ${document.uri.path}`);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + before.length));
  edit.replace(document.uri, range, after);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** What the light bulb offers, resolved. */
export async function codeActions(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind.value,
    100,
  );
  return actions.filter(action => action.kind && kind.contains(action.kind));
}

/** Does what an entry of the light bulb says. */
export async function apply(action: vscode.CodeAction): Promise<void> {
  assert.ok(action.edit || action.command, `${action.title} does nothing`);
  if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit), `${action.title} was refused`);
  if (action.command)
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}
