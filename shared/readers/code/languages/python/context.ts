import type { Scope } from '../../model.ts';
import type { Conversion } from '../../tree-sitter/conversion.ts';

/** A Python file on its way to the neutral form. */
export interface PythonConversion extends Conversion {
  /** The name of the instance (`self`) in the method being read; it becomes `this`. */
  self: string | undefined;
  /** Names that a function declares `global` or `nonlocal`, with the scope that they then mean. */
  readonly outer: Map<Scope, Map<string, Scope>>;
}
