import { describe, expect, it } from 'vitest';
import { DidChangeConfigurationNotification, FileChangeType } from 'vscode-languageserver/node';
import { clientOf, composeWith, folderWith } from './support/fixtures.ts';
import { ANCIENT } from './support/test-client.ts';

describe("the client's settings", () => {
  it('are asked for by resource, and asked for again when they change', async () => {
    const folder = await folderWith();
    const client = await clientOf({
      folders: [folder],
      settings: { portlint: { rules: { 'ephemeral-port': 'error' } } },
    });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(50051));
    expect(await client.diagnostics(uri)).toMatchObject([{ severity: 1 }]);
    const asked = client.all<{ items: unknown[] }>('workspace/configuration');
    expect(asked).toEqual([{ items: [{ scopeUri: folder.uri(), section: 'portlint' }] }]);

    client.settings = { portlint: { rules: { 'ephemeral-port': 'off' } } };
    const mark = client.now;
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    expect(await client.diagnostics(uri)).toEqual([]);
    await client.heard('workspace/configuration', () => true, mark);
  });

  it('register for changes', async () => {
    const client = await clientOf();
    await client.heard<{ registrations: { method: string; registerOptions: unknown }[] }>(
      'client/registerCapability',
      ({ registrations }) => registrations.some(each => each.method === 'workspace/didChangeConfiguration'),
    );
  });

  it('are valid in part: a mistake is named in the log, the rest counts, other keys are not ours', async () => {
    const folder = await folderWith();
    const client = await clientOf({
      folders: [folder],
      settings: {
        portlint: { targets: ['amiga'], allow: [50051], policy: '', trace: { server: 'verbose' } },
      },
    });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(50051));
    expect(await client.diagnostics(uri)).toEqual([]);
    const { message } = await client.heard<{ message: string }>('window/logMessage');
    expect(message).toContain('portlint.targets');
    expect(message).toContain('amiga');
    expect(client.all<{ message: string }>('window/logMessage')).toHaveLength(1);
  });

  it('may come with the initialization and with the notification', async () => {
    const folder = await folderWith();
    const client = await clientOf({
      folders: [folder],
      capabilities: { textDocument: { diagnostic: {} } },
      settings: { portlint: { rules: { 'ephemeral-port': 'error' } } },
    });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(50051));
    expect(await client.diagnostics(uri)).toMatchObject([{ severity: 1 }]);
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { portlint: { rules: { 'ephemeral-port': 'hint' } } },
    });
    expect(await client.diagnostics(uri)).toMatchObject([{ severity: 4 }]);
  });
});

