import { describe, expect, it } from 'vitest';
import { WorkDoneProgressCancelNotification } from 'vscode-languageserver/node';
import { nodeHost } from '../../server/src/node-host.ts';
import type { LintWorkspaceResult, StatusParams } from '../../shared/protocol.ts';
import { assets } from '../support/assets.ts';
import { clientOf, composeWith, folderWith } from './support/fixtures.ts';

interface Progress {
  readonly token: string;
  readonly value: { readonly kind: string; readonly percentage?: number; readonly cancellable?: boolean };
}

const many = Object.fromEntries(
  Array.from({ length: 60 }, (_, i) => [`service${i}/compose.yaml`, composeWith(50051 + i)]),
);

describe('the scan', () => {
  it('shows progress that can be cancelled, from begin to end', async () => {
    const folder = await folderWith(many);
    const client = await clientOf({ folders: [folder] });
    await client.heard<Progress>('$/progress', ({ value }) => value.kind === 'end');
    const values = client.all<Progress>('$/progress').map(({ value }) => value);
    expect(values[0]).toMatchObject({ kind: 'begin', cancellable: true });
    expect(values.at(-1)).toMatchObject({ kind: 'end' });
    const percentages = values.filter(({ kind }) => kind === 'report').map(value => value.percentage!);
    expect(percentages.length).toBeGreaterThan(2);
    expect(percentages).toEqual(percentages.toSorted((a, b) => a - b));
    expect(percentages.at(-1)).toBe(100);
  });

  it('tells the status: scanning, then idle with what there is', async () => {
    const folder = await folderWith({
      ...many,
      'README.md': '',
      'broken/compose.yaml': new Uint8Array([0, 1, 2]),
    });
    const client = await clientOf({ folders: [folder] });
    await client.idle();
    const states = client.all<StatusParams>('portlint/status');
    expect(states[0]!.state).toBe('scanning');
    expect(states.at(-1)).toEqual({
      state: 'idle',
      files: 62,
      read: 61,
      ports: 120,
      skipped: 1,
      errors: 0,
      warnings: 60,
      information: 0,
      hints: 0,
    });
  });

  it('stops when it is cancelled; what was read stands, and the server goes on', async () => {
    const folder = await folderWith(many);
    let wanted: (() => void) | undefined;
    const client = await clientOf({
      folders: [folder],
      host: {
        // A scan of which each file waits until the test has had a look.
        async scan(_folder, { files, onFacts, signal }) {
          let done = 0;
          for (const path of files) {
            if (signal.aborted) return;
            onFacts([], ++done);
            if (done === 30)
              await new Promise<void>(resolve => {
                signal.addEventListener('abort', () => resolve());
                wanted?.();
              });
            expect(path).toMatch(/compose/);
          }
        },
      },
    });
    await new Promise<void>(resolve => {
      wanted = resolve;
    });
    const { token } = await client.heard<Progress>('$/progress');
    await client.connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
    await client.heard<Progress>('$/progress', ({ value }) => value.kind === 'end');
    await client.idle();
    const percentages = client.all<Progress>('$/progress').map(({ value }) => value.percentage ?? 0);
    expect(Math.max(...percentages)).toBe(50);
    const uri = folder.uri('service1/compose.yaml');
    await client.open(uri, 'yaml', composeWith(50051));
    expect(await client.diagnostics(uri)).toHaveLength(1);
  });

  it('lets edits through while it runs', async () => {
    const folder = await folderWith(many);
    let finish!: () => void;
    const gate = new Promise<void>(resolve => {
      finish = resolve;
    });
    const client = await clientOf({ folders: [folder], host: { scan: () => gate } });
    const uri = folder.uri('service1/compose.yaml');
    await client.open(uri, 'yaml', composeWith(50051));
    expect(await client.diagnostics(uri)).toHaveLength(1);
    await client.edit(uri, '50051', '8080');
    expect(await client.diagnostics(uri)).toEqual([]);
    finish();
    await client.idle();
  });

  it('leaves files to their open documents', async () => {
    const folder = await folderWith(many);
    const client = await clientOf({ folders: [folder] });
    const uri = folder.uri('service1/compose.yaml');
    await client.open(uri, 'yaml', composeWith(8080));
    await client.idle();
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  it('does not put what it read over a document that was opened meanwhile', async () => {
    const folder = await folderWith(many);
    const host = nodeHost('dist', '0.0.0-test', assets);
    let begun!: () => void;
    let finish!: () => void;
    const beginning = new Promise<void>(resolve => {
      begun = resolve;
    });
    const gate = new Promise<void>(resolve => {
      finish = resolve;
    });
    const client = await clientOf({
      folders: [folder],
      host: {
        async scan(root, request) {
          begun();
          await gate;
          await host.scan(root, request);
        },
      },
    });
    await beginning;
    const uri = folder.uri('service1/compose.yaml');
    await client.open(uri, 'yaml', composeWith(8080));
    expect(await client.diagnostics(uri)).toEqual([]);
    finish();
    await client.idle();
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  it('goes on where it fails in one folder', async () => {
    const folder = await folderWith(many);
    const client = await clientOf({
      folders: [folder],
      host: { scan: () => Promise.reject(new Error('the disk is on fire')) },
    });
    await client.heard<{ message: string }>('window/logMessage', ({ message }) =>
      message.includes('on fire'),
    );
    const uri = folder.uri('compose.yaml');
    await client.open(uri, 'yaml', composeWith(50051));
    expect(await client.diagnostics(uri)).toHaveLength(1);
  });
});

describe('portlint/lintWorkspace', () => {
  it('reads every file again and counts', async () => {
    const folder = await folderWith({
      'a/compose.yaml': composeWith(50051),
      'b/compose.yaml': composeWith(8080),
    });
    const client = await clientOf({ folders: [folder] });
    const lint = () => client.connection.sendRequest<LintWorkspaceResult>('portlint/lintWorkspace', {});
    const counts = { errors: 0, information: 0, hints: 0, cancelled: false };
    expect(await lint()).toEqual({ ...counts, files: 2, read: 2, warnings: 1 });
    await folder.write('b/compose.yaml', composeWith(50052));
    await folder.write('c/compose.yaml', composeWith('localhost:9000'));
    expect(await lint()).toEqual({ ...counts, files: 3, read: 3, warnings: 2, errors: 1 });
  });
});

describe('skipped files', () => {
  it('are named once in the log, each with its reason', async () => {
    const big = `${composeWith(50051)}# ${'x'.repeat(2 * 1024 * 1024)}\n`;
    const folder = await folderWith({
      'big/compose.yaml': big,
      'binary/compose.yaml': new Uint8Array([0, 1, 2]),
      'good/compose.yaml': composeWith(50051),
    });
    const client = await clientOf({ folders: [folder] });
    await client.idle();
    await client.open(folder.uri('big/compose.yaml'), 'yaml', big);
    expect(await client.diagnostics(folder.uri('big/compose.yaml'))).toEqual([]);
    await client.connection.sendRequest('portlint/lintWorkspace', {});
    const messages = client.all<{ message: string }>('window/logMessage').map(({ message }) => message);
    expect(messages.filter(message => message.includes('/big/'))).toEqual([
      expect.stringMatching(/larger than 2 MiB/),
    ]);
    expect(messages.filter(message => message.includes('/binary/'))).toEqual([
      expect.stringMatching(/binary/),
    ]);
    expect(messages).toHaveLength(2);
    expect(await client.diagnostics(folder.uri('good/compose.yaml'))).toHaveLength(1);
  });
});
