import type { Expression } from '../../model.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { asDefault, OPTION, placeholderDefault } from '../java/annotations.ts';
import { readArguments } from './arguments.ts';

/** What an annotated property or parameter is; as for Java. */
export function annotated(
  conversion: Conversion,
  node: SyntaxNode,
  initial: Expression | undefined,
): Expression | undefined {
  for (const annotation of childOfType(node, 'modifiers')?.children ?? []) {
    if (annotation.type !== 'annotation') continue;
    const made = childOfType(annotation, 'constructor_invocation');
    const type = childOfType(made ?? annotation, 'user_type');
    const name = type ? textOf(conversion, type) : '';
    const args = readArguments(conversion, made && childOfType(made, 'value_arguments'));
    const value = args.find(argument => argument.name === 'defaultValue')?.value;
    if (value) return asDefault(value);
    const text = args[0]?.value;
    const standIn = /(?:^|\.)Value$/.test(name) && text?.kind === 'string' && placeholderDefault(text);
    if (standIn) return asDefault(standIn);
    if (initial && OPTION.test(name)) return asDefault(initial);
  }
  return initial;
}
