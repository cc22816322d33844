import type { Expression } from '../model.ts';
import { type Conversion, textOf } from './conversion.ts';
import { child, type SyntaxNode } from './syntax-node.ts';

/** The text of a node's `operator` field (`operators` in Python's comparisons); empty where it has none. */
export function operatorOf(conversion: Conversion, node: SyntaxNode): string {
  const operator = child(node, 'operator') ?? child(node, 'operators');
  return operator ? textOf(conversion, operator) : '';
}

/**
 * A two-sided operation, of a language whose grammar names its sides `left`, `right` and `operator`. A
 * chain of `+` is one sum; it is gone through without recursion, since generated files have thousands of operands.
 */
export function readBinary(conversion: Conversion, node: SyntaxNode): Expression {
  const operator = operatorOf(conversion, node);
  const operands: SyntaxNode[] = [];
  let left: SyntaxNode | undefined = node;
  while (left?.type === node.type && operatorOf(conversion, left) === operator) {
    const right = child(left, 'right');
    if (right) operands.push(right);
    left = child(left, 'left');
    if (operator !== '+') break;
  }
  if (left) operands.push(left);
  const [first, ...rest] = operands.reverse().map(operand => conversion.expression(operand));
  const range = { start: node.start, end: node.end };
  if (!first || rest.length === 0) return { kind: 'unknown', range };
  if (operator === '+') return conversion.file.sum([first, ...rest]);
  return { kind: 'binary', operator, left: first, right: rest[0]!, range };
}
