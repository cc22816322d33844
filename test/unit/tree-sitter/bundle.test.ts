import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const grammars = path.dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
const root = path.join(import.meta.dirname, '../../..');

/** An entry that reads one Go file with grammars from a function given as `ask`, and tells the ports. */
const entry = `
  import { go } from './shared/readers/code/languages/go/go.ts';
  import { SourceText } from './shared/text/index.ts';
  globalThis.ports = async ask => {
    await go.prepare({ grammar: ask });
    const text = 'package a\\nimport "net/http"\\nfunc f() { http.ListenAndServe("é𝒳:5001", nil) }\\n';
    return go.read(new SourceText('a.go', text)).occurrences.map(({ port }) => port);
  };
`;

async function bundle(platform: 'node' | 'browser'): Promise<string> {
  const result = await build({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    platform,
    format: platform === 'node' ? 'cjs' : 'iife',
    target: 'es2022',
    external: platform === 'browser' ? ['fs', 'fs/promises', 'module', 'path', 'url'] : [],
    logLevel: 'silent',
  });
  return result.outputFiles[0]!.text;
}

it('runs in a worker thread, bundled as CommonJS', async () => {
  const code = `${await bundle('node')}
    const threads = require('node:worker_threads');
    const ask = name => require('node:fs/promises').readFile(threads.workerData + '/' + name);
    globalThis.ports(ask).then(ports => threads.parentPort.postMessage(ports));`;
  const worker = new Worker(code, { eval: true, workerData: grammars });
  const ports = await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await worker.terminate();
  expect(ports).toEqual([5001]);
});

it('runs where there is neither Node nor a document: in a web worker', async () => {
  const self: Record<string, unknown> = { TextDecoder, URL, console, importScripts() {} };
  self.self = self;
  self.location = { href: 'https://example.com/worker.js' };
  const context = vm.createContext(self);
  vm.runInContext(await bundle('browser'), context);
  const ports = self.ports as (ask: (name: string) => Promise<Uint8Array>) => Promise<number[]>;
  expect([...(await ports(name => readFile(path.join(grammars, name))))]).toEqual([5001]);
  expect(self.document).toBeUndefined();
});
