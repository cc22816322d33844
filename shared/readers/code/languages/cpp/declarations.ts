import type { Expression } from '../../model.ts';
import { findDeclaration } from '../../scopes.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, childrenOf, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { classNamed } from './classes.ts';
import { construct, made, readInitializers } from './construct.ts';
import type { CppConversion } from './context.ts';
import { readDeclarator } from './declarators.ts';
import { readLambda } from './functions.ts';
import { namesOf, typeName } from './types.ts';

/** `T a = x, b(y), c{z};`, in a class its fields. */
export function readDeclaration(conversion: CppConversion, node: SyntaxNode): void {
  const type = child(node, 'type');
  if (type && child(type, 'body')) conversion.visit(type);
  for (const declarator of childrenOf(node, 'declarator'))
    readDeclared(conversion, declarator, type, child(node, 'default_value') ?? child(node, 'value'));
}

function readDeclared(
  conversion: CppConversion,
  declarator: SyntaxNode,
  type: SyntaxNode | undefined,
  fallback: SyntaxNode | undefined,
): void {
  const { file } = conversion;
  const declared = readDeclarator(declarator);
  if (!declared) return;
  const inClass = file.scope.kind === 'class';
  const valueNode = declarator.type === 'init_declarator' ? child(declarator, 'value') : fallback;
  const range = { start: declarator.start, end: declarator.end };
  const at = { start: declared.name.start, end: declared.name.end };
  const name = namesOf(conversion, declared.name)?.at(-1) ?? '';
  const written = typeName(conversion, type);
  let value: Expression | undefined;
  if (declared.parameters && !valueNode) {
    // `tcp::acceptor a(io, endpoint);` looks like a function of two types.
    const names = declared.parameters.children.filter(({ named }) => named);
    const vexing =
      written !== undefined &&
      names.length > 0 &&
      names.every(one => one.type === 'parameter_declaration' && !child(one, 'declarator')) &&
      (enclosedByFunction(conversion) || names.every(one => isVariable(conversion, one)));
    if (!vexing) return;
    const args = names.map(one => ({ value: conversion.expression(child(one, 'type') ?? one) }));
    const argsRange = { start: declared.parameters.start, end: declared.parameters.end };
    value = made(conversion, written!.split('.'), type!, args, argsRange, range);
  } else if (valueNode)
    value = initialValue(conversion, valueNode, type, declared.array, declared.name, range);
  if (name.startsWith('FLAGS_') && value) value = commandLineFirst(value);
  if (declared.pointer && value && valueNode && isAddressOf(valueNode)) {
    conversion.aliases.set(name, value);
    return;
  }
  conversion.aliases.delete(name);
  const binding = {
    how: 'declare',
    range: at,
    ...(value && { value }),
    ...(written && { type: written }),
  } as const;
  if (inClass) file.bindMember(`this.${name}`, { ...binding, conditional: true });
  else file.bind(name, binding);
  // `static constexpr int kPort = 8080;` is read as `Config::kPort`, too.
  if (inClass && value) file.bind(name, binding);
}

function initialValue(
  conversion: CppConversion,
  node: SyntaxNode,
  type: SyntaxNode | undefined,
  array: boolean,
  name: SyntaxNode,
  range: Expression['range'],
): Expression {
  if (node.type === 'lambda_expression') return readLambda(conversion, node, textOf(conversion, name));
  if (node.type === 'argument_list') return construct(conversion, type, name, node, range);
  if (node.type !== 'initializer_list') return conversion.expression(node);
  if (array) return readInitializers(conversion, node, undefined);
  const written = typeName(conversion, type);
  const items = node.children.filter(({ named }) => named);
  const blank = items.length === 0 || (items.length === 1 && textOf(conversion, items[0]!) === '0');
  // `struct sockaddr_in addr = {0};`: its fields are set later.
  if (written !== undefined && blank && type?.type === 'struct_specifier') return { kind: 'unknown', range };
  if (type?.type === 'struct_specifier') return readInitializers(conversion, node, written);
  return construct(conversion, type, name, node, range);
}

/** The command line goes before the default of a flag. */
function commandLineFirst(right: Expression): Expression {
  const left: Expression = { kind: 'unknown', range: right.range };
  return { kind: 'fallback', operator: 'nullish', left, right, range: right.range };
}

/** `&x`, with casts around it. */
function isAddressOf(node: SyntaxNode): boolean {
  let current: SyntaxNode | undefined = node;
  while (current?.type === 'cast_expression' || current?.type === 'parenthesized_expression')
    current = child(current, 'value') ?? current.children.find(({ named }) => named);
  const operator = current && child(current, 'operator');
  return current?.type === 'pointer_expression' && operator?.type === '&';
}

/** Whether what stands as a parameter's type is a variable that the file declares before (`PubSubClient client(wifi);`). */
function isVariable(conversion: CppConversion, parameter: SyntaxNode): boolean {
  const type = child(parameter, 'type');
  const bindings = type && findDeclaration(conversion.file.scope, textOf(conversion, type))?.bindings;
  return bindings?.[0]?.how === 'declare' && bindings[0].value?.kind !== 'class';
}

function enclosedByFunction(conversion: CppConversion): boolean {
  for (let scope = conversion.file.scope; ; scope = scope.parent) {
    if (scope.kind === 'function') return true;
    if (!scope.parent) return false;
  }
}

/** The members of a class, struct or union in its scope. */
export function readFields(conversion: CppConversion, node: SyntaxNode): void {
  const body = child(node, 'body');
  const name = namesOf(conversion, child(node, 'name'))?.at(-1);
  if (!body) return;
  const { file } = conversion;
  const scope =
    name === undefined
      ? file.scope.kind === 'class'
        ? file.scope
        : file.createScope({ kind: 'class' }, { start: node.start, end: node.end })
      : classNamed(conversion, name, node);
  file.within(scope, () => {
    for (const part of body.children) if (part.named) conversion.visit(part);
  });
}

/** `enum { PORT = 8080 };` */
export function readEnumerators(conversion: CppConversion, node: SyntaxNode): void {
  const { file } = conversion;
  for (const one of child(node, 'body')?.children ?? []) {
    const name = child(one, 'name');
    const valueNode = child(one, 'value');
    if (!name || !valueNode) continue;
    const range = { start: name.start, end: name.end };
    file.bind(
      textOf(conversion, name),
      { how: 'declare', range, value: conversion.expression(valueNode) },
      file.module,
    );
  }
}
