import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import esbuild from 'esbuild';

/**
 * Writes `FILE.cache` beside the bundles that are loaded by `shared/node/load-script.ts`: their code as this V8
 * compiled it, together with all that reading `examples` needed. Another version of V8, or one with other
 * flags, refuses it and compiles anew; so it is made under the flags of the command line, whose runs are short.
 *
 * @param {string} dist absolute path of the folder with the bundles
 * @param {string} examples absolute path of a folder to read
 */
export async function writeCodeCaches(dist, examples) {
  const { tuneForOneRun } = await moduleOf('shared/node/tune-engine.ts');
  tuneForOneRun();
  const program = readFileSync(import.meta.filename, 'utf8');
  await writeCodeCache(path.join(dist, 'typescript-estree.js'), ({ parse }) =>
    parse(program, { range: true, loc: true }),
  );
  await writeCodeCache(path.join(dist, 'scan-worker.js'), ({ chunkReader }) => {
    const read = chunkReader({ root: examples, distDirectory: dist, defersScripts: false, stamps: false });
    return read({ files: readdirSync(examples, { recursive: true }) });
  });
  await writeCodeCache(path.join(dist, 'portlint.js'), ({ run }) => {
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const terminal = { cwd: examples, distDirectory: dist, stdin: process.stdin, stdout: nowhere };
    return run(['lint', '--no-cache', '.'], { ...terminal, stderr: nowhere, env: {} });
  });
  await writeCodeCache(path.join(dist, 'language-server.js'), ({ serve }) =>
    talk(streams => serve(dist, streams), path.join(examples, 'compose.yaml')),
  );
}

/** A session of a language server: a document is opened, its findings are asked for and answered. */
function talk(serve, file) {
  const [toServer, fromServer] = [new PassThrough(), new PassThrough()];
  serve([toServer, fromServer]);
  const send = message => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    toServer.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const textDocument = { uri: pathToFileURL(file).href };
  const document = { ...textDocument, languageId: 'yaml', version: 1, text: readFileSync(file, 'utf8') };
  const capabilities = { textDocument: { diagnostic: {} } };
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities } });
  send({ method: 'initialized', params: {} });
  send({ method: 'textDocument/didOpen', params: { textDocument: document } });
  send({ id: 2, method: 'textDocument/diagnostic', params: { textDocument } });
  return new Promise(resolve => {
    let answers = '';
    fromServer.on('data', piece => {
      answers += piece;
      if (/"id":2\b/.test(answers)) resolve();
    });
  });
}

/**
 * @param {string} file absolute path of a bundle
 * @param {(exports: any) => unknown} use called with the bundle's exports, and awaited
 */
async function writeCodeCache(file, use) {
  const script = new Script(Module.wrap(readFileSync(file, 'utf8')), { filename: file });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, path.dirname(file));
  await use(module.exports);
  // What reading a PowerShell script leaves behind (`shared/node/node-assets.ts`); most runs begin without.
  for (const flag of ['--wasm-tier-up', '--wasm-dynamic-tiering']) setFlagsFromString(flag);
  writeFileSync(`${file}.cache`, script.createCachedData());
}

/** @param {string} file a TypeScript module that needs none but Node's own */
async function moduleOf(file) {
  const { outputFiles } = await esbuild.build({ entryPoints: [file], format: 'esm', write: false });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}
