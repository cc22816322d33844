import { describe, expect, it } from 'vitest';
import { type Diagnostic, FileChangeType } from 'vscode-languageserver/node';
import { clientOf, composeWith, folderWith } from './support/fixtures.ts';
import { ANCIENT } from './support/test-client.ts';

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: Diagnostic[];
}

const METHOD = 'textDocument/publishDiagnostics';

describe('a client that cannot pull', () => {
  it('is not offered pulling', async () => {
    const { initialized } = await clientOf({ capabilities: ANCIENT });
    expect(initialized.capabilities.diagnosticProvider).toBeUndefined();
  });

  it('is sent the diagnostics of a document by version, and again when they change', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder], capabilities: ANCIENT });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(50051));
    const first = await client.heard<Published>(METHOD);
    expect(first).toMatchObject({
      uri,
      version: 1,
      diagnostics: [{ code: 'ephemeral-port', data: expect.any(String) }],
    });
    await client.edit(uri, '50051', '8080');
    const second = await client.heard<Published>(METHOD, ({ version }) => version === 2);
    expect(second).toEqual({ uri, version: 2, diagnostics: [] });
  });

  it('is sent those of files that are not open, and told when they are gone', async () => {
    const folder = await folderWith({
      'a/compose.yaml': composeWith(50051),
      'b/compose.yaml': composeWith(8080),
    });
    const client = await clientOf({ folders: [folder], capabilities: ANCIENT });
    const uri = folder.uri('a/compose.yaml');
    expect(await client.heard<Published>(METHOD)).toEqual({ uri, diagnostics: [expect.anything()] });
    await folder.delete('a/compose.yaml');
    await client.watched(uri, FileChangeType.Deleted);
    const gone = await client.heard<Published>(METHOD, ({ diagnostics }) => diagnostics.length === 0);
    expect(gone).toEqual({ uri, diagnostics: [] });
  });

  it('is sent nothing for a file in which there never was anything', async () => {
    const folder = await folderWith({ 'b/compose.yaml': composeWith(8080) });
    const client = await clientOf({ folders: [folder], capabilities: ANCIENT });
    await client.idle();
    await client.open(folder.uri('compose.yaml'), 'yaml', composeWith(8080));
    await client.idle(client.now);
    expect(client.all(METHOD)).toEqual([]);
  });

  it('is told the same only once', async () => {
    const folder = await folderWith({ 'b/compose.yaml': composeWith(50051) });
    const client = await clientOf({ folders: [folder], capabilities: ANCIENT });
    await client.open(folder.uri('a/compose.yaml'), 'yaml', composeWith(50051));
    await client.idle();
    await client.open(folder.uri('c/compose.yaml'), 'yaml', composeWith(50051));
    await client.idle(client.now);
    const uris = client.all<Published>(METHOD).map(({ uri }) => uri);
    expect(uris.toSorted()).toEqual(['a', 'b', 'c'].map(name => folder.uri(`${name}/compose.yaml`)));
  });
});
