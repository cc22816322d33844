import type { Entry, Expression, ObjectLiteral } from '../../model.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { GoConversion } from './context.ts';
import { outputField } from './output-arguments.ts';
import { type GoType, readType } from './types.ts';

/** `T{…}`: a struct, map, slice or array literal. */
export function readComposite(conversion: GoConversion, node: SyntaxNode): Expression {
  const type = readType(conversion.source, child(node, 'type'));
  const body = child(node, 'body');
  if (!body) return { kind: 'unknown', range: { start: node.start, end: node.end } };
  return conversion.literalValue(body, type, node.start);
}

/** The braces of a composite literal of a known type. `start` is where the literal with its type begins. */
export function readLiteralValue(
  conversion: GoConversion,
  node: SyntaxNode,
  type: GoType,
  start: number,
): Expression {
  const declared = type.kind === 'named' ? conversion.types.get(type.name!) : undefined;
  const shape = declared?.type ?? type;
  const range = { start, end: node.end };
  const element = (inner: SyntaxNode, of: GoType): Expression => {
    const value = inner.type === 'literal_element' ? inner.children[0] : inner;
    if (!value) return { kind: 'unknown', range: { start: inner.start, end: inner.end } };
    return value.type === 'literal_value'
      ? conversion.literalValue(value, of, value.start)
      : conversion.expression(value);
  };
  const other: GoType = { kind: 'other' };
  if (shape.kind === 'list') {
    const items = node.children
      .filter(({ named }) => named)
      .map(item => element(child(item, 'value') ?? item, shape.element ?? other));
    return { kind: 'list', items, range };
  }
  const entries: Entry[] = [];
  let open = false;
  node.children.forEach((item, index) => {
    if (item.type !== 'keyed_element') {
      const value = element(item, other);
      const key = shape.kind === 'struct' ? shape.fields?.[index] : undefined;
      if (key === undefined) open = true;
      else entries.push({ key, keyRange: value.range, value });
      return;
    }
    const keyNode = child(item, 'key');
    const valueNode = child(item, 'value');
    if (!keyNode || !valueNode) return;
    const key = keyOf(conversion, keyNode);
    const value = element(valueNode, shape.kind === 'map' ? (shape.element ?? other) : other);
    if (key === undefined) open = true;
    else entries.push({ key, keyRange: { start: keyNode.start, end: keyNode.end }, value });
  });
  const object: ObjectLiteral = {
    kind: 'object',
    ...(type.kind === 'named' && { type: type.name! }),
    entries,
    open,
    range,
  };
  // What a literal of a struct of this file gives its fields, the methods see in the receiver.
  if (declared)
    for (const { key, keyRange, value } of entries)
      conversion.file.offerMember(declared.scope, `this.${key}`, { how: 'assign', range: keyRange, value });
  outputField(conversion, object);
  return conversion.file.object(object);
}

/** A key of a struct or map; undefined for one that is computed. */
function keyOf(conversion: GoConversion, node: SyntaxNode): string | undefined {
  const inner = node.type === 'literal_element' ? node.children[0] : node;
  if (inner?.type === 'identifier') return textOf(conversion, inner);
  if (!inner || inner.type === 'literal_value') return undefined;
  const key = conversion.expression(inner);
  if (key.kind === 'string') return key.text.value;
  return key.kind === 'number' ? String(key.value) : undefined;
}
