import type { Argument, Entry, Expression } from '../../model.ts';
import { operatorOf, readBinary } from '../../tree-sitter/binary.ts';
import { type Conversion, textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { decodeLiteral, readCEscape } from '../../tree-sitter/literal-text.ts';
import { parseNumber } from '../../tree-sitter/numbers.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readFunction } from './statements.ts';

/** The expression that `node` is. */
export function readExpression(conversion: Conversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const unknown: Expression = { kind: 'unknown', range };
  const inner = (of: SyntaxNode | undefined): Expression => (of ? conversion.expression(of) : unknown);
  switch (node.type) {
    case 'identifier': {
      const name = textOf(conversion, node);
      return { kind: 'name', name: name === 'self' ? 'this' : name, range };
    }
    case 'dot_index_expression':
    case 'bracket_index_expression':
    case 'method_index_expression':
      return readIndex(conversion, node);
    case 'nil':
      return { kind: 'constant', value: null, range };
    case 'true':
    case 'false':
      return { kind: 'constant', value: node.type === 'true', range };
    case 'number': {
      const value = parseNumber(textOf(conversion, node), false);
      return value === undefined ? unknown : { kind: 'number', value, range };
    }
    case 'unary_expression': {
      const operand = inner(child(node, 'operand'));
      return operand.kind === 'number' && operatorOf(conversion, node) === '-'
        ? { ...operand, value: -operand.value, range }
        : unknown;
    }
    case 'string':
      return readString(conversion, node);
    case 'parenthesized_expression':
      return inner(node.children.find(({ named }) => named));
    case 'binary_expression':
      return readTwoSided(conversion, node);
    case 'table_constructor':
      return readTable(conversion, node);
    case 'function_call':
      return readCall(conversion, node);
    case 'function_definition':
      return { kind: 'function', scope: readFunction(conversion, node), range };
    default:
      visitChildren(conversion, node);
      return unknown;
  }
}

/** `a.b`, `a:b`, `a["b"]`, `a[b]` */
function readIndex(conversion: Conversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const table = child(node, 'table');
  const field = child(node, 'field') ?? child(node, 'method');
  if (!table || !field) return { kind: 'unknown', range };
  const object = conversion.expression(table);
  const propertyRange = { start: field.start, end: field.end };
  const member = (property: string): Expression =>
    conversion.file.member({ kind: 'member', object, property, propertyRange, range });
  if (node.type !== 'bracket_index_expression') return member(textOf(conversion, field));
  const index = conversion.expression(field);
  return index.kind === 'string' ? member(index.text.value) : { kind: 'element', object, index, range };
}

/** `"…"`, `'…'`, `[[…]]` */
function readString(conversion: Conversion, node: SyntaxNode): Expression {
  const { source, file } = conversion;
  const range = { start: node.start, end: node.end };
  const long = /^\[=*\[/.exec(textOf(conversion, node))?.[0].length;
  const quote = long ?? 1;
  const end = Math.max(node.start + quote, node.end - quote);
  const text = decodeLiteral(source, node.start + quote, end, long ? '' : '\\', (all, at, to) =>
    readCEscape(all, at, to, false),
  );
  return file.string(text, range);
}

/** `a or b`, chains of `..`, and the rest. */
function readTwoSided(conversion: Conversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const operator = operatorOf(conversion, node);
  const side = (field: string): Expression => {
    const found = child(node, field);
    return found ? conversion.expression(found) : { kind: 'unknown', range };
  };
  if (operator === 'or')
    return { kind: 'fallback', operator: 'falsy', left: side('left'), right: side('right'), range };
  if (operator === 'and')
    return { kind: 'binary', operator: '&&', left: side('left'), right: side('right'), range };
  return operator === '..'
    ? conversion.file.concat([side('left'), side('right')], range)
    : readBinary(conversion, node);
}

/** `{ port = 1, ["host"] = "a" }`, `{ 1, 2 }` */
function readTable(conversion: Conversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const entries: Entry[] = [];
  const items: Expression[] = [];
  let open = false;
  for (const field of node.children) {
    const keyNode = child(field, 'name');
    const valueNode = child(field, 'value');
    if (!valueNode) continue;
    const value = conversion.expression(valueNode);
    if (!keyNode) {
      items.push(value);
      continue;
    }
    const keyRange = { start: keyNode.start, end: keyNode.end };
    const bracket = conversion.source.slice(field.start, keyNode.start).includes('[');
    const key = bracket ? conversion.expression(keyNode) : undefined;
    if (!key) entries.push({ key: textOf(conversion, keyNode), keyRange, value });
    else if (key.kind === 'string') entries.push({ key: key.text.value, keyRange, value });
    else open = true;
  }
  if (entries.length === 0 && !open) return { kind: 'list', items, range };
  return { kind: 'object', entries, open: open || items.length > 0, range };
}

function readCall(conversion: Conversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const calleeNode = child(node, 'name');
  const list = child(node, 'arguments');
  const callee: Expression = calleeNode ? conversion.expression(calleeNode) : { kind: 'unknown', range };
  const nodes = list?.children ?? [];
  const args = nodes
    .filter(({ named }) => named)
    .map(
      (one): Argument => ({
        value: conversion.expression(one),
        ...(one.type === 'vararg_expression' && { spread: true }),
      }),
    );
  const place = list ? { start: list.start, end: list.end } : { start: node.end, end: node.end };
  return conversion.file.call(callee, args, place, range);
}
