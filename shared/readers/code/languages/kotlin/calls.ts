import type { TextRange } from '../../../../text/index.ts';
import type { Argument, Expression } from '../../model.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readLambda } from './functions.ts';

/** Functions that run their lambda on the receiver: what it assigns to, it assigns to that. */
const ON_RECEIVER = /^(?:apply|run|with)$/;

/** `f(a, b = c) { … }`: the lambda after the parentheses is one more argument. */
export function readCall(conversion: Conversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  let [calleeNode, suffix] = node.children.filter(({ named }) => named);
  const lambda = suffix && childOfType(suffix, 'annotated_lambda');
  let list = suffix && childOfType(suffix, 'value_arguments');
  // The grammar takes `f(…) { … }` for a call of what `f(…)` gives.
  if (lambda && !list && calleeNode?.type === 'call_expression') {
    const [inner, first] = calleeNode.children.filter(({ named }) => named);
    if (first && !childOfType(first, 'annotated_lambda')) {
      calleeNode = inner;
      suffix = first;
      list = childOfType(first, 'value_arguments');
    }
  }
  if (!calleeNode) return { kind: 'unknown', range };
  const callee = conversion.expression(calleeNode);
  const args = readArguments(conversion, list);
  const place = list ?? lambda ?? node;
  const body = lambda && childOfType(lambda, 'lambda_literal');
  if (body) {
    const receiver =
      callee.kind === 'member' && ON_RECEIVER.test(callee.property) ? callee.object : undefined;
    const { value, assigned } = readLambda(conversion, body, receiver);
    args.push({ value }, ...assigned);
  }
  const call = file.call(callee, args, { start: place.start, end: place.end }, range, isType(callee));
  return callee.kind === 'member' && callee.property === 'apply' && body ? callee.object : call;
}

/** Names of classes begin with a capital: calling one constructs it. */
function isType(callee: Expression): boolean {
  return callee.kind === 'name' && /^[A-Z]/.test(callee.name);
}

/** The arguments of a call or of a superclass' construction. */
export function readArguments(conversion: Conversion, list: SyntaxNode | undefined): Argument[] {
  return (list?.children ?? [])
    .filter(({ type }) => type === 'value_argument')
    .map(argument => {
      const [first, second] = argument.children.filter(({ named }) => named);
      const range = { start: argument.start, end: argument.end };
      // `null` has no node of its own.
      if (!first && textOf(conversion, argument) === 'null')
        return { value: { kind: 'constant', value: null, range } };
      if (!first) return { value: { kind: 'unknown', range } };
      if (first.type === 'spread_expression') return { value: conversion.expression(first), spread: true };
      if (!second) return { value: conversion.expression(first) };
      return { name: textOf(conversion, first), value: conversion.expression(second) };
    });
}

/** A call that the text does not write as one: `x.port = 8080` is `x.setPort(8080)`, `a to b` is `to(a, b)`. */
export function impliedCall(
  { file }: Conversion,
  object: Expression | undefined,
  property: string,
  propertyRange: TextRange,
  values: readonly Expression[],
): void {
  const callee: Expression = object
    ? { kind: 'member', object, property, propertyRange, range: propertyRange }
    : { kind: 'name', name: property, range: propertyRange };
  const end = values.at(-1)?.range.end ?? propertyRange.end;
  const args = values.map(value => ({ value }));
  file.call(callee, args, propertyRange, { start: propertyRange.start, end });
}
