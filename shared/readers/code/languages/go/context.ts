import type { Expression, Scope } from '../../model.ts';
import type { Conversion } from '../../tree-sitter/conversion.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { GoType } from './types.ts';

/** A type that the file declares. */
interface DeclaredType {
  readonly type: GoType;
  /** Of a struct: where its fields and methods stand. */
  readonly scope: Scope;
}

/** A Go file on its way to the neutral form. */
export interface GoConversion extends Conversion {
  /** Types by name. */
  readonly types: Map<string, DeclaredType>;
  /** The names of a function's results, by the function's scope: what a bare `return` returns. */
  readonly results: Map<Scope, readonly string[]>;
  /** What is being mapped from a number that asks for something: `port` inside `if port == -1 { port = 0 }`. */
  requested: string | undefined;
  /** The receiver's name in the method being read; it becomes `this`. */
  receiver: string | undefined;
  /** A literal value whose type is known from around it. */
  literalValue(node: SyntaxNode, type: GoType, start: number): Expression;
}
