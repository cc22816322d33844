/** The folder of a path, empty for the workspace's own. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/**
 * The path that `relative` names from `folder`, both with forward slashes; undefined where it leads out
 * of the workspace, is absolute or a URL.
 */
export function pathFrom(folder: string, relative: string): string | undefined {
  if (relative.startsWith('/') || /^[\w+.-]+:/.test(relative)) return undefined;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
