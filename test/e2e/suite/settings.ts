import * as vscode from 'vscode';
import { suite } from './suite.ts';
import { fileUri, openFile, untilVerdicts } from './workspace.ts';

suite.test('a settings change takes effect', async () => {
  const { uri } = await openFile('compose.yaml');
  await untilVerdicts(uri, found => found.includes('ephemeral-port Warning 5'));
  const settings = vscode.workspace.getConfiguration('portlint');
  const { Workspace } = vscode.ConfigurationTarget;
  await settings.update('rules', { 'ephemeral-port': 'error' }, Workspace);
  await untilVerdicts(uri, found => found.includes('ephemeral-port Error 5'));
  await settings.update('rules', { 'ephemeral-port': 'off' }, Workspace);
  await untilVerdicts(uri, found => found.length === 0);
  await settings.update('rules', undefined, Workspace);
  await untilVerdicts(uri, found => found.includes('ephemeral-port Warning 5'));
});

suite.test('a configuration file takes effect when it appears, and when it goes', async () => {
  const { uri } = await openFile('compose.yaml');
  await untilVerdicts(uri, found => found.includes('ephemeral-port Warning 5'));
  const config = fileUri('.portlint.yaml');
  await vscode.workspace.fs.writeFile(config, new TextEncoder().encode('allow: [50051]\n'));
  await untilVerdicts(uri, found => found.length === 0);
  await vscode.workspace.fs.delete(config);
  await untilVerdicts(uri, found => found.includes('ephemeral-port Warning 5'));
});
