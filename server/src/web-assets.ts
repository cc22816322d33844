import path from 'path-browserify';
import type { ReaderAssets } from '../../shared/index.ts';

type Estree = Awaited<ReturnType<ReaderAssets['typescriptEstree']>>;

/** The readers' parsers in a browser's worker. `load` gives a file of the build by its path in `dist`. */
export function webAssets(load: (name: string) => Promise<Uint8Array>): ReaderAssets {
  let estree: Promise<Estree> | undefined;
  return {
    grammar: name => load(`grammars/${name}`),
    typescriptEstree() {
      estree ??= load('typescript-estree.js').then(evaluate);
      return estree;
    },
    now: () => performance.now(),
  };
}

/**
 * Runs the bundle of the JavaScript parser, which is made for Node: of its modules the parser uses paths alone,
 * and a process that says that it is in a browser. (The extension host runs an extension's script in the same
 * way, so that its page allows it.)
 */
function evaluate(bytes: Uint8Array): Estree {
  const module = { exports: {} };
  const process = { browser: true, env: {}, argv: [], execArgv: [], platform: 'browser', cwd: () => '/' };
  const require = (name: string) => (/^(?:node:)?path$/.test(name) ? path : {});
  const run = new Function('exports', 'require', 'module', 'process', new TextDecoder().decode(bytes));
  run(module.exports, require, module, process);
  return module.exports as Estree;
}
