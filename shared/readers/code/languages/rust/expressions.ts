import type { Argument, Entry, Expression } from '../../model.ts';
import { readBinary } from '../../tree-sitter/binary.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { wellKnown } from './addresses.ts';
import { inPlace, readClosure } from './blocks.ts';
import { makeCall } from './calls.ts';
import { readConditional, readMatch } from './choices.ts';
import type { RustConversion } from './context.ts';
import { readNumber, readString } from './literals.ts';
import { readMacro } from './macros.ts';
import { named, pathExpression, segmentsOf } from './paths.ts';

/** The expression that `node` is. */
export function readExpression(conversion: RustConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const { file } = conversion;
  const inner = (of: SyntaxNode | undefined): Expression =>
    of ? conversion.expression(of) : { kind: 'unknown', range };
  switch (node.type) {
    case 'identifier':
    case 'self':
    case 'crate':
    case 'metavariable':
    case 'scoped_identifier':
    case 'type_identifier':
    case 'scoped_type_identifier':
    case 'primitive_type': {
      const segments = segmentsOf(conversion, node);
      if (!segments) return { kind: 'unknown', range };
      return wellKnown(segments, range) ?? pathExpression(conversion, segments);
    }
    case 'generic_function':
      return inner(child(node, 'function'));
    case 'boolean_literal':
      return { kind: 'constant', value: textOf(conversion, node) === 'true', range };
    case 'integer_literal':
    case 'float_literal':
      return readNumber(conversion, node);
    case 'string_literal':
    case 'raw_string_literal':
    case 'char_literal':
      return readString(conversion, node);
    case 'parenthesized_expression':
    case 'try_expression':
    case 'await_expression':
      return inner(node.children.find(({ named }) => named));
    case 'reference_expression':
    case 'type_cast_expression':
      return inner(child(node, 'value'));
    case 'unsafe_block':
      return conversion.body(node.children.find(({ type }) => type === 'block') ?? node);
    case 'block':
      return conversion.body(node);
    case 'unary_expression': {
      const value = inner(node.children.find(({ named }) => named));
      const sign = conversion.source[node.start];
      if (sign === '*') return value;
      if (sign === '-' && value.kind === 'number') return { kind: 'number', value: -value.value, range };
      return { kind: 'unknown', range };
    }
    case 'binary_expression':
      return readBinary(conversion, node);
    case 'field_expression': {
      const field = child(node, 'field');
      const object = inner(child(node, 'value'));
      if (!field) return { kind: 'unknown', range };
      const propertyRange = { start: field.start, end: field.end };
      const property = textOf(conversion, field);
      // `address.1`
      if (/^\d+$/.test(property))
        return {
          kind: 'element',
          object,
          index: { kind: 'number', value: Number(property), range: propertyRange },
          range,
        };
      return file.member({ kind: 'member', object, property, propertyRange, range });
    }
    case 'index_expression': {
      const [object, index] = node.children.filter(({ named }) => named).map(one => inner(one));
      return object && index ? { kind: 'element', object, index, range } : { kind: 'unknown', range };
    }
    case 'tuple_expression':
    case 'array_expression':
      return {
        kind: 'list',
        items: node.children.filter(one => one.named && one.type !== 'attribute_item').map(inner),
        range,
      };
    case 'call_expression':
      return readCall(conversion, node);
    case 'struct_expression':
      return readStructLiteral(conversion, node);
    case 'macro_invocation':
      return readMacro(conversion, node);
    case 'closure_expression':
      return { kind: 'function', scope: readClosure(conversion, node), range };
    case 'async_block':
      return inPlace(readClosure(conversion, node));
    case 'if_expression':
      return readConditional(conversion, node);
    case 'match_expression':
      return readMatch(conversion, node);
    case 'assignment_expression': {
      const left = child(node, 'left');
      const value = inner(child(node, 'right'));
      if (left)
        file.assign(inner(left), { how: 'assign', range: { start: left.start, end: left.end }, value });
      return { kind: 'unknown', range };
    }
    case 'compound_assignment_expr': {
      const left = child(node, 'left');
      inner(child(node, 'right'));
      if (left) file.assign(inner(left), { how: 'unknown', range });
      return { kind: 'unknown', range };
    }
    case 'return_expression': {
      const value = node.children[0];
      if (value) {
        const returned = inner(value);
        conversion.fn?.returns.push(returned);
      }
      return { kind: 'unknown', range };
    }
    case 'while_expression':
    case 'for_expression':
    case 'loop_expression':
      conversion.visit(node);
      return { kind: 'unknown', range };
    default:
      visitChildren(conversion, node);
      return { kind: 'unknown', range };
  }
}

function readCall(conversion: RustConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const calleeNode = child(node, 'function');
  const list = child(node, 'arguments');
  if (!calleeNode || !list) {
    visitChildren(conversion, node);
    return { kind: 'unknown', range };
  }
  const callee = conversion.expression(calleeNode);
  const args: Argument[] = list.children
    .filter(one => one.named && one.type !== 'attribute_item')
    .map(argument => ({ value: conversion.body(argument) }));
  return makeCall(conversion, callee, args, { start: list.start, end: list.end }, range);
}

function readStructLiteral(conversion: RustConversion, node: SyntaxNode): Expression {
  const { file, types } = conversion;
  const segments = segmentsOf(conversion, child(node, 'name')) ?? [];
  const names = segments.map(({ name }) => name);
  const last = names.at(-1) === 'Self' && conversion.self ? conversion.self : names.at(-1);
  const owner = last === undefined ? undefined : types.get(last);
  const type = owner ? last : segments[0] && named(conversion, names, segments[0]);
  const entries: Entry[] = [];
  let open = false;
  for (const part of child(node, 'body')?.children ?? []) {
    if (part.type === 'base_field_initializer') {
      open = true;
      visitChildren(conversion, part);
      continue;
    }
    const name = part.type === 'shorthand_field_initializer' ? part.children.at(-1) : child(part, 'field');
    const valueNode = part.type === 'shorthand_field_initializer' ? name : child(part, 'value');
    if (!name || !valueNode) continue;
    const keyRange = { start: name.start, end: name.end };
    const key = textOf(conversion, name);
    const value = conversion.body(valueNode);
    entries.push({ key, keyRange, value });
    // What one literal gives a field, methods see in `self`.
    if (owner) file.offerMember(owner, `this.${key}`, { how: 'assign', range: keyRange, value });
  }
  const range = { start: node.start, end: node.end };
  return file.object({ kind: 'object', ...(type && { type }), entries, open, range });
}
