import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readFile } from '../../../shared/readers/index.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';
import { everyReader } from './support/fixtures.ts';
import { expectSound } from './support/invariants.ts';

/**
 * Texts of half a megabyte and more on which a careless expression, loop or recursion takes quadratic time,
 * all memory or the whole stack. Each was slow or fatal once, or stands for a construct of which that
 * would be likely. The bound is generous, since machines are loaded; quadratic ones take minutes.
 */
const SIZE = 500_000;
const TOO_LONG = 10_000;

const connection = 'Server=tcp:db,1433;Initial Catalog=b;User Id=sa;Password=p';
const composed = 'services:\n  web:\n    image: x\n    ports:\n      - "8080:80"\n';
const pod =
  'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      ports:\n        - containerPort: 80\n';
const js = "const http = require('http');\nhttp.createServer().listen(3000);\n";
const goCode = 'package main\nimport "net/http"\nfunc main() { http.ListenAndServe(":8080", nil) }\n';
const py = 'from flask import Flask\napp = Flask(__name__)\napp.run(port=5000)\n';

const rb = 'TCPServer.new(1)\n';
const php = "<?php\nstream_socket_server('tcp://0.0.0.0:1');\n";

const fill = (text: string, size = SIZE) => text.repeat(Math.ceil(size / text.length));
const count = (n: number, line: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => line(i)).join('');

