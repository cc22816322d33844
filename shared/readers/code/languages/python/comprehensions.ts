import type { Expression } from '../../model.ts';
import { visitChildren } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { PythonConversion } from './context.ts';
import { bindUnknown } from './targets.ts';

/** A comprehension or generator: its variables stand in a scope of their own, its value is not followed. */
export function readComprehension(conversion: PythonConversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const body = child(node, 'body');
  file.within(file.createScope({ kind: 'block' }, range), () => {
    for (const clause of node.children) {
      if (clause === body) continue;
      const left = clause.type === 'for_in_clause' ? child(clause, 'left') : undefined;
      const right = left && child(clause, 'right');
      if (right) conversion.visit(right);
      if (left) bindUnknown(conversion, left, file.scope);
      else visitChildren(conversion, clause);
    }
    if (body) conversion.visit(body);
  });
  return { kind: 'unknown', range };
}
