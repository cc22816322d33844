import type { Entry, Expression } from '../../model.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { parseNumber } from '../../tree-sitter/numbers.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readCommand } from './commands.ts';
import type { PowerShellConversion } from './context.ts';
import { readArguments, unwrap } from './levels.ts';
import { canonical, typeName } from './names.ts';
import { readString } from './strings.ts';

/** The expression that `node` is. */
export function readExpression(conversion: PowerShellConversion, outer: SyntaxNode): Expression {
  const { file, source } = conversion;
  const node = unwrap(outer);
  const range = { start: node.start, end: node.end };
  const inner = (of: SyntaxNode | undefined): Expression =>
    of ? conversion.expression(of) : { kind: 'unknown', range };
  const [first, second] = node.children;
  switch (node.type) {
    case 'variable':
      return readVariable(textOf(conversion, node), range);
    case 'decimal_integer_literal':
    case 'hexadecimal_integer_literal':
    case 'real_literal': {
      const value = parseNumber(textOf(conversion, node).replace(/[lLdDuU]+$/, ''), false);
      return value === undefined ? { kind: 'unknown', range } : { kind: 'number', value, range };
    }
    case 'expandable_string_literal':
    case 'verbatim_string_characters':
    case 'expandable_here_string_literal':
    case 'verbatim_here_string_characters':
      return readString(conversion, node);
    case 'type_literal':
      return { kind: 'name', name: typeName(textOf(conversion, node)), range };
    case 'simple_name':
      return { kind: 'name', name: canonical(textOf(conversion, node)), range };
    case 'cast_expression':
      return inner(node.children.at(-1));
    case 'expression_with_unary_operator': {
      const operand = inner(node.children.at(-1));
      if (first?.type === 'cast_expression') return operand;
      return operand.kind === 'number' && source[node.start] === '-'
        ? { kind: 'number', value: -operand.value, range }
        : { kind: 'unknown', range };
    }
    case 'post_increment_expression':
    case 'post_decrement_expression':
    case 'pre_increment_expression':
    case 'pre_decrement_expression':
      file.assign(inner(first), { how: 'unknown', range, conditional: true });
      return { kind: 'unknown', range };
    case 'member_access': {
      const name = second && unwrap(second);
      if (!first || !name) break;
      const property = canonical(textOf(conversion, name));
      const object = inner(first);
      return file.member({
        kind: 'member',
        object,
        property,
        propertyRange: { start: name.start, end: name.end },
        range,
      });
    }
    case 'element_access': {
      const object = inner(first);
      const index = inner(second);
      return index.kind === 'string'
        ? { kind: 'member', object, property: canonical(index.text.value), propertyRange: index.range, range }
        : { kind: 'element', object, index, range };
    }
    case 'invokation_expression':
      return readInvocation(conversion, node);
    case 'array_literal_expression':
    case 'argument_expression_list':
      return { kind: 'list', items: node.children.map(inner), range };
    case 'hash_literal_expression':
      return readHash(conversion, node);
    case 'additive_expression':
    case 'additive_argument_expression':
      return readSum(conversion, node);
    case 'format_expression':
    case 'format_argument_expression':
      return readFormat(conversion, node);
    case 'if_statement':
      return readConditional(conversion, node);
    case 'command':
      return readCommand(conversion, node);
    case 'assignment_expression':
    case 'script_block_expression':
      conversion.visit(node);
      return { kind: 'unknown', range };
  }
  visitChildren(conversion, node);
  return { kind: 'unknown', range };
}

/** `$port`, `${port}`, `$script:port` are `port`; `$env:PORT` is a member of `env`, `$true` a constant. */
function readVariable(text: string, range: Expression['range']): Expression {
  const name = text.replace(/^[$@]\{?/, '').replace(/\}$/, '');
  const lower = name.toLowerCase();
  const variable = /^env:(.+)$/i.exec(name)?.[1];
  if (variable !== undefined) {
    const object: Expression = { kind: 'name', name: 'env', range };
    return { kind: 'member', object, property: variable.toUpperCase(), propertyRange: range, range };
  }
  if (lower === 'null') return { kind: 'constant', value: null, range };
  if (lower === 'true' || lower === 'false') return { kind: 'constant', value: lower === 'true', range };
  return {
    kind: 'name',
    name: `$${lower.replace(/^(?:global|script|local|private|using|variable):/, '')}`,
    range,
  };
}

