import type { TextRange } from '../../text/index.ts';
import type { Scope } from './model.ts';
import type { Frame, Value } from './values.ts';

/** A use of something that has bindings: a name or a member. */
export interface NameUse {
  readonly name: string;
  readonly range: TextRange;
  /** The scope that holds the bindings. */
  readonly holder: Scope;
  /** The scope in which the use stands. */
  readonly scope: Scope;
  readonly frame: Frame | undefined;
  /** What it is before any of the bindings. */
  readonly initial?: readonly Value[];
}
