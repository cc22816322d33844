import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { apply, codeActions, replace } from './documents.ts';
import { suite } from './suite.ts';
import { fileUri, openFile, portlintDiagnostics, untilVerdicts } from './workspace.ts';

suite.test('a conflict between two files stands in both, each with the other as related', async () => {
  const base = fileUri('project/compose.yaml');
  const override = fileUri('project/compose.override.yaml');
  for (const [uri, other] of [
    [base, override],
    [override, base],
  ] as const) {
    await untilVerdicts(uri, found => found.includes('port-conflict Error 5'));
    const [diagnostic] = portlintDiagnostics(uri);
    const related = diagnostic!.relatedInformation?.map(({ location }) => location.uri.toString());
    assert.deepEqual(related, [other.toString()]);
  }
});

suite.test('an edit in one file takes back what was said of another', async () => {
  const base = fileUri('project/compose.yaml');
  const document = await openFile('project/compose.override.yaml');
  await untilVerdicts(base, found => found.includes('port-conflict Error 5'));
  await replace(document, '8091', '8092');
  await untilVerdicts(base, found => found.length === 0);
  await replace(document, '8092', '8091');
  await untilVerdicts(base, found => found.includes('port-conflict Error 5'));
});

suite.test('a change on disk takes back what was said of another file', async () => {
  const service = fileUri('project/service.yaml');
  const deployment = fileUri('project/deployment.yaml');
  await untilVerdicts(service, found => found.includes('unmapped-port Error 9'));
  const before = await vscode.workspace.fs.readFile(deployment);
  const mended = new TextDecoder().decode(before).replace('name: http', 'name: web');
  await vscode.workspace.fs.writeFile(deployment, new TextEncoder().encode(mended));
  await untilVerdicts(service, found => found.length === 0);
  await vscode.workspace.fs.writeFile(deployment, before);
  await untilVerdicts(service, found => found.includes('unmapped-port Error 9'));
});

suite.test('a quick fix creates the file that reserves a port', async () => {
  const document = await openFile('servers/nginx.conf');
  const created = fileUri('sysctl.d/60-portlint-reserved.conf');
  const settings = vscode.workspace.getConfiguration('portlint');
  const aim = (targets: string[] | undefined) =>
    settings.update('targets', targets, vscode.ConfigurationTarget.Workspace);
  // Of the targets only Linux has such a list.
  await aim(['linux']);
  try {
    await untilVerdicts(document.uri, found => found.includes('ephemeral-port Warning 5'));
    await vscode.workspace.fs.stat(created).then(
      () => assert.fail('the file is there already'),
      () => undefined,
    );
    const offered = () =>
      codeActions(document, portlintDiagnostics(document.uri)[0]!.range, vscode.CodeActionKind.QuickFix);
    const reserve = (await offered()).find(({ title }) => title === 'Reserve 50110 on Linux');
    assert.ok(reserve, `offered are only: ${(await offered()).map(({ title }) => title).join('; ')}`);
    await apply(reserve);
    await untilVerdicts(document.uri, found => found.length === 0);
    const text = (await vscode.workspace.openTextDocument(created)).getText();
    assert.match(text, /^net\.ipv4\.ip_local_reserved_ports = 50110$/m);
  } finally {
    await aim(undefined);
  }
});
