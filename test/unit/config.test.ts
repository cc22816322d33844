import { describe, expect, it } from 'vitest';
import { configTemplate, parseConfig, resolveSettings } from '../../shared/index.ts';

const problems = (text: string, path = '.portlint.yaml') =>
  parseConfig(path, text).problems.map(p => `${p.line}:${p.column} ${p.message}`);

describe('parseConfig', () => {
  it('reads every key', () => {
    const text = `targets: [linux, freebsd]
ephemeralRanges:
  linux: 15000-65000
unprivilegedPortStart: 80
allow:
  - 50051
  - 60000-60010
  - ports: 47100
    reason: reserved on every host
policy: 5000-15000
nodePortRange: 31000-32000
sqlServer:
  instances:
    DB1\\SQLEXPRESS: 1435
rules:
  ephemeral-port: error
  dynamic-port: off
tests: ["e2e/**"]
include: ["src/**"]
exclude: [legacy]
overrides:
  - files: ["*.json"]
    allow: [8080]
`;
    const { input, problems } = parseConfig('.portlint.yaml', text);
    expect(problems).toEqual([]);
    expect(resolveSettings([input], 'a.json')).toEqual({
      targets: ['linux', 'freebsd'],
      ephemeralRanges: { linux: { first: 15000, last: 65000 } },
      unprivilegedPortStart: 80,
      allow: [
        { range: { first: 50051, last: 50051 } },
        { range: { first: 60000, last: 60010 } },
        { range: { first: 47100, last: 47100 }, reason: 'reserved on every host' },
        { range: { first: 8080, last: 8080 } },
      ],
      policy: { first: 5000, last: 15000 },
      nodePortRange: { first: 31000, last: 32000 },
      sqlInstances: new Map([['DB1\\SQLEXPRESS', 1435]]),
      rules: { 'ephemeral-port': 'error', 'dynamic-port': 'off' },
      isTest: false,
    });
  });

  it('reads JSON, also with comments, a trailing comma, tabs and a schema', () => {
    const text = '{\n\t"$schema": "x",\n\t// why\n\t"allow": [50051, "1-2",],\n}\n';
    expect(parseConfig('.portlint.json', text)).toMatchObject({
      input: { allow: [50051, '1-2'] },
      problems: [],
    });
  });

  it.each([
    ['', []],
    ['# nothing\n', []],
    ['allow:\nrules:\n', []],
    ['target: [linux]\n', ['1:1 unknown key "target"; did you mean "targets"?']],
    [
      'ports: []\n',
      [
        '1:1 unknown key "ports"; valid keys are "targets", "ephemeralRanges", "unprivilegedPortStart", "allow", "policy", "nodePortRange", "sqlServer", "rules", "tests", "include", "exclude" and "overrides"',
      ],
    ],
    [
      '\nrules:\n  ephemral-port: off\n',
      ['3:3 unknown rule "ephemral-port"; did you mean "ephemeral-port"?'],
    ],
    ['rules:\n  no-such-thing-at-all: off\n', ['2:3 unknown rule "no-such-thing-at-all"']],
    ['rules:\n  ephemeral-port: warn\n', ['2:19 "warn" is not known here; did you mean "warning"?']],
    [
      'rules:\n  ephemeral-port: 2\n',
      ['2:19 expected "off", "hint", "information", "warning" or "error", not 2'],
    ],
    ['rules: [a]\n', ['1:8 expected a mapping']],
    ['targets: linux\n', ['1:10 expected a list, not "linux"']],
    ['targets: [linux, win]\n', ['1:18 "win" is not known here; did you mean "windows"?']],
    ['unprivilegedPortStart: 70000\n', ['1:24 expected a port from 0 to 65535, not 70000']],
    ['unprivilegedPortStart: 1.5\n', ['1:24 expected a whole number, not 1.5']],
    ['unprivilegedPortStart: "80"\n', ['1:24 expected a number, not "80"']],
    ['policy: 15000-5000\n', ['1:9 expected a range such as "5000-15000", ascending, up to 65535']],
    ['policy: 5000-70000\n', ['1:9 expected a range such as "5000-15000", ascending, up to 65535']],
    ['allow: 50051\n', ['1:8 expected a list, not 50051']],
    [
      'allow:\n  - true\n',
      ['2:5 expected a port, a range such as "5000-15000", or both "ports" and "reason"'],
    ],
    ['allow:\n  - 70000\n', ['2:5 expected a port from 0 to 65535, not 70000']],
    ['allow:\n  - port: 80\n', ['2:5 unknown key "port"; did you mean "ports"?']],
    ['allow:\n  - reason: x\n', ['2:5 the key "ports" is missing']],
    ['sqlServer:\n  instance: {}\n', ['2:3 unknown key "instance"; did you mean "instances"?']],
    ['ephemeralRanges:\n  linus: 1-2\n', ['2:3 unknown key "linus"; did you mean "linux"?']],
    ['overrides:\n  - files: ["a"]\n    rule: {}\n', ['3:5 unknown key "rule"; did you mean "rules"?']],
    ['overrides:\n  - file: ["a"]\n', ['2:5 unknown key "file"; did you mean "files"?']],
    [
      'overrides:\n  - files: ["a"]\n    rules: { dynamic-prt: off }\n',
      ['3:14 unknown rule "dynamic-prt"; did you mean "dynamic-port"?'],
    ],
    ['overrides:\n  - files: a\n', ['2:12 expected a list, not "a"']],
    [
      'allow: [{ports: 5, reason: [1]}, {ports: x}]\n',
      ['1:28 expected a text', '1:42 expected a range such as "5000-15000", ascending, up to 65535'],
    ],
    ['policy: x\n', ['1:9 expected a range such as "5000-15000", ascending, up to 65535']],
    ['- a\n', ['1:1 expected a mapping of keys such as "targets" and "rules"']],
    ['allow: [1]\nallow: [2]\n', ['2:1 not YAML: Map keys must be unique']],
  ])('%j', (text, expected) => expect(problems(text)).toEqual(expected));

  it('says where JSON is wrong', () => {
    expect(problems('{\n  "rules": { "dynamic-port": "of" }\n}', '.portlint.json')).toEqual([
      '2:30 "of" is not known here; did you mean "off"?',
    ]);
    expect(problems('{\n  "rulez": {}\n}', '.portlint.json')).toEqual([
      '2:3 unknown key "rulez"; did you mean "rules"?',
    ]);
    expect(problems('{ "rules": ', '.portlint.json')).not.toEqual([]);
  });

  it('keeps what is valid beside what is not', () => {
    const text =
      'targets: [linux, win]\nallow: [50051, x, 8080]\npolicy: 9-1\nrules: {a: off, dynamic-port: off}\n';
    expect(parseConfig('.portlint.yaml', text).input).toEqual({
      targets: ['linux'],
      allow: [50051, 8080],
      rules: { 'dynamic-port': 'off' },
    });
  });

  it('never throws', () => {
    const bomb = `a: &a [x,x]\n${'bcdefghijk'
      .split('')
      .map((key, i) => `${key}: &${key} [${'*abcdefghijk'[0]}${'abcdefghijk'[i]},*${'abcdefghijk'[i]}]`)
      .join('\n')}\n`;
    const deep = ['['.repeat(100_000), '{"a":'.repeat(50_000), '- '.repeat(20_000)];
    for (const text of [
      ...deep,
      '{',
      ': :',
      '\t- x',
      '*x',
      bomb,
      '\u0000',
      '%',
      '<<: 1',
      '!!js x',
      '---\na\n---\nb',
    ])
      for (const path of ['.portlint.yaml', '.portlint.json']) {
        const { problems } = parseConfig(path, text);
        expect(problems.length, JSON.stringify(text.slice(0, 50))).toBeGreaterThan(0);
      }
  });

  it('the template is valid, as it is and with every line in force', () => {
    expect(parseConfig('.portlint.yaml', configTemplate())).toMatchObject({ input: {}, problems: [] });
    const inForce = configTemplate()
      .split('\n')
      .flatMap(line => /^# ([a-z][a-zA-Z]*:.*| {2}.*)$/.exec(line)?.[1] ?? []);
    const parsed = parseConfig('.portlint.yaml', inForce.join('\n'));
    expect(parsed.problems).toEqual([]);
    expect(Object.keys(parsed.input)).toHaveLength(12);
  });
});
