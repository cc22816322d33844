import type { Scope } from '../../model.ts';
import type { Conversion } from '../../tree-sitter/conversion.ts';

/** A Ruby file on its way to the neutral form. */
export interface RubyConversion extends Conversion {
  /** Scopes of blocks: they see and assign the local variables around them, which methods do not. */
  readonly blocks: Set<Scope>;
}
