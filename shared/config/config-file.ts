import type { ConfigInput } from '../settings.ts';
import type { TextRange } from '../text/index.ts';

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

/**
 * One layer of settings. The globs of a file count from its own folder, those of a bare input (the
 * host's own settings) from the workspace root.
 */
export type ConfigLayer = ConfigInput | ConfigFile;
