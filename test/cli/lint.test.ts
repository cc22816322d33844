// Long on purpose: the whole contract of one command.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliPath, portlint, workspace } from '../support/cli.ts';

const compose = 'services:\n  web:\n    image: nginx\n    ports:\n      - "50051:80"\n';
const clean = 'services:\n  web:\n    image: nginx\n    ports:\n      - "8080:8081"\n';

describe('portlint lint', () => {
  it('prints place, severity, message, source line, caret and rule, and ends with 1', async () => {
    const cwd = workspace({ 'compose.yaml': compose });
    const { code, out, err } = await portlint(['lint'], { cwd });
    expect(err).toBe('');
    expect(code).toBe(1);
    const lines = out.split('\n');
    const at = lines.findIndex(line => line.startsWith('compose.yaml:5:10 warning '));
    expect(lines[at]).toMatch(/50051.* ephemeral-port$/);
    expect(lines[at + 1]).toBe('5 |       - "50051:80"');
    expect(lines[at + 2]).toBe('  |          ^^^^^');
    expect(out).not.toContain('\x1b');
  });

  it('sets the caret below the port, whatever stands before it', async () => {
    const columnsBefore = {
      'a\tb': 'a\tb'.replace(/\S/g, ' '),
      端口: '    ',
      'e\u0301': ' ',
      '🚢': '  ',
      '❤️': '  ',
      ｱ: ' ',
    };
    const cwd = workspace(
      Object.fromEntries(
        Object.keys(columnsBefore).map((text, i) => [
          `${i}.compose.yaml`,
          `services: { web: { labels: ["${text}"], ports: ["50051:80"] } }\n`,
        ]),
      ),
    );
    const { out } = await portlint(['lint'], { cwd });
    const lines = out.split('\n');
    for (const [text, columns] of Object.entries(columnsBefore)) {
      const at = lines.findIndex(line => line.includes(`["${text}"]`));
      const indent = `${' '.repeat('services: { web: { labels: ["'.length)}${columns}${' '.repeat('"], ports: ["'.length)}`;
      expect(lines[at + 1], text).toBe(`  | ${indent}^^^^^`);
    }
  });

  it('names a service of a template as far as it is known', async () => {
    const cwd = workspace({
      'docker-compose.yml.j2':
        'services:\n  {{ name }}-web:\n    ports: ["8091:80"]\n  {{ name }}-api:\n    ports: ["8091:81"]\n',
    });
    const { out } = await portlint(['lint'], { cwd });
    expect(out).toContain('service "…-api"');
    const { out: report } = await portlint(['report', '-f', 'json'], { cwd });
    expect(JSON.parse(report).ports.map((row: { owner: string }) => row.owner)).toContain('…-web');
    expect(out + report).not.toContain('\ufffc');
  });

  it('is the default command, and takes files and folders', async () => {
    const cwd = workspace({ 'a/compose.yaml': compose, 'b/compose.yaml': compose });
    const { code, out } = await portlint(['a'], { cwd });
    expect(code).toBe(1);
    expect(out).toContain('a/compose.yaml:5:10');
    expect(out).not.toContain('b/compose.yaml');
    const single = await portlint(['b/compose.yaml'], { cwd });
    expect(single.out).toContain('b/compose.yaml:5:10');
  });

  it('does not claim to have read what it has no reader for', async () => {
    const cwd = workspace({ 'compose.yaml': compose, 'notes.txt': '50051' });
    const { out } = await portlint(['lint', '-f', 'json', 'notes.txt', 'compose.yaml'], { cwd });
    expect(JSON.parse(out).summary).toMatchObject({ files: 2, read: 1, skipped: [] });
  });

  it('ends with 0 where nothing reaches --fail-on', async () => {
    const cwd = workspace({ 'compose.yaml': clean });
    expect((await portlint(['lint'], { cwd })).code).toBe(0);
    const warned = workspace({ 'compose.yaml': compose });
    expect((await portlint(['lint', '--fail-on', 'error'], { cwd: warned })).code).toBe(0);
    expect((await portlint(['lint', '--fail-on', 'warning'], { cwd: warned })).code).toBe(1);
  });

  it('prints the JSON contract', async () => {
    const cwd = workspace({ 'deploy/compose.yaml': compose, 'readme.txt': 'x' });
    const { code, out } = await portlint(['lint', '--format', 'json', '.'], { cwd });
    expect(code).toBe(1);
    const result = JSON.parse(out);
    expect(Object.keys(result)).toEqual(['version', 'findings', 'summary']);
    expect(result.version).toBe(1);
    const finding = result.findings.find((f: { ruleId: string }) => f.ruleId === 'ephemeral-port');
    expect(finding).toMatchObject({
      severity: 'warning',
      file: 'deploy/compose.yaml',
      line: 5,
      column: 10,
      endLine: 5,
      endColumn: 15,
      port: 50051,
      related: [],
    });
    expect(finding.fingerprint).toMatch(/^[0-9a-f]{8,}$/);
    expect(finding.url).toMatch(/docs\/rules\/ephemeral-port/);
    const fix = finding.fixes.find((f: { edits: { newText: string }[] }) => f.edits[0]?.newText === '8051');
    expect(fix).toEqual({
      title: expect.any(String),
      applicability: 'suggested',
      edits: [
        { file: 'deploy/compose.yaml', line: 5, column: 10, endLine: 5, endColumn: 15, newText: '8051' },
      ],
    });
    expect(result.summary).toEqual({
      files: 2,
      read: 1,
      errors: 0,
      warnings: result.findings.filter((f: { severity: string }) => f.severity === 'warning').length,
      information: result.findings.filter((f: { severity: string }) => f.severity === 'information').length,
      hints: 0,
      skipped: [],
    });
  });

  it('keeps a fingerprint when lines are put in above', async () => {
    const cwd = workspace({ 'compose.yaml': compose });
    const shifted = workspace({ 'compose.yaml': `# a comment\n\n${compose}` });
    const of = async (folder: string) =>
      JSON.parse((await portlint(['lint', '-f', 'json'], { cwd: folder })).out).findings.map(
        (f: { fingerprint: string }) => f.fingerprint,
      );
    expect(await of(shifted)).toEqual(await of(cwd));
  });

  it('colours a terminal only, unless told', async () => {
    const cwd = workspace({ 'compose.yaml': compose });
    expect((await portlint(['lint', '--color', 'always'], { cwd })).out).toContain('\x1b[33m');
    expect(
      (await portlint(['lint', '--color', 'never'], { cwd, env: { FORCE_COLOR: '1' } })).out,
    ).not.toContain('\x1b');
  });

  it('names what it could not read, and keeps what it could', async () => {
    const cwd = workspace({
      'compose.yaml': compose,
      'docker-compose.binary.yaml': Buffer.from([0x73, 0, 1, 2, 3]),
      'docker-compose.huge.yaml': `# ${'x'.repeat(2 * 1024 * 1024)}\n${compose}`,
      'docker-compose.broken.yaml': `${compose}  bad: [unclosed\n`,
    });
    const { out } = await portlint(['lint', '-f', 'json'], { cwd });
    const { findings, summary } = JSON.parse(out);
    const files = (ruleId: string) =>
      findings.filter((f: { ruleId: string }) => f.ruleId === ruleId).map((f: { file: string }) => f.file);
    expect(files('ephemeral-port')).toEqual(['compose.yaml', 'docker-compose.broken.yaml']);
    const reasons = Object.fromEntries(
      summary.skipped.map((s: { file: string; reason: string }) => [s.file, s.reason]),
    );
    expect(reasons).toEqual({
      'docker-compose.binary.yaml': 'binary',
      'docker-compose.huge.yaml': 'larger than 2 MiB',
      'docker-compose.broken.yaml': expect.stringMatching(/line \d+/),
    });
    // Read in part is read.
    expect(summary).toMatchObject({ files: 4, read: 2 });
    for (const command of ['lint', 'report']) {
      const text = (await portlint([command], { cwd })).out;
      expect(text).toContain('\nnot read: docker-compose.binary.yaml (binary)\n');
      expect(text).toMatch(/\nread in part: docker-compose\.broken\.yaml \(.*line \d+.*\)\n/);
    }
  });

  it('waits for no named pipe', async () => {
    const cwd = workspace({ 'compose.yaml': compose });
    const pipe = (name: string) => spawnSync('mkfifo', [path.join(cwd, name)]);
    for (const name of ['.portlint.yaml', '.gitignore', 'pipe.compose.yaml']) pipe(name);
    expect((await portlint(['lint', '.'], { cwd })).out).toContain('compose.yaml:5:10');
    const named = await portlint(['lint', 'pipe.compose.yaml'], { cwd });
    expect(named.out).toContain('not read: pipe.compose.yaml (neither a file nor a folder)');
  });

  it('reads a configuration in UTF-16, as PowerShell writes it', async () => {
    const cwd = workspace({ 'compose.yaml': compose });
    writeFileSync(path.join(cwd, '.portlint.yaml'), '\ufeffrules: {ephemeral-port: off}\n', 'utf16le');
    const { out, err } = await portlint(['lint'], { cwd });
    expect(err).toBe('');
    expect(out).not.toContain('ephemeral-port');
  });

  it('lets no text of a workspace move the cursor of a terminal', async () => {
    const cwd = workspace({
      'compose.yaml': 'services:\n  "a\\e[2J":\n    ports: ["\\e[31mx:80", "50051:80"]\n',
      'compose.\x1b[1m.yaml': compose,
    });
    for (const command of ['lint', 'report']) {
      const { out } = await portlint([command], { cwd });
      expect(out).toContain('50051');
      expect(out).not.toContain('\x1b');
    }
  });

  it.skipIf(process.getuid?.() === 0)('names a file it may not read', async () => {
    const cwd = workspace({ 'compose.yaml': compose, 'docker-compose.secret.yaml': compose });
    chmodSync(path.join(cwd, 'docker-compose.secret.yaml'), 0);
    const { summary } = JSON.parse((await portlint(['lint', '-f', 'json'], { cwd })).out);
    expect(summary.skipped).toEqual([
      { file: 'docker-compose.secret.yaml', reason: 'no permission to read' },
    ]);
  });

  it('honours .gitignore, does not follow links, and reads what is named although ignored', async () => {
    const cwd = workspace({
      '.gitignore': 'build/\n*.gen.yaml\n!keep.gen.yaml\n',
      'build/compose.yaml': compose,
      'compose.gen.yaml': compose,
      'compose.yaml': compose,
      'sub/.gitignore': 'compose.yaml\n',
      'sub/compose.yaml': compose,
    });
    symlinkSync(cwd, path.join(cwd, 'circle'));
    const files = async (...args: string[]) => [
      ...new Set(
        JSON.parse((await portlint(['lint', '-f', 'json', ...args], { cwd })).out).findings.map(
          (f: { file: string }) => f.file,
        ),
      ),
    ];
    expect(await files()).toEqual(['compose.yaml']);
    expect(await files('build')).toEqual(['build/compose.yaml']);
    expect(await files('sub/compose.yaml')).toEqual(['sub/compose.yaml']);
  });

  it.each([
    ['few files, in one thread', 0],
    ['many files, in worker threads', 900],
  ])("reads code with the build's own parsers: %s", async (_, count) => {
    const padding = Array.from({ length: count }, (__, i) => [`pad/f${i}.yaml`, 'a: 1\n']);
    const cwd = workspace({
      ...Object.fromEntries(padding),
      'a.ts': "import http from 'node:http';\nhttp.createServer().listen(50051);\n",
      'b.py': 'import socket\nsocket.create_server(("", 50052))\n',
      'c.go': 'package main\nimport "net"\nfunc main() { net.Listen("tcp", ":50053") }\n',
      'd.cs': 'class A { string c = "Server=db01\\\\SALES;Database=A;Integrated Security=true"; }\n',
    });
    const { findings, summary } = JSON.parse((await portlint(['lint', '-f', 'json'], { cwd })).out);
    expect(summary).toMatchObject({ files: count + 4, read: count + 4, skipped: [] });
    expect(
      findings.map((f: { file: string; line: number; ruleId: string }) => `${f.file}:${f.line} ${f.ruleId}`),
    ).toEqual([
      'a.ts:2 ephemeral-port',
      'b.py:2 ephemeral-port',
      'c.go:3 ephemeral-port',
      'd.cs:1 sql-browser',
    ]);
  });

  it('does not count a byte order mark as a column', async () => {
    const cwd = workspace({
      'compose.yaml': `\ufeffservices: { web: { image: nginx, ports: ["50051:80"] } }\n`,
    });
    const { findings } = JSON.parse((await portlint(['lint', '-f', 'json'], { cwd })).out);
    const finding = findings.find((f: { ruleId: string }) => f.ruleId === 'ephemeral-port');
    expect([finding.line, finding.column]).toEqual([
      1,
      'services: { web: { image: nginx, ports: ["'.length + 1,
    ]);
  });

  it('ends with 2 and says what is wrong with the command line', async () => {
    const cwd = workspace({});
    const missing = await portlint(['lint', 'nowhere'], { cwd });
    expect([missing.code, missing.err]).toEqual([2, 'portlint: no such file or folder: nowhere\n']);
    const option = await portlint(['lint', '--formatt', 'json'], { cwd });
    expect(option.code).toBe(2);
    expect(option.err).toContain('--format');
    expect((await portlint(['lint', '--format', 'xml'], { cwd })).code).toBe(2);
    expect((await portlint(['--help'], { cwd })).code).toBe(0);
  });

  it('ends with 2 where the configuration is wrong, with file, line and the nearest key', async () => {
    const cwd = workspace({
      'compose.yaml': compose,
      '.portlint.yaml': 'targets: [linux]\nrulez:\n  ephemeral-port: off\n',
    });
    const { code, err, out } = await portlint(['lint'], { cwd });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('.portlint.yaml:2:1: ');
    expect(err).toContain('"rules"');
  });

  it('takes the nearest configuration, up to the root of the checkout', async () => {
    const cwd = workspace({
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.portlint.yaml': 'rules:\n  ephemeral-port: error\n',
      'a/compose.yaml': compose,
      'b/.portlint.yaml': 'rules:\n  ephemeral-port: "off"\n',
      'b/compose.yaml': compose,
    });
    const { code, out } = await portlint(['lint', '-f', 'json'], { cwd: path.join(cwd, 'a') });
    expect(code).toBe(1);
    expect(
      JSON.parse(out).findings.map((f: { severity: string; file: string }) => [f.file, f.severity]),
    ).toContainEqual(['compose.yaml', 'error']);
    const silent = await portlint(['lint', '-f', 'json', 'b'], { cwd });
    expect(
      JSON.parse(silent.out).findings.filter((f: { ruleId: string }) => f.ruleId === 'ephemeral-port'),
    ).toEqual([]);
  });

  it('honours what a nested configuration leaves out, and asks none in folders that are left out', async () => {
    const cwd = workspace({
      '.portlint.yaml': 'exclude: ["vendor/**"]\n',
      'a/.portlint.yaml': 'exclude: ["old/**"]\n',
      'a/old/compose.yaml': compose,
      'a/new/compose.yaml': compose,
      'vendor/.portlint.yaml': 'this: is wrong\n',
      'vendor/compose.yaml': compose,
    });
    const { out } = await portlint(['lint', '-f', 'json'], { cwd });
    expect(JSON.parse(out).findings.map((f: { file: string }) => f.file)).toEqual(
      expect.arrayContaining(['a/new/compose.yaml']),
    );
    expect(out).not.toMatch(/a\/old|vendor\//);
  });

  it('--fix applies safe fixes, keeps line ends, and reports what is left', async () => {
    const text =
      '{\r\n  "ConnectionStrings": {\r\n    "A": "Server=db01:1440;Database=A;Integrated Security=true"\r\n  }\r\n}\r\n';
    const cwd = workspace({ 'appsettings.json': text });
    const { code, out } = await portlint(['lint', '--fix'], { cwd });
    expect(readFileSync(path.join(cwd, 'appsettings.json'), 'utf8')).toBe(
      text.replace('db01:1440', 'db01,1440'),
    );
    expect(out).toContain('1 fix applied');
    expect(code).toBe(0);
  });

  it('--fix leaves what a person must decide, and a second run finds nothing to do', async () => {
    const text =
      'services:\n  web:\n    image: nginx\n    ports:\n      - "50051:1024"\n      - "localhost:8081:1025"\n';
    const cwd = workspace({ 'compose.yaml': text });
    const first = await portlint(['lint', '--fix'], { cwd });
    const fixed = readFileSync(path.join(cwd, 'compose.yaml'), 'utf8');
    expect(fixed).toBe(text.replace('localhost', '127.0.0.1'));
    expect(first.out).toContain('1 fix applied');
    const second = await portlint(['lint', '--fix'], { cwd });
    expect(readFileSync(path.join(cwd, 'compose.yaml'), 'utf8')).toBe(fixed);
    expect(second.out).not.toContain('applied');
    expect(second.out).toContain('ephemeral-port');
    expect(second.code).toBe(1);
  });

  it('--format json lists the edits of every fix, those that create a file at its first character', async () => {
    const cwd = workspace({
      'compose.yaml':
        'services:\n  api:\n    build: .\n    ports:\n      - "8080:50051"\n      - "50052:1024"\n',
      Dockerfile: 'FROM node\nEXPOSE 50051\n',
      '.portlint.yaml': 'targets: [linux]\n',
    });
    const { out } = await portlint(['lint', '--format', 'json'], { cwd });
    const { findings } = JSON.parse(out);
    const fixesAt = (port: number, role: string) =>
      findings.find(
        (f: { port: number; ruleId: string; message: string; file: string }) =>
          f.port === port && f.ruleId === 'ephemeral-port' && f.file === role,
      ).fixes;
    const inside = fixesAt(50051, 'compose.yaml');
    expect(inside[0].title).toBe('Change 50051 to 8051 everywhere (2 known places in 2 files)');
    expect(inside[0].edits).toEqual([
      { file: 'compose.yaml', line: 5, column: 15, endLine: 5, endColumn: 20, newText: '8051' },
      { file: 'Dockerfile', line: 2, column: 8, endLine: 2, endColumn: 13, newText: '8051' },
    ]);
    const outside = fixesAt(50052, 'compose.yaml');
    const titled = (title: RegExp) => outside.find((fix: { title: string }) => title.test(fix.title));
    expect(titled(/^Reserve/).edits).toEqual([
      {
        file: 'sysctl.d/60-portlint-reserved.conf',
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 1,
        newText: 'net.ipv4.ip_local_reserved_ports = 50052\n',
      },
    ]);
    expect(titled(/^Allow/).edits).toEqual([
      {
        file: '.portlint.yaml',
        line: 2,
        column: 1,
        endLine: 2,
        endColumn: 1,
        newText: 'allow:\n  - 50052\n',
      },
    ]);
    const edits = findings.flatMap((f: { fixes: { edits: unknown[] }[] }) => f.fixes.map(fix => fix.edits));
    expect(edits.every((each: unknown[]) => each.length > 0)).toBe(true);
  });

  it('--fix keeps the encoding of a file, and leaves one alone whose bytes it would spoil', async () => {
    const before = '{ "Ünï": "Server=db01:1440;Database=A;Integrated Security=true" }\n';
    const after = before.replace('db01:1440', 'db01,1440');
    const cwd = workspace({
      'big-endian.json': Buffer.from(`\ufeff${before}`, 'utf16le').swap16(),
      'latin.json': Buffer.from(before, 'latin1'),
      'marked.json': Buffer.from(`\ufeff${before}`, 'utf8'),
      'wide.json': Buffer.from(`\ufeff${before}`, 'utf16le'),
    });
    const { code, out, err } = await portlint(['lint', '--fix'], { cwd });
    const bytes = (name: string) => readFileSync(path.join(cwd, name)).toString('hex');
    expect(bytes('big-endian.json')).toBe(Buffer.from(`\ufeff${after}`, 'utf16le').swap16().toString('hex'));
    expect(bytes('latin.json')).toBe(Buffer.from(before, 'latin1').toString('hex'));
    expect(bytes('marked.json')).toBe(Buffer.from(`\ufeff${after}`, 'utf8').toString('hex'));
    expect(bytes('wide.json')).toBe(Buffer.from(`\ufeff${after}`, 'utf16le').toString('hex'));
    expect(err).toBe('portlint: not fixed: latin.json (its bytes are neither UTF-8 nor UTF-16)\n');
    expect(out).toContain('3 fixes applied');
    expect(code).toBe(1);
  });

  it('shows the line of a file in UTF-16', async () => {
    const text = '\ufeff{\n  "A": "Server=db01:1440;Database=A;Integrated Security=true"\n}\n';
    const cwd = workspace({ 'appsettings.json': Buffer.from(text, 'utf16le') });
    const { out } = await portlint(['lint'], { cwd });
    expect(out).toContain('2 |   "A": "Server=db01:1440;');
  });

  it('ends in peace, with its exit code, where the reader of its output goes away', async () => {
    const services = Array.from({ length: 500 }, (_, i) => `  s${i}: { ports: ["${40000 + i}:80"] }\n`);
    const cwd = workspace({ 'compose.yaml': `services:\n${services.join('')}` });
    const child = spawn(process.execPath, [cliPath, 'lint', '--fail-on', 'error'], { cwd });
    child.stdout.destroy();
    let err = '';
    child.stderr.setEncoding('utf8').on('data', text => {
      err += text;
    });
    const [code] = await once(child, 'close');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
