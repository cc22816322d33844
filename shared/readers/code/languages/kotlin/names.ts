import type { Expression } from '../../model.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { importClass } from '../java/imports.ts';

/** The dotted name of a written type without arguments and nullability; undefined where it is no plain one. */
export function typeName(conversion: Conversion, node: SyntaxNode | undefined): string | undefined {
  if (!node) return undefined;
  const text = textOf(conversion, node)
    .replace(/<[\s\S]*$/, '')
    .replace(/[?\s]+/g, '');
  return /^[A-Za-z_][\w.]*$/.test(text) ? text : undefined;
}

/** `{ type }` of a declaration; empty where none is written. */
export function typeOf(conversion: Conversion, node: SyntaxNode): { type?: string } {
  const written = childOfType(node, 'user_type') ?? childOfType(node, 'nullable_type');
  const type = typeName(conversion, written);
  return type === undefined ? {} : { type };
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

/** `import a.b.C`, `import a.b.C as D`, `import a.b.*`. */
export function readImport(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const path = childOfType(node, 'identifier');
  if (!path) return;
  const written = textOf(conversion, path).replace(/[\s`]+/g, '');
  const range = { start: node.start, end: node.end };
  if (childOfType(node, 'wildcard_import')) {
    file.imports.push({ module: written, imported: '*', range });
    return;
  }
  const dot = written.lastIndexOf('.');
  if (dot < 0) return;
  const alias = childOfType(node, 'import_alias')?.children.find(({ named }) => named);
  const name = written.slice(dot + 1);
  if (!alias) {
    importClass(file, written.slice(0, dot), name, range);
    return;
  }
  const local = textOf(conversion, alias);
  file.imports.push({ module: written.slice(0, dot), local, imported: name, range });
  file.bind(local, { how: 'import', range });
}
