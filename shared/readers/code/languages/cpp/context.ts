import type { Expression, Scope } from '../../model.ts';
import type { Conversion } from '../../tree-sitter/conversion.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';

/** A C or C++ file on its way to the neutral form. */
export interface CppConversion extends Conversion {
  /** Classes and structs by name, those that only out-of-line methods tell of, too. */
  readonly types: Map<string, Scope>;
  /** The written types of fields, by `Class.field`. */
  readonly fields: Map<string, SyntaxNode>;
  /** Namespaces that the file opens: what stands in them is read as if it stood in the file. */
  readonly namespaces: Set<string>;
  /** Pointers to variables in the function being read: `sin` of `sockaddr_in *sin = &addr`. */
  aliases: Map<string, Expression>;
}
