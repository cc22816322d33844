import path from 'node:path';

/** The folder of an engine path (forward slashes); empty for one in the root. */
export function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash < 0 ? '' : file.slice(0, slash);
}

/** A path of this system with forward slashes. */
export function slashed(file: string): string {
  return path.sep === '/' ? file : file.replaceAll(path.sep, '/');
}

/**
 * The deepest folder that holds all of the folders (absolute); undefined where they lie on different drives.
 * `system` stands for the ways of another operating system.
 */
export function commonFolder(
  folders: readonly string[],
  system: Pick<path.PlatformPath, 'dirname' | 'sep'> = path,
): string | undefined {
  const { dirname, sep } = system;
  const holds = (outer: string, folder: string) =>
    outer === folder || folder.startsWith(outer.endsWith(sep) ? outer : outer + sep);
  let common = folders[0];
  while (common !== undefined && !folders.every(folder => holds(common!, folder)))
    common = dirname(common) === common ? undefined : dirname(common);
  return common;
}
