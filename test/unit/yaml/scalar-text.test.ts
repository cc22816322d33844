import { describe, expect, it } from 'vitest';
import { forEachScalar, scalarText, yamlStream } from '../../../shared/readers/yaml/index.ts';
import { SourceText } from '../../../shared/text/index.ts';

/** The mapped text of the first scalar value of `text`. */
function first(text: string) {
  const stream = yamlStream(new SourceText('a.yaml', text));
  let mapped: ReturnType<typeof scalarText> | undefined;
  forEachScalar(stream, scalar => {
    mapped ??= scalarText(stream, scalar);
  });
  return mapped!;
}

const cases: [name: string, text: string, value: string][] = [
  ['plain', 'a: 8080:80 # c\n', '8080:80'],
  ['plain over lines', 'a: x\n  y\n\n  z\n', 'x y\nz'],
  ['anchor and tag', 'a: &n !!str  8080\n', '8080'],
  ['single', "a: '8080:80'\n", '8080:80'],
  ['single with quotes', "a: 'it''s ''8080'''\n", "it's '8080'"],
  ['single over lines', "a: 'x\r\n  y''\r\n\r\n  8080'\r\n", "x y'\n8080"],
  ['double', 'a: "8080:80"\n', '8080:80'],
  [
    'double with escapes',
    'a: "h\\\\i\\"\\t\\x41\\u00e9\\U0001F600\\/8080"\n',
    'h\\i"\tA\u00e9\u{1F600}/8080',
  ],
  ['double over lines', 'a: "x  \n  y \\\n   z\n\n\n  8080"\n', 'x y z\n\n8080'],
  ['double with spaces', 'a: " a  b "\n', ' a  b '],
  ['literal', 'a: |\n  x: 1\n    y: 8080\n\n  z\nb: c\n', 'x: 1\n  y: 8080\n\nz\n'],
  ['literal with header', 'a: |2- # note\n    x\n  8080\n', '  x\n8080'],
  ['literal with CRLF', 'a: |\r\n  x\r\n  8080\r\n', 'x\n8080\n'],
  ['literal kept', 'a: |+\n  8080\n\n\nb: 1\n', '8080\n\n\n'],
  ['folded', 'a: >-\n  x\n  y\n\n  8080\n   more\n', 'x y\n8080\n more'],
];

describe('scalarText', () => {
  it.each(cases)('%s', (_, text, value) => {
    const mapped = first(text);
    expect(mapped.value).toBe(value);
    // Every digit run of the value must come from exactly such characters of the source.
    for (const match of value.matchAll(/\d+/g)) {
      const range = mapped.range(match.index, match.index + match[0].length);
      expect(text.slice(range.start, range.end)).toBe(match[0]);
    }
    for (let i = 0; i < value.length; i++)
      expect(mapped.offsetAt(i)).toBeLessThanOrEqual(mapped.offsetAt(i + 1));
  });

  it('maps an escape to all of its characters', () => {
    const text = 'a: "x\\\\y"\n';
    const { start, end } = first(text).range(1, 2);
    expect(text.slice(start, end)).toBe('\\\\');
  });

  it('maps printing characters of any fold exactly', () => {
    // Every style of the same words, at several indentations and line ends.
    for (const eol of ['\n', '\r\n'])
      for (const [open, close] of [
        ['|', ''],
        ['>', ''],
        ['"', '"'],
        ["'", "'"],
        ['', ''],
      ] as const)
        for (const gap of [' ', `${eol}  `, `${eol}${eol}   `, `${eol}  `]) {
          const block = open === '|' || open === '>';
          const text = `a: ${open}${block ? `${eol}  ` : ''}one${gap}two${gap}8080${close}${eol}`;
          const mapped = first(text);
          for (const match of mapped.value.matchAll(/\w+/g)) {
            const range = mapped.range(match.index, match.index + match[0].length);
            expect(text.slice(range.start, range.end)).toBe(match[0]);
          }
          expect(mapped.value.match(/\w+/g)).toEqual(['one', 'two', '8080']);
        }
  });
});
