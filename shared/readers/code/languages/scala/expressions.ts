import type { Argument, Expression } from '../../model.ts';
import { readBinary } from '../../tree-sitter/binary.ts';
import { type Conversion, textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { decodeLiteral, readCEscape } from '../../tree-sitter/literal-text.ts';
import { parseNumber } from '../../tree-sitter/numbers.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { assign } from '../java/statements.ts';
import { impliedCall } from '../kotlin/arguments.ts';
import { readChain } from './chains.ts';
import { readStatements } from './functions.ts';

/** Methods that give what they are called on, as far as ports go. */
const SAME = /^(?:to(?:Int|Long|Short|String)|trim|get)$/;

/** Methods that make something without arguments. */
const MAKER = /^(?:newB|b)uilder$/;

/** The expression that `node` is. */
export function readExpression(conversion: Conversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const unknown: Expression = { kind: 'unknown', range };
  const inner = (of: SyntaxNode | undefined): Expression => (of ? conversion.expression(of) : unknown);
  const named = node.children.filter(one => one.named);
  switch (node.type) {
    case 'identifier':
    case 'type_identifier': {
      const name = textOf(conversion, node).replaceAll('`', '');
      return name === 'null' ? { kind: 'constant', value: null, range } : { kind: 'name', name, range };
    }
    case 'string':
    case 'string_transform_expression':
      return readString(conversion, node);
    case 'number': {
      const value = parseNumber(textOf(conversion, node).replace(/[lL]$/, ''), false);
      return value === undefined ? unknown : { kind: 'number', value, range };
    }
    case 'parenthesized_expression':
      return inner(named[0]);
    case 'field_expression':
    case 'stable_identifier':
    case 'stable_type_identifier': {
      const member = readMember(conversion, node);
      // Called without parentheses: `Undertow.builder.addHttpListener(…)`.
      return member.kind === 'member' && MAKER.test(member.property)
        ? file.call(member, [], { start: node.end, end: node.end }, range)
        : member;
    }
    case 'generic_function':
      return inner(child(node, 'function'));
    case 'call_expression': {
      const called = child(node, 'function');
      const callee = called?.type === 'field_expression' ? readMember(conversion, called) : inner(called);
      const list = child(node, 'arguments');
      const place = { start: list?.start ?? node.end, end: list?.end ?? node.end };
      const args = readArguments(conversion, list);
      const body = list?.type === 'block' ? undefined : childOfType(node, 'block');
      if (body) conversion.expression(body);
      return file.call(callee, args, place, range);
    }
    case 'instance_expression':
      return readInstance(conversion, node);
    case 'infix_expression': {
      const operator = child(node, 'operator');
      const symbol = operator ? textOf(conversion, operator) : '';
      if (/^[-+*]$/.test(symbol)) return readBinary(conversion, node);
      const values = [inner(child(node, 'left')), inner(child(node, 'right'))];
      if (symbol === '->' && operator)
        impliedCall(conversion, undefined, '->', { start: operator.start, end: operator.end }, values);
      return unknown;
    }
    case 'if_expression': {
      const test = inner(child(node, 'condition'));
      const branches = [child(node, 'consequence'), child(node, 'alternative')];
      const values: Expression[] = [];
      branches.forEach((branch, index) => {
        if (branch) file.when(index === 0 ? test : undefined, () => values.push(inner(branch)));
      });
      const [consequent, alternate] = values;
      return consequent && alternate ? { kind: 'conditional', test, consequent, alternate, range } : unknown;
    }
    case 'match_expression': {
      inner(child(node, 'value'));
      const values: Expression[] = [];
      for (const clause of child(node, 'body')?.children ?? []) {
        const body = clause.children.filter(one => one.named && one.field === 'body').at(-1);
        if (body) file.when(undefined, () => values.push(inner(body)));
      }
      const last = values.pop();
      return last
        ? values.reduceRight<Expression>(
            (alternate, consequent) => ({ kind: 'conditional', test: unknown, consequent, alternate, range }),
            last,
          )
        : unknown;
    }
    case 'block':
      return readStatements(conversion, node) ?? unknown;
    case 'assignment_expression': {
      const left = inner(child(node, 'left'));
      const chain = readChain(conversion, node);
      const right = inner(child(node, 'right'));
      assign(conversion, left, chain ?? right);
      return unknown;
    }
    default:
      visitChildren(conversion, node);
      return unknown;
  }
}

/** `object.property`; the object itself where the property is one of its conversions. */
function readMember(conversion: Conversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const named = node.children.filter(one => one.named);
  const field = child(node, 'field') ?? named.at(-1);
  const value = child(node, 'value') ?? named[0];
  const object: Expression = value ? conversion.expression(value) : { kind: 'unknown', range };
  if (!field) return { kind: 'unknown', range };
  const property = textOf(conversion, field);
  // Methods without parentheses.
  if (SAME.test(property)) return object;
  const propertyRange = { start: field.start, end: field.end };
  return conversion.file.member({ kind: 'member', object, property, propertyRange, range });
}

/** The arguments of a call; `port = 80` among them is one by name. */
export function readArguments(conversion: Conversion, list: SyntaxNode | undefined): Argument[] {
  if (list?.type === 'block') return [{ value: conversion.expression(list) }];
  return (list?.children ?? [])
    .filter(({ named }) => named)
    .map(argument => {
      const left = argument.type === 'assignment_expression' ? child(argument, 'left') : undefined;
      const right = left && child(argument, 'right');
      return left?.type === 'identifier' && right
        ? { name: textOf(conversion, left), value: conversion.expression(right) }
        : { value: conversion.expression(argument) };
    });
}

/** `new A(…)`, `new A(…) { … }`. */
function readInstance(conversion: Conversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const made = childOfType(node, 'call_expression');
  const type = made ? child(made, 'function') : node.children.find(({ named }) => named);
  if (!type) return { kind: 'unknown', range };
  const callee = conversion.expression(type);
  const list = made ? child(made, 'arguments') : childOfType(node, 'arguments');
  const args = readArguments(conversion, list);
  const body = childOfType(node, 'template_body');
  if (body)
    file.within(
      file.createScope({ kind: 'class', base: callee }, { start: body.start, end: body.end }),
      () => {
        for (const member of body.children) conversion.visit(member);
      },
    );
  const place = { start: list?.start ?? node.end, end: list?.end ?? node.end };
  return file.call(callee, args, place, range, true);
}

/** `"…"`, `"""…"""`, `s"…$name…${expression}…"`. */
function readString(conversion: Conversion, node: SyntaxNode): Expression {
  const { source, file } = conversion;
  const range = { start: node.start, end: node.end };
  const string = node.type === 'string' ? node : childOfType(node, 'string');
  if (!string) return { kind: 'unknown', range };
  const quotes = source.startsWith('"""', string.start) && string.end - string.start >= 6 ? 3 : 1;
  const end = Math.max(string.start + quotes, string.end - quotes);
  const decode = (from: number, to: number) =>
    decodeLiteral(source, from, to, quotes === 3 ? '' : '\\', (text, at, limit) =>
      readCEscape(text, at, limit, false),
    );
  const holes = string.children.filter(({ type }) => type === 'interpolation');
  if (holes.length === 0) return file.string(decode(string.start + quotes, end), range);
  const parts: Expression[] = [];
  let at = string.start + quotes;
  const text = (to: number) => {
    if (to > at) parts.push({ kind: 'string', text: decode(at, to), range: { start: at, end: to } });
  };
  for (const hole of holes) {
    text(hole.start);
    const value = hole.children.find(({ named }) => named);
    parts.push(
      value ? conversion.expression(value) : { kind: 'unknown', range: { start: hole.start, end: hole.end } },
    );
    at = hole.end;
  }
  text(end);
  return file.concat(parts, range);
}
