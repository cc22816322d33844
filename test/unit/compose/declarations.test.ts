import { describe, expect, it } from 'vitest';
import { compose } from '../../../shared/readers/manifests/compose.ts';
import { SourceText } from '../../../shared/text/index.ts';

/** What a file declares, with the text that stands in place of each range. */
function declared(text: string, name = 'compose.yaml'): unknown {
  const found = compose.read(new SourceText(name, text)).manifests?.filter(({ kind }) => kind === 'compose');
  const shown = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shown);
    if (typeof value !== 'object' || value === null) return value;
    const keys = Object.keys(value);
    if (keys.length === 2 && 'start' in value && 'end' in value)
      return text.slice(Number(value.start), Number(value.end));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shown(inner)]));
  };
  return found?.map(shown);
}

describe('what a Compose file declares', () => {
  it('services with all that a merge needs', () => {
    const text = `name: shop
services:
  web:
    image: shop/web:1
    build: { context: ./web, dockerfile: Dockerfile.dev, target: run }
    container_name: shop-web
    networks: { front: {}, back: {} }
    profiles: [a, b]
    depends_on: [db]
    env_file: [.env, { path: web.env }]
    extends: { file: base.yaml, service: base }
    deploy: { replicas: 2, mode: replicated }
    ports: # two
      - "8080:80" # one
      - target: 81
        published: \${P}
        host_ip: 127.0.0.1
        protocol: udp
  db:
    build: ./db
    network_mode: service:web
    scale: 3
networks:
  front: { external: true, name: proxy }
  back:
`;
    expect(declared(text)).toEqual([
      {
        kind: 'compose',
        name: 'shop',
        named: true,
        templated: false,
        swarm: false,
        includes: [],
        networks: [
          { key: 'front', name: 'proxy', external: true },
          { key: 'back', external: false },
        ],
        services: [
          {
            name: 'web',
            range: 'web',
            image: 'shop/web:1',
            build: { context: './web', dockerfile: 'Dockerfile.dev', target: 'run' },
            containerName: 'shop-web',
            networks: ['front', 'back'],
            profiles: ['a', 'b'],
            dependsOn: ['db'],
            envFiles: ['.env', 'web.env'],
            extends: { service: 'base', file: 'base.yaml', range: '{ file: base.yaml, service: base }' },
            replicas: { count: 2, range: '2' },
            deployMode: 'replicated',
            ports: {
              range: 'ports',
              tagAt: text.indexOf(' # two'),
              lines: text.slice(text.indexOf('    ports:'), text.indexOf('  db:\n')),
              entries: [
                { range: '"8080:80"', written: '8080:80' },
                {
                  range:
                    'target: 81\n        published: ${P}\n        host_ip: 127.0.0.1\n        protocol: udp',
                  written: { target: '81', published: '${P}', hostIp: '127.0.0.1', protocol: 'udp' },
                },
              ],
            },
          },
          {
            name: 'db',
            range: 'db',
            build: { context: './db' },
            networkMode: { value: 'service:web', isDefault: false, range: 'service:web' },
            networks: [],
            profiles: [],
            dependsOn: [],
            envFiles: [],
            replicas: { count: 3, range: '3' },
          },
        ],
      },
    ]);
  });

  it('includes, in every form', () => {
    const text = `include:
  - a.yaml
  - path: [b.yaml, c.yaml]
    env_file: b.env
    project_directory: ..
`;
    expect(declared(text)).toMatchObject([
      {
        services: [],
        includes: [
          { paths: ['a.yaml'], envFiles: [] },
          { paths: ['b.yaml', 'c.yaml'], envFiles: ['b.env'], projectDirectory: '..' },
        ],
      },
    ]);
    expect(declared(text, 'mkdocs.yml')).toEqual([]);
  });

  it('tags, Swarm, templates', () => {
    const one = (body: string, name?: string) => declared(`services:\n  web:\n    image: x\n${body}`, name);
    expect(one('    ports: !reset ["80:80"]\n')).toMatchObject([
      { services: [{ ports: { tag: 'reset', entries: [] } }] },
    ]);
    expect(one('    ports: !override ["80:80"]\n')).toMatchObject([
      { services: [{ ports: { tag: 'override', entries: [{ written: '80:80' }] } }] },
    ]);
    expect(one('    deploy: { mode: global }\n')).toMatchObject([{ swarm: true }]);
    expect(one('networks: { a: { driver: overlay } }\n')).toMatchObject([{ swarm: true }]);
    expect(one('', 'docker-stack.yml')).toMatchObject([{ swarm: true, named: false }]);
    expect(one('    hostname: "{{.Node.Hostname}}"\n')).toMatchObject([{ templated: false }]);
    expect(one('{{ if .Values.x }}\n    restart: always\n{{ end }}\n')).toMatchObject([{ templated: true }]);
  });

  it('nothing of other files', () => {
    expect(declared('services:\n  - docker:dind\nimage: x\n', '.gitlab-ci.yml')).toEqual([]);
    expect(declared('kind: Pod\nservices: { a: { image: x } }\n', 'pod.yaml')).toEqual([]);
  });
});
