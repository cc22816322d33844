import { describe, expect, it } from 'vitest';
import { type CodeAction, CodeActionTriggerKind, LSPErrorCodes } from 'vscode-languageserver/node';
import { clientOf, composeWith, folderWith } from './support/fixtures.ts';
import { ANCIENT, MODERN, type TestClient } from './support/test-client.ts';
import type { TestFolder } from './support/workspace-folder.ts';

const APPENDED = 'portlint-disable-next-line';

async function opened(
  text: string,
  name = 'compose.yaml',
  languageId = 'yaml',
): Promise<{ client: TestClient; uri: string; folder: TestFolder }> {
  const folder = await folderWith();
  const client = await clientOf({ folders: [folder] });
  const uri = folder.uri(name);
  await client.open(uri, languageId, text);
  return { client, uri, folder };
}

function titled(actions: readonly CodeAction[], title: RegExp): CodeAction {
  const found = actions.find(action => title.test(action.title));
  if (!found) throw new Error(`no action ${title} among ${actions.map(each => each.title).join('; ')}`);
  return found;
}

describe('quick fixes', () => {
  it('changes the port here, and the finding is gone', async () => {
    const { client, uri } = await opened(composeWith(50051));
    const actions = await client.actions(uri, client.rangeOf(uri, '50051'));
    const preferred = actions.filter(action => action.isPreferred);
    expect(preferred).toHaveLength(1);
    expect(preferred[0]).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'ephemeral-port' }] });
    const { edit } = await client.resolve(preferred[0]!);
    expect(edit!.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
    expect(await client.apply(edit!)).toBe(true);
    // The first of 8051, 9051, 10051 … that nothing has.
    expect(client.text(uri)).toBe(composeWith(8051));
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  it('makes an edit only when its action is chosen', async () => {
    const { client, uri } = await opened(composeWith(50051));
    for (const action of await client.actions(uri, client.rangeOf(uri, '50051')))
      expect(action.edit).toBeUndefined();
  });

  it('offers nothing away from a finding', async () => {
    const { client, uri } = await opened(composeWith(50051));
    expect(await client.actions(uri, client.rangeOf(uri, 'image'))).toEqual([]);
  });

  it('offers only the kinds that were asked for', async () => {
    const { client, uri } = await opened(composeWith(50051));
    const range = client.rangeOf(uri, '50051');
    const kinds = async (...only: string[]) =>
      new Set((await client.actions(uri, range, { diagnostics: [], only })).map(each => each.kind));
    expect(await kinds('quickfix')).toEqual(new Set(['quickfix']));
    expect(await kinds('refactor')).toEqual(new Set());
    expect(await kinds('source.organizeImports')).toEqual(new Set());
  });

  it('refuses an action of a version that is gone', async () => {
    const { client, uri } = await opened(composeWith(50051));
    const [action] = await client.actions(uri, client.rangeOf(uri, '50051'));
    await client.edit(uri, 'services', '# a comment\nservices');
    await expect(client.resolve(action!)).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
  });

  it('binds an edit to its version, so that the editor refuses it later', async () => {
    const { client, uri } = await opened(composeWith(50051));
    const [action] = await client.actions(uri, client.rangeOf(uri, '50051'));
    const { edit } = await client.resolve(action!);
    await client.edit(uri, 'services', '# a comment\nservices');
    expect(await client.apply(edit!)).toBe(false);
  });

  it('allows the port in a new configuration file', async () => {
    const { client, uri, folder } = await opened(composeWith(50051));
    const action = titled(await client.actions(uri, client.rangeOf(uri, '50051')), /allow/i);
    const { edit } = await client.resolve(action);
    const config = folder.uri('.portlint.yaml');
    const [create, change] = edit!.documentChanges!;
    expect(create).toMatchObject({ kind: 'create', uri: config });
    expect(change).toMatchObject({ textDocument: { uri: config, version: null } });
    const [inserted] = (change as { edits: { newText: string }[] }).edits;
    await client.open(config, 'yaml', inserted!.newText);
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  it('allows the port in the configuration that holds, as the editor has it', async () => {
    const { client, uri, folder } = await opened(composeWith(50051));
    const config = folder.uri('.portlint.yaml');
    await client.open(config, 'yaml', 'targets: [linux]\nallow:\n  - 40000\n');
    const action = titled(await client.actions(uri, client.rangeOf(uri, '50051')), /allow/i);
    const { edit } = await client.resolve(action);
    expect(edit!.documentChanges).toMatchObject([{ textDocument: { uri: config, version: 1 } }]);
    expect(await client.apply(edit!)).toBe(true);
    expect(client.text(config)).toContain('- 40000');
    expect(client.text(config)).toContain('- 50051');
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  it('reserves the port in a new file of kernel settings', async () => {
    const { client, uri, folder } = await opened(composeWith(50051));
    await client.open(folder.uri('.portlint.yaml'), 'yaml', 'targets: [linux]\n');
    const action = titled(await client.actions(uri, client.rangeOf(uri, '50051')), /reserve/i);
    const { edit } = await client.resolve(action);
    const created = folder.uri('sysctl.d/60-portlint-reserved.conf');
    expect(edit!.documentChanges).toEqual([
      { kind: 'create', uri: created, options: { ignoreIfExists: true } },
      {
        textDocument: { uri: created, version: null },
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            newText: 'net.ipv4.ip_local_reserved_ports = 50051\n',
          },
        ],
      },
    ]);
  });

  it('changes every linked place in one edit, bound to the versions of all documents', async () => {
    const { client, uri, folder } = await opened(
      'services:\n  api:\n    build: .\n    ports:\n      - "8080:50051"\n',
    );
    const server = folder.uri('server.js');
    const code = "require('node:http').createServer().listen(50051);\n";
    await client.open(server, 'javascript', code);
    await client.edit(server, 'require', '// ours\nrequire');
    const image = folder.uri('Dockerfile');
    await client.open(image, 'dockerfile', 'FROM node\nEXPOSE 50051\n');
    const action = titled(await client.actions(uri, client.rangeOf(uri, '50051')), /everywhere/);
    expect(action.title).toBe('Change 50051 to 8051 everywhere (3 known places in 3 files)');
    expect(action.isPreferred).toBe(true);
    const { edit } = await client.resolve(action);
    const versions = edit!.documentChanges!.map(
      change => 'textDocument' in change && [change.textDocument.uri, change.textDocument.version],
    );
    expect(versions.sort()).toEqual(
      [
        [image, 1],
        [server, client.version(server)],
        [uri, 1],
      ].sort(),
    );
    expect(await client.apply(edit!)).toBe(true);
    expect(client.text(server)).toBe(`// ours\n${code.replace('50051', '8051')}`);
    expect(client.text(image)).toBe('FROM node\nEXPOSE 8051\n');
    expect(client.text(uri)).toContain('"8080:8051"');
  });

  it.each([
    ['cannot create files', { documentChanges: true }],
    ['knows no changes of documents', { resourceOperations: ['create' as const] }],
  ])('offers no file to a client that %s', async (_, workspaceEdit) => {
    const folder = await folderWith();
    const capabilities = { ...MODERN, workspace: { ...MODERN.workspace, workspaceEdit } };
    const client = await clientOf({ folders: [folder], capabilities });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(50051));
    const titles = (await client.actions(uri, client.rangeOf(uri, '50051'))).map(action => action.title);
    expect(titles.filter(title => /allow/i.test(title))).toEqual([]);
    expect(titles.length).toBeGreaterThan(0);
  });

  it('gives a plain edit with the action to a client that knows no better', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder], capabilities: ANCIENT });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(50051));
    const [action] = await client.actions(uri, client.rangeOf(uri, '50051'));
    expect(action!.edit).toEqual({
      changes: { [uri]: [{ range: client.rangeOf(uri, '50051'), newText: '8051' }] },
    });
    expect(action!.isPreferred).toBeUndefined();
  });
});

