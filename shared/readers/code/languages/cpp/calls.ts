import type { Argument, Expression } from '../../model.ts';
import { findDeclaration, lastName } from '../../scopes.ts';
import { visitChildren } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { assignTo } from './assign.ts';
import { endpointMade, made } from './construct.ts';
import type { CppConversion } from './context.ts';
import { madeString } from './literals.ts';
import { heldType, namesOf } from './types.ts';

/** Methods that give what they are called on, as far as ports go. */
const SAME =
  /^(?:c_str|data|str|value|toStdString|toLatin1|toUtf8|constData|toInt|toUShort|toUInt|ToString|string|native)$/;

/** A call, with casts, conversions and fallbacks taken apart. */
export function readCall(conversion: CppConversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const calleeNode = child(node, 'function');
  const list = child(node, 'arguments');
  if (!calleeNode || !list) {
    visitChildren(conversion, node);
    return { kind: 'unknown', range };
  }
  const nodes = list.children.filter(({ named }) => named);
  const argsRange = { start: list.start, end: list.end };
  const callee = conversion.expression(calleeNode);
  const args: Argument[] = nodes.map(one => ({ value: conversion.expression(one) }));
  const first = args[0]?.value;
  const name = lastName(callee);
  if (
    first &&
    args.length === 1 &&
    (calleeNode.type === 'primitive_type' ||
      /^(?:static|reinterpret|const|dynamic|checked|narrow)_cast$/.test(name))
  )
    return first;
  if (/^(?:make_(?:unique|shared)|New|MakeUnique|CreateObject)$/.test(name)) {
    const type = heldType(calleeNode);
    const names = type && namesOf(conversion, type);
    if (names) return made(conversion, names, type, args, argsRange, range);
  }
  const calleeNames = namesOf(conversion, calleeNode);
  const endpoint = calleeNames && endpointMade(calleeNames, args, range);
  if (endpoint) return endpoint;
  if (callee.kind === 'member') {
    if (SAME.test(callee.property) && args.length === 0) return callee.object;
    // `port.value_or(8080)`, `settings.value("port", 8080)`
    const standIn =
      callee.property === 'value_or' ? first : callee.property === 'value' ? args[1]?.value : undefined;
    if (standIn) {
      const left: Expression = callee.property === 'value_or' ? callee.object : { kind: 'unknown', range };
      return { kind: 'fallback', operator: 'nullish', left, right: standIn, range };
    }
    if (callee.property === 'default_value' && first) defineOption(conversion, callee.object, first);
    // `vm["port"].as<int>()`
    if (callee.property === 'as' && args.length === 0 && callee.object.kind === 'member') {
      const { property, propertyRange } = callee.object;
      const asked = madeString(property, propertyRange);
      return file.call(callee, [{ value: asked }], argsRange, range);
    }
  }
  // `fmt::format("{}:{}", host, port)` is `"{}:{}".format(host, port)`.
  if (/^(?:fmt|std|spdlog)\.format$|^format$/.test(calleeNames?.join('.') ?? '') && first?.kind === 'string')
    return {
      kind: 'call',
      callee: {
        kind: 'member',
        object: first,
        property: 'format',
        propertyRange: first.range,
        range: first.range,
      },
      args: args.slice(1),
      argsRange,
      range,
      isNew: false,
    };
  nameOption(conversion, args);
  const call = file.call(callee, args, argsRange, range);
  outputArguments(conversion, name, call, nodes);
  return call;
}

/** Functions that only read what they are given the address of. */
const READS =
  /^(?:memset|bzero|memcpy|setsockopt|bind|connect|sendto|send|write|pthread_create|sigaction|free|assert|fcntl|ioctl)$/;

/** What a call gives the variables whose address it is handed. */
function outputArguments(
  conversion: CppConversion,
  name: string,
  call: Expression & { kind: 'call' },
  nodes: readonly SyntaxNode[],
): void {
  const { range, args } = call;
  const value = (index: number) => args[index]?.value;
  const field = (object: Expression, property: string): Expression => ({
    kind: 'member',
    object,
    property,
    propertyRange: object.range,
    range: object.range,
  });
  // `uv_ip4_addr("0.0.0.0", 7000, &addr)`
  if (/^uv_ip[46]_addr$/.test(name) && value(2)) {
    const six = name === 'uv_ip6_addr';
    assignTo(conversion, field(value(2)!, six ? 'sin6_port' : 'sin_port'), {
      how: 'assign',
      range,
      value: value(1)!,
    });
    assignTo(conversion, field(value(2)!, six ? 'sin6_addr' : 'sin_addr'), {
      how: 'assign',
      range,
      value: value(0)!,
    });
    return;
  }
  if (/^(?:inet_pton|InetPton[AW]?|inet_aton)$/.test(name)) {
    const target = value(name === 'inet_aton' ? 1 : 2);
    const text = value(name === 'inet_aton' ? 0 : 1);
    if (target && text) assignTo(conversion, target, { how: 'assign', range, value: text });
    return;
  }
  // `snprintf(service, sizeof service, "%d", PORT)`
  if (/^(?:v?snprintf|sprintf|sprintf_s)$/.test(name) && value(0)) {
    assignTo(conversion, value(0)!, { how: 'assign', range, value: call });
    return;
  }
  if (READS.test(name)) return;
  nodes.forEach((node, index) => {
    const operator = node.type === 'pointer_expression' ? child(node, 'operator') : undefined;
    const target = value(index);
    if (operator?.type !== '&' || target?.kind !== 'name') return;
    // Structures are filled field by field.
    const declared = findDeclaration(conversion.file.scope, target.name)?.bindings[0];
    if (declared && declared.type === undefined)
      assignTo(conversion, target, { how: 'unknown', range, conditional: true });
  });
}

/** `("port,p", po::value<int>()->default_value(8080), "…")`: asked for by any of its names. */
function nameOption({ file }: CppConversion, args: readonly Argument[]): void {
  const name = args[0]?.value;
  const option = args.find(
    ({ value }) => value.kind === 'call' && lastName(value.callee) === 'default_value',
  )?.value;
  const given = option?.kind === 'call' ? option.args[0]?.value : undefined;
  if (name?.kind !== 'string' || !given) return;
  for (const one of name.text.value.split(',')) {
    const entry = (key: string, value: Expression) => ({ key, keyRange: value.range, value });
    file.object({
      kind: 'object',
      type: 'cli.CommandOption',
      entries: [entry('Name', madeString(one.trim(), name.range)), entry('Value', given)],
      open: true,
      range: name.range,
    });
  }
}

/** `po::value<int>(&port)->default_value(8080)` gives the variable its default. */
function defineOption(conversion: CppConversion, receiver: Expression, given: Expression): void {
  if (receiver.kind !== 'call') return;
  const target = receiver.args[0]?.value;
  const { range } = given;
  if (target?.kind !== 'name' && target?.kind !== 'member') return;
  const left: Expression = { kind: 'unknown', range };
  assignTo(conversion, target, {
    how: 'assign',
    range,
    value: { kind: 'fallback', operator: 'nullish', left, right: given, range },
  });
}
