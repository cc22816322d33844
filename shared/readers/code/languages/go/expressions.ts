import type { Argument, Expression } from '../../model.ts';
import { findDeclaration } from '../../scopes.ts';
import { readBinary } from '../../tree-sitter/binary.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readComposite } from './composites.ts';
import type { GoConversion } from './context.ts';
import { readFunctionLiteral } from './functions.ts';
import { readNumber, readString } from './literals.ts';
import { outputArguments } from './output-arguments.ts';
import { readType } from './types.ts';

/** The expression that `node` is. */
export function readExpression(conversion: GoConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const inner = (of: SyntaxNode | undefined): Expression =>
    of ? conversion.expression(of) : { kind: 'unknown', range };
  switch (node.type) {
    case 'identifier':
    case 'field_identifier':
    case 'type_identifier':
    case 'package_identifier':
      return { kind: 'name', name: nameOf(conversion, node), range };
    case 'nil':
      return { kind: 'constant', value: null, range };
    case 'true':
    case 'false':
      return { kind: 'constant', value: node.type === 'true', range };
    case 'int_literal':
    case 'float_literal':
      return readNumber(conversion, node);
    case 'interpreted_string_literal':
    case 'raw_string_literal':
    case 'rune_literal':
      return readString(conversion, node);
    case 'parenthesized_expression':
    case 'type_conversion_expression':
    case 'type_assertion_expression':
    case 'variadic_argument':
    case 'literal_element':
      return inner(child(node, 'operand') ?? node.children[0]);
    case 'unary_expression':
      return readUnary(conversion, node, inner(child(node, 'operand')));
    case 'binary_expression':
      return readBinary(conversion, node);
    case 'selector_expression': {
      const field = child(node, 'field');
      const object = inner(child(node, 'operand'));
      if (!field) return { kind: 'unknown', range };
      const propertyRange = { start: field.start, end: field.end };
      return { kind: 'member', object, property: textOf(conversion, field), propertyRange, range };
    }
    case 'index_expression': {
      const object = inner(child(node, 'operand'));
      const index = inner(child(node, 'index'));
      return index.kind === 'string'
        ? { kind: 'member', object, property: index.text.value, propertyRange: index.range, range }
        : { kind: 'element', object, index, range };
    }
    case 'call_expression':
      return readCall(conversion, node);
    case 'composite_literal':
      return readComposite(conversion, node);
    case 'func_literal':
      return readFunctionLiteral(conversion, node);
    case 'expression_list':
      if (node.children.length === 1) return inner(node.children[0]);
      return { kind: 'list', items: node.children.filter(n => n.named).map(inner), range };
    default:
      visitChildren(conversion, node);
      return { kind: 'unknown', range };
  }
}

/** A name; the receiver of a method is `this` wherever nothing hides it. */
function nameOf(conversion: GoConversion, node: SyntaxNode): string {
  const name = textOf(conversion, node);
  return name === conversion.receiver && !findDeclaration(conversion.file.scope, name) ? 'this' : name;
}

function readUnary(conversion: GoConversion, node: SyntaxNode, operand: Expression): Expression {
  const range = { start: node.start, end: node.end };
  const operator = child(node, 'operator');
  switch (operator && textOf(conversion, operator)) {
    case '-':
      if (operand.kind === 'number') return { kind: 'number', value: -operand.value, range };
      return { kind: 'unknown', range };
    case '&':
    case '*':
    case '+':
      return operand;
    default:
      return { kind: 'unknown', range };
  }
}

function readCall(conversion: GoConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const calleeNode = child(node, 'function');
  const argumentNodes = child(node, 'arguments');
  if (!calleeNode || !argumentNodes) {
    visitChildren(conversion, node);
    return { kind: 'unknown', range };
  }
  const callee = conversion.expression(calleeNode);
  const nodes = argumentNodes.children.filter(({ named }) => named);
  // `new(T)` is the empty literal of T.
  if (callee.kind === 'name' && callee.name === 'new' && nodes.length === 1) {
    const type = readType(conversion.source, nodes[0]);
    if (type.name !== undefined)
      return conversion.file.object({ kind: 'object', type: type.name, entries: [], open: false, range });
  }
  const args: Argument[] = nodes.map(argument => ({
    value: conversion.expression(argument),
    ...(argument.type === 'variadic_argument' && { spread: true }),
  }));
  const argsRange = { start: argumentNodes.start, end: argumentNodes.end };
  const call = conversion.file.call(callee, args, argsRange, range);
  outputArguments(conversion, call, nodes);
  return call;
}
