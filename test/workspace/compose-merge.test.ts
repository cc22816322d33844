import { describe, expect, it } from 'vitest';
import { composeProjects } from '../../shared/workspace/index.ts';
import { type Files, TestWorkspace } from '../support/test-workspace.ts';

/** The services of the project whose first file is `main`, each with its ports as `ip:published:target/protocol`. */
async function merged(files: Files, main = 'compose.yaml'): Promise<Record<string, string[]>> {
  const { snapshot } = await TestWorkspace.of(files);
  const project = composeProjects(snapshot).find(each => each.files[0] === main)!;
  return Object.fromEntries(
    project.services.map(({ name, ports }) => [
      name,
      ports.map(({ resolved: { host, published, target, protocol } }) => {
        const range = (ports: typeof target | 'dynamic') =>
          ports === 'dynamic'
            ? '*'
            : !ports
              ? '?'
              : ports.first === ports.last
                ? ports.first
                : `${ports.first}-${ports.last}`;
        return `${host === undefined ? '?:' : host && `${host}:`}${range(published)}:${range(target)}/${protocol ?? '?'}`;
      }),
    ]),
  );
}

/** One service of one file with these lines below it. */
const service = (...lines: string[]) => `services:\n  shop:\n${lines.map(line => `    ${line}\n`).join('')}`;

async function facts(files: Files, main = 'compose.yaml') {
  const { snapshot } = await TestWorkspace.of(files);
  return composeProjects(snapshot).find(each => each.files[0] === main)!.services;
}

describe('merging, 13-merge', () => {
  it('adds missing entries of a mapping and merges those that both have', async () => {
    const services = await facts({
      'compose.yaml': service('image: shop:1', 'network_mode: bridge', 'scale: 2'),
      'compose.override.yaml': service('network_mode: host', 'profiles: [late]'),
    });
    expect(services).toMatchObject([
      {
        name: 'shop',
        networkMode: { value: 'host', path: 'compose.override.yaml' },
        replicas: { count: 2, path: 'compose.yaml' },
        profiles: ['late'],
      },
    ]);
  });

  it('appends the values of a sequence', async () => {
    const services = await facts({
      'compose.yaml': service('image: shop', 'profiles: [red]'),
      'compose.override.yaml': service('profiles: [blue]'),
    });
    expect(services[0]!.profiles).toEqual(['red', 'blue']);
  });

  it('keeps services that only one of the files has', async () => {
    const files = {
      'compose.yaml': 'services:\n  shop:\n    image: shop\n',
      'compose.override.yaml': 'services:\n  tool:\n    image: tool\n    ports: ["7001:70"]\n',
    };
    expect(await merged(files)).toEqual({ shop: [], tool: ['7001:70/tcp'] });
  });

  it('appends ports, unique by address, target, published port and protocol', async () => {
    const files = {
      'compose.yaml': service('image: shop', 'ports: ["8080:80", "8443:443", "5353:53/udp"]'),
      'compose.override.yaml': service(
        'ports:',
        '  - "8080:80"',
        '  - "9443:443"',
        '  - "127.0.0.1:8080:80"',
        '  - "5353:53/tcp"',
        '  - { target: 53, published: "5353", protocol: udp }',
      ),
    };
    expect(await merged(files)).toEqual({
      shop: [
        '8080:80/tcp',
        '8443:443/tcp',
        '5353:53/udp',
        '9443:443/tcp',
        '127.0.0.1:8080:80/tcp',
        '5353:53/tcp',
      ],
    });
  });

  it('takes no address and 0.0.0.0 for one', async () => {
    const files = {
      'compose.yaml': service('image: shop', 'ports: ["8080:80"]'),
      'compose.override.yaml': service('ports: ["0.0.0.0:8080:80"]'),
    };
    expect(await merged(files)).toEqual({ shop: ['0.0.0.0:8080:80/tcp'] });
  });

  it('takes ports away with !reset, whatever stands there', async () => {
    for (const value of ['[]', 'null', '["1:1"]'])
      expect(
        await merged({
          'compose.yaml': service('image: shop', 'ports: ["8080:80"]'),
          'compose.override.yaml': service(`ports: !reset ${value}`),
        }),
        value,
      ).toEqual({ shop: [] });
  });

  it('replaces ports with !override', async () => {
    const files = {
      'compose.yaml': service('image: shop', 'ports: ["8080:80"]'),
      'compose.override.yaml': service('ports: !override', '  - "8443:443"'),
    };
    expect(await merged(files)).toEqual({ shop: ['8443:443/tcp'] });
  });

  it('merges the documents of one file in order', async () => {
    const files = {
      'compose.yaml': `${service('image: shop', 'ports: ["81:80"]')}---\n${service('ports: ["82:81"]')}`,
    };
    expect(await merged(files)).toEqual({ shop: ['81:80/tcp', '82:81/tcp'] });
  });
});

