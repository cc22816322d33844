import { existsSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';

/**
 * Loads a CommonJS bundle, with the compiled code that the build put beside it as `FILE.cache` where this
 * version of V8 takes it: to compile anew is half of what a short run takes. Without the cache, with another
 * V8, or under other flags than the build's, it is loaded as ever.
 *
 * @param file absolute path of the bundle
 */
export function loadScript(file: string): unknown {
  const cache = `${file}.cache`;
  const require = createRequire(file);
  if (!existsSync(cache)) return require(file);
  const script = new Script(Module.wrap(readFileSync(file, 'utf8')), {
    filename: file,
    cachedData: readFileSync(cache),
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, path.dirname(file));
  return module.exports;
}