describe('.portlint.yaml', () => {
  it('wins over the settings, and the nearest wins', async () => {
    const folder = await folderWith({
      '.portlint.yaml': 'rules:\n  ephemeral-port: error\n',
      'inner/.portlint.yml': 'rules:\n  ephemeral-port: hint\n',
    });
    const client = await clientOf({
      folders: [folder],
      settings: { portlint: { rules: { 'ephemeral-port': 'information' } } },
    });
    const severity = async (name: string) => {
      await client.open(folder.uri(name), 'yaml', composeWith(50051));
      return (await client.diagnostics(folder.uri(name)))[0]?.severity;
    };
    expect(await severity('compose.yaml')).toBe(1);
    expect(await severity('other/compose.yaml')).toBe(1);
    expect(await severity('inner/deep/compose.yaml')).toBe(4);
  });

  it('is loaded again when it changes on disk, and the client is told to ask again', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(50051));
    expect(await client.diagnostics(uri)).toHaveLength(1);

    await folder.write('.portlint.yaml', 'allow: [50051]\n');
    await client.watched(folder.uri('.portlint.yaml'), FileChangeType.Created);
    await client.heard('workspace/diagnostic/refresh');
    expect(await client.diagnostics(uri)).toEqual([]);

    const mark = client.now;
    await folder.delete('.portlint.yaml');
    await client.watched(folder.uri('.portlint.yaml'), FileChangeType.Deleted);
    await client.heard('workspace/diagnostic/refresh', () => true, mark);
    expect(await client.diagnostics(uri)).toHaveLength(1);
  });

  it('counts as it stands in the editor, before it is saved', async () => {
    const folder = await folderWith({ '.portlint.yaml': 'allow: []\n' });
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    const config = folder.uri('.portlint.yaml');
    await client.open(uri, 'yaml', composeWith(50051));
    await client.open(config, 'yaml', 'allow: []\n');
    expect(await client.diagnostics(uri)).toHaveLength(1);
    await client.edit(config, '[]', '[50051]');
    expect(await client.diagnostics(uri)).toEqual([]);
    await client.close(config);
    expect(await client.diagnostics(uri)).toHaveLength(1);
  });

  it('has its mistakes told on the file itself, at their places, and the rest of it counts', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    const config = folder.uri('.portlint.yaml');
    await client.open(config, 'yaml', 'allow: [50051]\nrulez:\n  ephemeral-port: off\n');
    const [mistake, ...others] = await client.diagnostics(config);
    expect(others).toEqual([]);
    expect(mistake).toMatchObject({
      severity: 1,
      source: 'portlint',
      message: expect.stringContaining('rules'),
    });
    expect(client.at(config, mistake!.range)).toBe('rulez');
    await client.open(folder.uri('compose.yaml'), 'yaml', composeWith(50051));
    expect(await client.diagnostics(folder.uri('compose.yaml'))).toEqual([]);
    await client.edit(config, 'rulez', 'rules');
    expect(await client.diagnostics(config)).toEqual([]);
  });

  it('keeps excluded files quiet, open or not', async () => {
    const folder = await folderWith({
      '.portlint.yaml': 'exclude: [legacy]\n',
      'legacy/compose.yaml': composeWith(50051),
      'compose.yaml': composeWith(50051),
    });
    const client = await clientOf({ folders: [folder], capabilities: ANCIENT });
    const { uri } = await client.heard<{ uri: string }>('textDocument/publishDiagnostics');
    expect(uri).toBe(folder.uri('compose.yaml'));
    const pulling = await clientOf({ folders: [folder] });
    await pulling.open(folder.uri('legacy/compose.yaml'), 'yaml', composeWith(50051));
    expect(await pulling.diagnostics(folder.uri('legacy/compose.yaml'))).toEqual([]);
  });

  it('judges files anew of which nothing else has changed', async () => {
    const folder = await folderWith({ 'compose.yaml': composeWith(50051) });
    const client = await clientOf({ folders: [folder] });
    const lint = () => client.connection.sendRequest('portlint/lintWorkspace', {});
    expect(await lint()).toMatchObject({ warnings: 1, errors: 0 });
    const mark = client.now;
    client.settings = { portlint: { rules: { 'ephemeral-port': 'error' } } };
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    const status = { state: 'idle', warnings: 0, errors: 1 };
    await client.heard('portlint/status', params => isLike(params, status), mark);
  });

  it('takes files in and out when it changes on disk, and judges all others anew', async () => {
    const folder = await folderWith({
      '.portlint.yaml': 'exclude: [a]\n',
      'a/compose.yaml': composeWith(50051),
      'b/compose.yaml': composeWith(50051),
    });
    const client = await clientOf({ folders: [folder] });
    const [a, b] = [folder.uri('a/compose.yaml'), folder.uri('b/compose.yaml')];
    const lint = () => client.connection.sendRequest('portlint/lintWorkspace', {});
    expect(await lint()).toMatchObject({ warnings: 1 });
    expect(await client.diagnostics(b)).toMatchObject([{ severity: 2 }]);

    const mark = client.now;
    await folder.write('.portlint.yaml', '\uFEFFrules: { ephemeral-port: error }\n');
    await client.watched(folder.uri('.portlint.yaml'), FileChangeType.Changed);
    const status = { state: 'idle', warnings: 0, errors: 2 };
    await client.heard('portlint/status', params => isLike(params, status), mark);
    expect(await client.diagnostics(a)).toMatchObject([{ severity: 1 }]);
    expect(await client.diagnostics(b)).toMatchObject([{ severity: 1 }]);
  });
});

function isLike(value: unknown, part: Record<string, unknown>): boolean {
  return Object.entries(part).every(
    ([key, expected]) => (value as Record<string, unknown>)[key] === expected,
  );
}
