import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { cliPath, portlint, workspace } from '../support/cli.ts';

const files = {
  'compose.yaml':
    'services:\n  web:\n    image: nginx\n    ports:\n      - "50051-50052:8080-8081/udp"\n      - "80"\n',
  'db.json': '{ "c": "Server=db01\\\\SALES;Database=A;Integrated Security=true" }\n',
};

describe('portlint report', () => {
  it('prints the JSON contract, ranges, dynamic ports and instances included', async () => {
    const { code, out } = await portlint(['report', '--format', 'json', '.'], { cwd: workspace(files) });
    expect(code).toBe(0);
    const { version, ports, summary } = JSON.parse(out);
    expect(version).toBe(1);
    expect(summary).toEqual({ files: 2, read: 2 });
    expect(ports.find((p: { port: number }) => p.port === 50051)).toEqual({
      port: 50051,
      endPort: 50052,
      protocol: 'udp',
      role: 'published',
      resolution: 'literal',
      owner: 'web',
      format: 'compose',
      api: 'compose.ports.published',
      file: 'compose.yaml',
      line: 5,
      column: 10,
      endLine: 5,
      endColumn: 21,
      useLine: 5,
      findings: ['ephemeral-port'],
    });
    expect(ports.find((p: { resolution: string }) => p.resolution === 'dynamic')).toMatchObject({
      port: 0,
      role: 'published',
      line: 6,
      findings: ['dynamic-port'],
    });
    expect(
      ports.find((p: { port: number; role: string }) => p.port === 80 && p.role === 'listen'),
    ).toMatchObject({
      service: 'http',
    });
    expect(ports.find((p: { format: string }) => p.format === 'sql-server')).toMatchObject({
      port: null,
      role: 'connect',
      instance: 'SALES',
      file: 'db.json',
      findings: ['sql-browser'],
    });
  });

  it('prints a table, CSV and Markdown', async () => {
    const cwd = workspace(files);
    const text = (await portlint(['report'], { cwd })).out;
    expect(text).toMatch(/^ *PORT {2}PROTO {2}ROLE/);
    expect(text).toMatch(/50051-50052 {2}udp {4}published {2}web .* compose\.yaml:5 .*ephemeral-port/);
    const csv = (await portlint(['report', '-f', 'csv'], { cwd })).out.split('\n');
    expect(csv[0]).toBe('port,protocol,service,role,owner,host,resolution,format,place,findings');
    expect(csv).toContain('50051-50052,udp,,published,web,,literal,compose,compose.yaml:5,ephemeral-port');
    const markdown = (await portlint(['report', '-f', 'markdown'], { cwd })).out;
    expect(markdown).toContain('| 50051-50052 | udp |  | published | web |');
  });

  it('says so where there is nothing', async () => {
    const { code, out } = await portlint(['report'], { cwd: workspace({ 'a.txt': '8080' }) });
    expect([code, out]).toEqual([0, '0 ports in 0 of 1 files\n']);
  });
});

describe('portlint explain', () => {
  it("prints a rule's page", async () => {
    const { code, out } = await portlint(['explain', 'ephemeral-port'], { cwd: workspace({}) });
    expect(code).toBe(0);
    expect(out).toContain('ephemeral-port');
    expect(out).toContain('32768');
    expect(out).toContain('docs/rules/ephemeral-port');
  });

  it('lists the rules, and names the nearest one for a wrong id', async () => {
    const cwd = workspace({});
    expect((await portlint(['explain'], { cwd })).out).toMatch(/^sql-browser {2,}\S/m);
    const wrong = await portlint(['explain', 'ephemerl-port'], { cwd });
    expect([wrong.code, wrong.err]).toEqual([
      2,
      'portlint: there is no rule "ephemerl-port"; did you mean "ephemeral-port"?\n',
    ]);
  });
});

describe('portlint init', () => {
  it('writes a configuration that Portlint takes, once', async () => {
    const cwd = workspace(files);
    expect((await portlint(['init'], { cwd })).code).toBe(0);
    expect(readFileSync(path.join(cwd, '.portlint.yaml'), 'utf8')).toContain('targets:');
    expect((await portlint(['lint'], { cwd })).code).toBe(1);
    const again = await portlint(['init'], { cwd });
    expect([again.code, again.err]).toEqual([
      2,
      'portlint: .portlint.yaml is there already; --force replaces it\n',
    ]);
    expect((await portlint(['init', '--force'], { cwd })).code).toBe(0);
  });
});

describe('portlint lsp', () => {
  it('is a language server over standard input and output, and ends with its client', async () => {
    const child = spawn(process.execPath, [cliPath, 'lsp', '--stdio'], { cwd: workspace({}) });
    const closed = new Promise<number | null>(resolve => child.on('close', resolve));
    const client = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    client.listen();
    const params = { processId: null, rootUri: null, capabilities: {} };
    const result = await client.sendRequest<{ serverInfo: { name: string }; capabilities: object }>(
      'initialize',
      params,
    );
    expect(result.serverInfo.name).toBe('Portlint');
    expect(result.capabilities).toHaveProperty('codeActionProvider');
    await client.sendRequest('shutdown');
    await client.sendNotification('exit');
    expect(await closed).toBe(0);
  });
});
