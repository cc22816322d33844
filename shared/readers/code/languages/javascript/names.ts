import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { keyName, transparent } from './convert.ts';

type Node = TSESTree.Node;

/** Whether a node is a function as a value. */
export function isFunction(node: Node): boolean {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
}

/** The text of a string literal. */
export function textOf(node: Node): string | undefined {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

/** `a.b.c` of nested members on a name or `this`. */
export function pathOf(node: Node): string | undefined {
  const inner = transparent(node);
  if (inner.type === 'Identifier') return inner.name;
  if (inner.type === 'ThisExpression') return 'this';
  if (inner.type !== 'MemberExpression' || (inner.computed && inner.property.type !== 'Literal'))
    return undefined;
  const object = pathOf(inner.object);
  const key = keyName(inner.property);
  return object === undefined || key === undefined ? undefined : `${object}.${key}`;
}

/** The dotted name of the type written at a name. */
export function typeName(node: TSESTree.Identifier): string | undefined {
  return annotated(node.typeAnnotation);
}

/** The dotted name of an annotated type; the first one of a union. */
export function annotated(annotation: TSESTree.TSTypeAnnotation | undefined): string | undefined {
  const type = annotation?.typeAnnotation;
  const parts = type?.type === 'TSUnionType' ? type.types : type ? [type] : [];
  for (const part of parts) if (part.type === 'TSTypeReference') return entityName(part.typeName);
  return undefined;
}

function entityName(node: TSESTree.EntityName): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'TSQualifiedName') return undefined;
  const left = entityName(node.left);
  return left === undefined ? undefined : `${left}.${node.right.name}`;
}
