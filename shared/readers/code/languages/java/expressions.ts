import type { Argument, Expression } from '../../model.ts';
import { enclosing } from '../../scopes.ts';
import { operatorOf, readBinary } from '../../tree-sitter/binary.ts';
import { type Conversion, textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { parseNumber } from '../../tree-sitter/numbers.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readLambda } from './functions.ts';
import { typeExpression, typeOf } from './names.ts';
import { assign } from './statements.ts';
import { readString } from './strings.ts';
import { readAnonymous } from './types.ts';

/** The expression that `node` is. */
export function readExpression(conversion: Conversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const inner = (of: SyntaxNode | undefined): Expression =>
    of ? conversion.expression(of) : { kind: 'unknown', range };
  const named = node.children.filter(one => one.named);
  switch (node.type) {
    case 'identifier':
    case 'type_identifier':
    case 'super':
      return { kind: 'name', name: textOf(conversion, node), range };
    case 'this':
      return { kind: 'name', name: 'this', range };
    case 'string_literal':
      return readString(conversion, node);
    case 'decimal_integer_literal':
    case 'hex_integer_literal':
    case 'octal_integer_literal':
    case 'binary_integer_literal': {
      const value = parseNumber(textOf(conversion, node).replace(/l$/i, ''), true);
      return value === undefined ? { kind: 'unknown', range } : { kind: 'number', value, range };
    }
    case 'null_literal':
      return { kind: 'constant', value: null, range };
    case 'true':
    case 'false':
      return { kind: 'constant', value: node.type === 'true', range };
    case 'parenthesized_expression':
      return inner(named[0]);
    case 'cast_expression':
      return inner(child(node, 'value'));
    case 'field_access':
    case 'scoped_identifier':
      return readMember(conversion, node);
    case 'array_access':
      return {
        kind: 'element',
        object: inner(child(node, 'array')),
        index: inner(child(node, 'index')),
        range,
      };
    case 'method_invocation':
      return readInvocation(conversion, node);
    case 'object_creation_expression':
      return readCreation(conversion, node);
    case 'explicit_constructor_invocation':
      return readDelegation(conversion, node);
    case 'binary_expression':
      return readBinary(conversion, node);
    case 'ternary_expression':
      return {
        kind: 'conditional',
        test: inner(child(node, 'condition')),
        consequent: inner(child(node, 'consequence')),
        alternate: inner(child(node, 'alternative')),
        range,
      };
    case 'unary_expression': {
      const operand = inner(child(node, 'operand'));
      return operand.kind === 'number' && operatorOf(conversion, node) === '-'
        ? { kind: 'number', value: -operand.value, range }
        : { kind: 'unknown', range };
    }
    case 'array_creation_expression':
      return inner(child(node, 'value'));
    case 'array_initializer':
    case 'element_value_array_initializer':
      return { kind: 'list', items: named.map(inner), range };
    case 'assignment_expression': {
      const right = inner(child(node, 'right'));
      assign(
        conversion,
        inner(child(node, 'left')),
        operatorOf(conversion, node) === '=' ? right : undefined,
      );
      return { kind: 'unknown', range };
    }
    case 'update_expression':
      assign(conversion, inner(named[0]), undefined);
      return { kind: 'unknown', range };
    case 'instanceof_expression': {
      inner(child(node, 'left'));
      const name = child(node, 'name');
      if (name)
        file.bind(textOf(conversion, name), {
          how: 'declare',
          range: { start: name.start, end: name.end },
          ...typeOf(conversion, child(node, 'right')),
        });
      return { kind: 'unknown', range };
    }
    case 'lambda_expression':
      return readLambda(conversion, node);
    default:
      visitChildren(conversion, node);
      return { kind: 'unknown', range };
  }
}

function readMember(conversion: Conversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const field = child(node, 'field') ?? child(node, 'name');
  const objectNode = child(node, 'object') ?? child(node, 'scope');
  if (!field || !objectNode) return { kind: 'unknown', range };
  // `Outer.this`
  if (field.type === 'this') return { kind: 'name', name: 'this', range };
  const object = conversion.expression(objectNode);
  return conversion.file.member({
    kind: 'member',
    object,
    property: textOf(conversion, field),
    propertyRange: { start: field.start, end: field.end },
    range,
  });
}

function readInvocation(conversion: Conversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const nameNode = child(node, 'name');
  const objectNode = child(node, 'object');
  const object = objectNode && conversion.expression(objectNode);
  const list = child(node, 'arguments');
  const args = readArguments(conversion, list);
  if (!nameNode) return { kind: 'unknown', range };
  const place = { start: nameNode.start, end: nameNode.end };
  const name = textOf(conversion, nameNode);
  const callee: Expression = object
    ? {
        kind: 'member',
        object,
        property: name,
        propertyRange: place,
        range: { start: node.start, end: place.end },
      }
    : { kind: 'name', name, range: place };
  return conversion.file.call(callee, args, { start: list?.start ?? node.end, end: node.end }, range);
}

function readCreation(conversion: Conversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const type = child(node, 'type');
  const callee = typeExpression(conversion, type) ?? { kind: 'unknown', range };
  const list = child(node, 'arguments');
  const args = readArguments(conversion, list);
  const body = childOfType(node, 'class_body');
  if (body) readAnonymous(conversion, body, type);
  const argsRange = { start: list?.start ?? node.end, end: list?.end ?? node.end };
  return conversion.file.call(callee, args, argsRange, range, true);
}

/** `this(…)` constructs the class itself, `super(…)` what it extends. */
function readDelegation(conversion: Conversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const list = child(node, 'arguments');
  const args = readArguments(conversion, list);
  const which = child(node, 'constructor');
  const owner = enclosing(file.scope, 'class');
  const place = { start: which?.start ?? node.start, end: which?.end ?? node.start };
  const callee: Expression | undefined =
    which?.type === 'super'
      ? owner?.base && { ...owner.base, range: place }
      : { kind: 'name', name: owner?.name ?? '', range: place };
  if (!callee) return { kind: 'unknown', range };
  return file.call(callee, args, { start: list?.start ?? node.end, end: list?.end ?? node.end }, range, true);
}

function readArguments(conversion: Conversion, list: SyntaxNode | undefined): Argument[] {
  return (list?.children ?? [])
    .filter(({ named }) => named)
    .map(argument => ({ value: conversion.expression(argument) }));
}
