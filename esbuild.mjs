// Builds every bundle into dist/. `node esbuild.mjs [--watch]`.
//
// dist/cli.js, server.js, client.js                   the hosts
// dist/portlint.js, language-server.js                what the command line and the server load
// dist/scan-thread.js, scan-worker.js                 the scan's worker thread, and what it loads
// dist/typescript-estree.js                           the JavaScript parser, loaded on first need
// dist/*.js.cache                                     compiled code of what is loaded so
// dist/report.js, report.css                          the report panel's page
// dist/grammars/*.wasm                                tree-sitter's runtime and grammars, loaded on first need
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import esbuild from 'esbuild';
import { writeCodeCaches } from './scripts/code-cache.mjs';
import { leanParser } from './scripts/lean-parser.mjs';

const require = createRequire(import.meta.url);
const watch = process.argv.includes('--watch');

/** Grammars that a language reader uses; the runtime is `tree-sitter.wasm`. */
const GRAMMARS = [
  'tree-sitter.wasm',
  'tree-sitter-python.wasm',
  'tree-sitter-go.wasm',
  'tree-sitter-java.wasm',
  'tree-sitter-kotlin.wasm',
  'tree-sitter-scala.wasm',
  'tree-sitter-lua.wasm',
  'tree-sitter-c-sharp.wasm',
  'tree-sitter-powershell.wasm',
  'tree-sitter-php.wasm',
  'tree-sitter-ruby.wasm',
  'tree-sitter-rust.wasm',
  'tree-sitter-cpp.wasm',
];

/** The grammars' runtime imports a `require` of its own, under the name of the one that it has already. */
function requiringRuntime() {
  const own = /const \{ createRequire \} = await import\("module"\);\s+var require = createRequire\([^;]*\);/;
  return {
    name: 'requiring-runtime',
    setup(build) {
      build.onLoad({ filter: /tree-sitter-wasm[\\/]wasm[\\/]tree-sitter\.js$/ }, ({ path: file }) => {
        const source = readFileSync(file, 'utf8');
        if (!own.test(source)) throw new Error(`${file} is written in another way than it was`);
        return { contents: source.replace(own, ''), loader: 'js' };
      });
    },
  };
}

const common = {
  bundle: true,
  minify: true,
  // Class and function names stand in error messages.
  keepNames: false,
  legalComments: 'none',
  logLevel: 'warning',
  outdir: 'dist',
  sourcemap: watch ? 'linked' : false,
  target: 'node20',
};

/**
 * The package's build for browsers: the one for Node asks the environment, for every token of a text, whether it
 * shall be printed.
 */
const yaml = path.join(path.dirname(require.resolve('yaml/package.json')), 'browser/index.js');

const node = {
  ...common,
  alias: { yaml },
  platform: 'node',
  format: 'cjs',
  mainFields: ['module', 'main'],
  // A script with compiled code beside it cannot import, but require.
  supported: { 'dynamic-import': false },
  plugins: [requiringRuntime()],
};

/** What runs in a browser's workers: VS Code's extension host there, and the language server. */
const web = {
  ...common,
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  alias: { yaml },
  plugins: [requiringRuntime()],
};

const builds = [
  {
    ...node,
    entryPoints: {
      cli: 'cli/src/main.ts',
      portlint: 'cli/src/run.ts',
      server: 'server/src/node.ts',
      'language-server': 'server/src/serve.ts',
      'scan-thread': 'shared/node/scan-thread.ts',
      'scan-worker': 'shared/node/scan-worker.ts',
    },
  },
  {
    ...node,
    entryPoints: { 'typescript-estree': 'shared/node/typescript-estree.ts' },
    plugins: [leanParser()],
  },
  { ...node, entryPoints: { client: 'client/src/extension.ts' }, external: ['vscode'] },
  {
    ...web,
    format: 'cjs',
    entryPoints: { 'web-client': 'client/src/web/extension.ts' },
    external: ['vscode'],
  },
  {
    ...web,
    format: 'iife',
    entryPoints: { 'web-server': 'server/src/web.ts' },
    // Asked for by the grammars' runtime where it finds itself in Node.
    external: ['fs', 'fs/promises', 'path', 'url'],
  },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: { report: 'client/src/report/webview.ts' },
  },
];

await rm('dist', { recursive: true, force: true });
await mkdir('dist/grammars', { recursive: true });
/** Where grammars come from, the best kept first. */
const folders = [
  path.dirname(require.resolve('@vscode/tree-sitter-wasm')),
  path.dirname(require.resolve('@tree-sitter-grammars/tree-sitter-lua/tree-sitter-lua.wasm')),
  path.join(path.dirname(require.resolve('tree-sitter-wasms/package.json')), 'out'),
];
for (const name of GRAMMARS) {
  const from = folders.map(folder => path.join(folder, name)).find(file => existsSync(file));
  await cp(from ?? name, path.join('dist/grammars', name));
}

if (watch) {
  for (const build of builds) await (await esbuild.context(build)).watch();
} else {
  await Promise.all(builds.map(build => esbuild.build(build)));
  await writeCodeCaches(path.resolve('dist'), path.resolve('examples'));
}
