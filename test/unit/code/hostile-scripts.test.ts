import { beforeAll, describe, expect, it } from 'vitest';
import { javascript } from '../../../shared/readers/code/languages/javascript/javascript.ts';
import { readFile } from '../../../shared/readers/index.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';

const listening = "\nrequire('http').createServer().listen(3000);\n";
const read = (text: string, name = 'a.js') => readFile(new SourceText(name, text), assets, [javascript]);
const ports = async (text: string, name?: string) => (await read(text, name)).occurrences.map(o => o.port);

// The first parse loads the parser.
beforeAll(() => read(listening));

describe('cycles end', () => {
  it.each([
    ['names', 'var a = b, b = a;\nlet app = require("express")();\napp.listen(a);'],
    [
      'a name and itself',
      'function f(port) { port = port; require("http").createServer().listen(port); }\nf(f.port);',
    ],
    ['functions', 'const f = () => g(); const g = () => f();\nrequire("http").createServer().listen(f());'],
    ['a recursive function', 'function f(p) { return f(p); }\nrequire("http").createServer().listen(f(1));'],
    ['spread objects', 'const a = { ...b }, b = { ...a };\nrequire("http").createServer().listen(a.port);'],
    ['members', 'const o = {}; o.a = o.b; o.b = o.a;\nrequire("http").createServer().listen(o.a);'],
    [
      'classes',
      'class A extends B {} class B extends A {}\nnew A().thing.listen(1);\nrequire("http").createServer().listen(new A().port);',
    ],
  ])('%s', async (_, text) => {
    expect(await ports(text)).toEqual([null]);
  });

  it('a call of a function by itself still has its default', async () => {
    const text =
      'function start(port = 3000) { require("http").createServer().listen(port).on("error", () => start(port + 1)); }\nstart();';
    expect(await ports(text)).toContain(3000);
  });
});

describe('the time is bounded', () => {
  const bounded = async (text: string) => {
    const start = performance.now();
    const facts = await read(text);
    // Generous: the point is that it is not exponential or quadratic.
    expect(performance.now() - start).toBeLessThan(8_000);
    return facts;
  };

  it('doubling chains of names', async () => {
    const lines = ['const v0 = process.env.A || process.env.B;'];
    for (let i = 1; i < 200; i++)
      lines.push(`const v${i} = v${i - 1} || v${i - 1} || f(v${i - 1}, v${i - 1});`);
    const facts = await bounded(
      `${lines.join('\n')}\nrequire('http').createServer().listen(v199);${listening}`,
    );
    expect(facts.occurrences.map(o => o.port)).toContain(3000);
  });

  it('doubling chains of functions', async () => {
    const lines = ['const f0 = p => p;'];
    for (let i = 1; i < 60; i++) lines.push(`const f${i} = p => f${i - 1}(p) || f${i - 1}(f${i - 1}(p));`);
    const facts = await bounded(
      `${lines.join('\n')}\nrequire('http').createServer().listen(f59(process.env.P));${listening}`,
    );
    expect(facts.occurrences.map(o => o.port)).toContain(3000);
  });

  it('doubling chains of spread objects', async () => {
    const lines = ['const o0 = { host: f() };'];
    for (let i = 1; i < 60; i++) lines.push(`const o${i} = { ...o${i - 1}, ...o${i - 1} };`);
    const facts = await bounded(
      `${lines.join('\n')}\nrequire('http').createServer().listen(o59.port);${listening}`,
    );
    expect(facts.occurrences.map(o => o.port)).toContain(3000);
  });

  it('a long chain of spread objects', async () => {
    const lines = ['const o0 = { port: 1 };'];
    for (let i = 1; i < 5_000; i++) lines.push(`const o${i} = { ...o${i - 1} };`);
    const facts = await bounded(
      `${lines.join('\n')}\nrequire('http').createServer().listen(o4999.port);${listening}`,
    );
    expect(facts.occurrences.map(o => o.port)).toEqual([null, 3000]);
  });

  it('thousands of calls of one function', async () => {
    const calls = Array.from({ length: 4_000 }, (_, i) => `start(${i});`).join('\n');
    const facts = await bounded(
      `function start(port) { require('http').createServer().listen(port); }\n${calls}${listening}`,
    );
    expect(facts.occurrences.map(o => o.port)).toEqual([null, 3000]);
  });

  it('a sum of thousands of operands', async () => {
    const facts = await bounded(
      `const s = ${Array.from({ length: 3_000 }, () => 'x').join(' + ')};${listening}`,
    );
    expect(facts.occurrences.map(o => o.port)).toEqual([3000]);
  });

  it('a text of nothing but the beginning of calls', async () => {
    await bounded('.listen '.repeat(100_000));
    await bounded('bind    '.repeat(100_000));
  });
});

