import { describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  LSPErrorCodes,
  type PreviousResultId,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { nodeHost } from '../../server/src/node-host.ts';
import type { ReportResult } from '../../shared/protocol.ts';
import { assets } from '../support/assets.ts';
import { clientOf, composeWith, folderWith } from './support/fixtures.ts';
import type { TestClient } from './support/test-client.ts';
import type { TestFolder } from './support/workspace-folder.ts';

const QUIET = composeWith(8080);
const LOUD = composeWith(50051);

function pull(
  client: TestClient,
  previousResultIds: PreviousResultId[] = [],
  more: Partial<WorkspaceDiagnosticParams> = {},
  source = new CancellationTokenSource(),
): Promise<WorkspaceDiagnosticReport> {
  return client.connection.sendRequest(
    WorkspaceDiagnosticRequest.type,
    { previousResultIds, ...more },
    source.token,
  );
}

/** The URIs of files with diagnostics. */
async function loud(client: TestClient): Promise<string[]> {
  const { items } = await pull(client);
  return items.filter(item => item.kind === 'full' && item.items.length > 0).map(item => item.uri);
}

function previous({ items }: WorkspaceDiagnosticReport): PreviousResultId[] {
  return items.map(({ uri, resultId }) => ({ uri, value: resultId! }));
}

const uris = (folder: TestFolder, ...names: string[]) => names.map(name => folder.uri(name));

describe('workspace/diagnostic', () => {
  it('reports every file with findings, whether open or not, and honours .gitignore', async () => {
    const folder = await folderWith({
      'a/compose.yaml': LOUD,
      'b/compose.yaml': QUIET,
      'build/compose.yaml': LOUD,
      'node_modules/x/compose.yaml': LOUD,
      '.gitignore': 'build/\n',
      'notes.txt': '"50051:80"',
      '.portlint.yaml': 'target: [linux]\n',
    });
    const client = await clientOf({ folders: [folder] });
    await client.open(folder.uri('c/compose.yaml'), 'yaml', LOUD);
    const { items } = await pull(client);
    const summary = items.map(item => ({ uri: item.uri, version: item.version, kind: item.kind }));
    expect(summary.toSorted((a, b) => (a.uri < b.uri ? -1 : 1))).toEqual([
      { uri: folder.uri('.portlint.yaml'), version: null, kind: 'full' },
      { uri: folder.uri('a/compose.yaml'), version: null, kind: 'full' },
      { uri: folder.uri('c/compose.yaml'), version: 1, kind: 'full' },
    ]);
  });

  it('says only what is new to a client that has results', async () => {
    const folder = await folderWith({ 'a/compose.yaml': LOUD, 'b/compose.yaml': LOUD });
    const client = await clientOf({ folders: [folder] });
    const known = previous(await pull(client));
    expect((await pull(client, known)).items.map(item => item.kind)).toEqual(['unchanged', 'unchanged']);
    await client.open(folder.uri('b/compose.yaml'), 'yaml', QUIET);
    const { items } = await pull(client, known);
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'unchanged', uri: folder.uri('a/compose.yaml') }),
    );
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'full', uri: folder.uri('b/compose.yaml'), items: [] }),
    );
  });

  it('forgets a document that was never saved when it is closed', async () => {
    const folder = await folderWith();
    const client = await clientOf({ folders: [folder] });
    await client.open(folder.uri('compose.yaml'), 'yaml', LOUD);
    expect(await loud(client)).toHaveLength(1);
    await client.close(folder.uri('compose.yaml'));
    expect(await loud(client)).toEqual([]);
  });

  it('holds the answer of a client that keeps asking until something has changed', async () => {
    const folder = await folderWith({ 'a/compose.yaml': LOUD });
    const client = await clientOf({ folders: [folder] });
    const known = previous(await pull(client));
    let answered = false;
    const held = pull(client, known, { partialResultToken: 1 }).then(report => {
      answered = true;
      return report;
    });
    const uri = folder.uri('a/compose.yaml');
    await client.open(uri, 'yaml', LOUD);
    await client.edit(uri, 'image: web', 'image: abc');
    expect(await client.diagnostics(uri)).toHaveLength(1);
    expect(answered).toBe(false);
    await client.edit(uri, '50051', '50052');
    const { items } = await held;
    expect(items).toMatchObject([{ kind: 'full', uri, version: 3 }]);
  });

  it('gives up a held answer when the client cancels', async () => {
    const folder = await folderWith({ 'a/compose.yaml': LOUD });
    const client = await clientOf({ folders: [folder] });
    const known = previous(await pull(client));
    const source = new CancellationTokenSource();
    const held = pull(client, known, { partialResultToken: 1 }, source);
    source.cancel();
    await expect(held).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });
});

