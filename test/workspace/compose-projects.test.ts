import { describe, expect, it } from 'vitest';
import { composeProjects } from '../../shared/workspace/index.ts';
import { type Files, TestWorkspace } from '../support/test-workspace.ts';

const web = (...lines: string[]) => `services:\n  web:\n${lines.map(line => `    ${line}\n`).join('')}`;
const IMAGE = web('image: web');

async function groups(files: Files): Promise<string[]> {
  const { snapshot } = await TestWorkspace.of(files);
  return composeProjects(snapshot)
    .map(project => project.files.join(' + '))
    .sort();
}

async function services(files: Files): Promise<string[]> {
  const { snapshot } = await TestWorkspace.of(files);
  const [project] = composeProjects(snapshot);
  return project!.services.map(({ name, ports }) =>
    `${name} ${ports.map(({ port }) => port.written).join(' ')}`.trim(),
  );
}

describe('which files make a project', () => {
  it('the first of the base names with the first of the override names', async () => {
    expect(
      await groups({
        'a/docker-compose.yml': IMAGE,
        'a/docker-compose.override.yml': web('restart: always'),
        'b/docker-compose.yml': IMAGE,
        'b/compose.yaml': IMAGE,
        'b/compose.override.yml': web('restart: always'),
      }),
    ).toEqual([
      'a/docker-compose.yml + a/docker-compose.override.yml',
      'b/compose.yaml + b/compose.override.yml',
      'b/docker-compose.yml',
    ]);
  });

  it('files that could be started alone are alternatives', async () => {
    expect(
      await groups({
        'docker-compose.yml': IMAGE,
        'docker-compose.dev.yml': IMAGE,
        'docker-compose.prod.yml': IMAGE,
      }),
    ).toEqual(['docker-compose.dev.yml', 'docker-compose.prod.yml', 'docker-compose.yml']);
  });

  it('a file whose services have neither image nor build goes over the base', async () => {
    expect(
      await groups({ 'docker-compose.yml': IMAGE, 'docker-compose.prod.yml': web('ports: ["80:80"]') }),
    ).toEqual(['docker-compose.yml', 'docker-compose.yml + docker-compose.prod.yml']);
  });

  it('or over the only other file that has them', async () => {
    const overlay = web('ports: ["80:80"]');
    expect(await groups({ 'compose.base.yaml': IMAGE, 'compose.prod.yaml': overlay })).toEqual([
      'compose.base.yaml',
      'compose.base.yaml + compose.prod.yaml',
    ]);
    expect(
      await groups({ 'compose.a.yaml': IMAGE, 'compose.b.yaml': IMAGE, 'compose.prod.yaml': overlay }),
    ).toEqual(['compose.a.yaml', 'compose.b.yaml', 'compose.prod.yaml']);
  });

  it('what COMPOSE_FILE lists', async () => {
    expect(
      await groups({
        '.env': 'COMPOSE_FILE=a.compose.yml:sub/b.compose.yml\n',
        'a.compose.yml': IMAGE,
        'sub/b.compose.yml': IMAGE,
      }),
    ).toEqual(['a.compose.yml + sub/b.compose.yml', 'sub/b.compose.yml']);
    expect(
      await groups({
        '.env': 'COMPOSE_PATH_SEPARATOR=,\nCOMPOSE_FILE=compose.a.yml,compose.b.yml\n',
        'compose.a.yml': IMAGE,
        'compose.b.yml': IMAGE,
      }),
    ).toEqual(['compose.a.yml + compose.b.yml']);
  });

  it('what a script merges with -f', async () => {
    const both = { 'deploy/base.compose.yml': IMAGE, 'deploy/dev.compose.yml': IMAGE };
    const alone = ['deploy/base.compose.yml', 'deploy/dev.compose.yml'];
    const merged = 'deploy/base.compose.yml + deploy/dev.compose.yml';
    const scripts: Readonly<Record<string, string>> = {
      'deploy/up.sh': 'docker compose -f base.compose.yml -f ./dev.compose.yml up -d\n',
      Makefile:
        'up:\n\tdocker-compose --file=deploy/base.compose.yml \\\n\t  --file deploy/dev.compose.yml up\n',
      'package.json':
        '{"scripts": {"up": "docker compose -f \\"deploy/base.compose.yml\\" -f deploy/dev.compose.yml up"}}',
      'deploy/dev.compose.yml': `# docker compose -f base.compose.yml -f dev.compose.yml up\n${IMAGE}`,
      'scripts/ci/run.sh': 'docker compose -f deploy/base.compose.yml -f deploy/dev.compose.yml up\n',
      '.github/workflows/ci.yml':
        'jobs:\n  a:\n    steps:\n      - run: docker compose -f deploy/base.compose.yml -f deploy/dev.compose.yml up\n',
    };
    for (const [path, text] of Object.entries(scripts))
      expect(await groups({ ...both, [path]: text }), path).toEqual([alone[0], merged, alone[1]]);
    const others: Readonly<Record<string, string>> = {
      'deploy/one.sh': 'docker compose -f base.compose.yml up; docker compose -f dev.compose.yml up\n',
      'deploy/unknown.sh': 'docker compose -f base.compose.yml -f $MORE up\n',
      'deploy/missing.sh': 'docker compose -f base.compose.yml -f gone.yml up\n',
      'deploy/prose.txt': 'docker compose -f base.compose.yml -f dev.compose.yml up\n',
    };
    for (const [path, text] of Object.entries(others))
      expect(await groups({ ...both, [path]: text }), path).toEqual(alone);
  });

  it('a file that others only extend from is none', async () => {
    expect(
      await groups({
        'compose.yaml': web('extends: { file: common.yml, service: base }'),
        'common.yml': 'services:\n  base:\n    image: x\n',
      }),
    ).toEqual(['compose.yaml']);
  });
});

