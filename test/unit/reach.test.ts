import { expect, it } from 'vitest';
import { homeOf, islandOf, nearness } from '../../shared/workspace/environment/reach.ts';

it.each([
  ['deploy/sysctl.conf', ''],
  ['services/a/main.go', ''],
  ['services/a/main_test.go', 'services/a/main_test.go'],
  ['tests/test_server.py', 'tests/test_server.py'],
  ['app/test_server.py', 'app/test_server.py'],
  ['.github/workflows/ci.yml', '.github'],
  ['a/test/fixtures/x.js', 'a/test/fixtures'],
  ['examples/chat/server.js', 'examples/chat'],
  ['examples/server.js', 'examples'],
  ['docs/examples/chat/etc/sysctl.conf', 'docs/examples/chat'],
  ['src/testing/server.js', ''],
])('%s stands on the island %j', (path, island) => {
  expect(islandOf(path)).toBe(island);
});

it.each([
  ['sysctl.conf', ''],
  ['etc/sysctl.d/90-ports.conf', ''],
  ['ansible/roles/kernel/tasks/main.yml', ''],
  ['ansible/group_vars/all/sysctl.yml', ''],
  ['services/a/deploy/sysctl.conf', 'services/a'],
  ['services/a/sysctl.conf', 'services/a'],
  ['hosts/db1/etc/sysctl.conf', 'hosts/db1'],
  ['examples/chat/etc/sysctl.conf', 'examples/chat'],
  ['test/etc/sysctl.conf', 'test'],
])('%s means the servers below %j', (path, home) => {
  expect(homeOf(path)).toBe(home);
});

it('nearness counts the folders in common', () => {
  expect(nearness('a/b/c.conf', 'a/b/d/e.js')).toBe(2);
  expect(nearness('a.conf', 'b/c.js')).toBe(0);
});
