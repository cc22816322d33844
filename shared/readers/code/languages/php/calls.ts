import type { Argument, Expression } from '../../model.ts';
import { enclosing } from '../../scopes.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { PhpConversion } from './context.ts';
import { readClassBody } from './functions.ts';
import { readClassName, readFunctionName } from './names.ts';

/** `f(…)`, `$x->f(…)`, `A::f(…)` */
export function readCall(conversion: PhpConversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const list = child(node, 'arguments');
  const callee = readCallee(conversion, node);
  const place = list ? { start: list.start, end: list.end } : { start: node.end, end: node.end };
  const args = readArguments(conversion, list);
  if (callee.kind === 'name' && callee.name === 'define') defineConstant(conversion, args);
  // `parent::__construct(…)` makes what the class extends.
  if (callee.kind === 'member' && callee.property === '__construct') {
    const base = enclosing(file.scope, 'class')?.base;
    if (base) file.call({ ...base, range: callee.propertyRange }, args, place, range, true);
  }
  return file.call(callee, args, place, range);
}

function readCallee(conversion: PhpConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const fn = child(node, 'function');
  if (fn)
    return fn.type === 'name' || fn.type === 'qualified_name'
      ? readFunctionName(conversion, fn)
      : conversion.expression(fn);
  const name = child(node, 'name');
  const scope = child(node, 'scope');
  const objectNode = child(node, 'object');
  const object = scope
    ? readClassName(conversion, scope)
    : objectNode
      ? conversion.expression(objectNode)
      : undefined;
  if (!object || name?.type !== 'name') return { kind: 'unknown', range };
  const propertyRange = { start: name.start, end: name.end };
  return {
    kind: 'member',
    object,
    property: textOf(conversion, name),
    propertyRange,
    range: { start: node.start, end: name.end },
  };
}

/** `define('PORT', 8080)` */
function defineConstant(conversion: PhpConversion, args: readonly Argument[]): void {
  const { file } = conversion;
  const name = args[0]?.value;
  const value = args[1]?.value;
  if (name?.kind === 'string' && value)
    file.bind(name.text.value, { how: 'declare', range: name.range, value }, file.module);
}

/** `new A(…)`, `new class(…) extends B { … }` */
export function readNew(conversion: PhpConversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const anonymous = childOfType(node, 'anonymous_class');
  const list = childOfType(anonymous ?? node, 'arguments');
  const place = list ? { start: list.start, end: list.end } : { start: node.end, end: node.end };
  const args = readArguments(conversion, list);
  if (anonymous) {
    const scope = readClassBody(conversion, anonymous);
    const made: Expression = {
      kind: 'class',
      scope,
      range: { start: anonymous.start, end: anonymous.end },
    };
    return file.call(made, args, place, range, true);
  }
  const named = node.children.find(one => one.named && one !== list);
  const callee: Expression = named ? readClassName(conversion, named) : { kind: 'unknown', range };
  return file.call(callee, args, place, range, true);
}

function readArguments(conversion: PhpConversion, list: SyntaxNode | undefined): Argument[] {
  return (list?.children ?? []).flatMap((node): Argument[] => {
    if (node.type !== 'argument') return node.named ? [{ value: conversion.expression(node) }] : [];
    const name = child(node, 'name');
    const value = node.children.findLast(one => one.named && one !== name);
    if (!value) return [];
    if (value.type === 'variadic_unpacking') {
      const inner = value.children.find(({ named }) => named);
      return inner ? [{ value: conversion.expression(inner), spread: true }] : [];
    }
    return [{ value: conversion.expression(value), ...(name && { name: textOf(conversion, name) }) }];
  });
}