/** `$x.Method(…)`, `[Type]::Method(…)`; `[Type]::new(…)` constructs. */
function readInvocation(conversion: PowerShellConversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const [target, member, list] = node.children;
  if (!target || !member) return { kind: 'unknown', range };
  const object = conversion.expression(target);
  const name = unwrap(member);
  const property = canonical(textOf(conversion, name));
  const args = readArguments(conversion, list);
  const argsRange = { start: list?.start ?? node.end, end: node.end };
  if (property === 'new' && unwrap(target).type === 'type_literal')
    return file.call(object, args, argsRange, range, true);
  const propertyRange = { start: name.start, end: name.end };
  const callee: Expression = {
    kind: 'member',
    object,
    property,
    propertyRange,
    range: { ...range, end: name.end },
  };
  return file.call(callee, args, argsRange, range);
}

function readHash(conversion: PowerShellConversion, node: SyntaxNode): Expression {
  const entries: Entry[] = [];
  for (const { type, children } of childOfType(node, 'hash_literal_body')?.children ?? []) {
    const [key, value] = children;
    if (type !== 'hash_entry' || !key || !value) continue;
    const name = unwrap(key);
    const text = textOf(conversion, name).replace(/^["']|["']$/g, '');
    entries.push({
      key: canonical(text),
      keyRange: { start: name.start, end: name.end },
      value: conversion.expression(value),
    });
  }
  return { kind: 'object', entries, open: false, range: { start: node.start, end: node.end } };
}

/** The grammar does not name the operator: it stands between the sides. */
function readSum(conversion: PowerShellConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const [left, right] = node.children;
  if (!left || !right) return { kind: 'unknown', range };
  const operator = conversion.source.slice(left.end, right.start).trim();
  const sides = [conversion.expression(left), conversion.expression(right)] as const;
  if (operator === '??') {
    const [value, otherwise] = sides;
    return { kind: 'fallback', operator: 'nullish', left: value, right: otherwise, range };
  }
  return operator === '+'
    ? conversion.file.sum(sides)
    : { kind: 'binary', operator: operator === '-' ? '-' : '?', left: sides[0], right: sides[1], range };
}

/** `"http://{0}:{1}" -f $name, $port` is .NET's `string.Format`. */
function readFormat(conversion: PowerShellConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const format = node.children[0] && conversion.expression(node.children[0]);
  const last = node.children.at(-1);
  const values = last && conversion.expression(last);
  if (!format || !values) return { kind: 'unknown', range };
  const given = values.kind === 'list' ? values.items : [values];
  const callee: Expression = {
    kind: 'member',
    object: { kind: 'name', name: 'string', range },
    property: 'Format',
    propertyRange: range,
    range,
  };
  return conversion.file.call(
    callee,
    [format, ...given].map(value => ({ value })),
    range,
    range,
  );
}

/** `if (…) { a } else { b }` as a value: either. */
function readConditional(conversion: PowerShellConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const condition = child(node, 'condition');
  const test: Expression = condition ? conversion.expression(condition) : { kind: 'unknown', range };
  const blocks = [childOfType(node, 'statement_block'), child(node, 'else_clause')].map(block => {
    const list =
      block &&
      (childOfType(block, 'statement_list') ??
        childOfType(childOfType(block, 'statement_block') ?? block, 'statement_list'));
    const statements = list?.children ?? [];
    return statements.length === 1 ? conversion.expression(statements[0]!) : undefined;
  });
  const [consequent, alternate] = blocks;
  return consequent && alternate
    ? { kind: 'conditional', test, consequent, alternate, range }
    : { kind: 'unknown', range };
}
