import type { TextRange } from '../../../text/index.ts';

/** The variables of a `.env` file, by which Compose interpolates the files beside it. */
export interface DotenvFacts {
  readonly kind: 'dotenv';
  /** In the order of the file; a value that refers to what the file does not tell is left out. */
  readonly variables: readonly DotenvVariable[];
}

export interface DotenvVariable {
  readonly name: string;
  readonly value: string;
  /** Where the value stands in one piece, quotes not counted; absent where it is put together. */
  readonly range?: TextRange;
}
