import { CONFIG_NAMES, type ConfigFile, parseConfig } from '../../shared/index.ts';
import { folderOf, inFolder, nameOf } from './uris.ts';

/** A configuration file as it stands, with the text it was read from. */
export interface LoadedConfig extends ConfigFile {
  readonly text: string;
}

interface Load {
  done: Promise<void> | undefined;
}

/** Whether a path is named like a configuration file. */
export function isConfigPath(path: string): boolean {
  return (CONFIG_NAMES as readonly string[]).includes(nameOf(path));
}

/**
 * The configuration files of one workspace: loaded folder by folder on first need, then answered without
 * waiting, until a file changes.
 */
export class ConfigStore {
  readonly #readText: (path: string) => Promise<string | undefined>;
  readonly #onLoaded: () => void;
  /** The load of each folder, over or not; who is not in it (any more) has been forgotten. */
  readonly #loading = new Map<string, Load>();
  readonly #byFolder = new Map<string, LoadedConfig | undefined>();

  /**
   * @param readText the newest text of a file (the editor's before the disk's), or undefined
   * @param onLoaded called when a configuration has come in, so that what was derived without it is dropped
   */
  constructor(readText: (path: string) => Promise<string | undefined>, onLoaded: () => void) {
    this.#readText = readText;
    this.#onLoaded = onLoaded;
  }

  /**
   * Loads every configuration that could hold for `path`; afterwards {@link nearest} knows them, but for
   * those that were forgotten again meanwhile: see {@link knows}.
   */
  async ensure(path: string): Promise<void> {
    const waits: Promise<void>[] = [];
    for (const folder of foldersAbove(path)) {
      if (this.#byFolder.has(folder)) continue;
      let load = this.#loading.get(folder);
      if (!load) {
        load = { done: undefined };
        this.#loading.set(folder, load);
        load.done = this.#load(folder, load);
      }
      if (load.done) waits.push(load.done);
    }
    if (waits.length > 0) await Promise.all(waits);
  }

  /** Whether {@link ensure} would have nothing to do. */
  knows(path: string): boolean {
    return foldersAbove(path).every(folder => this.#byFolder.has(folder));
  }

  /** The nearest configuration at or above the file's folder, of those loaded. */
  nearest(path: string): LoadedConfig | undefined {
    for (const folder of foldersAbove(path)) {
      const config = this.#byFolder.get(folder);
      if (config) return config;
    }
    return undefined;
  }

  /** The configuration at exactly this path, if it is loaded. */
  at(path: string): LoadedConfig | undefined {
    const config = isConfigPath(path) ? this.#byFolder.get(folderOf(path)) : undefined;
    return config?.path === path ? config : undefined;
  }

  /** Every configuration loaded. */
  all(): LoadedConfig[] {
    return [...this.#byFolder.values()].filter(config => config !== undefined);
  }

  /** Forgets what is known of the file's folder: a configuration in it appeared, changed or went. */
  invalidate(path: string): void {
    this.#byFolder.delete(folderOf(path));
    this.#loading.delete(folderOf(path));
  }

  /** Forgets what is known of a folder and of all below it; whether anything was. */
  invalidateBelow(folder: string): boolean {
    // Whoever asked for a folder asked for those above it, too.
    if (!this.#loading.has(folder)) return false;
    const below = [...this.#loading.keys()].filter(each => each === folder || each.startsWith(`${folder}/`));
    for (const each of below) {
      this.#byFolder.delete(each);
      this.#loading.delete(each);
    }
    return below.length > 0;
  }

  async #load(folder: string, load: Load): Promise<void> {
    const config = await this.#find(folder);
    // A change that came while the file was being read makes it old.
    if (this.#loading.get(folder) !== load) return;
    this.#byFolder.set(folder, config);
    if (config) this.#onLoaded();
  }

  async #find(folder: string): Promise<LoadedConfig | undefined> {
    for (const name of CONFIG_NAMES) {
      const path = inFolder(folder, name);
      const text = await this.#readText(path);
      if (text !== undefined) return { ...parseConfig(path, text), text };
    }
    return undefined;
  }
}

/** The folders of a path from its own up to the top. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  let folder = folderOf(path);
  for (;;) {
    folders.push(folder);
    if (folder === '' || folder === '/') return folders;
    folder = folderOf(folder);
  }
}
