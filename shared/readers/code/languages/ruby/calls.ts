import type { Argument, Expression, Member } from '../../model.ts';
import { enclosing, findDeclaration } from '../../scopes.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readBody } from './bodies.ts';
import type { RubyConversion } from './context.ts';
import { readBlock } from './functions.ts';
import { impliedValue } from './implied-values.ts';
import { readSymbol } from './strings.ts';

/** Methods without arguments that leave what a port or an address is. */
const TRANSPARENT = new Set([
  'to_i',
  'to_int',
  'to_s',
  'to_str',
  'to_sym',
  'to_h',
  'to_hash',
  'freeze',
  'strip',
  'chomp',
  'presence',
  'dup',
  'clone',
  'compact',
  'symbolize_keys',
  'with_indifferent_access',
]);

/** Functions that every object has. */
const KERNEL = /^(?:[A-Z]\w*|s?printf|format|lambda|proc|loop|raise|require(?:_relative)?)$/;

/** `f(…)`, `f …`, `a.f(…) { … }`, `A.new(…)`; without arguments, a member. */
export function readCall(conversion: RubyConversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const unknown: Expression = { kind: 'unknown', range };
  const receiverNode = child(node, 'receiver');
  const methodNode = child(node, 'method');
  const list = child(node, 'arguments');
  const block = child(node, 'block');
  const receiver = receiverNode && conversion.expression(receiverNode);
  const method = methodNode ? textOf(conversion, methodNode) : '';
  if (receiver && methodNode && !list && !block && method !== 'new')
    return TRANSPARENT.has(method) || (method === 'class' && isSelf(receiver))
      ? receiver
      : member(conversion, receiver, method, methodNode, range);
  if (method === 'fetch' && receiver && block && list?.children.filter(({ named }) => named).length === 1) {
    const given = readArguments(conversion, list);
    const standIn = child(block, 'body');
    const value = standIn && readBody(conversion, [standIn]);
    return impliedValue('fetch', receiver, [...given, ...(value ? [{ value }] : [])], range) ?? unknown;
  }
  const args = [
    ...readArguments(conversion, list),
    ...(block ? [{ name: '&', value: readBlock(conversion, block) }] : []),
  ];
  const place = list ? { start: list.start, end: list.end } : { start: node.end, end: node.end };
  const implied = receiver && impliedValue(method, receiver, args, range);
  if (implied) return implied;
  if (!methodNode) return file.call(unknown, args, place, range);
  const at = { start: methodNode.start, end: methodNode.end };
  const name: Expression = { kind: 'name', name: method, range: at };
  if (methodNode.type === 'super') {
    const base = enclosing(file.scope, 'class')?.base;
    return base ? file.call({ ...base, range: at }, args, place, range, true) : unknown;
  }
  if (method === 'new') {
    const owner = enclosing(file.scope, 'class');
    const made: Expression = receiver ?? (owner ? { kind: 'class', scope: owner, range: at } : unknown);
    return file.call(
      made.kind === 'name' && made.name === 'this' && owner
        ? { kind: 'class', scope: owner, range: at }
        : made,
      args,
      place,
      range,
      true,
    );
  }
  if (!receiver) {
    if (args.length === 0) return name;
    if (method === 'require' || method === 'require_relative') readRequire(conversion, method, args);
    declareAttribute(conversion, args);
  }
  // Without a receiver, a class's own or inherited method is called.
  const owned = !receiver && !KERNEL.test(method) && enclosing(file.scope, 'class');
  const object: Expression | undefined =
    receiver ?? (owned ? { kind: 'name', name: 'this', range: at } : undefined);
  const callee =
    object && !(owned && findDeclaration(file.scope, method))
      ? member(conversion, object, method, methodNode, { start: range.start, end: at.end })
      : name;
  return file.call(callee, method === 'set' ? asKeywords(args) : args, place, range);
}

function member(
  conversion: RubyConversion,
  object: Expression,
  property: string,
  { start, end }: SyntaxNode,
  range: Member['range'],
): Member {
  return conversion.file.member({ kind: 'member', object, property, propertyRange: { start, end }, range });
}

function isSelf(expression: Expression): boolean {
  return expression.kind === 'name' && expression.name === 'this';
}

/** `set :port, 3000` says what `set port: 3000` says. */
function asKeywords(args: readonly Argument[]): readonly Argument[] {
  const [key, value, ...more] = args;
  if (!key || !value || more.length > 0 || key.name !== undefined || value.name !== undefined) return args;
  return key.value.kind === 'string' ? [{ name: key.value.text.value, value: value.value }] : args;
}

function readRequire(conversion: RubyConversion, method: string, args: readonly Argument[]): void {
  const name = args[0]?.value;
  if (name?.kind !== 'string') return;
  const { value } = name.text;
  const module = method === 'require_relative' && !value.startsWith('.') ? `./${value}` : value;
  conversion.file.imports.push({ module, imported: '*', range: name.range });
}

/**
 * `config_param :port, :integer, default: 24224`, `attribute :port, default: 3000`: what declares an
 * attribute of a class with a default, however the method is called.
 */
function declareAttribute({ file }: RubyConversion, args: readonly Argument[]): void {
  const name = args[0]?.name === undefined ? args[0]?.value : undefined;
  const standIn = args.find(argument => argument.name === 'default')?.value;
  if (file.scope.kind !== 'class' || name?.kind !== 'string' || !standIn) return;
  const { range } = name;
  const value: Expression = {
    kind: 'fallback',
    operator: 'nullish',
    left: { kind: 'unknown', range },
    right: standIn,
    range,
  };
  file.bindMember(`this.${name.text.value}`, { how: 'declare', range, value });
}

function readArguments(conversion: RubyConversion, list: SyntaxNode | undefined): Argument[] {
  return (list?.children ?? []).flatMap((node): Argument[] => {
    if (!node.named) return [];
    const inner = node.children.find(({ named }) => named);
    switch (node.type) {
      case 'pair': {
        const keyNode = child(node, 'key');
        const valueNode = child(node, 'value');
        if (!keyNode) return [];
        const key =
          keyNode.type === 'hash_key_symbol'
            ? readSymbol(conversion, keyNode)
            : conversion.expression(keyNode);
        const value: Expression = valueNode
          ? conversion.expression(valueNode)
          : { kind: 'name', name: textOf(conversion, keyNode), range: key.range };
        return key.kind === 'string' ? [{ name: key.text.value, value }] : [];
      }
      case 'splat_argument':
      case 'hash_splat_argument':
        return inner ? [{ value: conversion.expression(inner), spread: true }] : [];
      case 'block_argument':
        return inner ? [{ name: '&', value: conversion.expression(inner) }] : [];
      case 'heredoc_body':
        conversion.visit(node);
        return [];
      default:
        return [{ value: conversion.expression(node) }];
    }
  });
}
