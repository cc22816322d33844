import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { suite } from './suite.ts';
import { fileUri, openFile, untilVerdicts } from './workspace.ts';

suite.test('a settings change takes effect', async () => {
  const { uri } = await openFile('compose.yaml');
  await untilVerdicts(uri, found => found.includes('ephemeral-port Warning 5'));
  const settings = vscode.workspace.getConfiguration('portlint');
  const set = (rules: Record<string, string> | undefined) =>
    settings.update('rules', rules, vscode.ConfigurationTarget.Workspace);
  try {
    await set({ 'ephemeral-port': 'error' });
    await untilVerdicts(uri, found => found.includes('ephemeral-port Error 5'));
    await set({ 'ephemeral-port': 'off' });
    await untilVerdicts(uri, found => found.length === 0);
  } finally {
    await set(undefined);
  }
  await untilVerdicts(uri, found => found.includes('ephemeral-port Warning 5'));
});

suite.test('a configuration file takes effect when it appears, and when it goes', async () => {
  const { uri } = await openFile('compose.yaml');
  await untilVerdicts(uri, found => found.includes('ephemeral-port Warning 5'));
  const config = await writeConfig('.portlint.yaml', 'allow: [50051]\n');
  try {
    await untilVerdicts(uri, found => found.length === 0);
  } finally {
    await vscode.workspace.fs.delete(config);
  }
  await untilVerdicts(uri, found => found.includes('ephemeral-port Warning 5'));
});

suite.test('a wrong key in a configuration file is an error that names the nearest key', async () => {
  const config = await writeConfig('.portlint.yaml', 'target: [linux]\n');
  const [mistake] = await untilDiagnostics(config, ({ source }) => source === 'portlint');
  assert.equal(mistake!.severity, vscode.DiagnosticSeverity.Error);
  assert.match(mistake!.message, /target\b.*targets/s);
  await vscode.workspace.fs.delete(config);
  await untilDiagnostics(config, undefined);
});

suite.test("VS Code itself knows .portlint.json's keys", async () => {
  const config = await writeConfig('.portlint.json', '{ "targts": [] }\n');
  await vscode.window.showTextDocument(config);
  const [mistake] = await untilDiagnostics(config, ({ source }) => source === undefined);
  assert.match(mistake!.message, /targts/);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await vscode.workspace.fs.delete(config);
});

async function writeConfig(name: string, text: string): Promise<vscode.Uri> {
  const config = fileUri(name);
  await vscode.workspace.fs.writeFile(config, new TextEncoder().encode(text));
  return config;
}

/** Resolves when the file has diagnostics of that kind, or, without a kind, none. */
async function untilDiagnostics(
  uri: vscode.Uri,
  kind: ((diagnostic: vscode.Diagnostic) => boolean) | undefined,
): Promise<vscode.Diagnostic[]> {
  for (;;) {
    const found = vscode.languages.getDiagnostics(uri).filter(kind ?? (() => true));
    if (kind ? found.length > 0 : found.length === 0) return found;
    await new Promise<void>(resolve => {
      const subscription = vscode.languages.onDidChangeDiagnostics(() => {
        subscription.dispose();
        resolve();
      });
    });
  }
}
