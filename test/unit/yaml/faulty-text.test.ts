import { describe, expect, it } from 'vitest';
import { readers } from '../../../shared/readers/registry.ts';
import { type YamlNode, yamlStream } from '../../../shared/readers/yaml/index.ts';
import { SourceText } from '../../../shared/text/index.ts';

const parse = (text: string) => yamlStream(new SourceText('a.yaml', text));

/** What a node holds, each scalar as it stands in the text: places that are off show here. */
function plain(node: YamlNode | undefined, text: string): unknown {
  if (node?.kind === 'scalar') return text.slice(node.range.start, node.range.end);
  if (node?.kind === 'seq') return node.items.map(item => plain(item, text));
  if (node?.kind === 'map')
    return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, plain(value, text)]));
  return undefined;
}

/** The documents of a text that has a fault: it must be told, and nothing around it lost. */
function documents(text: string): unknown[] {
  const stream = parse(text);
  expect(stream.trouble).toMatchObject({ part: true });
  return stream.documents.map(({ root }) => plain(root, text));
}

const TWO = { services: { web: { image: 'a', ports: ['"80:80"'] }, db: { ports: ['"5432:5432"'] } } };

describe('a YAML text with a fault', () => {
  it.each([
    [
      'a tab in front of a key, where its siblings have four blanks',
      'services:\n  web:\n    image: a\n\tports:\n      - "80:80"\n  db:\n    ports:\n      - "5432:5432"\n',
      TWO,
    ],
    [
      'a tab in front of an item',
      'services:\n  web:\n    image: a\n    ports:\n\t- "80:80"\n  db:\n    ports:\n      - "5432:5432"\n',
      TWO,
    ],
    [
      'blanks, then a tab',
      'services:\n  web:\n  \timage: a\n  \tports:\n      - "80:80"\n  db:\n    ports:\n  \t- "5432:5432"\n',
      TWO,
    ],
    [
      'tabs everywhere',
      'services:\n\tweb:\n\t\timage: a\n\t\tports:\n\t\t\t- "80:80"\n\tdb:\n\t\tports:\n\t\t\t- "5432:5432"\n',
      TWO,
    ],
    [
      'CRLF and a tab',
      'services:\r\n  web:\r\n    image: a\r\n\tports:\r\n      - "80:80"\r\n  db:\r\n    ports:\r\n      - "5432:5432"\r\n',
      TWO,
    ],
    [
      'a line one blank too far left',
      'services:\n  web:\n    image: a\n   ports:\n      - "80:80"\n  db:\n    ports:\n      - "5432:5432"\n',
      TWO,
    ],
    [
      'a line without a colon',
      'services:\n  web:\n    image: a\n    ports:\n      - "80:80"\n  what is this\n  db:\n    ports:\n      - "5432:5432"\n',
      TWO,
    ],
    [
      'a key without its colon',
      'services:\n  web\n    image: a\n    ports:\n      - "80:80"\n  db:\n    ports:\n      - "5432:5432"\n',
      TWO,
    ],
    [
      'a key without its colon, after others of its depth',
      'services:\n  web:\n    image: a\n    ports:\n      - "80:80"\n  db\n    ports:\n      - "5432:5432"\n',
      TWO,
    ],
    [
      'a tab in front of a key, after deeper lines',
      'services:\n  web:\n    image: a\n    ports:\n      - "80:80"\n\tdb:\n    ports:\n      - "5432:5432"\n',
      TWO,
    ],
    [
      'a line one blank too far right',
      'services:\n   web:\n    image: a\n    ports:\n       - "80:80"\n  db:\n    ports:\n      - "5432:5432"\n',
      TWO,
    ],
    [
      'a value with colons, without quotes',
      'services:\n  web:\n    image: a: b\n    ports:\n      - "80:80"\n  db:\n    ports:\n      - "5432:5432"\n',
      { services: { web: { image: 'a: b', ports: ['"80:80"'] }, db: { ports: ['"5432:5432"'] } } },
    ],
    [
      'a quote that does not end',
      "services:\n  web:\n    image: 'a\n    ports:\n      - 80:80\n  db:\n    ports:\n      - 5432:5432\n",
      { services: { web: { image: "'a", ports: ['80:80'] }, db: { ports: ['5432:5432'] } } },
    ],
  ])('keeps what stands around it: %s', (_, text, expected) => {
    expect(documents(text)).toEqual([expected]);
  });

  it('has the first side of a merge: both would clash', () => {
    const text = `a: 1
ports:
<<<<<<< HEAD
  - "80:80"
||||||| 5f3a2b1
  - "79:80"
=======
  - "81:80"
>>>>>>> feature/ports
b: 2
---
c: 3
`;
    expect(documents(text)).toEqual([{ a: '1', ports: ['"80:80"'], b: '2' }, { c: '3' }]);
  });

  it('keeps each document beside the faulty one', () => {
    const text = 'a:\n  b: 1\n---\nc:\n\td: 2\n---\ne: 3\n';
    expect(documents(text)).toEqual([{ a: { b: '1' } }, { c: { d: '2' } }, { e: '3' }]);
    const wanted = yamlStream(new SourceText('a.yaml', text), document => !document.includes('b:'));
    expect(wanted.documents.map(({ root }) => plain(root, text))).toEqual([{ c: { d: '2' } }, { e: '3' }]);
  });

  it('leaves block scalars their tabs', () => {
    const text = 'run: |\n    make\n    \techo\nports:\n\t- 80\n';
    expect(documents(text)).toEqual([{ run: '|\n    make\n    \techo\n', ports: ['80'] }]);
  });

  it('mends the tabs of a template, too', () => {
    const text = 'spec:\n  {{- if .Values.on }}\n  ports:\n\t- port: 80\n  {{- end }}\n';
    const stream = parse(text);
    expect(stream.documents.map(({ root }) => plain(root, text))).toEqual([
      { spec: { ports: [{ port: '80' }] } },
    ]);
  });

  it('leaves marks and tabs alone where they are content', () => {
    const text = 'a: |\n  <<<<<<< HEAD\n  =======\n  \tx\nb: 1\n';
    const stream = parse(text);
    expect(stream.trouble).toBeUndefined();
    expect(stream.text).toBe(text);
  });

  it('keeps the ports of a compose file, at their places', () => {
    const text =
      'services:\n  web:\n\tports:\n\t  - "8080:80"\n<<<<<<< HEAD\n  db:\n    ports: ["5432:5432"]\n=======\n  db2:\n    ports: ["5433:5432"]\n>>>>>>> other\n';
    const source = new SourceText('compose.yaml', text);
    const compose = readers.find(({ id }) => id === 'compose')!;
    const found = compose.read(source).occurrences ?? [];
    expect(
      found.filter(({ role }) => role === 'published').map(({ range }) => text.slice(range.start, range.end)),
    ).toEqual(['8080', '5432']);
  });

  it.each([
    ['tabs', `a:\n${'\tb: 1\n'.repeat(40_000)}`],
    ['merges', `${'<<<<<<< a\n=======\n>>>>>>> b\n'.repeat(9000)}a: 1\n\tb: 2\n`],
    ['words', `${'word\n'.repeat(50_000)}a: 1\n`],
    ['colons', 'a: b: c\n'.repeat(30_000)],
    ['quotes', "a: 'b\n".repeat(40_000)],
    ['depths', `${Array.from({ length: 700 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')}\tb\n`],
    ['columns', Array.from({ length: 20_000 }, (_, i) => `${' '.repeat(i % 7)}a:\n`).join('')],
  ])('takes bounded time for %s', (_, text) => {
    const start = performance.now();
    parse(text);
    expect(performance.now() - start).toBeLessThan(8000);
  });
});