const TEXTS: readonly [file: string, what: string, text: () => string][] = [
  ['system.ps1', 'a rule of many ports', () => `New-NetFirewallRule -LocalPort ${fill('80 , ')}`],
  ['system.sh', 'open substitutions', () => `iptables -A INPUT --dport ${fill('$(')}`],
  ['system.sh', 'here-documents without an end', () => `ufw allow 1\n${fill('cat <<A\n')}`],
  ['system.sh', 'many here-documents of one command', () => `ufw allow 1\ncat ${fill('<<A ')}`],
  ['system.sh', 'settings on one line', () => fill('sysctl -w net.ipv4.tcp_fin_timeout=1;')],
  ['system.tf', 'here-documents without an end', () => `x = "ufw allow 1"\n${fill('<<A\n')}`],
  ['sysctl.conf', 'blanks', () => `net.ipv4.tcp_fin_timeout=1\n${fill(' ')}`],
  ['nftables.conf', 'states on one line', () => `chain input {\n${fill('ct state accept ')}dport`],
  ['tcp.reg', 'bytes', () => `[HKLM\\Software\\Microsoft\\Rpc\\Internet]\n"Ports"=hex(7):${fill('35,00,')}`],
  [
    'run.sh',
    'blanks that are none of the shell’s',
    () => `docker run -p 1:1 x${fill('\u00A0 \uFEFF\f\v\u2028')}`,
  ],
  ['run.bat', 'a byte order mark in a command', () => `docker run -p 1:1 x\n${fill('set A\uFEFFB\n')}`],
  ['compose.yaml', 'flow collections', () => composed + fill('[]')],
  ['compose.yaml', 'numbers in one line', () => `${composed}x: [${fill('80,')}]`],
  ['compose.yaml', 'open template actions', () => composed + fill('x: {{ "\n')],
  ['compose.yaml', 'open statements', () => composed + fill('{%')],
  ['compose.yaml', 'open comments of templates', () => composed + fill('{#')],
  ['compose.yaml', 'nested flow', () => `${composed}x: ${'['.repeat(100_000)}`],
  [
    'compose.yaml',
    'an alias bomb',
    () => `${composed}a0: &a0 [1,1]\n${count(10_000, i => `a${i + 1}: &a${i + 1} [*a${i},*a${i}]\n`)}`,
  ],
  ['compose.yaml', 'anchors', () => composed + count(50_000, i => `a${i}: &a${i} 1\n`)],
  ['compose.yaml', 'ports', () => `services:\n  a:\n    ports:\n${fill('      - "1:1"\n')}`],
  [
    'compose.yaml',
    'an aliased list',
    () =>
      `x: &a\n${fill('  - "1:1"\n', SIZE / 2)}services:\n${count(9000, i => `  s${i}: {image: x, ports: *a}\n`)}`,
  ],
  [
    'compose.yaml',
    'a merged map',
    () =>
      `x: &a\n${count(30_000, i => `  k${i}: 1\n`)}services:\n${count(9000, i => `  s${i}: {<<: *a, image: x, ports: [80]}\n`)}`,
  ],
  [
    'compose.yaml',
    'a chain of merges',
    () =>
      `x0: &a0 {image: x}\n${count(20_000, i => `x${i + 1}: &a${i + 1} {<<: *a${i}}\n`)}services: {a: {<<: *a20000, ports: [80]}}\n`,
  ],
  ['compose.yaml', 'interpolation', () => `services:\n  a:\n    ports:\n      - "${fill(`\${A:-`)}"\n`],
  [
    'compose.yaml',
    'an owner of a megabyte',
    () => `services:\n  ? ${fill('a', SIZE / 2)}\n  : ports:\n${fill('      - "1:1"\n', SIZE / 2)}`,
  ],
  ['pod.yaml', 'containers', () => pod + fill('    - {name: b, ports: [{containerPort: 80}]}\n')],
  [
    'pod.yaml',
    'long aliased maps in a template',
    () =>
      `apiVersion: v1\nkind: Pod\nx: {{ a }}\ny: &c\n${count(30_000, i => `  k${i}: 1\n`)}spec:\n  containers:\n${fill('    - *c\n', SIZE / 2)}# containerPort: 80\n`,
  ],
  [
    'pod.json',
    'minified',
    () =>
      `{"apiVersion":"v1","kind":"Pod","spec":{"containers":[{"ports":[${fill('{"containerPort":80},')}{}]}]}}`,
  ],
  ['Dockerfile', 'blank lines', () => `${fill('\n')}FROM x\nEXPOSE 80\n`],
  [
    'Dockerfile',
    'a long value, used often',
    () => `FROM x\nENV A=${'8'.repeat(4000)}\n${fill('EXPOSE $A$A$A\n')}`,
  ],
  ['Dockerfile', 'a chain of stages', () => fill('FROM a as a\nEXPOSE $P\n')],
  ['Dockerfile', 'ports in one line', () => `FROM x\nEXPOSE ${fill('80 ')}`],
  ['Dockerfile', 'here-documents', () => `FROM x\nEXPOSE 80\n${count(80_000, i => `RUN <<A${i}\n`)}`],
  ['.env', 'blanks in a value', () => `DB="${connection}"\nA=b${fill(' \t')}c\n`],
  ['.env', 'schemes in a value', () => fill(`A=${fill('jdbc:sqlserver://', 19_000)}\n`, SIZE / 2)],
  ['a.xml', 'open tags', () => `<a>${connection}</a>${fill('<a ')}>`],
  ['a.xml', 'open attributes', () => `<a>${connection}</a>${fill(`<a b="<a b='`)}`],
  [
    'a.properties',
    'continued blanks',
    () => `db=${connection}\n${' '.repeat(SIZE / 2)}\\\n${fill('\\\n', SIZE / 2)}`,
  ],
  ['a.php', 'an open string', () => `<?php $s = "${connection}";\n${fill('"${')}`],
  ['a.js', 'nested calls', () => `${js}${'f(\n'.repeat(100_000)}`],
  ['a.js', 'operands by lines', () => `${js}const z = ${fill('"1" +\n', 450_000)}"2";`],
  [
    'a.js',
    'sums of sums',
    () =>
      `${js}var a0 = "x";\n${count(4000, i => `var a${i + 1} = a${i} + a${i};\nhttp.createServer().listen(a${i});\n`)}`,
  ],
  [
    'a.js',
    'a name bound again and again',
    () => js + fill('var p = 1;\nhttp.createServer().listen(p);\n', 450_000),
  ],
  [
    'a.js',
    'names bound to each other',
    () =>
      js +
      count(
        9000,
        i => `var v${i} = v${i + 1};\nvar v${i + 1} = v${i};\nhttp.createServer().listen(v${i});\n`,
      ),
  ],
  [
    'a.js',
    'a store asked again and again',
    () =>
      `${js}const app = require('express')();\n${fill("app.set('port', 1);\n", 150_000)}${fill("app.listen(app.get('port'));\n", 200_000)}`,
  ],
  ['a.ts', 'nested templates', () => `${js}x = ${'`${\n'.repeat(50_000)}`],
  ['a.ts', 'ternaries', () => `${js}x = ${fill('a ? b :\n', 450_000)}c;`],
  [
    'a.go',
    'a sum',
    () => `${goCode}var z = ${fill('"1" +\n')}"2"\nfunc f() { http.ListenAndServe(z, nil) }\n`,
  ],
  ['a.go', 'backticks', () => goCode + fill('`')],
  ['a.py', 'an f-string of many parts', () => `${py}a = 1\nx = f"${fill('{a}')}"\napp.run(port=x)\n`],
  ['a.py', 'nested f-strings', () => `${py}x = ${fill('f"{')}`],
  ['a.py', 'parentheses', () => `${py}x = ${'('.repeat(100_000)}`],
  [
    'a.py',
    'options asked one by one',
    () =>
      `${py}import argparse\np = argparse.ArgumentParser()\n${count(6000, i => `p.add_argument("--port${i}", type=int, default=${i})\n`)}a = p.parse_args()\n${count(6000, i => `app.run(port=a.port${i})\n`)}`,
  ],
  ['a.py', 'suppressions', () => `${py}${fill('app.run(port=1) # portlint-disable-line a\n', SIZE / 2)}`],
  ['a.py', 'calls for the prefilter', () => `app${fill('.run((a(')}`],
  ['a.rb', 'servers', () => fill('TCPServer.new(1)\n')],
  ['a.rb', 'heredocs', () => `${rb}${fill('x = <<~A\n a\nA\n')}`],
  ['a.rb', 'nested interpolation', () => `${rb}${fill('"#{')}`],
  ['a.rb', 'a chain of methods', () => `${rb}x${fill('.a(1)')}`],
  ['a.rb', 'open blocks', () => `${rb}${fill('a do |x|\n')}`],
  ['a.rb', 'lines of a configuration', () => fill('port 1\nset :a, ')],
  ['a.php', 'servers', () => `${php}${fill("stream_socket_server('tcp://0.0.0.0:1');\n")}`],
  ['a.php', 'strings joined', () => `${php}$x = ${fill('"a" . ')}1;`],
  ['a.php', 'nested interpolation', () => `${php}${fill('"{$a')}`],
  ['a.php', 'open classes', () => `${php}${fill('class A {')}`],
  [
    'a.php',
    'options of a console',
    () =>
      `${php}${fill("$a->addOption('port', 'p', 1, 'x', 1); new \\React\\Socket\\SocketServer('a:' . $i->getOption('port'));\n")}`,
  ],
  ['a.lua', 'servers', () => `local socket = require("socket")\n${fill('socket.bind("*", 1)\n')}`],
  ['a.lua', 'open tables', () => `local socket = require("socket")\nsocket.bind(${fill('{')}`],
  ['a.lua', 'strings joined', () => `local s = require("socket")\ns.bind("*", 1)\nx = ${fill('a .. ')}a`],
  [
    'template.yaml',
    'resources that share a list',
    () =>
      `x: &a\n  PortMappings:\n${fill('    - {ContainerPort: 80}\n', SIZE / 4)}Resources:\n${count(5000, i => `  r${i}: {Type: 'AWS::ECS::TaskDefinition', Properties: {ContainerDefinitions: [*a]}}\n`)}`,
  ],
  [
    'template.yaml',
    'conditions in conditions',
    () =>
      `a0: &a0 !If [x, 1, 1]\n${count(5000, i => `a${i + 1}: &a${i + 1} !If [x, *a${i}, *a${i}]\n`)}Resources:\n  l: {Type: 'AWS::RDS::DBInstance', Properties: {Port: *a5000}}\n`,
  ],
  [
    'template.json',
    'rules',
    () =>
      `{"Resources":{"a":{"Type":"AWS::EC2::SecurityGroup","Properties":{"SecurityGroupIngress":[${fill('{"FromPort":80,"ToPort":80},')}]}}}}`,
  ],
  [
    'maps.yaml',
    'files in ConfigMaps',
    () =>
      count(
        4000,
        i =>
          `---\nkind: ConfigMap\ndata:\n  a${i}.conf: |\n    server {\n      listen 80;\n    }\n    port 1\n`,
      ),
  ],
  [
    'maps.yaml',
    'ConfigMaps in ConfigMaps',
    () =>
      count(
        200,
        i => `${'  '.repeat(i)}kind: ConfigMap\n${'  '.repeat(i)}data:\n${'  '.repeat(i)}  a.yaml: |\n`,
      ),
  ],
  [
    'kustomization.yaml',
    'an aliased patch',
    () => `x: &a |\n${fill('  port: 80\n', SIZE / 2)}patches:\n${count(5000, () => '- patch: *a\n')}`,
  ],
  ['values.yaml', 'ports', () => `service:\n  ports:\n${count(40_000, i => `    p${i}: 80\n`)}`],
  [
    'play.yml',
    'containers',
    () => `- docker_container:\n    name: a\n    ports:\n${fill('      - "80:80"\n')}`,
  ],
  ['Caddyfile', 'open texts', () => `:80 {\n${fill('"\\" :8080 ')}`],
  ['Caddyfile', 'heredocs', () => `:80 {\n${fill('respond <<A\n')}`],
  ['Caddyfile', 'braces', () => `:8080 ${fill('{ {$A:')}`],
  ['logstash.conf', 'an open text', () => `input { beats { port => "${fill('\\"')}`],
  ['logstash.conf', 'open blocks', () => `input {\n a => 5044\n${fill('tcp { ')}`],
  ['logstash.conf', 'conditions', () => `input {\n a => 5044\n${fill('if =~ /')}`],
  ['fluent.conf', 'open sections', () => fill('<match a>\n@type tcp\nport 80\n')],
  ['server.xml', 'connectors', () => `<Server port="1">${fill('<Connector port="80"')}`],
  ['activemq.xml', 'addresses', () => `<transportConnector uri="${fill('tcp://a:1,')}"/>`],
];

// The first text of each language loads its parser.
beforeAll(async () => {
  for (const name of ['a.js', 'a.go', 'a.py'])
    await readFile(new SourceText(name, js + goCode + py), assets, everyReader);
});

describe('big hostile texts are read in time', () => {
  it.each(TEXTS)('%s: %s', async (file, what, make) => {
    const text = make();
    const start = performance.now();
    const facts = await readFile(new SourceText(file, text), assets, everyReader);
    expect(performance.now() - start).toBeLessThan(TOO_LONG);
    const { occurrences, lineStarts: _, ...rest } = facts;
    expectSound({ ...rest, lineStarts: [], occurrences: occurrences.slice(0, 100) }, text, what);
    expect(facts.trouble?.reason ?? '').not.toMatch(/call stack|undefined/);
  });
});

it("a parse that takes too long by the host's clock is given up", async () => {
  let time = 0;
  // A second from one look to the next.
  const slow = { ...assets, grammar: assets.grammar, now: () => (time += 1000) };
  vi.resetModules();
  const { go } = await import('../../../shared/readers/code/languages/go/go.ts');
  const facts = await readFile(new SourceText('a.go', goCode + fill('x := 1\n', 50_000)), slow, [go]);
  expect(facts.occurrences).toEqual([]);
  expect(facts.trouble).toEqual({ reason: 'too tangled to parse', part: false });
});

describe('one file gives no more than a run can carry', () => {
  it('20,000 ports, the first ones', async () => {
    const text = `services:\n  a:\n    ports:\n${'      - "8080:80"\n'.repeat(15_000)}`;
    const facts = await readFile(new SourceText('compose.yaml', text), assets);
    expect(facts.occurrences).toHaveLength(20_000);
    expect(facts.occurrences[0]!.range.start).toBe(text.indexOf('8080'));
    expect(facts.trouble).toEqual({ reason: 'more than 20,000 ports or other findings', part: true });
  });

  it('500 files within it, which is named where one of the others may hold a port', async () => {
    const map = (last: string) =>
      `kind: ConfigMap\nmetadata: { name: m }\ndata:\n${Array.from(
        { length: 500 },
        (_, i) => `  redis${i}.conf: |\n    port ${7000 + i}\n`,
      ).join('')}  redis.conf: |\n    ${last}\n`;
    const read = (text: string) => readFile(new SourceText('map.yaml', text), assets);
    const text = map('port 6379');
    const facts = await read(text);
    const trouble = { reason: 'more than 500 files within it', part: true };
    expect(facts.trouble).toMatchObject(trouble);
    expect(facts.trouble!.range!.start).toBeGreaterThan(text.indexOf('redis.conf'));
    expect((await read(map('save 900 1'))).trouble).toBeUndefined();
  });

  it('names of 1,000 characters', async () => {
    const text = `services:\n  ? ${'a'.repeat(5000)}\n  : image: x\n    ports: ["8080:80"]\n    user: root\n`;
    const facts = await readFile(new SourceText('compose.yaml', text), assets);
    expect(facts.occurrences.map(o => o.owner)).toEqual(Array(2).fill(`${'a'.repeat(1000)}…`));
    expect(facts.environment[0]!.scope).toEqual({ kind: 'owner', owner: `${'a'.repeat(1000)}…` });
  });
});

describe('what a bound leaves out does not cost the rest', () => {
  const ports = async (name: string, text: string) =>
    (await readFile(new SourceText(name, text), assets, everyReader)).occurrences.map(o => o.port);

  it('a name of 300 values is unknown, another is not', async () => {
    const text = `${js}${'p = 1;\n'.repeat(300)}var q = 5;\nhttp.createServer().listen(p);\nhttp.createServer().listen(q);\n`;
    expect(await ports('a.js', text)).toEqual(expect.arrayContaining([3000, 5, null]));
  });

  it('ports before a stretch of errors', async () => {
    expect(await ports('compose.yaml', composed + fill('[]'))).toEqual(expect.arrayContaining([8080, 80]));
  });

  it('a port in a stage on a hundred others', async () => {
    const text = `FROM x as a0\nENV P=81\n${count(50, i => `FROM a${i} as a${i + 1}\n`)}EXPOSE $P\n`;
    expect(await ports('Dockerfile', text)).toEqual([81]);
  });

  it('a template comment that holds an action, and a value with `}}` in a string', async () => {
    const text = `${composed}      - "{{/* {{ a }} */}}"\n      - "{{ "}}" }}:81"\n      - "82:82"\n`;
    expect(await ports('compose.yaml', text)).toEqual(expect.arrayContaining([8080, 80, 81, 82]));
  });
});
