import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { PORT_ANNOTATIONS } from '../java/type-annotations.ts';
import { readArguments } from './arguments.ts';

/** Takes in the annotations of a type that say what it dials or listens on, as for Java. */
export function readTypeAnnotations(conversion: Conversion, node: SyntaxNode): void {
  for (const annotation of childOfType(node, 'modifiers')?.children ?? []) {
    const made =
      annotation.type === 'annotation' ? childOfType(annotation, 'constructor_invocation') : undefined;
    const type = made && childOfType(made, 'user_type');
    const list = made && childOfType(made, 'value_arguments');
    const name = type ? textOf(conversion, type) : '';
    if (!made || !type || !list || !PORT_ANNOTATIONS.test(name)) continue;
    const range = { start: type.start, end: type.end };
    const place = { start: list.start, end: list.end };
    const args = readArguments(conversion, list);
    conversion.file.call({ kind: 'name', name: name.replace(/^.*\./, ''), range }, args, place, {
      start: type.start,
      end: list.end,
    });
  }
}
