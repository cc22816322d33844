import type { Expression } from '../../model.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { CppConversion } from './context.ts';

/** The names of a qualified name, template arguments left out; undefined for what is none. */
export function namesOf(conversion: CppConversion, node: SyntaxNode | undefined): string[] | undefined {
  switch (node?.type) {
    case 'identifier':
    case 'type_identifier':
    case 'field_identifier':
    case 'namespace_identifier':
    case 'primitive_type':
      return [textOf(conversion, node)];
    case 'qualified_identifier': {
      const scope = child(node, 'scope');
      const before = scope ? namesOf(conversion, scope) : [];
      const last = namesOf(conversion, child(node, 'name'));
      if (!before || !last) return undefined;
      const names = [...before, ...last];
      while (names.length > 1 && conversion.namespaces.has(names[0]!)) names.shift();
      return names;
    }
    case 'template_type':
    case 'template_function':
    case 'template_method':
      return namesOf(conversion, child(node, 'name'));
    case 'nested_namespace_specifier':
      return node.children.flatMap(one => namesOf(conversion, one) ?? []);
    case 'struct_specifier':
    case 'class_specifier':
    case 'enum_specifier':
    case 'union_specifier':
      return namesOf(conversion, child(node, 'name'));
    case 'type_descriptor':
      return namesOf(conversion, child(node, 'type'));
    case 'dependent_name':
      return namesOf(conversion, node.children[0]);
    default:
      return undefined;
  }
}

/** Types that hold another: what is inside counts. */
const HOLDERS =
  /^(?:unique_ptr|shared_ptr|scoped_ptr|optional|atomic|QScopedPointer|QPointer|scoped_refptr|RefPtr|Ptr)$/;

/** Types of numbers and texts; a value of them says more than their name. */
const PLAIN =
  /^(?:\w+_t|[su]?int\d*|[ui]\d+|[Ww]?[Ss]tring|string_view|StringPiece|QString|Q?[Uu]Int\d*|quint\d+|qint\d+|DWORD|WORD|USHORT|UINT|INT|SOCKET|BOOL|BYTE|CString|LPCSTR|LPSTR|auto)$/;

/** The dotted name of a written type that is a class; undefined for numbers, texts and `auto`. */
export function typeName(conversion: CppConversion, node: SyntaxNode | undefined): string | undefined {
  if (!node || node.type === 'primitive_type') return undefined;
  const names = namesOf(conversion, node);
  if (!names || names.length === 0) return undefined;
  const last = names.at(-1)!;
  if (HOLDERS.test(last)) {
    const inner = heldType(node);
    return inner && typeName(conversion, inner);
  }
  if (PLAIN.test(last) && !/^(?:socket_t|context_t|sockaddr_storage_t)$/.test(last)) return undefined;
  return names.join('.');
}

/** The first type argument: `Server` of `std::unique_ptr<Server>` and of `make_unique<Server>`. */
export function heldType(node: SyntaxNode): SyntaxNode | undefined {
  const list = child(node, 'arguments');
  if (list?.type === 'template_argument_list') return list.children.find(({ named }) => named);
  const name = child(node, 'name');
  return name && heldType(name);
}

/** The node of the last name, without its type arguments. */
function lastNameIn(node: SyntaxNode): SyntaxNode {
  let current = node;
  for (let name = child(current, 'name'); name; name = child(current, 'name')) current = name;
  return current;
}

/** A qualified name as nested members. */
export function pathExpression(names: readonly string[], node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const last = lastNameIn(node);
  const lastAt = { start: last.start, end: last.end };
  const [root, ...rest] = names;
  return rest.reduce<Expression>(
    (object, property, index) => ({
      kind: 'member',
      object,
      property,
      propertyRange: index === rest.length - 1 && node.type === 'qualified_identifier' ? lastAt : range,
      range,
    }),
    { kind: 'name', name: root ?? '', range: rest.length === 0 ? lastAt : range },
  );
}
