import { URI } from 'vscode-uri';

/**
 * One spelling for every way to write a URI: percent-encoding, the case of scheme and drive letter, a
 * trailing slash. For comparing; clients are answered with the spelling they used themselves.
 */
export function uriKey(uri: string): string {
  const parsed = URI.parse(uri);
  const path = withSmallDrive(parsed.path);
  return parsed
    .with({
      scheme: parsed.scheme.toLowerCase(),
      path: path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path,
    })
    .toString();
}

/** The decoded path of a URI, forward slashes, drive letter in lower case. */
export function pathOfUri(uri: string): string {
  return withSmallDrive(URI.parse(uri).path);
}

/** `uri` with `path` (decoded, absolute) in place of its own. */
export function withPath(uri: string, path: string): string {
  return URI.parse(uri).with({ path }).toString();
}

/**
 * The path of `path` below `root` (both decoded, absolute), without a leading slash; undefined where it
 * lies elsewhere. `ignoreCase` for file systems that take two cases for one name.
 */
export function relativePath(root: string, path: string, ignoreCase: boolean): string | undefined {
  const base = root.endsWith('/') ? root : `${root}/`;
  const start = path.slice(0, base.length);
  const same = ignoreCase ? start.toLowerCase() === base.toLowerCase() : start === base;
  return same && path.length > base.length ? path.slice(base.length) : undefined;
}

/** The folder of a path: `a/b.yaml` → `a`, `b.yaml` → ``, `/b.yaml` → `/`. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : slash === 0 ? '/' : path.slice(0, slash);
}

/** The last component of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A name in a folder that {@link folderOf} gave. */
export function inFolder(folder: string, name: string): string {
  return folder === '' ? name : folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

function withSmallDrive(path: string): string {
  return /^\/[A-Z]:/.test(path) ? `/${path[1]!.toLowerCase()}${path.slice(2)}` : path;
}
