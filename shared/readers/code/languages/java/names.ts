import type { Expression } from '../../model.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { importClass } from './imports.ts';

/** The dotted name that a type node has, without type arguments and annotations; undefined for arrays and primitives. */
function nameOfType(conversion: Conversion, node: SyntaxNode): string | undefined {
  if (!/^(?:generic_type|scoped_type_identifier|type_identifier|annotated_type)$/.test(node.type))
    return undefined;
  const text = textOf(conversion, node)
    .replace(/<[\s\S]*$/, '')
    .replace(/\s+/g, '');
  return /^[A-Za-z_$][\w$.]*$/.test(text) && text !== 'var' ? text : undefined;
}

/**
 * The name by which a type is known in the file. A class that is written with its package
 * (`java.net.ServerSocket`) counts as imported.
 */
export function typeName(conversion: Conversion, node: SyntaxNode | undefined): string | undefined {
  const name = node && nameOfType(conversion, node);
  const qualified = name === undefined ? undefined : /^((?:[a-z_][\w$]*\.)+)([A-Z][\w$]*)(.*)$/.exec(name);
  if (!qualified || !node) return name;
  const [, owner, simple, rest] = qualified;
  importClass(conversion.file, owner!.slice(0, -1), simple!, { start: node.start, end: node.end });
  return `${simple}${rest}`;
}

/** A type as an expression: what is constructed or extended. */
export function typeExpression(conversion: Conversion, node: SyntaxNode | undefined): Expression | undefined {
  const name = typeName(conversion, node);
  if (name === undefined || !node) return undefined;
  const range = { start: node.start, end: node.end };
  const [root, ...rest] = name.split('.');
  return rest.reduce<Expression>(
    (object, property) => ({ kind: 'member', object, property, propertyRange: range, range }),
    { kind: 'name', name: root!, range },
  );
}

/** `{ type }` for a binding; empty where none is written. */
export function typeOf(conversion: Conversion, node: SyntaxNode | undefined): { type?: string } {
  const type = typeName(conversion, node);
  return type === undefined ? {} : { type };
}
