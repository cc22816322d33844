import type { Argument } from '../../model.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';

/** The arguments between parentheses, as the grammar has them. */
export function argumentNodes(list: SyntaxNode | undefined): SyntaxNode[] {
  return (list?.children ?? []).filter(({ type }) => type === 'argument');
}

/** The arguments between parentheses. */
export function readArguments(conversion: Conversion, list: SyntaxNode | undefined): Argument[] {
  return argumentNodes(list).map(argument => {
    const name = child(argument, 'name');
    const value = argument.children.findLast(one => one !== name);
    const range = { start: argument.start, end: argument.end };
    return {
      ...(name && { name: textOf(conversion, name) }),
      value: value ? conversion.expression(value) : { kind: 'unknown', range },
    };
  });
}
