import { describe, expect, it } from 'vitest';
import {
  forEachScalar,
  isNull,
  mapEntries,
  mapEntry,
  mapValue,
  seqItems,
  type YamlMap,
  yamlStream,
} from '../../../shared/readers/yaml/index.ts';
import { SourceText } from '../../../shared/text/index.ts';

const parse = (text: string) => yamlStream(new SourceText('a.yaml', text));
const root = (text: string) => parse(text).documents[0]!.root;

describe('yamlStream', () => {
  it('is parsed once for a text', () => {
    const source = new SourceText('a.yaml', 'a: 1');
    expect(yamlStream(source)).toBe(yamlStream(source));
  });

  describe('of which some documents are wanted', () => {
    const scalars = (text: string, wants: (document: string) => boolean) => {
      const found: string[] = [];
      forEachScalar(yamlStream(new SourceText('a.yaml', text), wants), ({ range }) =>
        found.push(text.slice(range.start, range.end)),
      );
      return found;
    };

    it('reads those alone, at the offsets of the whole text', () => {
      const text = '# head\n---\na: one\n---\nb: [broken\n--- # third\nc: "three"\n...\n---\nd: four\n';
      expect(scalars(text, document => /[ac]:/.test(document))).toEqual(['one', '"three"']);
      expect(
        yamlStream(new SourceText('a.yaml', text), document => /[ac]:/.test(document)).trouble,
      ).toBeUndefined();
    });

    it('takes no dashes for the end of a document that are none', () => {
      const text = 'a: |\n  ---\n  x\nb: one\n---x: two\n---\nc: three\n';
      expect(scalars(text, document => document.includes('one') && document.includes('two'))).toContain(
        'one',
      );
    });

    it('splits nothing that a directive opens', () => {
      const text = '%YAML 1.2\n---\na: one\n---\nb: two\n';
      expect(scalars(text, document => document.includes('one'))).toEqual(['one', 'two']);
    });

    it('is the whole stream, shared, where all are wanted', () => {
      const source = new SourceText('a.yaml', 'a: 1\n---\nb: 2\n');
      expect(yamlStream(source, () => true)).toBe(yamlStream(source));
    });
  });

  it('keeps numbers, booleans and dates as the strings they are written as', () => {
    const values = mapEntries(root('a: 0x1F90\nb: yes\nc: 22:22\nd: 1_000\ne: 2020-01-01\nf: ~'));
    expect(values.map(e => e.value.kind === 'scalar' && e.value.value)).toEqual([
      '0x1F90',
      'yes',
      '22:22',
      '1_000',
      '2020-01-01',
      '~',
    ]);
  });

  it('gives ranges of keys and values in a text with BOM and CRLF', () => {
    const text = '\uFEFFa:\r\n  - "b"\r\n  - c: &x d\r\n';
    const entry = mapEntry(root(text), 'a')!;
    expect(text.slice(entry.key.range.start, entry.key.range.end)).toBe('a');
    const [first, second] = seqItems(entry.value);
    expect(text.slice(first!.range.start, first!.range.end)).toBe('"b"');
    const c = mapValue(second, 'c')!;
    expect(text.slice(c.range.start, c.range.end)).toBe('d');
  });

  it('ends a collection where its last value ends', () => {
    const text = 'a:\n  - b: 1\n    c: [2]  # note\n\n  - d:\ne: {f: 3 }\n';
    const slice = (node: { range: { start: number; end: number } }) =>
      text.slice(node.range.start, node.range.end);
    const [a, e] = mapEntries(root(text));
    expect(seqItems(a!.value).map(slice)).toEqual(['b: 1\n    c: [2]', 'd:']);
    expect(slice(e!.value)).toBe('{f: 3 }');
  });

  it('reads every document of a stream', () => {
    const { documents, trouble } = parse('a: 1\n---\n# empty\n---\nb: 2\n...\n%YAML 1.1\n---\nc: 3\n');
    expect(documents.map(d => d.root?.kind)).toEqual(['map', 'scalar', 'map', 'map']);
    expect(trouble).toBeUndefined();
  });

  it('has an empty scalar where a value is missing', () => {
    for (const { value } of mapEntries(root('a:\nb: ~\nc: null\n? d\n')))
      expect(value.kind === 'scalar' && isNull(value)).toBe(true);
    expect(parse('').documents).toEqual([]);
  });

  it('keeps what stands before and after an error, and names its line', () => {
    const stream = parse('a: 1\nb: [1, 2\nc: 3\n  d: {x\ne: 5\n');
    expect(mapValue(stream.documents[0]!.root, 'a')).toMatchObject({ value: '1' });
    expect(stream.trouble).toMatchObject({ part: true, reason: expect.stringMatching(/^YAML, line [23]: /) });
  });

  it.each([
    ['flow sequences', '[', ']'],
    ['flow maps', '{a: ', '}'],
    ['unclosed flow', '[{', ''],
    ['block sequences', '- ', ''],
    ['explicit keys', '? ', ''],
  ])('cuts %s that nest too deeply, and keeps the rest', (_, open, close) => {
    const depth = 30_000;
    const deep =
      close || open === '[{' ? `x: ${open.repeat(depth)}${close.repeat(depth)}` : open.repeat(depth);
    const stream = parse(`a: 1\n---\nb: 2\n${open.length === 2 && !close ? '---\n' : ''}${deep}\n`);
    expect(mapValue(stream.documents[0]!.root, 'a')).toMatchObject({ value: '1' });
    expect(mapValue(stream.documents[1]!.root, 'b')).toMatchObject({ value: '2' });
    expect(stream.trouble?.reason).toMatch(/nested too deeply|YAML/);
  });

  it('takes duplicate keys, unknown tags and tabs without an error', () => {
    const stream = parse('a: !reset null\nb: !override\n  - 1\nb: !Ref X\nc:\t"1"\t# x\n');
    expect(stream.trouble).toBeUndefined();
    expect(mapValue(stream.documents[0]!.root, 'b')).toMatchObject({ value: 'X', tag: '!Ref' });
  });

  it('keeps the text of a scalar whatever its tag or the version say', () => {
    const top = parse('%YAML 1.1\n---\na: !!int 0x50\nb: !!binary aGk=\nc: 22:22\nd: !!set {x, y}\n')
      .documents[0]!.root;
    expect(['a', 'b', 'c'].map(key => mapValue(top, key))).toMatchObject([
      { value: '0x50' },
      { value: 'aGk=' },
      { value: '22:22' },
    ]);
    expect(mapEntries(mapValue(top, 'd')).map(e => e.key.value)).toEqual(['x', 'y']);
  });

  it('reads a bomb of aliases without expanding it', () => {
    let text = 'a0: &a0 [x, x, x, x, x, x, x, x, x]\n';
    for (let i = 1; i < 40; i++) text += `a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}]\n`;
    const stream = parse(text);
    let count = 0;
    forEachScalar(stream, () => count++);
    expect(count).toBe(9);
    expect(stream.trouble).toBeUndefined();
  });

  it('reads a bomb of merge keys and a map that merges itself', () => {
    let text = 'a0: &a0 {k: v}\n';
    for (let i = 1; i < 40; i++) text += `a${i}: &a${i} {<<: [${`*a${i - 1}, `.repeat(9)}]}\n`;
    text += 'self: &self\n  <<: *self\n  z: 1\n';
    const top = root(text);
    expect(mapValue(mapValue(top, 'a39'), 'k')).toMatchObject({ value: 'v' });
    expect(mapEntries(mapValue(top, 'a39'))).toHaveLength(1);
    expect(mapEntries(mapValue(top, 'self')).map(e => e.key.value)).toEqual(['z']);
  });
});

