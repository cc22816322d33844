import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createMessageConnection,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { composeWith, folderWith } from './support/fixtures.ts';

const dist = path.resolve(import.meta.dirname, '../../dist');

/** The built server, by each of the ways in which clients start it. */
const WAYS: Record<string, () => { process: ChildProcess; connection: MessageConnection }> = {
  'server.js --stdio': () => overStreams([path.join(dist, 'server.js'), '--stdio']),
  'cli.js lsp --stdio': () => overStreams([path.join(dist, 'cli.js'), 'lsp', '--stdio']),
  'server.js --node-ipc': () => {
    const process = fork(path.join(dist, 'server.js'), ['--node-ipc'], { silent: true });
    return {
      process,
      connection: createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process)),
    };
  },
};

function overStreams(args: string[]): { process: ChildProcess; connection: MessageConnection } {
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  return { process: child, connection };
}

describe.each(Object.keys(WAYS))('%s', way => {
  it('serves a client and ends with it', async () => {
    // So many that threads read them, and one for a parser that comes from a file of its own.
    const many = Array.from({ length: 900 }, (_, i) => [`s${i}/compose.yaml`, composeWith(50051)]);
    const folder = await folderWith({
      ...Object.fromEntries(many),
      'server.js': "require('http').createServer().listen(50051);\n",
    });
    const { process: child, connection } = WAYS[way]!();
    onTestFinished(() => void child.kill());
    const ended = once(child, 'exit');
    connection.onRequest(() => null);
    const idle = new Promise<{ ports: number }>(resolve =>
      connection.onNotification('portlint/status', status => {
        if (status.state === 'idle') resolve(status);
      }),
    );
    connection.listen();
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: folder.uri(),
      workspaceFolders: null,
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    const uri = folder.uri('compose.yaml');
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'yaml', version: 1, text: composeWith(50051) },
    });
    const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    expect(report).toMatchObject({ kind: 'full', items: [{ code: 'ephemeral-port' }] });
    expect((await idle).ports).toBe(2 * 901 + 1);
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification(ExitNotification.type);
    const [code] = await ended;
    expect(code).toBe(0);
  });
});
