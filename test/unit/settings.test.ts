import { describe, expect, it } from 'vitest';
import { fileFilter, nearestName, parseConfig, resolveSettings } from '../../shared/index.ts';

describe('resolveSettings', () => {
  it('has defaults', () => {
    expect(resolveSettings([], 'src/a.ts')).toEqual({
      targets: ['linux', 'windows', 'macos'],
      ephemeralRanges: {},
      unprivilegedPortStart: 1024,
      allow: [],
      nodePortRange: { first: 30000, last: 32767 },
      sqlInstances: new Map(),
      rules: {},
      isTest: false,
    });
  });

  it('lets the stronger layer win, mappings key by key', () => {
    const settings = resolveSettings(
      [
        { targets: ['macos'], allow: [1], rules: { 'dynamic-port': 'off', 'invalid-port': 'hint' } },
        { allow: [2], rules: { 'dynamic-port': 'error' } },
      ],
      'a.yaml',
    );
    expect(settings.targets).toEqual(['macos']);
    expect(settings.allow).toEqual([{ range: { first: 2, last: 2 } }]);
    expect(settings.rules).toEqual({ 'dynamic-port': 'error', 'invalid-port': 'hint' });
  });

  it('applies the overrides that match, later ones last, each within its layer', () => {
    const layers = [
      { overrides: [{ files: ['**'], rules: { 'dynamic-port': 'hint' as const } }] },
      {
        rules: { 'dynamic-port': 'warning' as const },
        overrides: [
          { files: ['deploy/**'], rules: { 'dynamic-port': 'error' as const } },
          { files: ['**/*.json'], rules: { 'dynamic-port': 'off' as const } },
        ],
      },
    ];
    const level = (path: string) => resolveSettings(layers, path).rules['dynamic-port'];
    expect(level('a.yaml')).toBe('warning');
    expect(level('deploy/a.yaml')).toBe('error');
    expect(level('deploy/.hidden/a.yaml')).toBe('error');
    expect(level('deploy/a.json')).toBe('off');
  });

  it('counts the globs of a file from its own folder', () => {
    const config = parseConfig(
      'services/a/.portlint.yaml',
      'overrides:\n  - files: [conf/**]\n    allow: [1]\n',
    );
    const allowed = (path: string) => resolveSettings([{}, config], path).allow.length;
    expect(allowed('services/a/conf/x.yaml')).toBe(1);
    expect(allowed('services/a/other/x.yaml')).toBe(0);
  });

  it.each([
    ['test/a.js', true],
    ['src/__tests__/a.js', true],
    ['pkg/server_test.go', true],
    ['src/app.spec.ts', true],
    ['tests/conftest.py', true],
    ['src/test_app.py', true],
    ['src/AppTests.cs', true],
    ['Shop.IntegrationTests/Program.cs', true],
    ['Tests/Base/Tools/SettingsReader.cs', true],
    ['src/Contest/Program.cs', false],
    ['internal/testutils/server.go', true],
    ['src/AppTest.php', true],
    ['src/socket_unittest.cc', true],
    ['src/Attest.cs', false],
    ['src/latest/app.ts', false],
    ['src/contest.py', false],
    ['testing.md', false],
    ['compose.yaml', false],
  ])('%s is a test: %s', (path, expected) => expect(resolveSettings([], path).isTest).toBe(expected));

  it('gives the same object for the same values, so that it is cheap to ask for every file', () => {
    const layer = { overrides: [{ files: ['a/**'], allow: [1] }] };
    expect(resolveSettings([layer], 'b/x')).toBe(resolveSettings([layer], 'b/y'));
    expect(resolveSettings([layer], 'a/x')).toBe(resolveSettings([layer], 'a/y'));
    expect(resolveSettings([layer], 'a/x')).not.toBe(resolveSettings([layer], 'b/x'));
  });

  it('survives nonsense from an editor', () => {
    const nonsense = { targets: 'x', policy: '', rules: { nope: 1 }, allow: [{}], junk: 1 } as never;
    expect(resolveSettings([nonsense], 'a')).toEqual(resolveSettings([], 'a'));
  });
});

describe('fileFilter', () => {
  it('never reads node_modules and .git', () => {
    const filter = fileFilter([]);
    expect(filter.file('src/a.ts')).toBe(true);
    expect(filter.file('a/node_modules/b/c.js')).toBe(false);
    expect(filter.excludesFolder('a/node_modules')).toBe(true);
    expect(filter.excludesFolder('.git')).toBe(true);
    expect(filter.excludesFolder('src')).toBe(false);
  });

  it("never reads vendored packages, but folders of one's own called vendor", () => {
    const filter = fileFilter([]);
    expect(filter.file('vendor/github.com/a/b/compose.yml')).toBe(false);
    expect(filter.file('tools/vendor/sigs.k8s.io/kind/port.go')).toBe(false);
    expect(filter.excludesFolder('vendor/golang.org')).toBe(true);
    expect(filter.excludesFolder('vendor')).toBe(false);
    expect(filter.file('vendor/react/socket/examples/01-echo-server.php')).toBe(false);
    expect(filter.file('web/lib/vendor/twig/twig/src/Environment.php')).toBe(false);
    expect(filter.excludesFolder('api/vendor/bundle')).toBe(true);
    expect(filter.file('vendor/autoload.php')).toBe(true);
    expect(filter.file('src/vendor/api/server.php')).toBe(true);
    expect(filter.file('src/vendor/api/v1/server.ts')).toBe(true);
    expect(filter.file('src/vendor/server.ts')).toBe(true);
    expect(filter.file('src/vendor/api/server.ts')).toBe(true);
    expect(filter.file('vendor/compose.yml')).toBe(true);
  });

  it('honours include and exclude; a folder stands for all in it', () => {
    const filter = fileFilter([
      { exclude: ['**/*.generated.*'] },
      { include: ['src/**', '*.yaml'], exclude: ['src/old/', './vendor'] },
    ]);
    expect(filter.file('src/a.ts')).toBe(true);
    expect(filter.file('compose.yaml')).toBe(true);
    expect(filter.file('docs/compose.yaml')).toBe(false);
    expect(filter.file('src/old/a.ts')).toBe(false);
    expect(filter.file('src/older/a.ts')).toBe(true);
    expect(filter.file('src/a.generated.ts')).toBe(false);
    expect(filter.excludesFolder('src/old')).toBe(true);
    expect(filter.excludesFolder('vendor')).toBe(true);
    expect(filter.excludesFolder('src')).toBe(false);
  });

  it('takes back what ! names', () => {
    const filter = fileFilter([{ exclude: ['src/**', '!src/keep/**'] }]);
    expect(filter.file('src/a.ts')).toBe(false);
    expect(filter.file('src/keep/a.ts')).toBe(true);
    expect(filter.excludesFolder('src')).toBe(false);
  });
});

it.each([
  ['ephemral-port', 'ephemeral-port'],
  ['Ephemeral-Port', 'ephemeral-port'],
  ['dynamic', 'dynamic-port'],
  ['ephemral', 'ephemeral-port'],
  ['sq', undefined],
  ['dynmaic-port', 'dynamic-port'],
  ['xyz', undefined],
  ['', undefined],
])('the name nearest to %j is %j', (name, expected) =>
  expect(nearestName(name, ['ephemeral-port', 'dynamic-port', 'sql-browser'])).toBe(expected),
);
