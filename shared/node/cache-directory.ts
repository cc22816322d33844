import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { FactsCache } from './facts-cache.ts';

/** The environment variables that say where a user's caches are. */
type Environment = Readonly<Record<string, string | undefined>>;

/** Where this user's programs keep what they can make anew; absolute, with Portlint's own folder at its end. */
export function cacheDirectory(env: Environment, platform: NodeJS.Platform = process.platform): string {
  const home = homedir();
  const absolute = (directory: string | undefined) =>
    directory !== undefined && path.isAbsolute(directory) ? directory : undefined;
  const base =
    absolute(env.XDG_CACHE_HOME) ??
    (platform === 'win32'
      ? (absolute(env.LOCALAPPDATA) ?? path.join(home, 'AppData', 'Local'))
      : platform === 'darwin'
        ? path.join(home, 'Library', 'Caches')
        : path.join(home, '.cache'));
  return path.join(base, 'portlint');
}

/**
 * The cache of what was found under some paths of a workspace by this build of Portlint.
 *
 * @param distDirectory absolute, with the built bundles: another build is another engine
 * @param root absolute
 * @param paths relative to the root; `['']` is all of it
 */
export function factsCache(
  env: Environment,
  distDirectory: string,
  root: string,
  paths: readonly string[],
): FactsCache {
  const bundle = statSync(path.join(distDirectory, 'scan-worker.js'), { throwIfNoEntry: false });
  const engine = `${distDirectory} ${bundle?.size} ${bundle?.mtimeMs}`;
  return new FactsCache(cacheDirectory(env), [root, ...paths].join('\0'), engine);
}
