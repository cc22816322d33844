import type { Entry, Expression } from '../../model.ts';
import { operatorOf, readBinary } from '../../tree-sitter/binary.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { parseNumber } from '../../tree-sitter/numbers.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readCall, readNew } from './calls.ts';
import type { PhpConversion } from './context.ts';
import { readClosure } from './functions.ts';
import { readClassName } from './names.ts';
import { readDoubleQuoted, readHeredoc, readSingleQuoted } from './strings.ts';
import { bindTarget, bindUnknown } from './targets.ts';

/** The expression that `node` is. */
export function readExpression(conversion: PhpConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const unknown: Expression = { kind: 'unknown', range };
  const inner = (of: SyntaxNode | undefined): Expression => (of ? conversion.expression(of) : unknown);
  switch (node.type) {
    case 'variable_name': {
      const name = textOf(conversion, node);
      return { kind: 'name', name: name === '$this' ? 'this' : name, range };
    }
    case 'name':
    case 'qualified_name':
      return { kind: 'name', name: textOf(conversion, node).replace(/^.*\\/, ''), range };
    case 'null':
      return { kind: 'constant', value: null, range };
    case 'boolean':
      return { kind: 'constant', value: /^true$/i.test(textOf(conversion, node)), range };
    case 'integer':
    case 'float': {
      const value = parseNumber(textOf(conversion, node), true);
      return value === undefined ? unknown : { kind: 'number', value, range };
    }
    case 'string':
      return readSingleQuoted(conversion, node);
    case 'encapsed_string':
      return readDoubleQuoted(conversion, node);
    case 'heredoc':
    case 'nowdoc':
      return readHeredoc(conversion, node);
    case 'parenthesized_expression':
    case 'error_suppression_expression':
    case 'by_ref':
    case 'clone_expression':
      return inner(node.children.find(({ named }) => named));
    case 'cast_expression':
      return inner(child(node, 'value'));
    case 'unary_op_expression':
      return readUnary(conversion, node);
    case 'binary_expression':
      return readTwoSided(conversion, node);
    case 'conditional_expression':
      return readConditional(conversion, node);
    case 'match_expression':
      return readMatch(conversion, node);
    case 'assignment_expression':
    case 'reference_assignment_expression': {
      const value = inner(child(node, 'right'));
      const left = child(node, 'left');
      if (left) bindTarget(conversion, left, value);
      return value;
    }
    case 'augmented_assignment_expression': {
      const right = inner(child(node, 'right'));
      const target = child(node, 'left');
      if (!target) return unknown;
      if (operatorOf(conversion, node) !== '??=') {
        bindUnknown(conversion, target);
        return unknown;
      }
      const value: Expression = {
        kind: 'fallback',
        operator: 'nullish',
        left: inner(target),
        right,
        range,
      };
      bindTarget(conversion, target, value);
      return value;
    }
    case 'update_expression': {
      const target = child(node, 'argument');
      if (target) bindUnknown(conversion, target);
      return unknown;
    }
    case 'member_access_expression':
    case 'nullsafe_member_access_expression':
    case 'scoped_property_access_expression':
    case 'class_constant_access_expression':
      return readMember(conversion, node);
    case 'subscript_expression':
      return readSubscript(conversion, node);
    case 'array_creation_expression':
      return readArray(conversion, node);
    case 'function_call_expression':
    case 'member_call_expression':
    case 'nullsafe_member_call_expression':
    case 'scoped_call_expression':
      return readCall(conversion, node);
    case 'object_creation_expression':
      return readNew(conversion, node);
    case 'anonymous_function':
    case 'anonymous_function_creation_expression':
    case 'arrow_function':
      return readClosure(conversion, node);
    default:
      visitChildren(conversion, node);
      return unknown;
  }
}

function readUnary(conversion: PhpConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const argument = child(node, 'argument');
  const operand: Expression = argument ? conversion.expression(argument) : { kind: 'unknown', range };
  const operator = operatorOf(conversion, node);
  if (operand.kind === 'number' && (operator === '-' || operator === '+'))
    return { kind: 'number', value: operator === '-' ? -operand.value : operand.value, range };
  if (operator === '!')
    return {
      kind: 'binary',
      operator: '==',
      left: operand,
      right: { kind: 'constant', value: false, range },
      range,
    };
  return { kind: 'unknown', range };
}

