/** The files that a script gives to one command of Compose, which merges them. */
export interface ComposeCommandFacts {
  readonly kind: 'compose-command';
  /** As written, in order; at least two. */
  readonly files: readonly string[];
}
