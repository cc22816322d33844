/** A piece of a word; places count the script's units (0-based, end exclusive). */
export type Part =
  | { readonly kind: 'text'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly start: number;
      readonly end: number;
      readonly quoted: boolean;
      /** What stands after `:-`, `-`, `:=` or `=`. */
      readonly fallback?: readonly Part[];
      readonly assigns?: boolean;
      /** `${NAME[@]}`: every item of an array. */
      readonly every?: boolean;
    }
  | { readonly kind: 'unknown'; readonly start: number; readonly end: number };

/** A word as written; `items` where it is `NAME=(…)`. */
export interface RawWord {
  readonly parts: readonly Part[];
  readonly start: number;
  readonly end: number;
  readonly items?: readonly RawWord[];
}

/** Where a command stands among the constructs that may leave it out. */
export interface Block {
  readonly parent: Block | undefined;
  readonly depth: number;
  /** Which construct, and which of its branches. */
  readonly construct: number;
  readonly branch: number;
  readonly loop: boolean;
}

export interface RawCommand {
  readonly words: readonly RawWord[];
  readonly block: Block | undefined;
  /** Where it writes to or reads from, with the operator. */
  readonly redirects: readonly { readonly operator: string; readonly target: RawWord }[];
  /** The bodies of its here-documents. */
  readonly documents: readonly { readonly start: number; readonly end: number }[];
  /** Set where the words are those that a `for` gives its variable in turn: the name first. */
  readonly each?: boolean;
}
