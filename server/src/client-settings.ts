import type { Connection } from 'vscode-languageserver';
import type { ConfigInput } from '../../shared/index.ts';
import type { ClientFeatures } from './client-features.ts';
import { validSettings } from './valid-settings.ts';

/** The section of the client's settings that is ours. */
export const SETTINGS_SECTION = 'portlint';

/**
 * The client's own `portlint.*` settings, asked for once per resource and kept as promises until they
 * change. Clients that cannot be asked send them with `initializationOptions.settings` or with
 * `didChangeConfiguration`.
 */
export class ClientSettings {
  readonly #connection: Connection;
  readonly #features: ClientFeatures;
  readonly #cache = new Map<string, Promise<ConfigInput>>();
  #pushed: unknown;

  constructor(connection: Connection, features: ClientFeatures, initial: unknown) {
    this.#connection = connection;
    this.#features = features;
    this.#pushed = initial;
  }

  /** The settings for a folder or file; what is invalid is left out and named in the log. Never rejects. */
  layerFor(scopeUri: string): Promise<ConfigInput> {
    let layer = this.#cache.get(scopeUri);
    if (!layer) {
      layer = this.#fetch(scopeUri).catch(error => {
        this.#connection.console.error(`The client did not give its settings: ${String(error)}`);
        return {};
      });
      this.#cache.set(scopeUri, layer);
    }
    return layer;
  }

  /** The settings changed: `pushed` is what a `didChangeConfiguration` carried. */
  clear(pushed: unknown): void {
    this.#cache.clear();
    const section = (pushed as Record<string, unknown> | null | undefined)?.[SETTINGS_SECTION];
    if (section !== undefined) this.#pushed = section;
  }

  async #fetch(scopeUri: string): Promise<ConfigInput> {
    const value: unknown = this.#features.configuration
      ? await this.#connection.workspace.getConfiguration({ scopeUri, section: SETTINGS_SECTION })
      : this.#pushed;
    const { input, problems } = validSettings(value);
    for (const problem of problems) this.#connection.console.warn(`Setting ${SETTINGS_SECTION}.${problem}`);
    return input;
  }
}
