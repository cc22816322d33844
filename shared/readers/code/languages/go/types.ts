import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { child, childrenOf } from '../../tree-sitter/syntax-node.ts';

/** A type as far as composite literals need it. */
export interface GoType {
  readonly kind: 'named' | 'list' | 'map' | 'struct' | 'other';
  /** The dotted name without pointers and type arguments, for `named`. */
  readonly name?: string;
  /** The type of the elements of a list or the values of a map. */
  readonly element?: GoType;
  /** The fields of a struct written on the spot, in order. */
  readonly fields?: readonly string[];
}

/** Reads a type expression; pointers are transparent. */
export function readType(source: string, node: SyntaxNode | undefined): GoType {
  switch (node?.type) {
    case 'type_identifier':
    case 'qualified_type':
    case 'identifier':
    case 'selector_expression':
      return { kind: 'named', name: source.slice(node.start, node.end).replace(/\s+/g, '') };
    case 'generic_type':
      return readType(source, child(node, 'type'));
    case 'pointer_type':
    case 'parenthesized_type':
    case 'type_elem':
      return readType(source, node.children[0]);
    case 'slice_type':
    case 'array_type':
    case 'implicit_length_array_type':
      return { kind: 'list', element: readType(source, child(node, 'element')) };
    case 'map_type':
      return { kind: 'map', element: readType(source, child(node, 'value')) };
    case 'struct_type':
      return { kind: 'struct', fields: fieldsOf(source, node).map(({ name }) => name) };
    default:
      return { kind: 'other' };
  }
}

/** A field of a struct; an embedded one is named by its type. */
export interface GoField {
  readonly name: string;
  readonly type: SyntaxNode | undefined;
  readonly tag: SyntaxNode | undefined;
  readonly embedded: boolean;
}

/** The fields of a struct type, in order. */
export function fieldsOf(source: string, node: SyntaxNode): GoField[] {
  const list = node.children.find(({ type }) => type === 'field_declaration_list');
  return (list?.children ?? [])
    .filter(({ type }) => type === 'field_declaration')
    .flatMap((field): GoField[] => {
      const type = child(field, 'type');
      const tag = child(field, 'tag');
      const names = childrenOf(field, 'name').filter(({ named }) => named);
      if (names.length > 0)
        return names.map(({ start, end }) => ({
          name: source.slice(start, end),
          type,
          tag,
          embedded: false,
        }));
      const name = readType(source, type).name?.replace(/^.*\./, '');
      return name === undefined ? [] : [{ name, type, tag, embedded: true }];
    });
}
