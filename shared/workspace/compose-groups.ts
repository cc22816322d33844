import type { ComposeServiceFacts, Lookup } from '../readers/index.ts';
import { getOrMake } from '../text/index.ts';
import type { ComposeFile, ComposeFiles } from './compose-files.ts';
import { folderOf, pathFrom } from './workspace-path.ts';

/** What Compose looks for in a folder, best first. */
const BASES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const OVERRIDES = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/**
 * The files of a folder as projects, each with its files in the order of merging.
 *
 * By itself Compose loads the first base name with the first override name, or what `COMPOSE_FILE` in
 * `.env` lists. Another file is an overlay, used with `-f` upon the base, where it has services without
 * image and build that the base declares; else it is an alternative, a project of its own. A file that
 * others only extend from is none. What a script merges with `-f` is a project, too.
 */
export function groupFiles(folder: string, files: ComposeFiles): ComposeFile[][] {
  const here = files.byFolder.get(folder) ?? [];
  const main = mainGroup(folder, here, files);
  const used = new Set(main);
  const groups = main.length > 0 ? [main] : [];
  const rest = here.filter(file => !used.has(file));
  const alternatives = rest.filter(file => !isOverlay(file) && !extendedFiles(files).has(file.path));
  for (const file of alternatives) groups.push([file]);
  for (const file of rest) {
    if (!isOverlay(file)) continue;
    const base = baseOf(file, main[0], alternatives);
    groups.push(base ? [base, file] : [file]);
  }
  for (const group of files.commanded.get(folder) ?? [])
    if (!groups.some(other => isSameGroup(group, other))) groups.push([...group]);
  return groups;
}

function isSameGroup(a: readonly ComposeFile[], b: readonly ComposeFile[]): boolean {
  return a.length === b.length && a.every((file, i) => file === b[i]);
}

function mainGroup(folder: string, here: readonly ComposeFile[], files: ComposeFiles): ComposeFile[] {
  const listed = listedFiles(folder, files);
  if (listed.length > 0) return listed;
  const first = (names: readonly string[]) =>
    names
      .map(name => pathFrom(folder, name)!)
      .flatMap(path => here.find(file => file.path === path) ?? [])[0];
  const base = first(BASES);
  const override = first(OVERRIDES);
  return base ? [base, ...(override ? [override] : [])] : [];
}

/** The files that `COMPOSE_FILE` in the folder's `.env` lists; none where one of them is not known. */
function listedFiles(folder: string, files: ComposeFiles): ComposeFile[] {
  const lookup: Lookup = files.lookupIn(folder);
  const listed = lookup('COMPOSE_FILE');
  if (!listed) return [];
  const separator = lookup('COMPOSE_PATH_SEPARATOR') || (listed.includes(';') ? ';' : ':');
  const names = listed.split(separator).filter(name => name !== '');
  const group = names.flatMap(name => files.byPath.get(pathFrom(folder, name) ?? '') ?? []);
  return group.length === names.length ? group : [];
}

const overlays = new WeakMap<ComposeFile, boolean>();

function isOverlay(file: ComposeFile): boolean {
  return getOrMake(overlays, file, () => file.documents.some(({ services }) => services.some(isPartial)));
}

/** A service that nothing could start: another file must say what it runs. */
function isPartial(service: ComposeServiceFacts): boolean {
  return !service.image && !service.build && !service.extends;
}

/** The file that an overlay completes: the base, else the only other one that declares its partial services. */
function baseOf(
  overlay: ComposeFile,
  main: ComposeFile | undefined,
  alternatives: readonly ComposeFile[],
): ComposeFile | undefined {
  const partial = overlay.documents.flatMap(({ services }) => services.filter(isPartial));
  const completes = (file: ComposeFile) =>
    partial.every(({ name }) =>
      file.documents.some(({ services }) => services.some(each => each.name === name && !isPartial(each))),
    );
  if (main && completes(main)) return main;
  const fitting = alternatives.filter(completes);
  return fitting.length === 1 ? fitting[0] : undefined;
}

const extended = new WeakMap<ComposeFiles, ReadonlySet<string>>();
const extendedBy = new WeakMap<ComposeFile, readonly string[]>();

/** Files from which a service of another file is extended. */
function extendedFiles(files: ComposeFiles): ReadonlySet<string> {
  return getOrMake(
    extended,
    files,
    () =>
      new Set([...files.byPath.values()].flatMap(file => getOrMake(extendedBy, file, () => basesOf(file)))),
  );
}

function basesOf({ path, documents }: ComposeFile): string[] {
  return documents.flatMap(({ services }) =>
    services.flatMap(({ extends: base }) =>
      base?.file === undefined ? [] : (pathFrom(folderOf(path), base.file) ?? []),
    ),
  );
}
