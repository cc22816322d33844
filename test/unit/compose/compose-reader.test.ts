import { describe, expect, it } from 'vitest';
import { compose } from '../../../shared/readers/manifests/compose.ts';
import { applyEdits, SourceText } from '../../../shared/text/index.ts';

const read = (text: string, name = 'compose.yaml', languageId?: string) =>
  compose.read(new SourceText(name, text, languageId));
const web = (item: string) => `services:\n  web:\n    image: x\n    ports:\n      - ${item}\n`;

describe('which files are read', () => {
  const claims = (path: string, languageId?: string) =>
    compose.claims({ path, name: path.slice(path.lastIndexOf('/') + 1), languageId });

  it.each([
    'compose.yaml',
    'a/compose.yml',
    'docker-compose.yml',
    'docker-compose.prod.yaml',
    'compose.override.yaml',
    'my-compose-file.yml',
    'docker-compose.yml.example',
    'docker-stack.yml',
  ])('claims %s', path => expect(claims(path)).toBe(true));

  it.each(['compose.go', 'docker-compose.json', 'compose.md', 'Dockerfile'])('leaves %s', path =>
    expect(claims(path)).toBe(false),
  );

  it('claims whatever the editor takes for a Compose file', () => {
    expect(claims('stack.txt', 'dockercompose')).toBe(true);
    const override = 'services:\n  web:\n    ports: ["8080:80"]\n';
    expect(read(override, 'stack.txt', 'dockercompose').occurrences).toHaveLength(2);
  });

  it('wants proof from a file whose name says nothing', () => {
    const unproved = 'services:\n  web:\n    ports: ["8080"]\n';
    expect(read(unproved, 'values.yaml').occurrences).toEqual([]);
    // A host port that is free, and the port in the container.
    expect(read(unproved, 'compose.yaml').occurrences).toHaveLength(2);
    const foreign = 'services:\n  web:\n    ports: ["8080:80"]\n    rate: 3\n';
    expect(read(foreign, 'values.yaml').occurrences).toEqual([]);
    // Nothing but mappings of ports: what is merged into a file of another name.
    const override = 'services:\n  web:\n    ports: ["8080:80"]\n';
    expect(read(override, 'values.yaml').occurrences).toHaveLength(2);
    expect(read(web('"8080:80"'), 'values.yaml').occurrences).toHaveLength(2);
  });

  it.each([
    ['block style', web('80'), true],
    ['flow style', '{services: {a: {image: x, expose: [80]}}}', true],
    ['JSON', '{\n  "services": {\n    "a": {"ports": ["80:80"]}}}', true],
    ['a byte order mark', `\uFEFF${web('80')}`, true],
    ['the first format', 'web:\n  image: x\n  ports: ["80:80"]\n', true],
    ['a base for other files', 'services:\n  a:\n    image: x\n', true],
    ['a file that only includes others', 'include:\n  - other.yaml\n', true],
    ['services of another kind', 'services:\n  App\\Mailer:\n    autowire: true\n', false],
    ['a manifest of Kubernetes', 'kind: Pod\nspec:\n  containers:\n  - image: x\n    ports: []\n', false],
    ['no YAML', 'some text about ports: 80', false],
  ])('has a content test that knows %s', (_, text, taken) => {
    expect(compose.prefilter(text)).toBe(taken);
  });
});

describe('bad input', () => {
  it('names where YAML breaks, and keeps what stands around', () => {
    const { occurrences, trouble } = read(
      `${web('"8080:80"')}    volumes: [a\n  db:\n    image: x\n    expose: [5432]\n`,
    );
    expect(occurrences!.map(o => o.port)).toEqual([8080, 80, 5432]);
    expect(trouble).toMatchObject({ part: true, reason: expect.stringMatching(/^YAML, line \d+: /) });
  });

  it('does not speak of trouble in files that are not its own', () => {
    expect(read('services: [a\nports: }', 'values.yaml').trouble).toBeUndefined();
  });

  it.each([
    ['nested defaults', web(`"${'$'}{A:-${'${A:-'.repeat(30_000)}80${'}'.repeat(30_001)}:80"`)],
    ['open braces', web(`"${'${A:-'.repeat(30_000)}:80"`)],
    ['dollars', web(`"${'$'.repeat(100_001)}:80"`)],
    ['colons', web(`"${':'.repeat(100_000)}80"`)],
    ['digits', web(`"${'9'.repeat(100_000)}:80"`)],
    ['slashes', web(`"80${'/'.repeat(100_000)}"`)],
    ['an entry that contains itself', `a: &a\n  - *a\n${web('80').replace('- 80', '- *a')}`],
    [
      'a service that contains itself',
      'services: &s\n  a: &x\n    image: y\n    <<: *x\n    ports: *s\n    sysctls: *x\n',
    ],
  ])('reads %s to an end', (_, text) => {
    const start = performance.now();
    expect(read(text).trouble).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('reads values of the wrong kind as nothing', () => {
    const text = `services:
  a: text
  b: [image]
  c:
  d:
    image: x
    ports: {target: 80}
    expose: true
    sysctls: net.ipv4.ip_forward
    cap_add: NET_ADMIN
    user: [root]
    network_mode: {host: 1}
  e:
    image: x
    ports:
      - ["80:80"]
      - {target: [80], published: {a: b}}
      - {published: 80}
      - true
`;
    const { occurrences, environment } = read(text);
    expect(occurrences).toEqual([]);
    expect(environment).toEqual([]);
  });
});

describe('defects that can be mended', () => {
  it.each([
    ['"localhost:80:81"', '"127.0.0.1:80:81"'],
    ['8080: 80', '"8080:80"'],
    ['53: 5353/udp', '"53:5353/udp"'],
  ])('%s', (item, mended) => {
    const [defect] = read(web(item)).defects!;
    const text = applyEdits(web(item), defect!.mend!.edits);
    expect(text).toBe(web(mended));
    expect(read(text).defects).toEqual([]);
    expect(read(text).occurrences).toHaveLength(2);
  });

  it('says what the place takes, and whose it is', () => {
    expect(read(web('"80:99999"')).defects).toMatchObject([
      {
        kind: 'out-of-range',
        text: '99999',
        owner: 'web',
        format: 'compose',
        expected: expect.stringContaining('65535'),
      },
    ]);
  });
});

describe('a quote that does not end, as while it is typed', () => {
  it.each(['"', "'"])('keeps the last character: %s', quote => {
    const text = `${web(`${quote}9000:50051`)}    expose: ["80"]\n`;
    const ports = read(text).occurrences!.map(({ port, range }) => [
      port,
      text.slice(range.start, range.end),
    ]);
    expect(ports).toContainEqual([50051, '50051']);
    expect(ports).toContainEqual([9000, '9000']);
  });
});