describe('interpolation, 12-interpolation', () => {
  const cases: Readonly<Record<string, readonly [written: string, dotenv: string, meant: string]>> = {
    'a variable without braces': ['$OUT:80', 'OUT=8080', '8080:80/tcp'],
    'a variable in braces': ['${OUT}:80', 'OUT=8080', '8080:80/tcp'],
    'a default that a value wins over': ['${OUT:-9000}:80', 'OUT=8080', '8080:80/tcp'],
    'a default where nothing is set': ['${OUT:-9000}:80', '', '9000:80/tcp'],
    'a default where an empty value is set': ['${OUT:-9000}:80', 'OUT=', '9000:80/tcp'],
    'a default that counts only where nothing is set': ['${OUT-9000}:80', 'OUT=', '*:80/tcp'],
    'the same, nothing set': ['${OUT-9000}:80', '', '9000:80/tcp'],
    'a variable that must be set': ['${OUT:?say where}:80', 'OUT=8080', '8080:80/tcp'],
    'a variable that must be set and is not': ['${OUT?say where}:80', '', '?:80/tcp'],
    'a value only where another is set': ['${OUT:+9001}:80', 'OUT=1', '9001:80/tcp'],
    'a default that is a variable': ['${OUT:-${OTHER}}:80', 'OTHER=7000', '7000:80/tcp'],
    'a default in a default': ['${OUT:-${OTHER:-7001}}:80', '', '7001:80/tcp'],
    'an error text with a variable': ['${OUT?$OTHER}:80', 'OUT=8080', '8080:80/tcp'],
    'a whole mapping in a variable': ['${ALL}', 'ALL=127.0.0.1:8080:80/udp', '127.0.0.1:8080:80/udp'],
    'a part of a number': ['80${LAST}:80', 'LAST=81', '8081:80/tcp'],
    'a variable that nothing tells': ['${OUT}:80', '', '?:80/tcp'],
    'a dollar that is none': ['$$OUT:80', 'OUT=8080', '?:80/tcp'],
  };
  for (const [name, [written, dotenv, meant]] of Object.entries(cases))
    it(name, async () => {
      const files = {
        'compose.yaml': service('image: shop', `ports: ["${written}"]`),
        '.env': `X=1\n${dotenv}\n`,
      };
      const ports = (await merged(files)).shop!;
      // What no variable is made of is refused by another rule; here it is merely no port.
      expect(ports).toEqual([name === 'a dollar that is none' ? '?:80/tcp' : meant]);
    });

  it('is applied to each file before the merge', async () => {
    const files = {
      '.env': 'WEB=8080\n',
      'compose.yaml': service('image: shop', 'ports: ["${WEB}:80"]'),
      'compose.override.yaml': service('ports: ["8080:80"]'),
    };
    expect(await merged(files)).toEqual({ shop: ['8080:80/tcp'] });
  });

  it('leaves keys alone', async () => {
    const files = {
      '.env': 'NAME=shop\n',
      'compose.yaml': 'services:\n  $NAME:\n    image: x\n    ports: ["80:80"]\n',
    };
    expect(Object.keys(await merged(files))).toEqual(['$NAME']);
  });
});

describe('.env', () => {
  const read = async (dotenv: string, written = '${A}:80') => {
    const files = { '.env': dotenv, 'compose.yaml': service('image: x', `ports: ["${written}"]`) };
    return (await merged(files)).shop![0];
  };
  it('knows quotes, blanks, export and comments', async () => {
    expect(await read('A=81')).toBe('81:80/tcp');
    expect(await read('export A = 81')).toBe('81:80/tcp');
    expect(await read('A="81" # web')).toBe('81:80/tcp');
    expect(await read("A='81'\r\nB=2")).toBe('81:80/tcp');
    expect(await read('A=81 # web')).toBe('81:80/tcp');
    expect(await read('#A=81')).toBe('?:80/tcp');
    expect(await read('A=80\nA=81')).toBe('81:80/tcp');
  });
  it('fills in what stands before', async () => {
    expect(await read('B=81\nA=${B}')).toBe('81:80/tcp');
    expect(await read("B=81\nA='${B}'")).toBe('?:80/tcp');
    expect(await read('A=${B}\nB=81')).toBe('?:80/tcp');
    expect(await read('A=${HOST_SPECIFIC}')).toBe('?:80/tcp');
  });
  it('is not kept but for ports, addresses and files', async () => {
    const text = `PASSWORD=hunter2
TOKEN=c0ffee00c0ffee00c0ffee00
PIN=123456
URL=postgres://me:secret@db:5432/x
NUMBERS=4111111111111111
PORT=8080
RANGE=8000-8010
IP=127.0.0.1
IP6=[::1]
BIND=127.0.0.1:8080
ALL=0.0.0.0:81:80/udp
FILE=deploy/compose.prod.yaml
COMPOSE_PROJECT_NAME=shop
EMPTY=
`;
    const { snapshot } = await TestWorkspace.of({ '.env': text });
    const [kept] = snapshot.files.get('.env')!.manifests.filter(({ kind }) => kind === 'dotenv');
    expect(kept?.kind === 'dotenv' && kept.variables.map(({ name }) => name)).toEqual([
      'PORT',
      'RANGE',
      'IP',
      'IP6',
      'BIND',
      'ALL',
      'FILE',
      'COMPOSE_PROJECT_NAME',
      'EMPTY',
    ]);
  });
  it('holds in its own folder', async () => {
    const files = { '.env': 'A=81', 'app/compose.yaml': service('image: x', 'ports: ["${A}:80"]') };
    expect(await merged(files, 'app/compose.yaml')).toEqual({ shop: ['?:80/tcp'] });
  });
});
