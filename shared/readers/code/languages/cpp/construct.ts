import type { TextRange } from '../../../../text/index.ts';
import type { Argument, Entry, Expression, ObjectLiteral } from '../../model.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { CppConversion } from './context.ts';
import { pathExpression, typeName } from './types.ts';

/**
 * What `T name(args)`, `T name{args}`, `T(args)` and `new T(args)` make: the argument itself for numbers
 * and texts, an address for an endpoint, else a construction of `T`. Where no type is known, the thing
 * is named by `nameNode`.
 */
export function construct(
  conversion: CppConversion,
  type: SyntaxNode | undefined,
  nameNode: SyntaxNode,
  list: SyntaxNode,
  range: TextRange,
): Expression {
  if (list.type === 'initializer_list' && list.children.some(({ type: kind }) => kind === 'initializer_pair'))
    return readInitializers(conversion, list, typeName(conversion, type));
  const args: Argument[] = list.children
    .filter(({ named }) => named)
    .map(one => ({ value: conversion.expression(one) }));
  const written = typeName(conversion, type);
  const known = type !== undefined && type.type !== 'placeholder_type_specifier';
  if (written === undefined && (known || args.length === 1 || args.length === 0))
    return args.length === 1 ? args[0]!.value : { kind: 'unknown', range };
  const argsRange = { start: list.start, end: list.end };
  if (written === undefined) {
    const name = textOf(conversion, nameNode);
    // The field's type stands in a header: its name says what an endpoint is for.
    const asio = ASIO_FIELDS.find(([pattern]) => pattern.test(name))?.[1];
    return made(conversion, asio ?? [name], nameNode, args, argsRange, range);
  }
  return made(conversion, written.split('.'), type!, args, argsRange, range);
}

const ASIO_FIELDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/acceptor/i, ['tcp', 'acceptor']],
  [/sock/i, ['udp', 'socket']],
];

/** A construction of a type by its names. */
export function made(
  conversion: CppConversion,
  names: readonly string[],
  at: SyntaxNode,
  args: readonly Argument[],
  argsRange: TextRange,
  range: TextRange,
): Expression {
  const address = endpointMade(names, args, range);
  if (address) return address;
  const options = settingsMade(args.map(({ value }) => value));
  if (options && /^(?:vector|array|list|initializer_list)$/.test(names.at(-1) ?? '')) return options;
  const callee = pathExpression(names, at);
  return conversion.file.call(callee, options ? [{ value: options }] : args, argsRange, range, true);
}

/** `tcp::endpoint(tcp::v4(), 8080)` is a list of both. */
export function endpointMade(
  names: readonly string[],
  args: readonly Argument[],
  range: TextRange,
): Expression | undefined {
  if (!/^(?:basic_)?endpoint$/.test(names.at(-1) ?? '') || names.length < 2 || args.length !== 2)
    return undefined;
  return { kind: 'list', items: args.map(({ value }) => value), range };
}

/** `{"listening_ports", "8080", "num_threads", "4", 0}`: keys and values one after another. */
export function settingsMade(items: readonly Expression[]): ObjectLiteral | undefined {
  if (!items.some(item => item.kind === 'string' && item.text.value === 'listening_ports')) return undefined;
  const entries: Entry[] = [];
  for (let at = 0; at + 1 < items.length; at += 2) {
    const key = items[at]!;
    if (key.kind === 'string')
      entries.push({ key: key.text.value, keyRange: key.range, value: items[at + 1]! });
  }
  const range = { start: items[0]!.range.start, end: items.at(-1)!.range.end };
  return { kind: 'object', type: 'civetweb_options', entries, open: true, range };
}

/** The fields of socket addresses, in the order in which they are initialised. */
const SOCKADDR: Readonly<Record<string, readonly string[]>> = {
  sockaddr_in: ['sin_family', 'sin_port', 'sin_addr'],
  sockaddr_in6: ['sin6_family', 'sin6_port', 'sin6_flowinfo', 'sin6_addr'],
  SOCKADDR_IN: ['sin_family', 'sin_port', 'sin_addr'],
};

/** `{ .sin_port = htons(8080) }` is an object, `{1, 2}` a list. */
export function readInitializers(
  conversion: CppConversion,
  node: SyntaxNode,
  type: string | undefined,
): Expression {
  const { file, types } = conversion;
  const range = { start: node.start, end: node.end };
  const pairs = node.children.filter(({ type: kind }) => kind === 'initializer_pair');
  if (pairs.length === 0) {
    const items = node.children.filter(({ named }) => named).map(one => conversion.expression(one));
    const fields = type === undefined ? undefined : SOCKADDR[type];
    if (fields && items.length > 1)
      return file.object({
        kind: 'object',
        type: type!,
        entries: items
          .slice(0, fields.length)
          .map((value, at) => ({ key: fields[at]!, keyRange: value.range, value })),
        open: true,
        range,
      });
    const settings = settingsMade(items);
    return settings ? file.object(settings) : { kind: 'list', items, range };
  }
  const owner = type === undefined ? undefined : types.get(type);
  const entries: Entry[] = [];
  for (const pair of pairs) {
    const valueNode = child(pair, 'value');
    const designators = pair.children.filter(({ field }) => field === 'designator');
    const value = valueNode && conversion.expression(valueNode);
    const first = designators[0];
    if (!first || !value) continue;
    const key = textOf(conversion, first).replace(/^\./, '');
    const keyRange = { start: first.start, end: first.end };
    entries.push({ key, keyRange, value });
    if (owner) file.offerMember(owner, `this.${key}`, { how: 'assign', range: keyRange, value });
  }
  return file.object({ kind: 'object', ...(type && { type }), entries, open: true, range });
}
