import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  CONFIG_NAMES,
  type ConfigFile,
  type ConfigLayer,
  type FileFilter,
  type FolderEntry,
  fileFilter,
  getOrMake,
  parseConfig,
} from '../../shared/index.ts';
import { reasonOf, textInBytes } from '../../shared/node/index.ts';
import { folderOf, slashed } from './paths.ts';
import { UsageError } from './terminal.ts';

/** Finds configurations upward from a file to the root, each read once. */
export class Configs {
  readonly #byFolder = new Map<string, ConfigFile | undefined>();
  /** The configuration's name in each folder that a walk has entered: asking the disk again would double its work. */
  readonly #names = new Map<string, string | undefined>();
  readonly #explicit: ConfigFile | undefined;
  readonly #filters = new Map<ConfigFile | undefined, FileFilter>();
  readonly #root: string;
  readonly #display: (file: string) => string;

  constructor(root: string, cwd: string, explicit: string | undefined, display: (file: string) => string) {
    this.#root = root;
    this.#display = display;
    if (explicit !== undefined)
      this.#explicit = this.#load(slashed(path.relative(root, path.resolve(cwd, explicit))));
  }

  /** Takes note of what a walk saw in a folder. */
  saw(folder: string, entries: readonly FolderEntry[]): void {
    const names = entries
      .filter(entry => entry.name.startsWith('.portlint') && !entry.isDirectory())
      .map(entry => entry.name)
      // The name may be a link's.
      .filter(name => isFile(path.join(this.#root, folder, name)));
    this.#names.set(
      folder,
      CONFIG_NAMES.find(name => names.includes(name)),
    );
  }

  /** The layers of settings for an engine path, weakest first. */
  layersFor(file: string): ConfigLayer[] {
    const config = this.#explicit ?? this.#find(folderOf(file));
    return config ? [config] : [];
  }

  /** What the configuration that holds for a path includes and excludes; a folder's own does not decide on the folder. */
  filterFor(file: string): FileFilter {
    const config = this.#explicit ?? this.#find(folderOf(file));
    return getOrMake(this.#filters, config, () => fileFilter(config ? [config] : []));
  }

  nearest(file: string): { path: string; text: string | undefined } {
    const config = this.#explicit ?? this.#find(folderOf(file));
    if (!config) return { path: CONFIG_NAMES[0], text: undefined };
    return {
      path: config.path,
      text: textInBytes(readFileSync(path.resolve(this.#root, config.path))).text,
    };
  }

  #find(folder: string): ConfigFile | undefined {
    if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
    const name = this.#names.has(folder)
      ? this.#names.get(folder)
      : CONFIG_NAMES.find(candidate => isFile(path.join(this.#root, folder, candidate)));
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
      // Another drive of Windows has no path from the root: there it is absolute.
      text = textInBytes(readFileSync(path.resolve(this.#root, file))).text;
    } catch (error) {
      throw new UsageError(`${this.#display(file)}: ${reasonOf(error)}`);
    }
    const config = parseConfig(file, text);
    if (config.problems.length > 0)
      throw new UsageError(
        config.problems.map(p => `${this.#display(p.path)}:${p.line}:${p.column}: ${p.message}`).join('\n'),
      );
    return config;
  }
}

/** Whether a path leads to a file that ends: to open a named pipe would wait for its other end. */
function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