describe('workspace/didChangeWatchedFiles', () => {
  it('is registered for', async () => {
    const client = await clientOf();
    await client.heard<{ registrations: { method: string }[] }>(
      'client/registerCapability',
      ({ registrations }) => registrations.some(each => each.method === 'workspace/didChangeWatchedFiles'),
    );
  });

  /** Changes on disk take effect when the next answer that the server holds comes. */
  async function afterChange(
    files: Record<string, string>,
    change: (folder: TestFolder, client: TestClient) => Promise<void>,
  ): Promise<{ before: string[]; after: string[]; folder: TestFolder }> {
    const folder = await folderWith(files);
    const client = await clientOf({ folders: [folder] });
    const before = await loud(client);
    const known = previous(await pull(client));
    const held = pull(client, known, { partialResultToken: 1 });
    await change(folder, client);
    await held;
    return { before, after: await loud(client), folder };
  }

  it('takes in a changed file', async () => {
    const { after, folder } = await afterChange(
      { 'a/compose.yaml': LOUD, 'b/compose.yaml': QUIET },
      async (f, c) => {
        await f.write('b/compose.yaml', LOUD);
        await c.watched(f.uri('b/compose.yaml'), FileChangeType.Changed);
      },
    );
    expect(after).toEqual(uris(folder, 'a/compose.yaml', 'b/compose.yaml'));
  });

  it('forgets a deleted file', async () => {
    const { before, after, folder } = await afterChange(
      { 'a/compose.yaml': LOUD, 'b/compose.yaml': LOUD },
      async (f, c) => {
        await f.delete('b/compose.yaml');
        await c.watched(f.uri('b/compose.yaml'), FileChangeType.Deleted);
      },
    );
    expect(before).toEqual(uris(folder, 'a/compose.yaml', 'b/compose.yaml'));
    expect(after).toEqual(uris(folder, 'a/compose.yaml'));
  });

  it('forgets what was in a deleted folder', async () => {
    const { after, folder } = await afterChange(
      { 'a/compose.yaml': LOUD, 'b/c/compose.yaml': LOUD, 'bc/compose.yaml': LOUD },
      async (f, c) => {
        await f.delete('b');
        await c.watched(f.uri('b'), FileChangeType.Deleted);
      },
    );
    expect(after).toEqual(uris(folder, 'a/compose.yaml', 'bc/compose.yaml'));
  });

  it('finds a new file and what is in a new folder, unless git ignores it', async () => {
    const { after, folder } = await afterChange(
      { 'a/compose.yaml': LOUD, '.gitignore': 'out/\n' },
      async (f, c) => {
        await f.write('out/compose.yaml', LOUD);
        await c.watched(f.uri('out/compose.yaml'), FileChangeType.Created);
        await f.write('new/deep/compose.yaml', LOUD);
        await c.watched(f.uri('new'), FileChangeType.Created);
      },
    );
    expect(after).toEqual(uris(folder, 'a/compose.yaml', 'new/deep/compose.yaml'));
  });

  it('leaves an open document alone', async () => {
    const folder = await folderWith({ 'compose.yaml': QUIET });
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', LOUD);
    await client.watched(uri, FileChangeType.Changed);
    await client.watched(uri, FileChangeType.Deleted);
    expect(await loud(client)).toEqual([uri]);
    expect(await client.diagnostics(uri)).toHaveLength(1);
  });
});

