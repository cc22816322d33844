import type { Expression } from '../../model.ts';
import { type Conversion, textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { parseNumber } from '../../tree-sitter/numbers.ts';
import { childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { assign } from '../java/statements.ts';
import { impliedCall } from './arguments.ts';
import { readCall } from './calls.ts';
import { readLambda, readStatements } from './functions.ts';
import { readString } from './strings.ts';

/** The expression that `node` is. */
export function readExpression(conversion: Conversion, node: SyntaxNode): Expression {
  const { file, source } = conversion;
  const range = { start: node.start, end: node.end };
  const unknown: Expression = { kind: 'unknown', range };
  const named = node.children.filter(one => one.named);
  const inner = (of: SyntaxNode | undefined): Expression => (of ? conversion.expression(of) : unknown);
  switch (node.type) {
    case 'simple_identifier':
    case 'type_identifier':
      return { kind: 'name', name: textOf(conversion, node).replaceAll('`', ''), range };
    case 'this_expression':
      return { kind: 'name', name: 'this', range };
    case 'string_literal':
      return readString(conversion, node);
    case 'integer_literal':
    case 'hex_literal':
    case 'bin_literal':
    case 'long_literal':
    case 'unsigned_literal': {
      const value = parseNumber(textOf(conversion, node).replace(/[uUlL]{1,2}$/, ''), false);
      return value === undefined ? unknown : { kind: 'number', value, range };
    }
    case 'boolean_literal':
      return { kind: 'constant', value: textOf(conversion, node) === 'true', range };
    case 'parenthesized_expression':
    case 'as_expression':
    case 'spread_expression':
      return inner(named[0]);
    case 'postfix_expression': {
      const operand = inner(named[0]);
      // `x!!` is x; `x++` changes it.
      if (!/[+-]{2}$/.test(textOf(conversion, node))) return operand;
      assign(conversion, operand, undefined);
      return unknown;
    }
    case 'prefix_expression': {
      const operand = inner(named[0]);
      return operand.kind === 'number' && source[node.start] === '-'
        ? { kind: 'number', value: -operand.value, range }
        : unknown;
    }
    case 'navigation_expression': {
      const suffix = childOfType(node, 'navigation_suffix');
      const name = suffix && childOfType(suffix, 'simple_identifier');
      const object = inner(named[0]);
      if (!name) return unknown;
      const propertyRange = { start: name.start, end: name.end };
      return file.member({
        kind: 'member',
        object,
        property: textOf(conversion, name),
        propertyRange,
        range,
      });
    }
    case 'indexing_expression': {
      const object = inner(named[0]);
      const index = inner(childOfType(node, 'indexing_suffix')?.children[0]);
      return index.kind === 'string'
        ? { kind: 'member', object, property: index.text.value, propertyRange: index.range, range }
        : { kind: 'element', object, index, range };
    }
    case 'call_expression':
      return readCall(conversion, node);
    case 'infix_expression': {
      const [left, name, right] = named;
      const a = inner(left);
      const b = inner(right);
      if (name && textOf(conversion, name) === 'to')
        impliedCall(conversion, undefined, 'to', { start: name.start, end: name.end }, [a, b]);
      return unknown;
    }
    case 'additive_expression':
    case 'multiplicative_expression': {
      const [left, right] = named.map(inner);
      if (!left || !right) return unknown;
      const operator = source.slice(left.range.end, right.range.start).trim();
      if (operator === '+') return file.sum([left, right]);
      return { kind: 'binary', operator, left, right, range };
    }
    case 'elvis_expression': {
      const [left, right] = named.map(inner);
      return left && right ? { kind: 'fallback', operator: 'nullish', left, right, range } : unknown;
    }
    case 'if_expression':
      return readIf(conversion, named, range);
    case 'when_expression':
      return readWhen(conversion, node);
    case 'try_expression': {
      const body = readStatements(conversion, childOfType(node, 'statements'));
      for (const clause of named)
        if (/_block$/.test(clause.type)) file.when(undefined, () => visitChildren(conversion, clause));
      return body ?? unknown;
    }
    case 'collection_literal':
      return { kind: 'list', items: named.map(inner), range };
    case 'lambda_literal':
      return readLambda(conversion, node).value;
    case 'anonymous_function':
    case 'object_literal':
    case 'assignment':
    case 'jump_expression':
      if (node.type === 'anonymous_function') visitChildren(conversion, node);
      else conversion.visit(node);
      return unknown;
    default:
      visitChildren(conversion, node);
      return unknown;
  }
}

/** The value of a branch: of the expression that it is, or of its last statement. */
function branchValue(conversion: Conversion, node: SyntaxNode): Expression {
  const unknown: Expression = { kind: 'unknown', range: { start: node.start, end: node.end } };
  const body = childOfType(node, 'statements') ?? node;
  return readStatements(conversion, body) ?? unknown;
}

function readIf(
  conversion: Conversion,
  named: readonly SyntaxNode[],
  range: Expression['range'],
): Expression {
  const { file } = conversion;
  const [testNode, ...branches] = named;
  if (!testNode) return { kind: 'unknown', range };
  const test = conversion.expression(testNode);
  const values: Expression[] = [];
  branches.forEach((branch, index) => {
    file.when(index === 0 ? test : undefined, () => values.push(branchValue(conversion, branch)));
  });
  const [consequent, alternate] = values;
  if (!consequent || !alternate) return { kind: 'unknown', range };
  return { kind: 'conditional', test, consequent, alternate, range };
}

function readWhen(conversion: Conversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const subject = childOfType(node, 'when_subject');
  if (subject) visitChildren(conversion, subject);
  const values: Expression[] = [];
  for (const entry of node.children) {
    const body = entry.type === 'when_entry' && childOfType(entry, 'control_structure_body');
    if (body) file.when(undefined, () => values.push(branchValue(conversion, body)));
  }
  const last = values.pop();
  const test: Expression = { kind: 'unknown', range };
  if (!last) return test;
  return values.reduceRight<Expression>(
    (alternate, consequent) => ({ kind: 'conditional', test, consequent, alternate, range }),
    last,
  );
}
