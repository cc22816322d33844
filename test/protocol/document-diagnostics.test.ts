import { describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  DocumentDiagnosticRequest,
  LSPErrorCodes,
} from 'vscode-languageserver/node';
import { clientOf, composeWith, folderWith } from './support/fixtures.ts';

describe('textDocument/diagnostic', () => {
  it('reports a finding with its rule, page, severity, exact range and fingerprint', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'dockercompose', composeWith(50051));
    expect(await client.diagnostics(uri)).toEqual([
      {
        range: { start: { line: 4, character: 9 }, end: { line: 4, character: 14 } },
        severity: 2,
        source: 'portlint',
        code: 'ephemeral-port',
        codeDescription: { href: expect.stringMatching(/^https:.*\/ephemeral-port/) },
        message: expect.stringContaining('50051'),
        data: expect.stringMatching(/./),
      },
    ]);
  });

  it('announces pull diagnostics of documents and of the workspace', async () => {
    const { initialized } = await clientOf();
    expect(initialized.capabilities.diagnosticProvider).toMatchObject({
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    expect(initialized.capabilities.textDocumentSync).toMatchObject({ openClose: true, change: 2 });
  });

  it('answers the newest version after many incremental edits', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(8080));
    expect(await client.diagnostics(uri)).toEqual([]);
    for (let port = 50000; port < 50040; port++)
      await client.edit(uri, port === 50000 ? '8080' : String(port - 1), String(port));
    const [finding, ...others] = await client.diagnostics(uri);
    expect(others).toEqual([]);
    expect(client.at(uri, finding!.range)).toBe('50039');
    await client.edit(uri, '    image: web\n', '');
    expect(client.at(uri, (await client.diagnostics(uri))[0]!.range)).toBe('50039');
    await client.edit(uri, '50039', '8080');
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  it('says unchanged where the client has the result, and only there', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(50051));
    const first = await client.pull(uri);
    await client.edit(uri, 'image: web', 'image: abc');
    expect(await client.pull(uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await client.edit(uri, '50051', '50052');
    const third = await client.pull(uri, first.resultId);
    expect(third).toMatchObject({ kind: 'full', items: [{ code: 'ephemeral-port' }] });
    expect(third.resultId).not.toBe(first.resultId);
  });

  it('keeps the findings of what can be read of broken YAML', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', `${composeWith(50051)}  api: [unclosed\n   - : "\n`);
    const ranges = (await client.diagnostics(uri)).map(each => client.at(uri, each.range));
    expect(ranges).toContain('50051');
  });

  it('counts characters as the editor does, in CRLF and beyond the basic plane', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    const text = composeWith(50051).replaceAll('\n', '\r\n').replace('- "', '- &😀 "');
    await client.open(uri, 'yaml', text);
    const [finding] = await client.diagnostics(uri);
    expect(client.at(uri, finding!.range)).toBe('50051');
    expect(finding!.range.start).toEqual({ line: 4, character: 13 });
  });

  it('is quiet where a comment silences the rule', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(50051, ' # portlint-disable-line ephemeral-port'));
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  it('fades a comment that silences nothing', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(8080, ' # portlint-disable-line ephemeral-port'));
    expect(await client.diagnostics(uri)).toMatchObject([{ code: 'unused-suppression', tags: [1] }]);
  });

  it('takes every spelling of a URI for the same document', async () => {
    const folder = await folderWith({ 'a b+c/compose.yaml': composeWith(50051) });
    const client = await clientOf({ folders: [folder] });
    const encoded = `${folder.uri()}/a%20b%2Bc/compose.yaml`;
    const plain = `${folder.uri()}/a%20b+c/compose.yaml`;
    await client.open(encoded, 'yaml', composeWith(50052));
    const [found] = await client.diagnostics(plain);
    expect(found?.message).toContain('50052');
  });

  it('serves a file outside every folder, with the configuration above it', async () => {
    const folder = await folderWith({ '.portlint.yaml': 'rules:\n  ephemeral-port: error\n' });
    const client = await clientOf({ folders: [] });
    const uri = folder.uri('deep/er/compose.yaml');
    await client.open(uri, 'yaml', composeWith(50051));
    expect(await client.diagnostics(uri)).toMatchObject([{ code: 'ephemeral-port', severity: 1 }]);
  });

  it('serves a document that was never saved', async () => {
    const client = await clientOf({ folders: [] });
    await client.open('untitled:Untitled-1', 'dockercompose', composeWith(50051));
    expect(await client.diagnostics('untitled:Untitled-1')).toMatchObject([{ code: 'ephemeral-port' }]);
  });

  it('serves a file that is not open from what is on disk', async () => {
    const folder = await folderWith({ 'compose.yaml': composeWith(50051) });
    const client = await clientOf({ folders: [folder] });
    expect(await client.diagnostics(folder.uri('compose.yaml'))).toMatchObject([{ code: 'ephemeral-port' }]);
  });

  it('honours a cancellation and answers the next request', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(50051));
    const source = new CancellationTokenSource();
    const pulled = client.connection.sendRequest(
      DocumentDiagnosticRequest.type,
      { textDocument: { uri } },
      source.token,
    );
    source.cancel();
    await expect(pulled).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(await client.diagnostics(uri)).toHaveLength(1);
  });

  it('lets the file on disk count again when its document is closed', async () => {
    const folder = await folderWith({ 'compose.yaml': composeWith(50051) });
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(8080));
    expect(await client.diagnostics(uri)).toEqual([]);
    await client.close(uri);
    expect(await client.diagnostics(uri)).toMatchObject([{ code: 'ephemeral-port' }]);
  });
});
