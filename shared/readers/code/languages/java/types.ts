import type { Scope } from '../../model.ts';
import { type Conversion, textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { child, childOfType, childrenOf, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { annotated } from './annotations.ts';
import { typeExpression, typeOf } from './names.ts';
import { readTypeAnnotations } from './type-annotations.ts';

const FIELDS = /^(?:field|constant)_declaration$/;

/** A class, enum, record or interface. */
export function readType(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const nameNode = child(node, 'name');
  const body = child(node, 'body');
  if (!nameNode) return;
  const range = { start: node.start, end: node.end };
  const name = textOf(conversion, nameNode);
  const superclass = child(node, 'superclass')?.children.find(({ named }) => named);
  const base = typeExpression(conversion, superclass);
  const scope = file.createScope({ kind: 'class', name, ...(base && { base }) }, range);
  file.bind(name, {
    how: 'declare',
    range: { start: nameNode.start, end: nameNode.end },
    value: { kind: 'class', scope, range },
  });
  readTypeAnnotations(conversion, node);
  if (body) readMembers(conversion, body, scope);
}

/** `new X() { … }`: the body of a class without a name. */
export function readAnonymous(conversion: Conversion, body: SyntaxNode, type: SyntaxNode | undefined): void {
  const base = typeExpression(conversion, type);
  const range = { start: body.start, end: body.end };
  readMembers(conversion, body, conversion.file.createScope({ kind: 'class', ...(base && { base }) }, range));
}

/** Fields first: a method may stand before what it assigns. */
function readMembers(conversion: Conversion, body: SyntaxNode, scope: Scope): void {
  const members = body.children.flatMap(one =>
    one.type === 'enum_body_declarations' ? one.children : [one],
  );
  conversion.file.within(scope, () => {
    for (const member of members) if (FIELDS.test(member.type)) readField(conversion, member);
    for (const member of members) {
      if (FIELDS.test(member.type) || !member.named) continue;
      if (member.type === 'block') visitChildren(conversion, member);
      else conversion.visit(member);
    }
  });
}

/** A field is seen by its bare name in the class, and a shared one through the class's name. */
function readField(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const type = typeOf(conversion, child(node, 'type'));
  const modifiers = childOfType(node, 'modifiers');
  const shared =
    node.type === 'constant_declaration' ||
    (modifiers !== undefined && /\bstatic\b/.test(textOf(conversion, modifiers)));
  for (const declarator of childrenOf(node, 'declarator')) {
    const name = child(declarator, 'name');
    if (!name) continue;
    const valueNode = child(declarator, 'value');
    const value = annotated(conversion, node, valueNode && conversion.expression(valueNode));
    const range = { start: name.start, end: name.end };
    const binding = { how: 'declare' as const, range, ...(value && { value }), ...type };
    const own = textOf(conversion, name);
    file.bindMember(`this.${own}`, binding);
    if (shared) file.bind(own, binding);
  }
}
