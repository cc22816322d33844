import {
  type ConfigInput,
  type ConfigLayer,
  type FileFacts,
  type FileFilter,
  fileFilter,
  hasReader,
  resolveSettings,
  type Settings,
  WorkspaceIndex,
} from '../../shared/index.ts';
import type { ClientSettings } from './client-settings.ts';
import { ConfigStore, isConfigPath } from './config-store.ts';
import { inFolder, nameOf, pathOfUri, relativePath, withPath } from './uris.ts';

/** What a workspace is made with. */
export interface WorkspaceOptions {
  /** As the client wrote it. */
  readonly uri: string;
  /** A folder that the client did not open, of which only the open documents are known. */
  readonly loose: boolean;
  readonly ignoresCase: boolean;
  readonly clientSettings: ClientSettings;
  /** The newest text of a file by URI: the editor's before the disk's. */
  readonly readText: (uri: string) => Promise<string | undefined>;
}

/**
 * One folder with its facts and configuration. In the engine its files go by their path below the
 * folder; in a loose workspace, whose configuration may stand above it, by their absolute path.
 */
export class Workspace {
  readonly uri: string;
  readonly name: string;
  readonly loose: boolean;
  readonly index = new WorkspaceIndex();
  readonly configs: ConfigStore;
  /** The files of the last discovery. */
  files: ReadonlySet<string> = new Set();
  /** How many files that discovery passed. */
  seen = 0;
  /** The {@link filterKey} of that discovery. */
  filteredBy = '';
  /** Folders and files that it could not read. */
  unreadable: readonly { readonly file: string; readonly reason: string }[] = [];
  readonly #options: WorkspaceOptions;
  readonly #root: string;
  readonly #settings = new Map<string, Settings>();
  #clientLayer: ConfigInput = {};
  #clientLayerOf: Promise<ConfigInput> | undefined;
  #filter: FileFilter | undefined;
  #revision = 0;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.uri = options.uri;
    this.loose = options.loose;
    this.#root = pathOfUri(options.uri);
    this.name = nameOf(this.#root.replace(/\/+$/, ''));
    this.configs = new ConfigStore(
      path => options.readText(this.uriOf(path)),
      () => this.settingsChanged(),
    );
  }

  /** Grows with every change of settings, so that what was judged under older ones is known to be old. */
  get revision(): number {
    return this.#revision;
  }

  /** The engine's path of a URI, or undefined where it does not lie in this workspace. */
  pathOf(uri: string): string | undefined {
    const path = pathOfUri(uri);
    const relative = relativePath(this.#root, path, this.#options.ignoresCase);
    return this.loose && relative !== undefined ? path : relative;
  }

  /** The URI of an engine path. */
  uriOf(path: string): string {
    return withPath(this.uri, this.loose ? path : inFolder(this.#root, path));
  }

  /** A path directly in the folder, for asking what holds there; no such file need be. */
  get anyPath(): string {
    return this.loose ? inFolder(this.#root, 'x') : 'x';
  }

  /** Loads the settings that hold for `path`; afterwards {@link settingsFor} knows them. */
  async ready(path: string): Promise<void> {
    // What changes while it is being loaded is loaded again.
    while (!this.isReady(path)) {
      const loading = this.#options.clientSettings.layerFor(this.uri);
      const [layer] = await Promise.all([loading, this.configs.ensure(path)]);
      if (loading !== this.#options.clientSettings.layerFor(this.uri) || loading === this.#clientLayerOf)
        continue;
      this.#clientLayerOf = loading;
      this.#clientLayer = layer;
      this.settingsChanged();
    }
  }

  /** Whether {@link ready} would have nothing to do. */
  isReady(path: string): boolean {
    return (
      this.#clientLayerOf !== undefined &&
      this.#clientLayerOf === this.#options.clientSettings.layerFor(this.uri) &&
      this.configs.knows(path)
    );
  }

  /** A folder came or went, with whatever configurations are in it; whether anything was known of those. */
  folderChanged(path: string): boolean {
    const known = this.configs.invalidateBelow(path);
    if (known) this.settingsChanged();
    return known;
  }

  /** Settings or configurations changed: nothing derived from them holds. */
  settingsChanged(): void {
    this.#settings.clear();
    this.#filter = undefined;
    this.#revision++;
  }

  /** The settings of a file, of what is loaded; see {@link ready}. */
  readonly settingsFor = (path: string): Settings => {
    let settings = this.#settings.get(path);
    if (!settings) {
      settings = resolveSettings(this.#layersFor(path), path);
      this.#settings.set(path, settings);
    }
    return settings;
  };

  /** Which files the folder's own configuration lets in; those of folders below cannot change that. */
  get filter(): FileFilter {
    this.#filter ??= fileFilter(this.#layersFor(this.anyPath));
    return this.#filter;
  }

  /** Whether a file on disk is one to read: some reader takes it (or we do), and it is not excluded. */
  accepts(path: string, filter = this.filter): boolean {
    return (isConfigPath(path) || hasReader({ path })) && filter.file(path);
  }

  /** What the folder's {@link filter} is made of: equal for equal filters. */
  get filterKey(): string {
    const inputs = this.#layersFor(this.anyPath).map(layer => ('input' in layer ? layer.input : layer));
    return JSON.stringify(inputs.map(({ include, exclude }) => [include, exclude]));
  }

  /** Takes in the facts of a file; files in which there is nothing are not kept. */
  take(facts: FileFacts): void {
    if (facts.trouble || facts.lineStarts.length > 0) this.index.set(facts);
    else this.index.delete(facts.path);
  }

  #layersFor(path: string): ConfigLayer[] {
    const config = this.configs.nearest(path);
    return config ? [this.#clientLayer, config] : [this.#clientLayer];
  }
}
