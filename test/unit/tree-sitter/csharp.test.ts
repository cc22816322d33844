import { describe, expect, it } from 'vitest';
import { Evaluator } from '../../../shared/readers/code/evaluate.ts';
import { csharpIdioms } from '../../../shared/readers/code/languages/csharp/idioms.ts';
import { csharpParser } from '../../../shared/readers/code/languages/csharp/parse.ts';
import type { CodeFile } from '../../../shared/readers/code/model.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';

async function parse(text: string): Promise<CodeFile> {
  await csharpParser.prepare(assets);
  const parsed = csharpParser.parse(new SourceText('A.cs', text));
  if (!('file' in parsed)) throw new Error(parsed.trouble.reason);
  return parsed.file;
}

describe('C# literals', () => {
  const cases: [string, string, string[]?][] = [
    [String.raw`"a\"b\\c"`, String.raw`a"b\c`, ['a', '\\"', 'b', '\\\\', 'c']],
    [String.raw`"\u0041\x42\n"`, 'AB\n', [String.raw`\u0041`, String.raw`\x42`, '\\n']],
    [String.raw`@"HOST\INST""x"`, String.raw`HOST\INST"x`],
    [`"""raw "x" \\n"""`, 'raw "x" \\n'],
    [`"""\n    Server=a;\n      Database=b\n    """`, 'Server=a;\n  Database=b'],
    [`"ü𝒳y"u8`, 'ü𝒳y'],
    [`""`, ''],
  ];
  for (const [literal, value, units] of cases)
    it(literal, async () => {
      const text = `class É𝒳 { string s = ${literal}; }`;
      const [found] = (await parse(text)).strings;
      expect(found!.text.value).toBe(value);
      expect(text.slice(found!.range.start, found!.range.end)).toBe(literal);
      const source = Array.from({ length: value.length }, (_, i) => {
        const unit = found!.text.range(i, i + 1);
        return text.slice(unit.start, unit.end);
      });
      if (units) expect(source).toEqual(units);
      else if (!literal.includes('\n'))
        expect(source.map(unit => unit.replace('""', '"')).join('')).toBe(value);
    });

  const interpolated: [string, (string | undefined)[]][] = [
    ['$"Server={host};Port={port:D}"', ['Server=', undefined, ';Port=', undefined]],
    ['$"a{{b}}\\n{c}"', ['a{b}', '\n', undefined]],
    ['$@"a\\{b}""c"', ['a\\', undefined, '"c']],
    ['@$"a\\{b}"', ['a\\', undefined]],
    ['$"""a {b} "c" """', ['a ', undefined, ' "c" ']],
    ['"a" + b + "c"', ['a', undefined, 'c']],
  ];
  for (const [literal, parts] of interpolated)
    it(literal, async () => {
      const { texts } = await parse(`class A { string s = ${literal}; }`);
      expect(texts).toHaveLength(1);
      const found = texts[0]!.text.parts.map(part => (part.kind === 'string' ? part.text.value : undefined));
      // Neighbouring literals may be one part or two.
      const joined = (list: readonly (string | undefined)[]) => list.map(part => part ?? '\0').join('');
      expect(joined(found)).toBe(joined(parts));
    });
});

/** What the only argument of the call of `Use` evaluates to. */
async function used(code: string): Promise<unknown[]> {
  const file = await parse(code);
  const evaluator = new Evaluator(file, csharpIdioms);
  const { call, scope } = evaluator.sitesNamed('Use')[0]!;
  return evaluator.evaluate(call.args[0]!.value, scope).map(value => {
    if (value.kind === 'text') return value.pieces.map(piece => piece.text?.value ?? '?').join('');
    return value.kind === 'number' ? value.value : value.kind;
  });
}

describe('C# values', () => {
  it.each([
    ['class A { const string C = "x"; void M() { Use(C); } }', ['x']],
    ['class A { const string C = "x"; } class B { void M() { Use(A.C); } }', ['x']],
    ['class A { string P { get; } = "x"; void M() { Use(this.P); } }', ['x']],
    ['class A { string P => "x"; void M() { Use(P); } }', ['x']],
    ['var a = Config("k") ?? "x"; Use(a);', ['x']],
    ['class A { void M() { var a = "x"; a = "y"; Use(a); } }', ['y']],
    ['class A { void M() { N("x"); } void N(string s) { Use(s); } }', ['x']],
    ['class A { string N() { var s = "x"; return s; } void M() { Use(N()); } }', ['x']],
    ['class A { string N(string h) => $"Server={h}"; void M() { Use(N("x")); } }', ['Server=x']],
    ['class A { string s; A(string t) { s = t; } void M() { Use(s); } static A N() => new A("x"); }', ['x']],
    ['Use(int.Parse("5"));', ['5']],
    ['Use(-0x1F_0);', [-0x1f0]],
    ['foreach (var a in new[] { "x", "y" }) Use(a);', ['x', 'y']],
  ])('%s', async (code, expected) => {
    expect(await used(code)).toEqual(expected);
  });
});

it('gives up on type arguments nested beyond reason, and at once', async () => {
  await csharpParser.prepare(assets);
  const parsed = csharpParser.parse(new SourceText('A.cs', 'a<'.repeat(20_000)));
  expect(parsed).toEqual({ trouble: { reason: 'too tangled to parse', part: false } });
});

it.each([
  '(',
  '{',
  '[',
  '$"{',
  '"',
  '@"',
  '"""',
  'x => ',
  'new A { B = ',
  'a ? ',
  'a ?? ',
  '"a" + ',
  'if (a) ',
])('survives %j ten thousand times', async piece => {
  await expect(parse(`class A { void M() { ${piece.repeat(10_000)}`)).resolves.toMatchObject({
    language: 'csharp',
  });
});
