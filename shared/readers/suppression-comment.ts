import type { TextRange } from '../text/index.ts';

/** What a suppression comment silences. `enable` ends a `disable`. */
export type SuppressionKind = 'line' | 'next-line' | 'disable' | 'enable' | 'file';

/** One `portlint-disable…` or `portlint-enable` comment. Plain data. */
export interface SuppressionComment {
  readonly kind: SuppressionKind;
  /** Rule ids as written, with their ranges; empty = every rule. */
  readonly rules: readonly { readonly id: string; readonly range: TextRange }[];
  /** What stands after `--`, trimmed; absent where nothing does. */
  readonly reason?: string;
  /** The directive without the comment's own delimiters. */
  readonly range: TextRange;
  /** What to delete to remove the whole comment (its line, where nothing else stands there). */
  readonly removal: TextRange;
}
