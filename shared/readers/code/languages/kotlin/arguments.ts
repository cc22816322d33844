import type { TextRange } from '../../../../text/index.ts';
import type { Argument, Expression } from '../../model.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';

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
