import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { apply, codeActions } from './documents.ts';
import { suite } from './suite.ts';
import { openFile, portlintDiagnostics, untilVerdicts } from './workspace.ts';

suite.test('a quick fix changes the file and mends the finding', async () => {
  const document = await openFile('fix/compose.yaml');
  await untilVerdicts(document.uri, found => found.includes('ephemeral-port Warning 5'));
  const [diagnostic] = portlintDiagnostics(document.uri);
  const actions = await codeActions(document, diagnostic!.range, vscode.CodeActionKind.QuickFix);
  const preferred = actions.find(action => action.isPreferred) ?? actions[0];
  assert.ok(preferred, 'no quick fix is offered');
  await apply(preferred);
  const published = /- "(\d+):8080"/.exec(document.getText());
  assert.ok(published, `the mapping is gone:\n${document.getText()}`);
  const port = Number(published[1]);
  // Outside every target's ephemeral range, not privileged, not a NodePort.
  assert.ok(port >= 1024 && port < 30000, `${preferred.title} gave port ${port}`);
  await untilVerdicts(document.uri, found => !found.some(verdict => verdict.startsWith('ephemeral-port')));
});

suite.test('a quick fix writes a suppression that silences the finding', async () => {
  const document = await openFile('api/main.go');
  await untilVerdicts(document.uri, found => found.includes('ephemeral-port Warning 6'));
  const [diagnostic] = portlintDiagnostics(document.uri);
  const actions = await codeActions(document, diagnostic!.range, vscode.CodeActionKind.QuickFix);
  const suppress = actions.find(action => /this line/i.test(action.title));
  assert.ok(suppress, `offered are only: ${actions.map(({ title }) => title).join('; ')}`);
  await apply(suppress);
  assert.match(document.getText(), /portlint-disable-(next-)?line ephemeral-port/);
  await untilVerdicts(document.uri, found => found.length === 0);
});

suite.test('fix-all mends what can be mended safely, all at once', async () => {
  const document = await openFile('fix/appsettings.json');
  const wrong = (found: string[]) => found.filter(verdict => verdict.startsWith('sql-port-separator'));
  await untilVerdicts(document.uri, found => wrong(found).length === 2);
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const kind = vscode.CodeActionKind.SourceFixAll.append('portlint');
  const [fixAll] = await codeActions(document, whole, kind);
  assert.ok(fixAll, 'no source.fixAll.portlint is offered');
  await apply(fixAll);
  assert.match(document.getText(), /Server=db03,1435;/);
  assert.match(document.getText(), /Server=db03,1436;/);
  await untilVerdicts(document.uri, found => wrong(found).length === 0);
});
