import type { TextRange } from '../../../../text/index.ts';
import type { Expression, Import, Scope } from '../../model.ts';
import type { Conversion } from '../../tree-sitter/conversion.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';

/** A Rust file on its way to the neutral form. */
export interface RustConversion extends Conversion {
  /** Structs, enums and traits of the file by name: where fields and methods stand. */
  readonly types: Map<string, Scope>;
  /** Names of items that the file declares, in whatever inline module; methods as `Type::name`. */
  readonly items: Set<string>;
  /** Inline modules: they are read as if their items stood in the file itself. */
  readonly modules: Set<string>;
  /** What `use` brings in, by the name it has in the file. */
  readonly used: Map<string, Import>;
  /** The type that `Self` means. */
  self: string | undefined;
  /** How many names were declared again in the function being read. */
  hidden: number;
  /** The function or closure whose body is being read: where `return` returns to. */
  fn: Scope | undefined;
  /** What the macro with this path makes of the tokens in its brackets. */
  macro(path: string, tree: SyntaxNode, range: TextRange): Expression;
  /** The value of a block, an arm or a closure's body: read in place where it is one expression. */
  body(node: SyntaxNode): Expression;
}