describe('merge keys', () => {
  const text = `
base: &base {a: base, b: base}
more: &more {b: more, c: more}
own:
  a: own
  <<: *base
list:
  <<: [*base, *more]
inline:
  <<: {d: inline}
quoted:
  "<<": *base
unknown:
  <<: *nowhere
  e: 1
`;
  const of = (key: string) =>
    Object.fromEntries(
      mapEntries(mapValue(root(text), key)).map(e => [
        e.key.value,
        e.value.kind === 'scalar' ? e.value.value : 0,
      ]),
    );

  it('lets the own key win over a merged one, and the earlier merge over the later', () => {
    expect(of('own')).toEqual({ a: 'own', b: 'base' });
    expect(of('list')).toEqual({ a: 'base', b: 'base', c: 'more' });
    expect(of('inline')).toEqual({ d: 'inline' });
  });

  it('takes a quoted << for a plain key and an unknown alias for nothing', () => {
    expect(Object.keys(of('quoted'))).toEqual(['<<']);
    expect(of('unknown')).toEqual({ e: '1' });
  });

  it('finds single entries by the same rules', () => {
    const top = root(text);
    expect(mapValue(mapValue(top, 'own'), 'a')).toMatchObject({ value: 'own' });
    expect(mapValue(mapValue(top, 'list'), 'b')).toMatchObject({ value: 'base' });
    expect(mapValue(mapValue(top, 'list'), 'c')).toMatchObject({ value: 'more' });
    expect(mapValue(mapValue(top, 'unknown'), 'nothing')).toBeUndefined();
  });

  it('binds an alias to the last anchor of its name before it', () => {
    const top = root('a: &x 1\nb: *x\nc: &x 2\nd: *x\n') as YamlMap;
    expect(mapValue(top, 'b')).toMatchObject({ value: '1' });
    expect(mapValue(top, 'd')).toMatchObject({ value: '2' });
  });
});

describe('forEachScalar', () => {
  it('visits each written value once, with its path, aliases not followed', () => {
    const stream = parse('a: &x\n  - b\n  - c: d\ne: *x\nf:\n---\ng: "h"\n');
    const seen: string[] = [];
    forEachScalar(stream, (scalar, path) => seen.push(`${path.join('.')}=${scalar.value}`));
    expect(seen).toEqual(['a.0=b', 'a.1.c=d', 'g=h']);
  });
});
