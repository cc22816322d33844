import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { suite } from './suite.ts';

suite.test('the packaged extension activates in the Node extension host', async () => {
  assert.equal(vscode.env.uiKind === vscode.UIKind.Web, vscode.env.remoteName !== undefined);
  const extension = vscode.extensions.getExtension('portlint.portlint');
  assert.ok(extension, 'the extension is not there');
  await extension.activate();
  const commands = await vscode.commands.getCommands(true);
  for (const name of ['showReport', 'exportReport', 'lintWorkspace', 'restartServer', 'showOutput'])
    assert.ok(commands.includes(`portlint.${name}`), `no command portlint.${name}`);
});
