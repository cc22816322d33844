import type { Expression } from '../../model.ts';
import type { Conversion } from '../../tree-sitter/conversion.ts';
import { childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';

/**
 * What stands before the block that ends a definition: of `val a = b.listen(80).map { c => … }` the grammar
 * takes all but the block for an error.
 */
export function readChain(conversion: Conversion, node: SyntaxNode): Expression | undefined {
  const broken = childOfType(node, 'ERROR')?.children.filter(({ named }) => named);
  return broken?.map(one => conversion.expression(one)).at(-1);
}
