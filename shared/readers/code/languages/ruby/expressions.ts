import type { Entry, Expression, Scope } from '../../model.ts';
import { enclosing } from '../../scopes.ts';
import { operatorOf, readBinary } from '../../tree-sitter/binary.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { parseNumber } from '../../tree-sitter/numbers.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readBody, readCase, readIf, readLoop } from './bodies.ts';
import { readCall } from './calls.ts';
import type { RubyConversion } from './context.ts';
import { readBlock, readClass, readMethod } from './functions.ts';
import { heldUnder } from './implied-values.ts';
import { readString, readSymbol } from './strings.ts';
import { bindTarget } from './targets.ts';

/** The expression that `node` is; declarations are taken in on the way. */
export function readExpression(conversion: RubyConversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const unknown: Expression = { kind: 'unknown', range };
  const inner = (of: SyntaxNode | undefined): Expression => (of ? conversion.expression(of) : unknown);
  const items = () => node.children.filter(({ named }) => named).map(inner);
  const ofThis = (property: string): Expression =>
    file.member({
      kind: 'member',
      object: { kind: 'name', name: 'this', range },
      property,
      propertyRange: range,
      range,
    });
  switch (node.type) {
    case 'identifier': {
      const name = textOf(conversion, node);
      return isOwnMethod(conversion, name) ? ofThis(name) : { kind: 'name', name, range };
    }
    case 'constant':
    case 'global_variable':
      return { kind: 'name', name: textOf(conversion, node), range };
    case 'self':
      return { kind: 'name', name: 'this', range };
    case 'instance_variable':
      return ofThis(textOf(conversion, node).slice(1));
    case 'class_variable':
      return ofThis(textOf(conversion, node));
    case 'scope_resolution': {
      const name = child(node, 'name');
      const scope = child(node, 'scope');
      if (!name) return unknown;
      const at = { start: name.start, end: name.end };
      const property = textOf(conversion, name);
      if (!scope) return { kind: 'name', name: property, range };
      return { kind: 'member', object: inner(scope), property, propertyRange: at, range };
    }
    case 'nil':
      return { kind: 'constant', value: null, range };
    case 'true':
    case 'false':
      return { kind: 'constant', value: node.type === 'true', range };
    case 'integer':
    case 'float': {
      const value = parseNumber(textOf(conversion, node), true);
      return value === undefined ? unknown : { kind: 'number', value, range };
    }
    case 'string':
    case 'bare_string':
    case 'delimited_symbol':
    case 'heredoc_body':
      return readString(conversion, node);
    case 'simple_symbol':
    case 'hash_key_symbol':
      return readSymbol(conversion, node);
    case 'chained_string':
      return file.concat(items(), range);
    case 'interpolation':
    case 'parenthesized_statements':
    case 'begin':
    case 'program':
    case 'body_statement':
    case 'block_body':
    case 'begin_block':
    case 'end_block':
      return readBody(conversion, node.children);
    case 'array':
    case 'string_array':
    case 'symbol_array':
    case 'right_assignment_list':
      return { kind: 'list', items: items(), range };
    case 'hash':
      return readHash(conversion, node);
    case 'element_reference':
      return readElement(conversion, node);
    case 'call':
      return readCall(conversion, node);
    case 'lambda':
      return readBlock(conversion, node);
    case 'assignment': {
      const value = inner(child(node, 'right'));
      const left = child(node, 'left');
      if (left) bindTarget(conversion, left, value);
      return value;
    }
    case 'operator_assignment':
      return readOperatorAssignment(conversion, node);
    case 'binary':
      return readTwoSided(conversion, node);
    case 'unary':
      return readUnary(conversion, node);
    case 'conditional': {
      const test = inner(child(node, 'condition'));
      const consequent = inner(child(node, 'consequence'));
      const alternate = inner(child(node, 'alternative'));
      return { kind: 'conditional', test, consequent, alternate, range };
    }
    case 'if':
    case 'unless':
    case 'if_modifier':
    case 'unless_modifier':
      return readIf(conversion, node);
    case 'case':
    case 'case_match':
      return readCase(conversion, node);
    case 'while':
    case 'until':
    case 'for':
    case 'while_modifier':
    case 'until_modifier':
      return readLoop(conversion, node);
    case 'rescue_modifier': {
      const left = inner(child(node, 'body'));
      return { kind: 'fallback', operator: 'falsy', left, right: inner(child(node, 'handler')), range };
    }
    case 'return': {
      const list = node.children.find(({ named }) => named);
      const values = list?.children.filter(({ named }) => named).map(inner) ?? [];
      const value: Expression =
        values.length > 1 ? { kind: 'list', items: values, range } : (values[0] ?? unknown);
      enclosing(file.scope, 'function')?.returns.push(value);
      return value;
    }
    case 'method':
    case 'singleton_method':
      readMethod(conversion, node);
      return unknown;
    case 'class':
    case 'module':
      readClass(conversion, node);
      return unknown;
    default:
      visitChildren(conversion, node);
      return unknown;
  }
}

