import { describe, expect, it } from 'vitest';
import { go } from '../../../shared/readers/code/languages/go/go.ts';
import { goParser } from '../../../shared/readers/code/languages/go/parse.ts';
import { pythonParser } from '../../../shared/readers/code/languages/python/parse.ts';
import { python } from '../../../shared/readers/code/languages/python/python.ts';
import { MAX_SOURCE_LENGTH } from '../../../shared/readers/code/tree-sitter/grammar.ts';
import { readFile } from '../../../shared/readers/index.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';

const N = 20_000;

const pythonTexts: Record<string, string> = {
  'open brackets': 'x = '.padEnd(N, '('),
  'nested brackets': `x = ${'['.repeat(N)}${']'.repeat(N)}\n`,
  'nested calls': `x = ${'f('.repeat(N)}${')'.repeat(N)}\n`,
  'a long sum': `x = ${'a + '.repeat(N)}b\n`,
  'a long sum of strings': `x = ${'"a" + '.repeat(N)}"b"\n`,
  'a long chain of members': `x = a${'.b'.repeat(N)}\n`,
  'a long chain of calls': `x = a${'.b()'.repeat(N)}\n`,
  'a long or': `x = ${'a or '.repeat(N)}b\n`,
  'a long conditional': `x = ${'a if b else '.repeat(2000)}c\n`,
  'nested lambdas': `x = ${'lambda: '.repeat(N)}1\n`,
  'nested blocks': Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}if x:\n`).join(''),
  'nested f-strings': `x = ${'f"{'.repeat(2000)}`,
  'quotes and braces': '{[(<"\'\n'.repeat(N / 5),
  'control characters': '\u0000\u0001\uD800'.repeat(N),
  'one long line of names': 'a '.repeat(N * 5),
};

const goTexts: Record<string, string> = {
  'open brackets': `package a\nvar x = ${'('.repeat(N)}`,
  'nested composite literals': `package a\nvar x = ${'[]int{'.repeat(N)}${'}'.repeat(N)}\n`,
  'nested untyped literals': `package a\nvar x = [][]int${'{'.repeat(N)}${'}'.repeat(N)}\n`,
  'nested functions': `package a\nvar x = ${'func() { f('.repeat(N / 10)}`,
  'a long sum of strings': `package a\nconst x = ${'"a" + '.repeat(N)}"b"\n`,
  'nested pointers': `package a\nvar x ${'*'.repeat(N)}int = ${'&'.repeat(N)}y\n`,
  'nested types': `package a\nvar x ${'[]'.repeat(N)}int\n`,
  'nested else': `package a\nfunc f() { ${'if a { } else '.repeat(2000)}{ } }\n`,
  'quotes and braces': `package a\n${'{[(<"\'\n'.repeat(N / 5)}`,
  'control characters': '\u0000\u0001\uD800'.repeat(N),
};

describe.each([
  ['py', pythonParser, python, 'import flask\nflask.Flask(__name__).run(port=5001)\n', pythonTexts],
  [
    'go',
    goParser,
    go,
    'package a\nimport "net/http"\nfunc g() { http.ListenAndServe(":5001", nil) }\n',
    goTexts,
  ],
] as const)('%s', (name, parser, reader, listening, texts) => {
  for (const [what, text] of Object.entries(texts))
    it(`survives ${what}`, async () => {
      await parser.prepare(assets);
      const parsed = parser.parse(new SourceText(`file.${name}`, text));
      expect('file' in parsed || parsed.trouble.reason).toBeTruthy();
      const both = new SourceText(
        `file.${name}`,
        name === 'go' ? listening + text.replace(/^package a/, '') : listening + text,
      );
      const facts = await readFile(both, assets, [reader]);
      expect(facts.trouble).toBeUndefined();
    });

  it('refuses a text beyond the limit, and says why', async () => {
    const text = listening + ' '.repeat(MAX_SOURCE_LENGTH);
    const facts = await readFile(new SourceText(`file.${name}`, text), assets, [reader]);
    expect(facts.trouble).toEqual({ reason: 'longer than 2 million characters', part: false });
  });

  it('frees its trees', async () => {
    await parser.prepare(assets);
    const text = listening.repeat(200);
    const parse = (times: number) => {
      for (let i = 0; i < times; i++) parser.parse(new SourceText(`${i}`, text));
      return process.memoryUsage().rss;
    };
    const before = parse(20);
    const after = parse(150);
    expect(after - before).toBeLessThan(150e6);
  });
});
