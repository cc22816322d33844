import { type Config, type ConfigInput, configSchema, type Settings } from './settings.ts';
import type { TextRange } from './text/index.ts';

/** The names under which a configuration is found, in order of preference. */
export const CONFIG_NAMES = ['.portlint.yaml', '.portlint.yml', '.portlint.json'] as const;

/** A mistake in a configuration, at its place in the file. */
export interface ConfigProblem {
  readonly path: string;
  readonly range: TextRange;
  /** 1-based position of the range's start. */
  readonly line: number;
  readonly column: number;
  /** What is wrong, with the nearest valid name where there is one. */
  readonly message: string;
}

/** A configuration file as read: `input` holds what is valid even where there are problems. */
export interface ConfigFile {
  readonly path: string;
  readonly input: ConfigInput;
  readonly problems: readonly ConfigProblem[];
}

/** Reads a configuration file (YAML or JSON). Never throws. */
export function parseConfig(path: string, text: string): ConfigFile {
  void text;
  return { path, input: {}, problems: [] };
}

/**
 * The settings for one file. `layers` from weakest to strongest (the host's own settings, then the
 * nearest configuration file): a key of a stronger layer replaces the weaker one's.
 */
export function resolveSettings(layers: readonly ConfigInput[], path: string): Settings {
  const config: Config = configSchema.parse(Object.assign({}, ...layers));
  void path;
  void config;
  throw new Error('not yet');
}