/** `a ?? b`, a chain of `.`, and the rest; `||` and `or` give a boolean and no port. */
function readTwoSided(conversion: PhpConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const operator = operatorOf(conversion, node);
  if (operator === '??') {
    const left = child(node, 'left');
    const right = child(node, 'right');
    if (!left || !right) return { kind: 'unknown', range };
    return {
      kind: 'fallback',
      operator: 'nullish',
      left: conversion.expression(left),
      right: conversion.expression(right),
      range,
    };
  }
  if (operator !== '.') return readBinary(conversion, node);
  const operands: SyntaxNode[] = [];
  let left: SyntaxNode | undefined = node;
  // Generated files join thousands of strings: no recursion here.
  while (left?.type === node.type && operatorOf(conversion, left) === '.') {
    const right = child(left, 'right');
    if (right) operands.push(right);
    left = child(left, 'left');
  }
  if (left) operands.push(left);
  return conversion.file.concat(
    operands.reverse().map(one => conversion.expression(one)),
    range,
  );
}

/** `a ? b : c`, `a ?: b` */
function readConditional(conversion: PhpConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const part = (field: string) => {
    const found = child(node, field);
    return found && conversion.expression(found);
  };
  const test = part('condition');
  const consequent = part('body');
  const alternate = part('alternative');
  if (!test || !alternate) return { kind: 'unknown', range };
  return consequent
    ? { kind: 'conditional', test, consequent, alternate, range }
    : { kind: 'fallback', operator: 'falsy', left: test, right: alternate, range };
}

/** A `match` is one of what its arms give. */
function readMatch(conversion: PhpConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const condition = child(node, 'condition');
  const test: Expression = condition ? conversion.expression(condition) : { kind: 'unknown', range };
  const arms = (child(node, 'body')?.children ?? []).flatMap(arm => {
    for (const one of arm.children) if (one.field === 'conditional_expressions') conversion.visit(one);
    const value = child(arm, 'return_expression');
    return value && value.type !== 'throw_expression' ? [conversion.expression(value)] : [];
  });
  const last = arms.pop();
  if (!last) return { kind: 'unknown', range };
  return arms.reduceRight<Expression>(
    (alternate, consequent) => ({ kind: 'conditional', test, consequent, alternate, range }),
    last,
  );
}

/** `$a->b`, `A::$b`, `A::B` */
function readMember(conversion: PhpConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const parts = node.children.filter(({ named }) => named);
  const objectNode = child(node, 'object') ?? child(node, 'scope') ?? parts[0];
  const name = child(node, 'name') ?? parts[1];
  if (!objectNode || !name) return { kind: 'unknown', range };
  const object =
    node.type === 'member_access_expression' || node.type === 'nullsafe_member_access_expression'
      ? conversion.expression(objectNode)
      : readClassName(conversion, objectNode);
  const isStatic = node.type === 'scoped_property_access_expression' && name.type === 'variable_name';
  if (name.type !== 'name' && !isStatic) return { kind: 'unknown', range };
  return conversion.file.member({
    kind: 'member',
    object,
    property: textOf(conversion, name).replace(/^\$/, ''),
    propertyRange: { start: name.start, end: name.end },
    range,
  });
}

/** `$a['key']`, `$a[0]`; in a string `$a[key]`. */
function readSubscript(conversion: PhpConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const [objectNode, indexNode] = node.children.filter(({ named }) => named);
  if (!objectNode) return { kind: 'unknown', range };
  const object = conversion.expression(objectNode);
  if (!indexNode) return { kind: 'unknown', range };
  const index = conversion.expression(indexNode);
  return index.kind === 'string'
    ? conversion.file.member({
        kind: 'member',
        object,
        property: index.text.value,
        propertyRange: index.range,
        range,
      })
    : { kind: 'element', object, index, range };
}

/** `['a' => 1]`, `array(1, 2)` */
function readArray(conversion: PhpConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const entries: Entry[] = [];
  const items: Expression[] = [];
  const spreads: Expression[] = [];
  let open = false;
  for (const element of node.children) {
    const [first, second] = element.children.filter(({ named }) => named);
    if (!first) continue;
    if (first.type === 'variadic_unpacking') {
      const spread = first.children.find(({ named }) => named);
      if (spread) spreads.push(conversion.expression(spread));
      open = true;
    } else if (second) {
      const key = conversion.expression(first);
      const value = conversion.expression(second);
      const text =
        key.kind === 'string' ? key.text.value : key.kind === 'number' ? String(key.value) : undefined;
      if (text === undefined) open = true;
      else entries.push({ key: text, keyRange: key.range, value });
    } else items.push(conversion.expression(first));
  }
  if (entries.length === 0 && !open) return { kind: 'list', items, range };
  return {
    kind: 'object',
    entries,
    open: open || items.length > 0,
    ...(spreads.length > 0 && { spreads }),
    range,
  };
}
