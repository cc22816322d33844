import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { suite } from './suite.ts';
import { fileUri, openFile, portlintDiagnostics, untilVerdicts, verdicts } from './workspace.ts';

/** A file of each format, the verdict it must have, and the text that the verdict must stand on. */
const FORMATS = [
  ['compose', 'compose.yaml', 'ephemeral-port Warning 5', '50051'],
  ['kubernetes', 'k8s/deployment.yaml', 'ephemeral-port Warning 17', '50052'],
  // A container's own namespace: only its own outgoing sockets contend.
  ['dockerfile', 'Dockerfile', 'ephemeral-port Information 2', '50053'],
  ['javascript', 'src/server.js', 'ephemeral-port Warning 4', '50054'],
  ['typescript', 'src/server.ts', 'ephemeral-port Warning 3', '50055'],
  ['python', 'api/app.py', 'ephemeral-port Warning 6', '50056'],
  ['go', 'api/main.go', 'ephemeral-port Warning 6', '50057'],
  ['sql-server in JSON', 'api/appsettings.json', 'sql-browser Warning 3', undefined],
  ['sql-server in C#', 'api/Db.cs', 'sql-browser Warning 6', undefined],
] as const;

for (const [format, path, verdict, text] of FORMATS) {
  suite.test(`a diagnostic appears: ${format}`, async () => {
    const document = await openFile(path);
    const seen = await untilVerdicts(document.uri, found => found.includes(verdict));
    if (text === undefined) return;
    const marked = portlintDiagnostics(document.uri).map(({ range }) => document.getText(range));
    assert.ok(marked.includes(text), `${seen.join('; ')} stand on ${marked.join(', ')}`);
  });
}

suite.test('a diagnostic appears in a file that no editor shows', async () => {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await untilVerdicts(fileUri('fix/compose.yaml'), found => found.includes('ephemeral-port Warning 5'));
});

suite.test('a diagnostic links to its rule', async () => {
  const document = await openFile('compose.yaml');
  await untilVerdicts(document.uri, found => found.length > 0);
  const { code } = portlintDiagnostics(document.uri)[0]!;
  assert.ok(typeof code === 'object' && code.target.path.includes('ephemeral-port'), JSON.stringify(code));
});

suite.test('an edit changes the diagnostics', async () => {
  const document = await openFile('src/server.js');
  await untilVerdicts(document.uri, found => found.includes('ephemeral-port Warning 4'));
  await replace(document, '50054', '3000');
  await untilVerdicts(document.uri, found => found.length === 0);
  await replace(document, '3000', '50054');
  await untilVerdicts(document.uri, found => found.includes('ephemeral-port Warning 4'));
});

suite.test('a suppressed line stays quiet', async () => {
  const document = await openFile('src/quiet.js');
  // The same line without its comment has a verdict: the file is read, and it is the comment that silences.
  await replace(document, ' // portlint-disable-line', ' // portlint-was-disabled');
  await untilVerdicts(document.uri, found => found.includes('ephemeral-port Warning 4'));
  await replace(document, 'portlint-was-disabled', 'portlint-disable-line');
  await untilVerdicts(document.uri, found => found.length === 0);
  assert.deepEqual(verdicts(document.uri), []);
});

async function replace(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const start = document.getText().indexOf(before);
  assert.ok(start >= 0, `no ${before} in ${document.uri.path}`);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + before.length));
  edit.replace(document.uri, range, after);
  assert.ok(await vscode.workspace.applyEdit(edit));
}
