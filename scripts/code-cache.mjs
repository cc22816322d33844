import { readFileSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';

/**
 * Writes `FILE.cache` beside a CommonJS bundle: its code as this V8 compiled it, together with all that `use`
 * (called with the bundle's exports) needed. `shared/node/load-script.ts` reads it; another version of V8
 * refuses it and compiles anew.
 *
 * @param {string} file absolute path of the bundle
 * @param {(exports: any) => void} use
 */
export function writeCodeCache(file, use) {
  const script = new Script(Module.wrap(readFileSync(file, 'utf8')), { filename: file });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, path.dirname(file));
  use(module.exports);
  writeFileSync(`${file}.cache`, script.createCachedData());
}
