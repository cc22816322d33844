import type { Expression, Scope } from '../../model.ts';
import { type Conversion, textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { annotated } from './annotations.ts';
import { readArguments } from './arguments.ts';
import { bindParameter } from './functions.ts';
import { typeExpression, typeOf } from './names.ts';
import { readTypeAnnotations } from './type-annotations.ts';

const BODY = /^(?:enum_)?class_body$/;

/** A class, interface, enum, object or companion object. */
export function readType(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const body = node.children.find(({ type }) => BODY.test(type));
  const companion = node.type === 'companion_object';
  const nameNode = childOfType(node, 'type_identifier');
  const range = { start: node.start, end: node.end };
  const specifiers = node.children.filter(({ type }) => type === 'delegation_specifier');
  const made = specifiers.flatMap(one => childOfType(one, 'constructor_invocation') ?? [])[0];
  const base = typeExpression(conversion, childOfType(made ?? specifiers[0] ?? node, 'user_type'));
  if (companion) {
    // Its members are the class's own.
    if (body) readMembers(conversion, body, file.scope, true);
    return;
  }
  const name = nameNode ? textOf(conversion, nameNode) : '';
  const scope = file.createScope({ kind: 'class', ...(name && { name }), ...(base && { base }) }, range);
  if (nameNode)
    file.bind(name, {
      how: 'declare',
      range: { start: nameNode.start, end: nameNode.end },
      value: { kind: 'class', scope, range },
    });
  file.within(scope, () => readConstructor(conversion, node, scope, made, base));
  const isObject = node.type === 'object_declaration';
  readTypeAnnotations(conversion, node);
  if (body) readMembers(conversion, body, scope, isObject);
}

/** The constructor in a class's head: its parameters are members (or are seen as such), the superclass is made by it. */
function readConstructor(
  conversion: Conversion,
  node: SyntaxNode,
  owner: Scope,
  made: SyntaxNode | undefined,
  base: Expression | undefined,
): void {
  const { file } = conversion;
  const head = childOfType(node, 'primary_constructor');
  if (!head && !made) return;
  const range = head ? { start: head.start, end: head.end } : { start: node.start, end: node.start };
  const scope = file.createScope(
    { kind: 'function', name: 'constructor', ...(owner.name !== undefined && { ownerType: owner.name }) },
    range,
  );
  if (head) file.bind('constructor', { how: 'declare', range, value: { kind: 'function', scope, range } });
  file.within(scope, () => {
    const parameters = head?.children.filter(({ type }) => type === 'class_parameter') ?? [];
    parameters.forEach((parameter, index) => {
      const value = parameter.children.findLast(
        ({ type, named }) =>
          named && !/_type$|^modifiers$|^binding_pattern_kind$|^simple_identifier$/.test(type),
      );
      const name = bindParameter(conversion, parameter, index, value, false, scope);
      if (!name) return;
      const place = { start: parameter.start, end: parameter.end };
      file.bindMember(`this.${name}`, {
        how: 'assign',
        range: place,
        value: { kind: 'name', name, range: place },
      });
    });
    if (!made || !base) return;
    const list = childOfType(made, 'value_arguments');
    const place = { start: list?.start ?? made.end, end: made.end };
    file.call(base, readArguments(conversion, list), place, { start: made.start, end: made.end }, true);
  });
}

/** Properties first: a function may stand before what it assigns. `shared` ones are seen through the type's name. */
function readMembers(conversion: Conversion, body: SyntaxNode, scope: Scope, shared: boolean): void {
  const isProperty = ({ type }: SyntaxNode) => type === 'property_declaration';
  conversion.file.within(scope, () => {
    for (const member of body.children) if (isProperty(member)) readProperty(conversion, member, shared);
    for (const member of body.children) {
      if (isProperty(member) || !member.named || member.type === 'enum_entry') continue;
      if (member.type === 'anonymous_initializer') visitChildren(conversion, member);
      else conversion.visit(member);
    }
  });
}

/** `val x: T = value`, `val x by …`, at any level. */
export function readProperty(conversion: Conversion, node: SyntaxNode, shared = false): void {
  const { file } = conversion;
  const declared = childOfType(node, 'variable_declaration');
  const nameNode = declared && childOfType(declared, 'simple_identifier');
  const initial = givenTo(conversion, node);
  for (const accessor of node.children)
    if (/^[gs]etter$/.test(accessor.type)) visitChildren(conversion, accessor);
  if (!declared || !nameNode) return;
  const value = annotated(conversion, node, initial);
  const range = { start: nameNode.start, end: nameNode.end };
  const name = textOf(conversion, nameNode);
  const binding = {
    how: 'declare' as const,
    range,
    ...(value && { value }),
    ...typeOf(conversion, declared),
  };
  if (file.scope.kind === 'class') {
    file.bindMember(`this.${name}`, binding);
    if (shared) file.bind(name, binding);
  } else file.bind(name, binding);
}

const NO_VALUE =
  /^(?:modifiers|binding_pattern_kind|variable_declaration|multi_variable_declaration|getter|setter|type_parameters|type_constraints|.*_type)$/;

function givenTo(conversion: Conversion, node: SyntaxNode): Expression | undefined {
  const found = node.children.find(({ named, type }) => named && !NO_VALUE.test(type));
  if (!found) return undefined;
  if (found.type !== 'property_delegate') return conversion.expression(found);
  const given = found.children[0] && conversion.expression(found.children[0]);
  // `by lazy { … }` is what the lambda gives.
  const lambda = given?.kind === 'call' ? given.args.at(-1)?.value : undefined;
  if (given?.kind !== 'call' || lambda?.kind !== 'function') return given;
  return { ...given, callee: lambda, args: [] };
}