describe('include', () => {
  it('takes in the services of other files, with their own variables', async () => {
    const { snapshot } = await TestWorkspace.of({
      'compose.yaml': `include:\n  - db/compose.yaml\n  - path: [cache/a.yaml, cache/compose.more.yaml]\n${IMAGE}`,
      'db/compose.yaml': 'services:\n  db:\n    image: db\n    ports: ["${DB}:5432"]\n',
      'db/.env': 'DB=6000\n',
      'cache/a.yaml': 'services:\n  cache:\n    image: cache\n    ports: ["6379:6379"]\n',
      'cache/compose.more.yaml': 'services:\n  cache:\n    ports: !override ["6380:6379"]\n',
    });
    const project = composeProjects(snapshot).find(({ files }) => files[0] === 'compose.yaml')!;
    expect(
      project.services.map(({ name, ports }) => [name, ports.map(({ resolved }) => resolved.published)]),
    ).toEqual([
      ['web', []],
      ['db', [{ first: 6000, last: 6000 }]],
      ['cache', [{ first: 6380, last: 6380 }]],
    ]);
  });

  it('never merges services of one name', async () => {
    expect(
      await services({
        'compose.yaml': `include: [other/compose.yaml]\n${web('image: web', 'ports: ["80:80"]')}`,
        'other/compose.yaml': web('image: web', 'ports: ["81:80"]'),
      }),
    ).toEqual(['web 80:80']);
  });

  it('ends where files include one another', async () => {
    expect(
      await services({
        'compose.yaml': `include: [b.yaml, b.yaml, gone.yaml]\n${IMAGE}`,
        'b.yaml': 'include: [compose.yaml]\nservices:\n  b:\n    image: b\n',
      }),
    ).toEqual(['web', 'b']);
  });
});

describe('extends', () => {
  it('merges the ports of the extended service, of this file or of another', async () => {
    expect(
      await services({
        'compose.yaml': `services:
  base:
    image: x
    ports: ["1:1"]
  here:
    extends: base
    ports: ["2:2"]
  there:
    extends: { file: lib/common.yml, service: part }
    ports: ["4:4"]
  alone:
    extends: { service: base }
    ports: !override ["5:5"]
`,
        'lib/common.yml': `services:
  part:
    extends: { file: deeper.yml, service: root }
`,
        'lib/deeper.yml': 'services:\n  root:\n    image: x\n    ports: ["3:3"]\n',
      }),
    ).toEqual(['base 1:1', 'here 1:1 2:2', 'there 3:3 4:4', 'alone 5:5']);
  });

  it('ends where services extend one another', async () => {
    expect(
      await services({
        'compose.yaml':
          'services:\n  a:\n    extends: b\n    ports: ["1:1"]\n  b:\n    extends: a\n    ports: ["2:2"]\n',
      }),
    ).toHaveLength(2);
  });
});

it('a hostile web of includes and extensions takes no time', async () => {
  const files: Record<string, string> = {};
  for (let i = 0; i < 40; i++)
    files[`f${i}.compose.yaml`] =
      `include: [f${i + 1}.compose.yaml, f${i + 1}.compose.yaml]\nservices:\n  s${i}:\n    image: x\n`;
  files['compose.yaml'] =
    `services:\n${Array.from({ length: 3000 }, (_, i) => `  s${i}:\n    extends: s${i + 1}\n    ports: ["${i}:1"]\n`).join('')}`;
  const { snapshot } = await TestWorkspace.of(files);
  const before = performance.now();
  composeProjects(snapshot);
  expect(performance.now() - before).toBeLessThan(2000);
});
