import type { ComposeFacts, FileFacts, Lookup } from '../readers/index.ts';
import { getOrMake } from '../text/index.ts';
import { folderOf, pathFrom } from './workspace-path.ts';
import type { WorkspaceSnapshot } from './workspace-snapshot.ts';

/** A Compose file: its documents, which Compose merges in order. */
export interface ComposeFile {
  readonly path: string;
  readonly documents: readonly ComposeFacts[];
}

const known = new WeakMap<FileFacts, ComposeFile>();

/** The same object as long as the file does not change: what is derived from it is kept by it. */
function composeFile(path: string, facts: FileFacts): ComposeFile {
  return getOrMake(known, facts, () => ({
    path,
    documents: facts.manifests.filter((each): each is ComposeFacts => each.kind === 'compose'),
  }));
}

/** The Compose files of a workspace, and the variables that hold for them. */
export interface ComposeFiles {
  readonly byPath: ReadonlyMap<string, ComposeFile>;
  /** The folders that have any, in path order, each with its files in path order. */
  readonly byFolder: ReadonlyMap<string, readonly ComposeFile[]>;
  /** Files that some command merges, in its order, by the folder of the first. */
  readonly commanded: ReadonlyMap<string, readonly (readonly ComposeFile[])[]>;
  /** The value of a variable in a folder's `.env`; undefined where the file does not tell it. */
  readonly lookupIn: (folder: string) => Lookup;
}

const found = new WeakMap<WorkspaceSnapshot, ComposeFiles>();

/** The Compose files of a workspace; computed once a snapshot. */
export function composeFiles(snapshot: WorkspaceSnapshot): ComposeFiles {
  return getOrMake(found, snapshot, () => {
    const byPath = new Map<string, ComposeFile>();
    for (const [path, facts] of snapshot.files) {
      if (facts.manifests.length === 0) continue;
      const file = composeFile(path, facts);
      if (file.documents.length > 0) byPath.set(path, file);
    }
    const byFolder = new Map<string, ComposeFile[]>();
    for (const path of [...byPath.keys()].sort())
      getOrMake(byFolder, folderOf(path), () => []).push(byPath.get(path)!);
    const commanded = commandedFiles(snapshot, byPath);
    return {
      byPath,
      byFolder,
      commanded,
      lookupIn: folder => lookupOf(snapshot.files.get(pathFrom(folder, '.env')!)),
    };
  });
}

/**
 * The files of each command that names only known ones. A script says nothing of the folder it runs in:
 * that is its own, the workspace's, or one between.
 */
function commandedFiles(
  snapshot: WorkspaceSnapshot,
  byPath: ReadonlyMap<string, ComposeFile>,
): Map<string, ComposeFile[][]> {
  const groups = new Map<string, ComposeFile[][]>();
  for (const [path, { manifests }] of snapshot.files)
    for (const facts of manifests) {
      if (facts.kind !== 'compose-command') continue;
      for (let at = folderOf(path); ; at = folderOf(at)) {
        const group = facts.files.flatMap(file => byPath.get(pathFrom(at, file) ?? '') ?? []);
        if (group.length === facts.files.length) {
          getOrMake(groups, folderOf(group[0]!.path), () => []).push(group);
          break;
        }
        if (at === '') break;
      }
    }
  return groups;
}

const NOTHING: Lookup = () => undefined;
const lookups = new WeakMap<FileFacts, Lookup>();

function lookupOf(dotenv: FileFacts | undefined): Lookup {
  if (!dotenv) return NOTHING;
  return getOrMake(lookups, dotenv, () => {
    const values = new Map<string, string>();
    for (const facts of dotenv.manifests)
      if (facts.kind === 'dotenv') for (const { name, value } of facts.variables) values.set(name, value);
    return name => values.get(name);
  });
}
