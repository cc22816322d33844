import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Expression } from '../../model.ts';
import { keyName, rangeOf } from './convert.ts';
import { declareFunction } from './declare-function.ts';
import { annotated, isFunction } from './names.ts';
import { addTo, JsScope, LazyBinding } from './scope.ts';
import type { Walker } from './walk.ts';

/** Opens the scope of a class and walks its members. */
export function declareClass(
  walker: Walker,
  node: TSESTree.ClassDeclaration | TSESTree.ClassExpression,
  name: string | undefined,
): void {
  for (const decorator of node.decorators ?? []) walker.visit(decorator);
  if (node.superClass) walker.visit(node.superClass);
  const outer = walker.scope;
  const { superClass } = node;
  const base = superClass ? () => walker.converter.convert(superClass) : undefined;
  const scope = new JsScope(walker.converter, 'class', outer, rangeOf(node), walker.depth, name, base);
  walker.converter.scopes.set(node, scope);
  walker.scope = scope;
  for (const member of node.body.body) declareMember(walker, scope, member);
  walker.scope = outer;
}

function declareMember(walker: Walker, scope: JsScope, member: TSESTree.ClassElement): void {
  if (member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') {
    for (const decorator of member.decorators ?? []) walker.visit(decorator);
    const key = member.computed ? undefined : keyName(member.key);
    const { value } = member;
    if (key !== undefined) {
      const type = annotated(member.typeAnnotation);
      const binding = new LazyBinding(
        'declare',
        rangeOf(member.key),
        value ? () => walker.converter.convert(value) : undefined,
        type === undefined ? {} : { type },
      );
      addTo(scope.members, `${member.static ? 'static' : 'this'}.${key}`, binding);
      // A function in a field is called as a method.
      if (value && isFunction(value) && !member.static) addTo(scope.bindings, key, binding);
    }
    if (value) walker.named(value, key);
  } else if (member.type === 'MethodDefinition') {
    for (const decorator of member.decorators ?? []) walker.visit(decorator);
    const key = member.computed ? undefined : keyName(member.key);
    const { value } = member;
    if (value.type !== 'FunctionExpression') return;
    if (key !== undefined && member.kind === 'get') {
      const range = rangeOf(value);
      const call = (): Expression => ({
        kind: 'call',
        callee: walker.converter.convert(value),
        args: [],
        argsRange: range,
        isNew: false,
        range,
      });
      addTo(
        scope.members,
        `${member.static ? 'static' : 'this'}.${key}`,
        new LazyBinding('declare', rangeOf(member.key), call),
      );
    } else if (key !== undefined && member.kind !== 'set')
      walker.declare(scope, key, rangeOf(member.key), () => walker.converter.convert(value));
    declareFunction(walker, value, key, scope);
  } else walker.children(member);
}

/** Binds an enumeration as an object of its members. */
export function declareEnum(walker: Walker, node: TSESTree.TSEnumDeclaration): void {
  const range = rangeOf(node);
  for (const member of node.body.members) if (member.initializer) walker.visit(member.initializer);
  walker.declare(walker.scope, node.id.name, rangeOf(node.id), () => ({
    kind: 'object',
    entries: node.body.members.flatMap(({ id, initializer }) => {
      const key = keyName(id);
      return key !== undefined && initializer
        ? [{ key, keyRange: rangeOf(id), value: walker.converter.convert(initializer) }]
        : [];
    }),
    open: false,
    range,
  }));
}
