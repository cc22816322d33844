import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { replace } from './documents.ts';
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
  ['java', 'languages/Orders.java', 'ephemeral-port Warning 6', '50101'],
  // VS Code itself has no name for Kotlin: the file's own tells.
  ['kotlin', 'languages/Orders.kt', 'ephemeral-port Warning 4', '50102'],
  ['csharp', 'languages/Prices.cs', 'ephemeral-port Warning 4', '50103'],
  ['c', 'languages/scale.c', 'ephemeral-port Warning 6', '50104'],
  ['rust', 'languages/stock.rs', 'ephemeral-port Warning 4', '50105'],
  ['ruby', 'languages/stock.rb', 'ephemeral-port Warning 3', '50106'],
  ['php', 'languages/stock.php', 'ephemeral-port Warning 3', '50107'],
  ['shell', 'languages/start.sh', 'ephemeral-port Warning 2', '50108'],
  ['powershell', 'languages/start.ps1', 'ephemeral-port Warning 1', '50109'],
  ['nginx', 'servers/nginx.conf', 'ephemeral-port Warning 5', '50110'],
  ['spring', 'servers/application.yml', 'ephemeral-port Warning 2', '50111'],
  ['systemd', 'servers/shop.socket', 'ephemeral-port Warning 2', '50112'],
  ['terraform', 'infrastructure/network.tf', 'wide-firewall-range Warning 4', '1024'],
  ['sysctl', 'infrastructure/sysctl.conf', 'time-wait-sysctl Warning 1', '15'],
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

suite.test('a document is read by its name where VS Code has none for its language', async () => {
  const document = await openFile('languages/Orders.kt');
  assert.equal(document.languageId, 'plaintext');
  await replace(document, '50102', '3000');
  await untilVerdicts(document.uri, found => found.length === 0);
  await replace(document, '3000', '50102');
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
