import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { suite } from './suite.ts';
import { fileUri, openFile, untilVerdicts } from './workspace.ts';

/** What every register of the fixture workspace must hold, as the JSON contract writes it. */
const PUBLISHED = {
  port: 50051,
  protocol: 'tcp',
  role: 'published',
  owner: 'web',
  file: 'compose.yaml',
  line: 5,
};

suite.test('the report opens with a row for every port', async () => {
  const document = await openFile('compose.yaml');
  await untilVerdicts(document.uri, found => found.length > 0);
  const shown = await vscode.commands.executeCommand<{ rows: number; total: number }>('portlint.showReport');
  const { ports } = JSON.parse(await exported('json'));
  assert.ok(ports.length >= 10, `only ${ports.length} ports in the register`);
  assert.deepEqual({ rows: shown.rows, total: shown.total }, { rows: ports.length, total: ports.length });
});

suite.test('the report is exported as JSON by its contract', async () => {
  const report = JSON.parse(await exported('json'));
  assert.equal(report.version, 1);
  const found = report.ports.find((row: { port: number }) => row.port === PUBLISHED.port);
  assert.ok(found, 'the published port is not in the register');
  assert.deepEqual({ ...found, ...PUBLISHED }, found);
  assert.deepEqual(found.findings, ['ephemeral-port']);
});

suite.test('the report is exported as CSV and Markdown', async () => {
  const csv = (await exported('csv')).split('\n');
  assert.match(csv[0]!, /^port,protocol,/);
  assert.ok(
    csv.some(line => line.startsWith('50051,tcp,') && line.includes('compose.yaml:5')),
    csv.join('\n'),
  );
  const markdown = (await exported('markdown')).split('\n');
  assert.match(markdown[0]!, /^\| port \| protocol \|/);
  assert.ok(
    markdown.some(line => line.startsWith('| 50051 | tcp |')),
    markdown.join('\n'),
  );
});

async function exported(format: string): Promise<string> {
  // Beside the workspace: a browser's extension host has no other disk.
  const target = fileUri(`../exported.${format}`);
  const written = await vscode.commands.executeCommand<vscode.Uri>('portlint.exportReport', format, target);
  assert.equal(written.toString(), target.toString());
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
  } finally {
    await vscode.workspace.fs.delete(target);
  }
}
