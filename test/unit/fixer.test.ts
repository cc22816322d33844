import { describe, expect, it } from 'vitest';
import { allowEdit } from '../../shared/config/allow-edit.ts';
import { applyEdits, parseConfig, safeEdits } from '../../shared/index.ts';
import { TestWorkspace } from '../support/test-workspace.ts';

describe('"allow it in the configuration"', () => {
  const allow = (path: string, text: string, first = 50051, last = first) => {
    const edits = allowEdit(path, text, { first, last });
    return edits && applyEdits(text, edits);
  };

  it.each<[string, string, string]>([
    ['a new file', '', 'allow:\n  - 50051\n'],
    ['only comments', '# mine\n', '# mine\nallow:\n  - 50051\n'],
    ['no line end at the end', 'targets: [linux]', 'targets: [linux]\nallow:\n  - 50051\n'],
    [
      'another key',
      'targets: [linux] # ours\n\n# end\n',
      'targets: [linux] # ours\n\n# end\nallow:\n  - 50051\n',
    ],
    ['CRLF', 'targets: [linux]\r\n', 'targets: [linux]\r\nallow:\r\n  - 50051\r\n'],
    [
      'a list',
      'allow:\n  - 80 # web\n  - 443\ntargets: [linux]\n',
      'allow:\n  - 80 # web\n  - 443\n  - 50051\ntargets: [linux]\n',
    ],
    [
      'a list without indentation',
      'allow:\n- 80\n- 443 # tls\n\nrules: {}\n',
      'allow:\n- 80\n- 443 # tls\n- 50051\n\nrules: {}\n',
    ],
    [
      'a list that ends in a mapping',
      'allow:\n    - 80\n    - ports: 443\n      reason: "a" # b\n# c\n',
      'allow:\n    - 80\n    - ports: 443\n      reason: "a" # b\n    - 50051\n# c\n',
    ],
    [
      'a list that ends in a text over lines',
      'allow:\n  - ports: 1\n    reason: >\n      a\n      b\nrules: {}\n',
      'allow:\n  - ports: 1\n    reason: >\n      a\n      b\n  - 50051\nrules: {}\n',
    ],
    ['a list at the end without a line end', 'allow:\n  - "80"', 'allow:\n  - "80"\n  - 50051'],
    [
      'a list with CRLF',
      'allow:\r\n  - 80\r\nrules: {}\r\n',
      'allow:\r\n  - 80\r\n  - 50051\r\nrules: {}\r\n',
    ],
    ['a flow list', 'allow: [80, 443] # x\n', 'allow: [80, 443, 50051] # x\n'],
    ['a flow list over lines', 'allow: [\n  80,\n  443,\n]\n', 'allow: [\n  80,\n  443,\n  50051,\n]\n'],
    ['an empty flow list', 'allow: []\n', 'allow: [50051]\n'],
    ['no value', 'allow: # todo\nrules: {}\n', 'allow: # todo\n  - 50051\nrules: {}\n'],
    ['null', 'allow: ~\n', 'allow: [50051]\n'],
    ['a flow mapping', '{targets: [linux]}\n', '{targets: [linux], allow: [50051]}\n'],
    ['an empty flow mapping', '{}\n', '{allow: [50051]}\n'],
    ['a document end', '---\ntargets: [linux]\n...\n', '---\ntargets: [linux]\nallow:\n  - 50051\n...\n'],
  ])('YAML: %s', (_, text, expected) => {
    expect(allow('.portlint.yaml', text)).toBe(expected);
    const { input, problems } = parseConfig('.portlint.yaml', expected);
    expect(problems).toEqual([]);
    expect(input.allow).toContain(50051);
  });

  it.each<[string, string, string]>([
    ['a new file', '', '{\n  "allow": [50051]\n}\n'],
    ['a list', '{\n  "allow": [80]\n}\n', '{\n  "allow": [80, 50051]\n}\n'],
    [
      'a list over lines, with comments',
      '{\r\n\t"allow": [\r\n\t\t80, // web\r\n\t\t443 // tls\r\n\t]\r\n}',
      '{\r\n\t"allow": [\r\n\t\t80, // web\r\n\t\t443, // tls\r\n\t\t50051\r\n\t]\r\n}',
    ],
    ['a trailing comma', '{\n  "allow": [\n    80,\n  ]\n}', '{\n  "allow": [\n    80,\n    50051,\n  ]\n}'],
    [
      'no list',
      '{\n\t"targets": ["linux"] // ours\n}\n',
      '{\n\t"targets": ["linux"], // ours\n\t"allow": [50051]\n}\n',
    ],
    ['one line', '{ "targets": ["linux"] }', '{ "targets": ["linux"], "allow": [50051] }'],
    ['an empty object', '{}', '{"allow": [50051]}'],
    ['an empty list', '{ "allow": [] }', '{ "allow": [50051] }'],
    ['null', '{ "allow": null }', '{ "allow": [50051] }'],
  ])('JSON: %s', (_, text, expected) => {
    expect(allow('.portlint.json', text)).toBe(expected);
    expect(parseConfig('.portlint.json', expected)).toMatchObject({ problems: [] });
    expect(parseConfig('.portlint.json', expected).input.allow).toContain(50051);
  });

  it('writes ranges as both formats read them', () => {
    expect(allow('.portlint.yaml', '', 50000, 50010)).toBe('allow:\n  - 50000-50010\n');
    expect(allow('.portlint.json', '', 50000, 50010)).toBe('{\n  "allow": ["50000-50010"]\n}\n');
  });

  it.each(['allow: 5\n', 'allow: &a [1]\nrules: [\n', '- a\n', 'allow: {a: b}\n'])(
    'leaves alone what it cannot add to: %j',
    text => expect(allow('.portlint.yaml', text)).toBeUndefined(),
  );
});

