import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { suite } from './suite.ts';

/** Which extension host the suite was compiled for. */
declare const PORTLINT_HOST: 'node' | 'web';

suite.test(`the packaged extension activates in the extension host: ${PORTLINT_HOST}`, async () => {
  console.log(
    vscode.extensions.getExtension('portlint.portlint')?.extensionUri.toString(),
    JSON.stringify(vscode.extensions.getExtension('portlint.portlint')?.packageJSON.extensionKind),
  );
  const inNode = typeof process === 'object' && process.versions?.node !== undefined;
  assert.equal(inNode, PORTLINT_HOST === 'node');
  // The server of these tests shows its window in a browser; a desktop has no remote name.
  if (inNode) assert.equal(vscode.env.uiKind === vscode.UIKind.Web, vscode.env.remoteName !== undefined);
  const extension = vscode.extensions.getExtension('portlint.portlint');
  assert.ok(extension, 'the extension is not there');
  await extension.activate();
  const commands = await vscode.commands.getCommands(true);
  for (const name of ['showReport', 'exportReport', 'lintWorkspace', 'restartServer', 'showOutput'])
    assert.ok(commands.includes(`portlint.${name}`), `no command portlint.${name}`);
});
