import type { Entry, Expression } from '../../model.ts';
import { readBinary } from '../../tree-sitter/binary.ts';
import { type Conversion, textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { parseNumber } from '../../tree-sitter/numbers.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { argumentNodes, readArguments } from './arguments.ts';
import { expectParameterType, readLambda, typeName } from './functions.ts';
import { OPTION_LAMBDAS } from './option-lambdas.ts';
import { outputArguments } from './output-arguments.ts';
import { readInterpolated, readLiteral } from './strings.ts';

/** The expression that `node` is. */
export function readExpression(conversion: Conversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const inner = (of: SyntaxNode | undefined): Expression =>
    of ? conversion.expression(of) : { kind: 'unknown', range };
  const named = node.children.filter(one => one.named);
  switch (node.type) {
    case 'identifier':
    case 'predefined_type':
      return { kind: 'name', name: textOf(conversion, node).replace(/^@/, ''), range };
    case 'this':
      return { kind: 'name', name: 'this', range };
    case 'generic_name':
      return inner(named[0]);
    case 'string_literal':
    case 'verbatim_string_literal':
    case 'raw_string_literal':
    case 'character_literal':
      return readLiteral(conversion, node);
    case 'interpolated_string_expression':
      return readInterpolated(conversion, node);
    case 'integer_literal':
    case 'real_literal': {
      const value = parseNumber(textOf(conversion, node).replace(/(?:[ul]{1,2}|[fdm])$/i, ''), false);
      return value === undefined ? { kind: 'unknown', range } : { kind: 'number', value, range };
    }
    case 'null_literal':
      return { kind: 'constant', value: null, range };
    case 'boolean_literal':
      return { kind: 'constant', value: textOf(conversion, node) === 'true', range };
    case 'parenthesized_expression':
    case 'await_expression':
    case 'checked_expression':
    case 'arrow_expression_clause':
      return inner(named[0]);
    case 'argument':
    case 'cast_expression':
      return inner(child(node, 'value') ?? named.at(-1));
    case 'member_access_expression':
    case 'qualified_name':
      return readMember(conversion, node, inner(child(node, 'expression') ?? child(node, 'qualifier')));
    case 'conditional_access_expression': {
      const object = inner(child(node, 'condition') ?? named[0]);
      const access = childOfType(node, 'member_binding_expression');
      if (access) return readMember(conversion, access, object);
      visitChildren(conversion, node);
      return { kind: 'unknown', range };
    }
    case 'element_access_expression': {
      const object = inner(child(node, 'expression'));
      const index = inner(child(node, 'subscript')?.children[0]);
      return index.kind === 'string'
        ? { kind: 'member', object, property: index.text.value, propertyRange: index.range, range }
        : { kind: 'element', object, index, range };
    }
    case 'invocation_expression': {
      const callee = inner(child(node, 'function'));
      const list = child(node, 'arguments');
      const argsRange = { start: list?.start ?? node.end, end: node.end };
      typeLambdas(conversion, node, list);
      const call = file.call(callee, readArguments(conversion, list), argsRange, range);
      outputArguments(conversion, call, argumentNodes(list));
      return call;
    }
    case 'object_creation_expression':
    case 'implicit_object_creation_expression':
      return readCreation(conversion, node, child(node, 'type'));
    case 'switch_expression':
      return readSwitch(conversion, node);
    case 'binary_expression':
      return readOperation(conversion, node);
    case 'conditional_expression':
      return {
        kind: 'conditional',
        test: inner(child(node, 'condition')),
        consequent: inner(child(node, 'consequence')),
        alternate: inner(child(node, 'alternative')),
        range,
      };
    case 'postfix_unary_expression':
    case 'prefix_unary_expression': {
      const operand = inner(named[0]);
      if (/^\+\+|^--|\+\+$|--$/.test(textOf(conversion, node)))
        file.assign(operand, { how: 'unknown', range, conditional: true });
      if (node.type === 'postfix_unary_expression') return operand;
      return operand.kind === 'number' && conversion.source[node.start] === '-'
        ? { kind: 'number', value: -operand.value, range }
        : { kind: 'unknown', range };
    }
    case 'array_creation_expression':
    case 'implicit_array_creation_expression':
      return inner(childOfType(node, 'initializer_expression'));
    case 'initializer_expression':
    case 'collection_expression':
    case 'tuple_expression':
      return { kind: 'list', items: named.map(inner), range };
    case 'assignment_expression':
      conversion.visit(node);
      return { kind: 'unknown', range };
    case 'lambda_expression':
    case 'anonymous_method_expression':
      return readLambda(conversion, node);
    default:
      visitChildren(conversion, node);
      return { kind: 'unknown', range };
  }
}

function readMember(conversion: Conversion, node: SyntaxNode, object: Expression): Expression {
  const range = { start: Math.min(object.range.start, node.start), end: node.end };
  const name = child(node, 'name');
  const bare = name?.type === 'generic_name' ? name.children[0] : name;
  if (!bare) return { kind: 'unknown', range };
  const propertyRange = { start: bare.start, end: bare.end };
  const property = textOf(conversion, bare);
  // What `BindAsync(address, IPEndPoint.MinPort)` asks for is any port.
  if (property === 'MinPort' && object.kind === 'name' && object.name === 'IPEndPoint')
    return { kind: 'number', value: 0, range };
  return conversion.file.member({ kind: 'member', object, property, propertyRange, range });
}

/** `Configure<Options>(options => …)` says of what type the lambda's parameter is, and so do some names alone. */
function typeLambdas(conversion: Conversion, node: SyntaxNode, list: SyntaxNode | undefined): void {
  const callee = child(node, 'function');
  const name = callee?.type === 'member_access_expression' ? child(callee, 'name') : callee;
  const types = name?.type === 'generic_name' ? childOfType(name, 'type_argument_list')?.children : undefined;
  const written = types?.length === 1 ? typeName(conversion, types[0]!) : undefined;
  const type =
    written ?? (name?.type === 'identifier' ? OPTION_LAMBDAS[textOf(conversion, name)] : undefined);
  if (type === undefined) return;
  for (const argument of argumentNodes(list)) {
    const lambda = argument.children.at(-1);
    if (lambda?.type === 'lambda_expression') expectParameterType(lambda, type);
  }
}

/** `x switch { 1 => a, _ => b }`: any of the arms. */
function readSwitch(conversion: Conversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const test = node.children[0]
    ? conversion.expression(node.children[0])
    : ({ kind: 'unknown', range } as const);
  const arms = node.children
    .filter(({ type }) => type === 'switch_expression_arm')
    .flatMap(arm => (arm.children.length > 1 ? [conversion.expression(arm.children.at(-1)!)] : []));
  return arms.length === 0
    ? { kind: 'unknown', range }
    : arms.reduceRight((alternate, consequent) => ({
        kind: 'conditional',
        test,
        consequent,
        alternate,
        range,
      }));
}

/**
 * `new T(…)` is a call; `new T { A = … }` without arguments is an object. `new(…)` is of the type that
 * its place has, where that is written.
 */
export function readCreation(
  conversion: Conversion,
  node: SyntaxNode,
  typeNode: SyntaxNode | undefined,
): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const type = typeNode && typeName(conversion, typeNode);
  const list = childOfType(node, 'argument_list');
  const initializer = childOfType(node, 'initializer_expression');
  const args = readArguments(conversion, list);
  const entries: Entry[] = [];
  const items: Expression[] = [];
  for (const one of initializer?.children ?? []) {
    const left = one.type === 'assignment_expression' ? child(one, 'left') : undefined;
    const right = left && child(one, 'right');
    const value = conversion.expression(right ?? one);
    if (left?.type === 'identifier')
      entries.push({ key: textOf(conversion, left), keyRange: { start: left.start, end: left.end }, value });
    else if (!left) items.push(value);
  }
  if (initializer && args.length === 0 && items.length > 0) return { kind: 'list', items, range };
  const object =
    initializer && file.object({ kind: 'object', ...(type && { type }), entries, open: false, range });
  if (object && args.length === 0) return object;
  const place = typeNode ?? node;
  const callee: Expression = type
    ? { kind: 'name', name: type, range: { start: place.start, end: place.end } }
    : { kind: 'unknown', range };
  const argsRange = { start: list?.start ?? node.end, end: list?.end ?? node.end };
  return file.call(callee, args, argsRange, range, true);
}

/** `a ?? b` beside the operations that all languages have. */
function readOperation(conversion: Conversion, node: SyntaxNode): Expression {
  const read = readBinary(conversion, node);
  if (read.kind !== 'binary' || read.operator !== '??') return read;
  const { left, right, range } = read;
  return { kind: 'fallback', operator: 'nullish', left, right, range };
}