/** Whether a bare name in a method of a class is no local variable there: then it is a method of the object. */
function isOwnMethod({ file, blocks }: RubyConversion, name: string): boolean {
  for (let scope: Scope | undefined = file.scope; scope; scope = scope.parent) {
    if (scope.bindings.has(name)) return false;
    if (scope.kind === 'function' && !blocks.has(scope)) return scope.parent?.kind === 'class';
  }
  return false;
}

function readUnary(conversion: RubyConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const operandNode = child(node, 'operand');
  const left: Expression = operandNode ? conversion.expression(operandNode) : { kind: 'unknown', range };
  const operator = operatorOf(conversion, node);
  if (left.kind === 'number' && (operator === '-' || operator === '+'))
    return { kind: 'number', value: operator === '-' ? -left.value : left.value, range };
  if (operator !== '!' && operator !== 'not') return { kind: 'unknown', range };
  return { kind: 'binary', operator: '==', left, right: { kind: 'constant', value: false, range }, range };
}

function readTwoSided(conversion: RubyConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const operator = operatorOf(conversion, node);
  if (!/^(?:\|\||or|&&|and)$/.test(operator)) return readBinary(conversion, node);
  const side = (field: string): Expression => {
    const found = child(node, field);
    return found ? conversion.expression(found) : { kind: 'unknown', range };
  };
  const left = side('left');
  if (operator === '||' || operator === 'or')
    return { kind: 'fallback', operator: 'falsy', left, right: side('right'), range };
  let right: Expression = { kind: 'unknown', range };
  conversion.file.when(left, () => {
    right = side('right');
  });
  return { kind: 'binary', operator: '&&', left, right, range };
}

/** `a ||= b`; what other operators store is not followed. */
function readOperatorAssignment(conversion: RubyConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const target = child(node, 'left');
  const rightNode = child(node, 'right');
  const right: Expression = rightNode ? conversion.expression(rightNode) : { kind: 'unknown', range };
  if (!target) return right;
  if (operatorOf(conversion, node) !== '||=') {
    bindTarget(conversion, target, undefined);
    return { kind: 'unknown', range };
  }
  const left = conversion.expression(target);
  const value: Expression = { kind: 'fallback', operator: 'falsy', left, right, range };
  bindTarget(conversion, target, value);
  return value;
}

/** `a[:key]`, `a['key']`, `a[0]` */
function readElement(conversion: RubyConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const objectNode = child(node, 'object');
  const [indexNode, ...more] = node.children.filter(one => one.named && one !== objectNode);
  if (!objectNode) return { kind: 'unknown', range };
  const object = conversion.expression(objectNode);
  const index = indexNode && conversion.expression(indexNode);
  if (!index || more.length > 0) return { kind: 'unknown', range };
  const held = heldUnder(object, index, range);
  if (held?.kind === 'member') return conversion.file.member(held);
  return held ?? { kind: 'element', object, index, range };
}

/** `{ port: 1, 'host' => 'a', **others }` */
function readHash(conversion: RubyConversion, node: SyntaxNode): Expression {
  const entries: Entry[] = [];
  const spreads: Expression[] = [];
  let open = false;
  for (const part of node.children) {
    const keyNode = child(part, 'key');
    if (part.type !== 'pair' || !keyNode) {
      open = true;
      const spread = part.children.find(({ named }) => named);
      if (spread && part.type === 'hash_splat_argument') spreads.push(conversion.expression(spread));
      continue;
    }
    const key = conversion.expression(keyNode);
    const valueNode = child(part, 'value');
    const value: Expression = valueNode
      ? conversion.expression(valueNode)
      : { kind: 'name', name: textOf(conversion, keyNode), range: key.range };
    const text =
      key.kind === 'string' ? key.text.value : key.kind === 'number' ? String(key.value) : undefined;
    if (text === undefined) open = true;
    else entries.push({ key: text, keyRange: key.range, value });
  }
  const range = { start: node.start, end: node.end };
  return { kind: 'object', entries, open, ...(spreads.length > 0 && { spreads }), range };
}
