import type { Expression, Scope } from '../../model.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { classNamed } from './classes.ts';
import { construct } from './construct.ts';
import type { CppConversion } from './context.ts';
import { readDeclarator } from './declarators.ts';
import { namesOf, typeName } from './types.ts';

/** A function or method with its body, inside or outside its class. */
export function readFunction(conversion: CppConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const declared = readDeclarator(child(node, 'declarator'));
  const body = child(node, 'body');
  if (!declared || !body) {
    visitChildren(conversion, node);
    return;
  }
  const names = namesOf(conversion, declared.name) ?? [];
  const written = names.at(-1) ?? '';
  const ownerName = names.length > 1 ? names.at(-2)! : undefined;
  const owner: Scope | undefined =
    ownerName !== undefined
      ? classNamed(conversion, ownerName, node)
      : file.scope.kind === 'class'
        ? file.scope
        : undefined;
  const name = owner && written === owner.name ? 'constructor' : written;
  const range = { start: node.start, end: node.end };
  const holder = owner ?? file.module;
  const scope = file.createScope(
    { kind: 'function', name, ...(owner?.name !== undefined && { ownerType: owner.name }) },
    range,
    holder,
  );
  const at = { start: declared.name.start, end: declared.name.end };
  if (name) file.bind(name, { how: 'declare', range: at, value: { kind: 'function', scope, range } }, holder);
  readBody(conversion, declared.parameters, body, scope, () => {
    const list = childOfType(node, 'field_initializer_list');
    for (const one of list?.children ?? []) readFieldInitializer(conversion, one, owner?.name);
  });
}

/** `[&](int x) { … }`, with the name of the variable that gets it. */
export function readLambda(conversion: CppConversion, node: SyntaxNode, name?: string): Expression {
  const range = { start: node.start, end: node.end };
  const scope = conversion.file.createScope({ kind: 'function', ...(name && { name }) }, range);
  const body = child(node, 'body');
  const declarator = child(node, 'declarator');
  if (body) readBody(conversion, declarator && child(declarator, 'parameters'), body, scope);
  return { kind: 'function', scope, range };
}

function readBody(
  conversion: CppConversion,
  parameters: SyntaxNode | undefined,
  body: SyntaxNode,
  scope: Scope,
  first?: () => void,
): void {
  const { file } = conversion;
  const outer = conversion.aliases;
  conversion.aliases = new Map(outer);
  file.within(scope, () => {
    let index = 0;
    for (const parameter of parameters?.children ?? []) {
      if (!/parameter_declaration$/.test(parameter.type)) continue;
      const declared = readDeclarator(child(parameter, 'declarator'));
      const type = typeName(conversion, child(parameter, 'type'));
      const value = child(parameter, 'default_value');
      const at = index++;
      if (!declared) continue;
      const name = textOf(conversion, declared.name);
      conversion.aliases.delete(name);
      file.bind(name, {
        how: 'parameter',
        range: { start: declared.name.start, end: declared.name.end },
        index: at,
        ...(type && { type }),
        ...(value && { value: conversion.expression(value) }),
      });
    }
    first?.();
    visitChildren(conversion, body);
  });
  conversion.aliases = outer;
}

/** `: acceptor_(io, endpoint), port_{8080}` */
function readFieldInitializer(conversion: CppConversion, node: SyntaxNode, owner: string | undefined): void {
  const { file, fields } = conversion;
  const nameNode = node.type === 'field_initializer' ? node.children[0] : undefined;
  const list = node.children.find(({ type }) => type === 'argument_list' || type === 'initializer_list');
  if (!nameNode || !list) return;
  const name = namesOf(conversion, nameNode)?.at(-1) ?? '';
  const type = owner === undefined ? undefined : fields.get(`${owner}.${name}`);
  const range = { start: nameNode.start, end: nameNode.end };
  const value = construct(conversion, type, nameNode, list, { start: node.start, end: node.end });
  file.bindMember(`this.${name}`, { how: 'assign', range, value });
}
