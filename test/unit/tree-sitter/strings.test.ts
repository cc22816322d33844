import { describe, expect, it } from 'vitest';
import { goParser } from '../../../shared/readers/code/languages/go/parse.ts';
import { pythonParser } from '../../../shared/readers/code/languages/python/parse.ts';
import type { CodeFile } from '../../../shared/readers/code/model.ts';
import type { LanguageParser } from '../../../shared/readers/code/tree-sitter/source-parser.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';

async function parse(parser: LanguageParser, text: string): Promise<CodeFile> {
  await parser.prepare(assets);
  const parsed = parser.parse(new SourceText('file', text));
  if (!('file' in parsed)) throw new Error(parsed.trouble.reason);
  return parsed.file;
}

/** The strings of a text: decoded value, the source of the whole literal, and of each decoded unit. */
async function strings(parser: LanguageParser, text: string) {
  const file = await parse(parser, text);
  return file.strings.map(({ text: mapped, range }) => ({
    value: mapped.value,
    literal: text.slice(range.start, range.end),
    units: Array.from({ length: mapped.value.length }, (_, i) => {
      const unit = mapped.range(i, i + 1);
      return text.slice(unit.start, unit.end);
    }),
  }));
}

describe('Python strings', () => {
  const cases: [string, string, string[]?][] = [
    [`'a"b'`, 'a"b'],
    [`"""a\n"b" """`, 'a\n"b" '],
    [
      String.raw`'\x41\u0042\103\n'`,
      'ABC\n',
      [String.raw`\x41`, String.raw`\u0042`, String.raw`\103`, '\\n'],
    ],
    [String.raw`'\d\'x'`, String.raw`\d'x`, ['\\', 'd', "\\'", 'x']],
    [String.raw`r'a\n'`, String.raw`a\n`],
    [String.raw`b'\x41\u0041'`, String.raw`A\u0041`],
    [String.raw`rb'\x41'`, String.raw`\x41`],
    [`u'ü𝒳y'`, 'ü𝒳y'],
    [`'a\\\nb'`, 'ab'],
    [String.raw`'\N{LATIN SMALL LETTER A}b'`, '\uFFFDb'],
    [`f'a{{b}}'`, 'a{b}', ['a', '{{', 'b', '}}']],
    [`''`, ''],
  ];
  for (const [literal, value, units] of cases)
    it(literal, async () => {
      const [found] = await strings(pythonParser, `é𝒳 = 1\nx = ${literal}\n`);
      expect(found).toMatchObject({ value, literal });
      if (units) expect(found!.units.filter(unit => unit !== '')).toEqual(units);
    });

  it('joins literals side by side and keeps the holes of f-strings', async () => {
    const text = `x = f'Server={host};' 'Port=' "1435" f"{a!r:>{w}}\\n"\n`;
    const { texts } = await parse(pythonParser, text);
    expect(texts).toHaveLength(1);
    const { parts, range } = texts[0]!.text;
    expect(text.slice(range.start, range.end)).toBe(text.slice(4, -1));
    expect(parts.map(part => (part.kind === 'string' ? part.text.value : part.kind))).toEqual([
      'Server=',
      'name',
      ';',
      'Port=',
      '1435',
      'name',
      '\n',
    ]);
  });
});

describe('Go strings', () => {
  const cases: [string, string, string[]?][] = [
    ['"a\'b"', "a'b"],
    [
      String.raw`"\x41\u0042\103\n\""`,
      'ABC\n"',
      [String.raw`\x41`, String.raw`\u0042`, String.raw`\103`, '\\n', '\\"'],
    ],
    ['`a\\n"b`', 'a\\n"b'],
    [String.raw`"\U0001D4B3y"`, '𝒳y'],
    ["'x'", 'x'],
    ['""', ''],
  ];
  for (const [literal, value, units] of cases)
    it(literal, async () => {
      const [found] = await strings(goParser, `package ü𝒳\nvar x = ${literal}\n`);
      expect(found).toMatchObject({ value, literal });
      if (units) expect(found!.units).toEqual(units);
    });

  it('takes a chain of sums as one text', async () => {
    const { texts, strings: all } = await parse(goParser, 'package a\nvar x = "a" + b + ("c" + d) + `e`\n');
    expect(texts.map(({ text }) => text.parts.map(({ kind }) => kind))).toEqual([
      ['string', 'name', 'string', 'name', 'string'],
    ]);
    expect(all.map(({ text }) => text.value)).toEqual(['a', 'c', 'e']);
  });
});
