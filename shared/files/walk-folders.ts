import { type IgnoreLayer, ignoreLayer, isIgnored } from './ignore-rules.ts';

/** What to walk and what to leave out. Paths are relative to the walk's root, with forward slashes. */
export interface WalkOptions {
  /** Files and folders to start from; `''` is the root itself. */
  readonly paths: readonly string[];
  /** Whether a file is to be read. */
  readonly accepts: (file: string) => boolean;
  /** Whether a folder is left out with all that is in it. */
  readonly excludesFolder?: (folder: string) => boolean;
  /** Told of each file as it is found, so that it can be read while the walk goes on. */
  readonly onFile?: (file: string) => void;
  /** Told of each folder as it is entered with the names in it, before its files are judged. */
  readonly onFolder?: (folder: string, entries: readonly FolderEntry[]) => void;
}

/** What stands in a folder; a symbolic link is neither a file nor a folder. */
export interface FolderEntry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
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
 * What a walk asks of the host that drives it, about a path relative to its root: whether a path is a `folder`,
 * what `entries` a folder has, what `rules` its `.gitignore` holds. The host answers by `next`, or by `throw`
 * with an error whose message is the reason.
 */
export type WalkQuestion =
  | { readonly about: 'folder'; readonly path: string }
  | { readonly about: 'entries'; readonly path: string }
  | { readonly about: 'rules'; readonly path: string };

/** The answer to a {@link WalkQuestion}, in the order of its kinds; no rules are undefined. */
export type WalkAnswer = boolean | readonly FolderEntry[] | string | undefined;

/**
 * Walks folders for the files that the readers take, one question a step; how files are reached is its host's
 * matter. `.gitignore` files from the root down are honoured, `.git` is never entered, symbolic links are not
 * followed (so that no link can lead in a circle or out of the workspace).
 */
export function* walkFolders(options: WalkOptions): Generator<WalkQuestion, Discovered, WalkAnswer> {
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

  const judge = (folder: string, entries: readonly FolderEntry[], layers: readonly IgnoreLayer[]): void => {
    const prefix = folder === '' ? '' : `${folder}/`;
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
    try {
      if (yield { about: 'folder', path: start })
        ahead.push({ folder: start, inherited: yield* layersAbove(start) });
      else {
        seen++;
        found(start);
      }
    } catch (error) {
      unreadable.push({ file: start, reason: (error as Error).message });
    }
    for (let next = ahead.pop(); next; next = ahead.pop()) {
      const { folder, inherited } = next;
      let entries: readonly FolderEntry[];
      try {
        entries = (yield { about: 'entries', path: folder }) as readonly FolderEntry[];
      } catch (error) {
        unreadable.push({ file: folder || '.', reason: (error as Error).message });
        continue;
      }
      options.onFolder?.(folder, entries);
      const hasRules = entries.some(entry => entry.name === '.gitignore' && entry.isFile());
      judge(folder, entries, hasRules ? yield* withLayer(folder, inherited) : inherited);
    }
  }
  return { files: [...files].sort(), seen, unreadable };
}

/**
 * The layers of the folders above `folder`, so that a walk from within a repository honours its rules.
 * Who names a folder that they ignore means it, so that then none of them holds.
 */
function* layersAbove(folder: string): Generator<WalkQuestion, readonly IgnoreLayer[], WalkAnswer> {
  if (folder === '') return [];
  let layers: readonly IgnoreLayer[] = [];
  const parts = folder.split('/');
  for (let depth = 0; depth < parts.length; depth++)
    layers = yield* withLayer(parts.slice(0, depth).join('/'), layers);
  return isIgnored(`${folder}/`, layers) ? [] : layers;
}

function* withLayer(
  folder: string,
  inherited: readonly IgnoreLayer[],
): Generator<WalkQuestion, readonly IgnoreLayer[], WalkAnswer> {
  const text = yield { about: 'rules', path: folder };
  return typeof text === 'string' ? [...inherited, ignoreLayer(folder, text)] : inherited;
}
