import type { TextRange } from '../../../../text/index.ts';
import type { Expression } from '../../model.ts';
import { enclosing, findDeclaration } from '../../scopes.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { assign } from '../java/statements.ts';
import { impliedCall } from './arguments.ts';

interface Assignment {
  readonly target: Expression;
  readonly value: Expression;
  /** Whether the name assigned to is a variable or property of the file. */
  readonly declared: boolean;
}

const read = new WeakMap<SyntaxNode, Assignment>();

/** `target = value`, read once; undefined for `+=` and the like. */
export function assignmentOf(conversion: Conversion, node: SyntaxNode): Assignment | undefined {
  const known = read.get(node);
  if (known) return known;
  const [left, right] = node.children.filter(({ named }) => named);
  if (!left || !right || !/^\s*=[^=]/.test(conversion.source.slice(left.end, right.start + 1)))
    return undefined;
  const target = readTarget(conversion, left);
  const value = conversion.expression(right);
  const made = { target, value, declared: target.kind === 'name' && isDeclared(conversion, target.name) };
  read.set(node, made);
  return made;
}

function isDeclared({ file }: Conversion, name: string): boolean {
  if (findDeclaration(file.scope, name)) return true;
  for (
    let owner = enclosing(file.scope, 'class');
    owner;
    owner = owner.parent && enclosing(owner.parent, 'class')
  )
    if (owner.members.has(`this.${name}`)) return true;
  return false;
}

/** Takes in an assignment: to a variable, a property (which is a call of its setter, too), an element. */
export function readAssignment(conversion: Conversion, node: SyntaxNode): void {
  const found = assignmentOf(conversion, node);
  if (!found) {
    const [left, right] = node.children.filter(({ named }) => named);
    if (right) conversion.expression(right);
    if (left) assign(conversion, readTarget(conversion, left), undefined);
    return;
  }
  const { target, value } = found;
  if (target.kind === 'element')
    impliedCall(conversion, target.object, 'put', target.range, [target.index, value]);
  else assign(conversion, target, value);
  if (target.kind === 'member')
    setterCall(conversion, target.object, target.property, target.propertyRange, value);
}

/** A property of Java is assigned through its setter. */
export function setterCall(
  conversion: Conversion,
  object: Expression,
  property: string,
  range: TextRange,
  value: Expression,
): void {
  impliedCall(conversion, object, `set${property.charAt(0).toUpperCase()}${property.slice(1)}`, range, [
    value,
  ]);
}

function readTarget(conversion: Conversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const [object, suffix] = node.children.filter(({ named }) => named);
  if (!object) return { kind: 'name', name: textOf(conversion, node), range };
  const inner = conversion.expression(object);
  if (!suffix) return inner;
  const last = suffix.children.find(({ named }) => named);
  if (!last) return { kind: 'unknown', range };
  if (suffix.type === 'indexing_suffix')
    return { kind: 'element', object: inner, index: conversion.expression(last), range };
  const name = childOfType(suffix, 'simple_identifier');
  if (!name) return { kind: 'unknown', range };
  const propertyRange = { start: name.start, end: name.end };
  return { kind: 'member', object: inner, property: textOf(conversion, name), propertyRange, range };
}