describe('what cannot be read is named', () => {
  it('a bundle', async () => {
    const facts = await read(`${'x;\n'.repeat(400_000)}${listening}`);
    expect(facts.trouble).toEqual({ reason: 'script larger than 1 MB, taken for a bundle', part: false });
  });

  it('a minified script', async () => {
    const facts = await read(`${'x;'.repeat(20_000)}${listening}`);
    expect(facts.trouble?.reason).toMatch(/^minified script/);
    expect(facts.trouble?.part).toBe(false);
  });

  it('a broken one, of which the rest is read', async () => {
    const facts = await read(`const a = {;\nif (a.) {\n}\n${listening}`);
    expect(facts.occurrences.map(o => o.port)).toEqual([3000]);
    expect(facts.trouble).toMatchObject({ part: true, reason: expect.stringMatching(/^does not parse/) });
  });

  it('one beyond repair', async () => {
    const facts = await read(`${'}{)(\n'.repeat(50)}${listening}`);
    expect(facts.occurrences).toEqual([]);
    expect(facts.trouble?.part).toBe(false);
  });

  it('one nested too deep', async () => {
    const facts = await read(`${'['.repeat(60_000)}${listening}`);
    expect(facts.trouble).toBeDefined();
  });
});

describe('files and languages', () => {
  it.each(['a.js', 'a.mjs', 'a.cjs', 'a.jsx', 'a.ts', 'a.mts', 'a.cts', 'a.tsx', 'A.JS'])(
    '%s',
    async name => {
      const facts = await read(listening, name);
      expect(facts.occurrences).toHaveLength(1);
      expect(facts.occurrences[0]!.format).toBe(/ts/.test(name) ? 'typescript' : 'javascript');
    },
  );

  it('a language id wins over the name', () => {
    expect(javascript.claims({ path: 'x', name: 'x', languageId: 'typescriptreact' })).toBe(true);
    expect(javascript.claims({ path: 'x.js', name: 'x.js', languageId: 'plaintext' })).toBe(false);
    expect(javascript.claims({ path: 'x.json', name: 'x.json' })).toBe(false);
  });

  it('angle-bracket casts in .ts, JSX in .js and .tsx, types in .js', async () => {
    expect(await ports(`const a = <any>b;${listening}`, 'a.ts')).toEqual([3000]);
    expect(await ports(`const a = <div>{b}</div>;${listening}`, 'a.js')).toEqual([3000]);
    expect(await ports(`const a = <div>{b as any}</div>;${listening}`, 'a.tsx')).toEqual([3000]);
    expect(await ports(`const a: number = 1;${listening}`, 'a.js')).toEqual([3000]);
  });

  it('the prefilter passes over texts without a listen call', () => {
    for (const text of [
      'fn.bind(this)',
      'new Server(options)',
      'document.addEventListener("x", f)',
      'server: { port: 1 }',
    ])
      expect(javascript.prefilter(text), text).toBe(false);
    for (const text of [
      'app.listen(3000)',
      'app\n  .listen<string>(3000)',
      "require('dgram').createSocket('udp4').bind(1)",
    ])
      expect(javascript.prefilter(text), text).toBe(true);
  });
});
