import { describe, expect, it } from 'vitest';
import { FileChangeType } from 'vscode-languageserver/node';
import type { ExportReportResult, ReportResult } from '../../shared/protocol.ts';
import { clientOf, composeWith, folderWith } from './support/fixtures.ts';

describe('portlint/report', () => {
  it('no longer counts a file that was deleted', async () => {
    const folder = await folderWith({
      'a/compose.yaml': composeWith(50051),
      'compose.yaml': composeWith(8080),
    });
    const client = await clientOf({ folders: [folder] });
    const summary = async () =>
      (await client.connection.sendRequest<ReportResult>('portlint/report', {})).summary;
    expect(await summary()).toEqual({ files: 2, read: 2 });
    await folder.delete('compose.yaml');
    await client.watched(folder.uri('compose.yaml'), FileChangeType.Deleted);
    expect(await summary()).toEqual({ files: 1, read: 1 });
  });

  it('gives a row for every port, with its place, URI and verdicts', async () => {
    const folder = await folderWith({ 'a/compose.yaml': composeWith(50051), 'README.md': '' });
    const client = await clientOf({ folders: [folder] });
    const { version, ports, summary } = await client.connection.sendRequest<ReportResult>(
      'portlint/report',
      {},
    );
    expect({ version, summary }).toEqual({ version: 1, summary: { files: 2, read: 1 } });
    expect(ports).toHaveLength(2);
    const published = ports.find(({ role }) => role === 'published')!;
    expect(published).toMatchObject({
      port: 50051,
      protocol: 'tcp',
      resolution: 'literal',
      owner: 'web',
      format: 'compose',
      file: 'a/compose.yaml',
      uri: folder.uri('a/compose.yaml'),
      line: 5,
      column: 10,
      endLine: 5,
      endColumn: 15,
      findings: ['ephemeral-port'],
      severity: 'warning',
      verdicts: [
        { ruleId: 'ephemeral-port', severity: 'warning', message: expect.stringContaining('50051') },
      ],
    });
    expect(ports.find(({ role }) => role === 'listen')).toMatchObject({
      port: 8000,
      findings: [],
      verdicts: [],
    });
  });

  it('gives a port the findings about a setting that stand on it', async () => {
    const text = 'New-NetFirewallRule -Protocol UDP -LocalPort 1434 -Action Allow\n';
    const folder = await folderWith({ 'firewall.ps1': text });
    const client = await clientOf({ folders: [folder] });
    const { ports } = await client.connection.sendRequest<ReportResult>('portlint/report', {});
    expect(ports).toHaveLength(1);
    expect(ports[0]).toMatchObject({
      port: 1434,
      findings: ['wide-firewall-range'],
      severity: 'warning',
      verdicts: [{ ruleId: 'wide-firewall-range', severity: 'warning' }],
    });
  });

  it('has what the editor has, before it is saved', async () => {
    const folder = await folderWith({ 'compose.yaml': composeWith(50051) });
    const client = await clientOf({ folders: [folder] });
    await client.open(folder.uri('compose.yaml'), 'yaml', composeWith(8080));
    await client.edit(folder.uri('compose.yaml'), '8080', '8090');
    const { ports } = await client.connection.sendRequest<ReportResult>('portlint/report', {});
    expect(ports.map(({ port }) => port)).toEqual([8090, 8000]);
  });

  it('tells several folders apart, or gives one', async () => {
    const one = await folderWith({ 'compose.yaml': composeWith(8081) });
    const two = await folderWith({ 'compose.yaml': composeWith(8082) });
    const client = await clientOf({ folders: [one, two] });
    const all = await client.connection.sendRequest<ReportResult>('portlint/report', {});
    const name = (uri: string) => uri.slice(uri.lastIndexOf('/') + 1);
    const shown = all.ports
      .filter(({ role }) => role === 'published')
      .map(({ port, file }) => ({ port, file }));
    expect(shown).toEqual([
      { port: 8081, file: `${name(one.uri())}/compose.yaml` },
      { port: 8082, file: `${name(two.uri())}/compose.yaml` },
    ]);
    const second = await client.connection.sendRequest<ReportResult>('portlint/report', {
      folder: two.uri(),
    });
    expect(second.ports.map(({ uri }) => uri)).toEqual([two.uri('compose.yaml'), two.uri('compose.yaml')]);
  });
});

describe('portlint/exportReport', () => {
  it('gives the register in the formats of the command line', async () => {
    const folder = await folderWith({ 'compose.yaml': composeWith(50051) });
    const client = await clientOf({ folders: [folder] });
    const exported = async (format: string) =>
      (await client.connection.sendRequest<ExportReportResult>('portlint/exportReport', { format })).text;
    const json = JSON.parse(await exported('json'));
    expect(json).toMatchObject({
      version: 1,
      ports: [{ port: 50051, file: 'compose.yaml' }, { port: 8000 }],
    });
    // The contract has no URIs.
    expect(json.ports[0]).not.toHaveProperty('uri');
    expect(json.ports[0]).not.toHaveProperty('verdicts');
    expect((await exported('csv')).split('\n')[1]).toMatch(/^50051,tcp,/);
    expect((await exported('markdown')).split('\n')[2]).toMatch(/^\| 50051 \| tcp \|/);
  });
});
