import type { Argument, Entry, Expression } from '../../model.ts';
import { findDeclaration } from '../../scopes.ts';
import { operatorOf, readBinary } from '../../tree-sitter/binary.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { parseNumber } from '../../tree-sitter/numbers.ts';
import { child, childrenOf, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readComprehension } from './comprehensions.ts';
import type { PythonConversion } from './context.ts';
import { readLambda } from './functions.ts';
import { impliedCall } from './implied-calls.ts';
import { readString } from './strings.ts';
import { bindTarget } from './targets.ts';

/** The expression that `node` is. */
export function readExpression(conversion: PythonConversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const inner = (of: SyntaxNode | undefined): Expression =>
    of ? conversion.expression(of) : { kind: 'unknown', range };
  const items = () => node.children.filter(({ named }) => named).map(inner);
  switch (node.type) {
    case 'identifier':
      return { kind: 'name', name: nameOf(conversion, node), range };
    case 'none':
      return { kind: 'constant', value: null, range };
    case 'true':
    case 'false':
      return { kind: 'constant', value: node.type === 'true', range };
    case 'integer':
    case 'float': {
      const value = parseNumber(textOf(conversion, node), false);
      return value === undefined ? { kind: 'unknown', range } : { kind: 'number', value, range };
    }
    case 'string':
      return readString(conversion, node);
    case 'concatenated_string':
      return file.concat(items(), range);
    case 'parenthesized_expression':
    case 'await':
    case 'as_pattern':
    case 'type':
      return inner(node.children[0]);
    case 'attribute': {
      const property = child(node, 'attribute');
      const object = inner(child(node, 'object'));
      if (!property) return { kind: 'unknown', range };
      const propertyRange = { start: property.start, end: property.end };
      return file.member({
        kind: 'member',
        object,
        property: textOf(conversion, property),
        propertyRange,
        range,
      });
    }
    case 'subscript':
      return readSubscript(conversion, node);
    case 'call':
      return readCall(conversion, node);
    case 'boolean_operator': {
      const left = inner(child(node, 'left'));
      const right = inner(child(node, 'right'));
      return operatorOf(conversion, node) === 'or'
        ? { kind: 'fallback', operator: 'falsy', left, right, range }
        : { kind: 'binary', operator: '&&', left, right, range };
    }
    case 'comparison_operator': {
      const [left, right] = items();
      const operator = operatorOf(conversion, node).replace(/\s+/g, ' ');
      if (!left || !right) return { kind: 'unknown', range };
      return { kind: 'binary', operator: COMPARISONS[operator] ?? operator, left, right, range };
    }
    case 'not_operator': {
      const left = inner(child(node, 'argument'));
      return {
        kind: 'binary',
        operator: '==',
        left,
        right: { kind: 'constant', value: false, range },
        range,
      };
    }
    case 'unary_operator': {
      const operand = inner(child(node, 'argument'));
      if (operand.kind !== 'number') return { kind: 'unknown', range };
      const operator = operatorOf(conversion, node);
      if (operator === '~') return { kind: 'unknown', range };
      return { kind: 'number', value: operator === '-' ? -operand.value : operand.value, range };
    }
    case 'binary_operator':
      return readBinary(conversion, node);
    case 'conditional_expression': {
      const [consequent, test, alternate] = items();
      if (!consequent || !test || !alternate) return { kind: 'unknown', range };
      return { kind: 'conditional', test, consequent, alternate, range };
    }
    case 'named_expression': {
      const value = inner(child(node, 'value'));
      const name = child(node, 'name');
      if (name) bindTarget(conversion, name, value);
      return value;
    }
    case 'tuple':
    case 'list':
    case 'set':
    case 'expression_list':
      return { kind: 'list', items: items(), range };
    case 'dictionary':
      return readDictionary(conversion, node);
    case 'lambda':
      return readLambda(conversion, node);
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension':
    case 'generator_expression':
      return readComprehension(conversion, node);
    default:
      visitChildren(conversion, node);
      return { kind: 'unknown', range };
  }
}

const COMPARISONS: Readonly<Record<string, string>> = { is: '==', 'is not': '!=', '<>': '!=' };

/** A name; the instance of a method is `this` wherever nothing hides it. */
function nameOf(conversion: PythonConversion, node: SyntaxNode): string {
  const name = textOf(conversion, node);
  return name === conversion.self && !findDeclaration(conversion.file.scope, name) ? 'this' : name;
}

function readSubscript(conversion: PythonConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const value = child(node, 'value');
  const [index, ...more] = childrenOf(node, 'subscript').map(one => conversion.expression(one));
  const object = value ? conversion.expression(value) : undefined;
  if (!object || !index || more.length > 0) return { kind: 'unknown', range };
  return index.kind === 'string'
    ? { kind: 'member', object, property: index.text.value, propertyRange: index.range, range }
    : { kind: 'element', object, index, range };
}

function readDictionary(conversion: PythonConversion, node: SyntaxNode): Expression {
  const entries: Entry[] = [];
  let open = false;
  for (const pair of node.children) {
    const keyNode = child(pair, 'key');
    const valueNode = child(pair, 'value');
    if (pair.type !== 'pair' || !keyNode || !valueNode) {
      open = true;
      if (pair.named) visitChildren(conversion, pair);
      continue;
    }
    const key = conversion.expression(keyNode);
    const value = conversion.expression(valueNode);
    const text =
      key.kind === 'string' ? key.text.value : key.kind === 'number' ? String(key.value) : undefined;
    if (text === undefined) open = true;
    else entries.push({ key: text, keyRange: key.range, value });
  }
  return { kind: 'object', entries, open, range: { start: node.start, end: node.end } };
}

function readCall(conversion: PythonConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const calleeNode = child(node, 'function');
  const list = child(node, 'arguments');
  const callee: Expression = calleeNode ? conversion.expression(calleeNode) : { kind: 'unknown', range };
  if (list?.type !== 'argument_list') {
    // `f(x for x in y)`
    const value = list && conversion.expression(list);
    const place = { start: list?.start ?? node.end, end: node.end };
    return conversion.file.call(callee, value ? [{ value }] : [], place, range);
  }
  const args: Argument[] = list.children
    .filter(({ named }) => named)
    .map(argument => {
      const name = child(argument, 'name');
      const value = child(argument, 'value');
      if (argument.type === 'keyword_argument' && name && value)
        return { name: textOf(conversion, name), value: conversion.expression(value) };
      const spread = argument.type === 'list_splat' || argument.type === 'dictionary_splat';
      const inner = spread ? argument.children[0] : argument;
      return { value: conversion.expression(inner ?? argument), ...(spread && { spread }) };
    });
  // `dict(port=8080)` is `{'port': 8080}`.
  if (callee.kind === 'name' && callee.name === 'dict' && args.length > 0 && args.every(({ name }) => name)) {
    const entries = args.map(({ name, value }) => ({ key: name!, keyRange: value.range, value }));
    return { kind: 'object', entries, open: false, range };
  }
  const place = { start: list.start, end: list.end };
  const implied = impliedCall(conversion, callee, args);
  if (implied) conversion.file.call(implied.callee, implied.args, place, range);
  return conversion.file.call(callee, args, place, range);
}