describe('several folders', () => {
  it('each have their own configuration and facts', async () => {
    const one = await folderWith({ 'compose.yaml': LOUD, '.portlint.yaml': 'allow: [50051]\n' });
    const two = await folderWith({ 'compose.yaml': LOUD });
    const client = await clientOf({ folders: [one, two] });
    expect(await loud(client)).toEqual([two.uri('compose.yaml')]);
  });

  it('come and go', async () => {
    const one = await folderWith({ 'compose.yaml': LOUD });
    const two = await folderWith({ 'compose.yaml': LOUD });
    const client = await clientOf({ folders: [one] });
    const change = (added: TestFolder[], removed: TestFolder[]) => {
      const named = (folder: TestFolder) => ({ uri: folder.uri(), name: 'folder' });
      return client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
        event: { added: added.map(named), removed: removed.map(named) },
      });
    };
    expect(await loud(client)).toEqual([one.uri('compose.yaml')]);
    await change([two], []);
    expect((await loud(client)).toSorted()).toEqual(
      [one, two].map(each => each.uri('compose.yaml')).toSorted(),
    );
    await change([], [one]);
    expect(await loud(client)).toEqual([two.uri('compose.yaml')]);
  });

  it('within each other: a file belongs to the innermost', async () => {
    const outer = await folderWith({ 'compose.yaml': LOUD, 'inner/compose.yaml': LOUD });
    const inner = { uri: (name = '') => outer.uri(`inner/${name}`).replace(/\/$/, '') } as TestFolder;
    for (const folders of [
      [outer, inner],
      [inner, outer],
    ]) {
      const client = await clientOf({ folders });
      const { ports } = await client.connection.sendRequest<ReportResult>('portlint/report', {
        folder: inner.uri(),
      });
      expect(ports.map(({ uri, port }) => [uri, port])).toEqual([
        [inner.uri('compose.yaml'), 50051],
        [inner.uri('compose.yaml'), 8000],
      ]);
      const all = await client.connection.sendRequest<ReportResult>('portlint/report', {});
      expect(all.ports).toHaveLength(4);
      await client.open(inner.uri('compose.yaml'), 'yaml', QUIET);
      expect((await loud(client)).toSorted()).toEqual([outer.uri('compose.yaml')]);
    }
  });

  it('take in the documents that are open in them, even in the middle of reading', async () => {
    const folder = await folderWith({ '.portlint.yaml': 'exclude: [old]\n' });
    let reading!: () => void;
    const started = new Promise<void>(resolve => {
      reading = resolve;
    });
    let release!: () => void;
    const gate = new Promise<void>(resolve => {
      release = resolve;
    });
    const host = nodeHost('dist', '0.0.0-test', assets);
    const client = await clientOf({
      folders: [],
      host: {
        async readText(uri) {
          const text = await host.readText(uri);
          reading();
          await gate;
          return text;
        },
      },
    });
    const [kept, old] = [folder.uri('compose.yaml'), folder.uri('old/compose.yaml')];
    await client.open(kept, 'yaml', LOUD);
    await client.open(old, 'yaml', LOUD);
    const pulled = client.diagnostics(kept);
    await started;
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [{ uri: folder.uri(), name: 'folder' }], removed: [] },
    });
    release();
    expect(await pulled).toHaveLength(1);
    expect(await client.diagnostics(old)).toEqual([]);
    const { ports } = await client.connection.sendRequest<ReportResult>('portlint/report', {
      folder: folder.uri(),
    });
    expect(ports.map(({ file }) => file)).toEqual(['compose.yaml', 'compose.yaml']);
  });
});
