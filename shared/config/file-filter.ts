import type { ConfigLayer } from './config-file.ts';
import { compileGlobs } from './globs.ts';
import { compileLayer } from './layer.ts';

/** Which paths of a workspace are to be read. Paths are relative to it, with forward slashes. */
export interface FileFilter {
  /** Whether a file is included and not excluded. */
  file(path: string): boolean;
  /** Whether nothing beneath a folder can be included, so that a walk need not enter it. */
  excludesFolder(path: string): boolean;
}

/**
 * Other people's code. What `go mod vendor` copies stands under the modules' domains: `vendor/golang.org/…`;
 * Composer's under owner and package: `vendor/symfony/console/…`; Bundler's in `vendor/bundle`.
 */
const isNeverRead = compileGlobs([
  '**/node_modules/**',
  '**/.git/**',
  '**/vendor/*.*/**/*',
  '**/vendor/*/*/**/*.{php,phtml,inc}',
  '**/vendor/bundle/**/*',
]);

/**
 * The filter that `include` and `exclude` of the layers (weakest to strongest) make: the strongest
 * `include` counts, every layer's `exclude` does. `.gitignore` is the business of whoever walks.
 */
export function fileFilter(layers: readonly ConfigLayer[]): FileFilter {
  const compiled = layers.map(compileLayer);
  const include = compiled.findLast(layer => layer.include)?.include;
  const excludes = compiled.filter(layer => layer.exclude);
  const excluded = (path: string) => isNeverRead(path) || excludes.some(layer => layer.exclude!(path));
  // `!` may bring back a file of an excluded folder, which a walk then has to reach.
  const bringsBack = excludes.some(layer => layer.input.exclude!.some(glob => glob.startsWith('!')));
  return {
    file: path => (include?.(path) ?? true) && !excluded(path),
    // A glob takes a folder with all beneath it exactly where it takes a file of any name in it.
    excludesFolder: path => {
      const anyFile = `${path}/\u0001`;
      return bringsBack ? isNeverRead(anyFile) : excluded(anyFile);
    },
  };
}