describe('silencing', () => {
  async function silenced(client: TestClient, uri: string, piece: string, title: RegExp): Promise<string> {
    const action = titled(await client.actions(uri, client.rangeOf(uri, piece)), title);
    expect(action.isPreferred).toBeUndefined();
    const { edit } = await client.resolve(action);
    expect(await client.apply(edit!)).toBe(true);
    return client.text(uri);
  }

  it('puts a comment above the line, indented like it', async () => {
    const { client, uri } = await opened(composeWith(50051));
    const text = await silenced(client, uri, '50051', /for this line/);
    expect(text.split('\n')[4]).toBe(`      # ${APPENDED} ephemeral-port`);
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  it('adds the rule to a comment that is there, and keeps CRLF', async () => {
    const { client, uri } = await opened(
      composeWith(50051)
        .replace('      - "', `      # ${APPENDED} invalid-port -- known\n      - "`)
        .replaceAll('\n', '\r\n'),
    );
    const text = await silenced(client, uri, '50051', /for this line/);
    expect(text.split('\r\n')[4]).toBe(`      # ${APPENDED} invalid-port, ephemeral-port -- known`);
    const codes = (await client.diagnostics(uri)).map(each => each.code);
    expect(codes).not.toContain('ephemeral-port');
  });

  it('puts a comment for the whole file at its top', async () => {
    const { client, uri } = await opened(composeWith(50051));
    const text = await silenced(client, uri, '50051', /for the entire file/);
    expect(text).toBe(`# portlint-disable-file ephemeral-port\n${composeWith(50051)}`);
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  it("keeps a Dockerfile's parser directives first", async () => {
    const { client, uri } = await opened(
      '# syntax=docker/dockerfile:1\nFROM x\nEXPOSE 50051\n',
      'Dockerfile',
      'dockerfile',
    );
    const text = await silenced(client, uri, '50051', /for the entire file/);
    expect(text.split('\n').slice(0, 3)).toEqual([
      '# syntax=docker/dockerfile:1',
      '# portlint-disable-file ephemeral-port',
      'FROM x',
    ]);
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  it('offers no comment within a line that the one above continues into', async () => {
    const { client, uri } = await opened('FROM x\nEXPOSE 8000 \\\n  50051\n', 'Dockerfile', 'dockerfile');
    const titles = (await client.actions(uri, client.rangeOf(uri, '50051'))).map(action => action.title);
    expect(titles.filter(title => /for this line/.test(title))).toEqual([]);
    expect(titles.filter(title => /for the entire file/.test(title))).toHaveLength(1);
  });
});

describe('source.fixAll.portlint', () => {
  const broken =
    'services:\n  a:\n    image: a\n    ports:\n      - "localhost:8080:8000"\n      - "localhost:8081:8001"\n      - "50051:8002"\n';
  const context = (only: string) => ({
    diagnostics: [],
    only: [only],
    triggerKind: CodeActionTriggerKind.Automatic,
  });

  it.each(['source.fixAll.portlint', 'source.fixAll', 'source'])(
    'mends what is safe, asked as %s',
    async kind => {
      const { client, uri } = await opened(broken);
      const actions = await client.actions(uri, client.rangeOf(uri, 'services'), context(kind));
      expect(actions).toMatchObject([{ kind: 'source.fixAll.portlint' }]);
      const { edit } = await client.resolve(actions[0]!);
      expect(await client.apply(edit!)).toBe(true);
      expect(client.text(uri)).toBe(broken.replaceAll('localhost', '127.0.0.1'));
      expect((await client.diagnostics(uri)).map(each => each.code)).toEqual(['ephemeral-port']);
    },
  );

  it('is not offered where nothing is safe to mend', async () => {
    const { client, uri } = await opened(composeWith(50051));
    expect(await client.actions(uri, client.rangeOf(uri, '50051'), context('source.fixAll'))).toEqual([]);
  });

  it('is refused for a version that is gone', async () => {
    const { client, uri } = await opened(broken);
    const [action] = await client.actions(uri, client.rangeOf(uri, 'services'), context('source.fixAll'));
    await client.edit(uri, 'localhost', '127.0.0.1');
    await expect(client.resolve(action!)).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
  });
});
