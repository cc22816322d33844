import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { type IgnoreLayer, isIgnored, layersAbove, withLayer } from './git-ignore.ts';

/** What to walk and what to leave out. */
export interface DiscoverOptions {
  /** Absolute path that results are relative to; `.gitignore` files from here down are honoured. */
  readonly root: string;
  /** Files and folders to start from, relative to `root`, forward slashes; `''` is the root itself. */
  readonly paths: readonly string[];
  /** Whether a path (relative, forward slashes) is to be read; files only. */
  readonly accepts: (file: string) => boolean;
  /** Whether a folder (relative, forward slashes) is left out with all that is in it. */
  readonly excludesFolder?: (folder: string) => boolean;
  /** Told of each file as it is found, so that it can be read while the walk goes on. */
  readonly onFile?: (file: string) => void;
  /** Told of each folder as it is entered (relative, forward slashes) with the names in it, before its files are judged. */
  readonly onFolder?: (folder: string, entries: readonly { readonly name: string }[]) => void;
}

/** What a walk found. */
export interface Discovered {
  /** Relative to the root, forward slashes, in path order. A path that was named itself is in, even if ignored. */
  readonly files: readonly string[];
  /** How many files the walk passed, accepted or not (ignored ones not counted). */
  readonly seen: number;
  /** Folders and named paths that could not be read. */
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
}

/**
 * Walks folders for the files that the readers take. Synchronous, since that is the fastest way on Node.
 * `.gitignore` files are honoured, `.git` is never entered, symbolic links are not followed (so that no
 * link can lead in a circle or out of the workspace).
 */
export function discoverFiles(options: DiscoverOptions): Discovered {
  const walk = walkFolders(options);
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
  }
}

/** As {@link discoverFiles}, for a server that has other things to do: `rest` is awaited after each folder. */
export async function discoverFilesInTurns(
  options: DiscoverOptions,
  rest: () => Promise<void>,
): Promise<Discovered> {
  const walk = walkFolders(options);
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
    await rest();
  }
}

/** The walk, one folder a step. */
function* walkFolders(options: DiscoverOptions): Generator<void, Discovered> {
  const files = new Set<string>();
  const unreadable: { file: string; reason: string }[] = [];
  /** Folders still to enter; a stack of our own, since folders may nest deeper than calls. */
  const ahead: { folder: string; inherited: readonly IgnoreLayer[] }[] = [];
  let seen = 0;

  const found = (file: string): void => {
    // A path may be named twice on a command line.
    if (files.has(file)) return;
    files.add(file);
    options.onFile?.(file);
  };

  const enter = (folder: string, inherited: readonly IgnoreLayer[]): void => {
    let entries: Dirent[];
    try {
      entries = readdirSync(`${options.root}/${folder}`, { withFileTypes: true });
    } catch (error) {
      unreadable.push({ file: folder || '.', reason: reasonOf(error) });
      return;
    }
    options.onFolder?.(folder, entries);
    const prefix = folder === '' ? '' : `${folder}/`;
    const layers = entries.some(entry => entry.name === '.gitignore' && entry.isFile())
      ? withLayer(options.root, folder, inherited)
      : inherited;
    for (const entry of entries) {
      const relative = prefix + entry.name;
      if (entry.isDirectory()) {
        if (entry.name === '.git' || options.excludesFolder?.(relative) || isIgnored(`${relative}/`, layers))
          continue;
        ahead.push({ folder: relative, inherited: layers });
      } else if (entry.isFile()) {
        seen++;
        // The cheap test first: most files are of no reader's kind.
        if (options.accepts(relative) && !isIgnored(relative, layers)) found(relative);
      }
    }
  };

  for (const start of options.paths) {
    const absolute = path.join(options.root, start);
    try {
      if (statSync(absolute).isDirectory())
        ahead.push({ folder: start, inherited: layersAbove(options.root, start) });
      else {
        seen++;
        found(start);
      }
    } catch (error) {
      unreadable.push({ file: start, reason: reasonOf(error) });
    }
    for (let next = ahead.pop(); next; next = ahead.pop()) {
      enter(next.folder, next.inherited);
      yield;
    }
  }
  return { files: [...files].sort(), seen, unreadable };
}

/** What an operating system's error says, without its path. */
export function reasonOf(error: unknown, intent: 'read' | 'write' = 'read'): string {
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case 'ENOENT':
      return 'not found';
    case 'EACCES':
    case 'EPERM':
      return `no permission to ${intent}`;
    case 'ELOOP':
      return 'a symbolic link that leads in a circle';
    case 'EISDIR':
      return 'a folder';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