describe('fixesOf', () => {
  const text = 'services:\n  web:\n    ports:\n      - "50051:1024"\n';

  it('allows a port in the configuration that holds, so that the finding is gone', async () => {
    const workspace = await TestWorkspace.of({
      'compose.yaml': text,
      '.portlint.yaml': '# ours\nallow:\n  - 61000 # mosh\n',
    });
    const [finding] = workspace.findings('compose.yaml');
    const fix = workspace.fixes(finding!).find(({ title }) => title.startsWith('Allow'))!;
    const after = await workspace.apply(fix);
    expect(after.files['.portlint.yaml']).toBe('# ours\nallow:\n  - 61000 # mosh\n  - 50051\n');
    expect(after.findings('compose.yaml')).toEqual([]);
  });

  it('creates a configuration where there is none', async () => {
    const workspace = await TestWorkspace.of({ 'compose.yaml': text });
    const fix = workspace.fixes(workspace.findings()[0]!).find(({ title }) => title.startsWith('Allow'))!;
    expect(fix.edits).toEqual([
      {
        path: '.portlint.yaml',
        edits: [{ range: { start: 0, end: 0 }, newText: 'allow:\n  - 50051\n' }],
        create: true,
      },
    ]);
    expect((await workspace.apply(fix)).findings()).toEqual([]);
  });

  it('is made anew from the present workspace', async () => {
    const workspace = await TestWorkspace.of({ 'compose.yaml': text });
    const finding = workspace.findings()[0]!;
    const taken = await TestWorkspace.of({
      'compose.yaml': text,
      'other/compose.yaml': text.replace('50051', '8051'),
    });
    expect(workspace.fixes(finding)[0]!.title).toBe('Change 50051 to 8051');
    expect(taken.fixes(finding)[0]!.title).toBe('Change 50051 to 9051');
    expect((await TestWorkspace.of({})).fixes(finding)).toEqual([]);
  });
});

describe('safeEdits', () => {
  it('takes safe fixes only', async () => {
    const text = 'services:\n  web:\n    ports:\n      - "50051:1024"\n      - "localhost:8081:1025"\n';
    const workspace = await TestWorkspace.of({ 'compose.yaml': text });
    const edits = safeEdits(workspace.findings('compose.yaml'), workspace);
    expect(applyEdits(text, edits)).toBe(text.replace('localhost', '127.0.0.1'));
  });

  it('mends a literal once that two services share', async () => {
    const text = 'x-p: &p ["localhost:8081:1025"]\nservices:\n  a:\n    ports: *p\n  b:\n    ports: *p\n';
    const workspace = await TestWorkspace.of({ 'compose.yaml': text });
    const edits = safeEdits(workspace.findings('compose.yaml'), workspace);
    expect(applyEdits(text, edits)).toBe(text.replace('localhost', '127.0.0.1'));
  });
});
