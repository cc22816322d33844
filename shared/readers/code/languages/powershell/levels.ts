import type { Argument } from '../../model.ts';
import type { Conversion } from '../../tree-sitter/conversion.ts';
import { childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';

/** Levels of the grammar's precedence: with one child they are that child. */
const LEVEL =
  /^(?:pipeline|pipeline_chain|unary_expression|parenthesized_expression|statement_list|sub_expression|array_expression|(?:logical|bitwise|comparison|additive|multiplicative|format|range|array_literal)(?:_argument)?_expression|argument_expression|string_literal|integer_literal|real_literal|key_expression|member_name)$/;

/** The node that a chain of levels with one child each stands for. */
export function unwrap(node: SyntaxNode): SyntaxNode {
  let current = node;
  while (LEVEL.test(current.type) && current.children.length === 1) current = current.children[0]!;
  return current;
}

/** The arguments in parentheses. */
export function readArguments(conversion: Conversion, list: SyntaxNode | undefined): Argument[] {
  const inner = list && childOfType(list, 'argument_expression_list');
  return (inner?.children ?? []).map(one => ({ value: conversion.expression(one) }));
}
