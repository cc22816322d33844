import type { Expression, Scope } from '../../model.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { CppConversion } from './context.ts';
import { readDeclarator } from './declarators.ts';
import { namesOf } from './types.ts';

/** Methods may stand before or apart from their class: scopes of types are made first. */
export function declareTypes(conversion: CppConversion, nodes: readonly SyntaxNode[], depth: number): void {
  if (depth > 12) return;
  for (const node of nodes) {
    switch (node.type) {
      case 'class_specifier':
      case 'struct_specifier': {
        const name = namesOf(conversion, child(node, 'name'))?.at(-1);
        const body = child(node, 'body');
        if (!body) break;
        if (name !== undefined) {
          classNamed(conversion, name, node);
          for (const field of body.children) declareField(conversion, name, field);
        }
        declareTypes(conversion, body.children, depth + 1);
        break;
      }
      case 'namespace_definition': {
        const name = child(node, 'name');
        for (const part of name ? (namesOf(conversion, name) ?? [textOf(conversion, name)]) : [])
          conversion.namespaces.add(part);
        declareTypes(conversion, child(node, 'body')?.children ?? [], depth + 1);
        break;
      }
      case 'type_definition': {
        // `typedef struct { … } name;`
        const type = child(node, 'type');
        const name = child(node, 'declarator');
        const anonymous = type && child(type, 'body') && !child(type, 'name');
        if (type && name?.type === 'type_identifier' && anonymous) {
          const own = textOf(conversion, name);
          classNamed(conversion, own, node);
          for (const field of child(type, 'body')!.children) declareField(conversion, own, field);
        } else if (type) declareTypes(conversion, [type], depth + 1);
        break;
      }
      case 'declaration':
      case 'template_declaration':
      case 'linkage_specification':
      case 'declaration_list':
      case 'preproc_if':
      case 'preproc_ifdef':
      case 'preproc_else':
      case 'preproc_elif':
      case 'field_declaration':
      case 'ERROR':
        declareTypes(conversion, node.children, depth + 1);
    }
  }
}

function declareField(conversion: CppConversion, owner: string, field: SyntaxNode): void {
  if (field.type !== 'field_declaration') return;
  const type = child(field, 'type');
  for (const part of field.children) {
    if (part.field !== 'declarator' || !type) continue;
    const declared = readDeclarator(part);
    if (declared && !declared.parameters)
      conversion.fields.set(`${owner}.${textOf(conversion, declared.name)}`, type);
  }
}

/** The scope of a class by its name, made where there is none yet. */
export function classNamed(conversion: CppConversion, name: string, node: SyntaxNode): Scope {
  const { types, file } = conversion;
  const known = types.get(name);
  if (known) return known;
  const range = { start: node.start, end: node.end };
  const clause = node.children.find(({ type }) => type === 'base_class_clause');
  const baseNode = clause?.children.find(({ type }) => /identifier$|_type$/.test(type));
  const names = baseNode && namesOf(conversion, baseNode);
  const [root, ...rest] = names ?? [];
  const baseRange = baseNode ? { start: baseNode.start, end: baseNode.end } : range;
  const base = rest.reduce<Expression>(
    (object, property) => ({ kind: 'member', object, property, propertyRange: baseRange, range: baseRange }),
    { kind: 'name', name: root ?? '', range: baseRange },
  );
  const scope = file.createScope(
    { kind: 'class', name, ...(root !== undefined && { base }) },
    range,
    file.module,
  );
  types.set(name, scope);
  const nameNode = child(node, 'name');
  const at = nameNode ? { start: nameNode.start, end: nameNode.end } : range;
  file.bind(name, { how: 'declare', range: at, value: { kind: 'class', scope, range } }, file.module);
  return scope;
}
