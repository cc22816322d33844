import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  CONFIG_NAMES,
  type ConfigFile,
  type ConfigLayer,
  fileFilter,
  parseConfig,
  readersFor,
  resolveSettings,
  type SettingsFor,
  WorkspaceIndex,
  type WorkspaceSnapshot,
} from '../../shared/index.ts';
import { discoverFiles, reasonOf, scanFiles, withoutBom } from '../../shared/node/index.ts';
import { type Terminal, UsageError } from './terminal.ts';

/** A scanned workspace, as the commands `lint` and `report` both need it. */
export interface Scan {
  /** Absolute; engine paths are relative to it. */
  readonly root: string;
  readonly snapshot: WorkspaceSnapshot;
  readonly settingsFor: SettingsFor;
  /** The nearest configuration file for a path, or where a new one belongs. Paths relative to the root. */
  readonly configFile: (file: string) => { readonly path: string; readonly text: string | undefined };
  readonly files: number;
  readonly read: number;
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
  /** An engine path as the user sees it: relative to the working directory, forward slashes. */
  readonly display: (file: string) => string;
}

/**
 * Finds and reads everything under `paths` (as given on the command line; none = the working directory).
 *
 * @throws UsageError where a path does not exist or a configuration is wrong.
 */
export async function scan(terminal: Terminal, paths: readonly string[], configPath?: string): Promise<Scan> {
  const absolute = (paths.length > 0 ? paths : ['.']).map(p => path.resolve(terminal.cwd, p));
  for (const [index, file] of absolute.entries())
    if (!existsSync(file)) throw new UsageError(`no such file or folder: ${paths[index]}`);
  const root = workspaceRoot(commonFolder(absolute));
  const display = (file: string) => slashed(path.relative(terminal.cwd, path.join(root, file)));
  const configs = new Configs(root, terminal.cwd, configPath, display);
  const accepts = fileFilter(configs.layersFor(''));
  const found = discoverFiles({
    root,
    paths: absolute.map(file => slashed(path.relative(root, file))),
    accepts: file => readersFor({ path: file }).length > 0 && accepts.file(file),
    excludesFolder: accepts.excludesFolder,
  });
  const index = new WorkspaceIndex();
  const skipped = found.unreadable.map(({ file, reason }) => ({ file: display(file), reason }));
  await scanFiles({
    root,
    distDirectory: terminal.distDirectory,
    files: found.files,
    onFacts: batch => {
      for (const facts of batch) {
        if (facts.trouble) skipped.push({ file: display(facts.path), reason: facts.trouble.reason });
        index.set(facts);
      }
    },
  });
  skipped.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  return {
    root,
    snapshot: index.snapshot(),
    settingsFor: file => resolveSettings(configs.layersFor(file), file),
    configFile: file => configs.nearest(file),
    files: found.seen,
    read: found.files.length,
    skipped,
    display,
  };
}

/** Finds configurations upward from a file to the root, each read once. */
class Configs {
  readonly #byFolder = new Map<string, ConfigFile | undefined>();
  readonly #explicit: ConfigFile | undefined;
  readonly #root: string;
  readonly #display: (file: string) => string;

  constructor(root: string, cwd: string, explicit: string | undefined, display: (file: string) => string) {
    this.#root = root;
    this.#display = display;
    if (explicit !== undefined)
      this.#explicit = this.#load(slashed(path.relative(root, path.resolve(cwd, explicit))));
  }

  /** The layers of settings for an engine path, weakest first. */
  layersFor(file: string): ConfigLayer[] {
    const config = this.#explicit ?? this.#find(folderOf(file));
    return config ? [config] : [];
  }

  nearest(file: string): { path: string; text: string | undefined } {
    const config = this.#explicit ?? this.#find(folderOf(file));
    if (!config) return { path: CONFIG_NAMES[0], text: undefined };
    return { path: config.path, text: withoutBom(readFileSync(path.join(this.#root, config.path), 'utf8')) };
  }

  #find(folder: string): ConfigFile | undefined {
    if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
    const name = CONFIG_NAMES.find(candidate => existsSync(path.join(this.#root, folder, candidate)));
    const found = name
      ? this.#load(folder === '' ? name : `${folder}/${name}`)
      : folder === ''
        ? undefined
        : this.#find(folderOf(folder));
    this.#byFolder.set(folder, found);
    return found;
  }

  /** Reads a configuration; the first mistake in it ends the run, since a run under wrong rules misleads. */
  #load(file: string): ConfigFile {
    let text: string;
    try {
      text = readFileSync(path.join(this.#root, file), 'utf8');
    } catch (error) {
      throw new UsageError(`${this.#display(file)}: ${reasonOf(error)}`);
    }
    const config = parseConfig(file, withoutBom(text));
    if (config.problems.length > 0)
      throw new UsageError(
        config.problems.map(p => `${this.#display(p.path)}:${p.line}:${p.column}: ${p.message}`).join('\n'),
      );
    return config;
  }
}

/** The deepest folder that holds all of the paths. */
function commonFolder(paths: readonly string[]): string {
  const folders = paths.map(file => (statSync(file).isDirectory() ? file : path.dirname(file)));
  let common = folders[0]!;
  for (const folder of folders)
    while (common !== folder && !folder.startsWith(common.endsWith(path.sep) ? common : common + path.sep))
      common = path.dirname(common);
  return common;
}

/** The checkout that a folder lies in, or the folder itself: how far configurations are searched. */
function workspaceRoot(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (at === path.dirname(at)) return folder;
  }
}

function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash < 0 ? '' : file.slice(0, slash);
}

function slashed(file: string): string {
  return path.sep === '/' ? file : file.replaceAll(path.sep, '/');
}
