import { describe, expect, it } from 'vitest';
import {
  CodeActionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  ErrorCodes,
  FileChangeType,
  HoverRequest,
} from 'vscode-languageserver/node';
import { clientOf, composeWith, folderWith } from './support/fixtures.ts';
import type { TestClient } from './support/test-client.ts';

/** Whether the server still does its work. */
async function works(client: TestClient, uri: string): Promise<void> {
  await client.open(uri, 'yaml', composeWith(50051));
  expect(await client.diagnostics(uri)).toMatchObject([{ code: 'ephemeral-port' }]);
}

const failing = () => Promise.reject(new Error('the disk is on fire'));
const onFire = ({ message }: { message: string }) => message.includes('on fire');

describe('the server goes on', () => {
  it('where a file cannot be read', async () => {
    const folder = await folderWith({ 'a/compose.yaml': composeWith(8080), 'b/compose.yaml': '' });
    const client = await clientOf({ folders: [folder], host: { readFacts: failing } });
    await client.idle();
    await client.watched(folder.uri('a/compose.yaml'), FileChangeType.Changed);
    await client.heard('window/logMessage', onFire);
    await expect(client.pull(folder.uri('b/compose.yaml'))).rejects.toThrow();
    await works(client, folder.uri('compose.yaml'));
  });

  it('only until it is shut down: then requests are refused', async () => {
    const folder = await folderWith({ 'compose.yaml': composeWith(8080) });
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    await works(client, uri);
    await client.connection.sendRequest('shutdown');
    const textDocument = { uri };
    for (const [method, params] of [
      ['textDocument/hover', { textDocument, position: { line: 0, character: 0 } }],
      ['textDocument/diagnostic', { textDocument }],
      ['portlint/report', {}],
      ['no/such', {}],
    ] as const)
      await expect(client.connection.sendRequest(method, params), method).rejects.toMatchObject({
        code: ErrorCodes.InvalidRequest,
      });
  });

  it('where a folder cannot be walked', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder], host: { discover: failing } });
    await client.heard('window/logMessage', onFire);
    await works(client, folder.uri('compose.yaml'));
  });

  it('where a folder is not there', async () => {
    const folder = await folderWith();
    await folder.delete('');
    const client = await clientOf({ folders: [folder] });
    await client.heard<{ message: string }>('window/logMessage', ({ message }) =>
      message.includes('not found'),
    );
    await works(client, folder.uri('compose.yaml'));
  });

  it('where a folder is of a scheme that it cannot reach', async () => {
    const folder = await folderWith();
    const remote = Object.assign(Object.create(folder), {
      uri: (name = '') => `vscode-vfs://github/x/y/${name}`,
    });
    const client = await clientOf({ folders: [remote] });
    await works(client, remote.uri('compose.yaml'));
  });

  it('where its parsers cannot be loaded', async () => {
    const folder = await folderWith();
    const client = await clientOf({
      folders: [folder],
      host: { assets: { grammar: failing, typescriptEstree: failing } },
    });
    const uri = folder.uri('server.js');
    await client.open(uri, 'javascript', "require('http').createServer().listen(50051);\n");
    expect(await client.diagnostics(uri)).toEqual([]);
    await client.heard('window/logMessage', onFire);
    await works(client, folder.uri('compose.yaml'));
  });

  it('where a client refuses what it is asked', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder], host: {} });
    client.connection.onRequest('workspace/configuration', () => {
      throw new Error('on fire');
    });
    client.connection.onRequest('client/registerCapability', () => {
      throw new Error('on fire');
    });
    await works(client, folder.uri('compose.yaml'));
  });

  it('where a client asks for what is not there', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    const nowhere = { uri: folder.uri('nowhere.yaml') };
    const range = { start: { line: 9999, character: 9999 }, end: { line: 99999, character: 0 } };
    const { connection } = client;
    expect(await client.diagnostics(nowhere.uri)).toEqual([]);
    expect(await client.actions(nowhere.uri, range)).toEqual([]);
    expect(
      await connection.sendRequest(HoverRequest.type, { textDocument: nowhere, position: range.start }),
    ).toBeNull();
    await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: nowhere });
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { ...nowhere, version: 2 },
      contentChanges: [{ range, text: 'x' }],
    });
    await expect(connection.sendRequest('portlint/nothing', {})).rejects.toThrow();
    // Neither an answer nor an error matters here, only that there is one.
    await connection.sendRequest(CodeActionRequest.type, {} as never).catch(() => {});
    await works(client, folder.uri('compose.yaml'));
    expect(await client.actions(folder.uri('compose.yaml'), range)).toEqual([]);
  });

  it('where a document is hostile', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    const bomb = Array.from(
      { length: 30 },
      (_, i) => `a${i}: &a${i} [${'*a'.concat(String(i - 1), ',').repeat(i ? 9 : 0)}]`,
    );
    const hostile: Record<string, string> = {
      'compose.yaml': `${bomb.join('\n')}\nservices: *a29\n`,
      'deep/compose.yaml': `services: ${'['.repeat(50_000)}`,
      'long/compose.yaml': `services: { web: { ports: ["${'1'.repeat(1_000_000)}"] } }`,
      'nul/compose.yaml': `services:\n  \0:\n    ports: ["50051:80"]\n`,
    };
    for (const [name, text] of Object.entries(hostile)) {
      await client.open(folder.uri(name), 'yaml', text);
      expect(Array.isArray(await client.diagnostics(folder.uri(name)))).toBe(true);
    }
    await works(client, folder.uri('good/compose.yaml'));
  });
});
