import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { suite } from './suite.ts';
import { openFile, untilVerdicts } from './workspace.ts';

suite.test('Lint Workspace reads every file and counts what it found', async () => {
  const result = await vscode.commands.executeCommand<{ read: number; warnings: number; cancelled: boolean }>(
    'portlint.lintWorkspace',
  );
  assert.equal(result.cancelled, false);
  assert.ok(result.read >= 10, `only ${result.read} files were read`);
  assert.ok(result.warnings >= 5, `only ${result.warnings} warnings`);
});

suite.test('Restart Server brings the diagnostics back', async () => {
  const { uri } = await openFile('k8s/deployment.yaml');
  await untilVerdicts(uri, found => found.includes('ephemeral-port Warning 17'));
  const cleared = untilVerdicts(uri, found => found.length === 0);
  await vscode.commands.executeCommand('portlint.restartServer');
  await cleared;
  await untilVerdicts(uri, found => found.includes('ephemeral-port Warning 17'));
});
