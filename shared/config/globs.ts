import { compileGlob } from './glob.ts';

/** Whether a workspace-relative path (forward slashes) is among those a list of globs names. */
export type GlobMatcher = (path: string) => boolean;

/**
 * Compiles a list of globs. They count from `base` (a workspace-relative folder, `''` for the root);
 * a folder's name stands for all that is in it; `!glob` takes paths out again, later entries win.
 */
export function compileGlobs(globs: readonly string[], base = ''): GlobMatcher {
  const entries = globs.map(glob => {
    const negated = glob.startsWith('!');
    const pattern = glob
      .slice(negated ? 1 : 0)
      .replace(/^\.?\/+/, '')
      .replace(/\/+$/, '');
    // Any number of names may follow: none for a file, those of what is in it for a folder.
    return { negated, matches: compileGlob(`${pattern}/**`) };
  });
  return path => {
    const relative = relativeTo(base, path);
    let matched = false;
    for (const { negated, matches } of entries)
      if (matched === negated && matches(relative)) matched = !negated;
    return matched;
  };
}

/** `path` as seen from the folder `base`; unchanged where it does not lie in it. */
function relativeTo(base: string, path: string): string {
  return base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length + 1) : path;
}
