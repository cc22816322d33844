import { EACH, type Expression } from '../../model.ts';
import { enclosing, findDeclaration } from '../../scopes.ts';
import { type Conversion, textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { mayKeepDefault } from '../../tree-sitter/kept-default.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readCreation } from './expressions.ts';
import { readFunction, typeOf } from './functions.ts';
import { recordTypedMember } from './typed-members.ts';

const TYPES = /^(?:class|struct|record|record_struct|interface)_declaration$/;
const FUNCTIONS = /^(?:method|constructor|local_function)_(?:declaration|statement)$/;
const CONDITIONAL = /^(?:while_statement|for_statement|switch_section|switch_expression_arm|catch_clause)$/;

/** Takes in a declaration or statement; whatever is none is read as an expression. */
export function readStatement(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const visit = (...nodes: (SyntaxNode | undefined)[]) => {
    for (const one of nodes) if (one?.named) conversion.visit(one);
  };
  const inBlock = (walk: () => void) =>
    file.within(file.createScope({ kind: 'block' }, { start: node.start, end: node.end }), walk);
  if (TYPES.test(node.type)) readType(conversion, node);
  else if (FUNCTIONS.test(node.type)) readFunction(conversion, node);
  else if (CONDITIONAL.test(node.type))
    file.when(undefined, () =>
      inBlock(() => {
        visitChildren(conversion, node);
        countersOf(conversion, node);
      }),
    );
  else
    switch (node.type) {
      case 'using_directive':
        readUsing(conversion, node);
        return;
      case 'namespace_declaration':
      case 'file_scoped_namespace_declaration':
        importNamespaces(conversion, child(node, 'name'));
        visitChildren(conversion, node);
        return;
      case 'block':
      // What a `do … while` gives a value is given it once at least.
      case 'do_statement':
        inBlock(() => visitChildren(conversion, node));
        return;
      case 'field_declaration':
      case 'event_field_declaration':
        readVariables(conversion, childOfType(node, 'variable_declaration'), isStatic(conversion, node));
        return;
      case 'property_declaration':
        readProperty(conversion, node);
        return;
      case 'variable_declaration':
        readVariables(conversion, node, false);
        return;
      case 'assignment_expression': {
        const operator = child(node, 'operator');
        const right = child(node, 'right');
        const left = child(node, 'left');
        const value = right && conversion.expression(right);
        const target = left && conversion.expression(left);
        const range = { start: left?.start ?? node.start, end: left?.end ?? node.end };
        if (!target || !value) return;
        const place = fieldOr(conversion, target);
        if (operator && textOf(conversion, operator) === '=')
          file.assign(place, {
            how: 'assign',
            range,
            value,
            conditional: mayKeepDefault(file.scope, place, value),
          });
        else file.assign(place, { how: 'unknown', range, conditional: true });
        recordTypedMember(conversion, target, value);
        return;
      }
      case 'if_statement': {
        const conditionNode = child(node, 'condition');
        const condition = conditionNode && conversion.expression(conditionNode);
        file.when(condition, () => visit(child(node, 'consequence')));
        file.when(undefined, () => visit(child(node, 'alternative')));
        return;
      }
      case 'foreach_statement':
        inBlock(() => {
          const right = child(node, 'right');
          const value = right && conversion.expression(right);
          const left = child(node, 'left');
          if (left?.type === 'identifier' && value)
            file.bind(textOf(conversion, left), {
              how: 'declare',
              range: { start: left.start, end: left.end },
              value,
              pick: EACH,
            });
          file.when(undefined, () => visit(child(node, 'body')));
        });
        return;
      case 'return_statement': {
        const value = node.children[0] && conversion.expression(node.children[0]);
        if (value) enclosing(file.scope, 'function')?.returns.push(value);
        return;
      }
      default:
        conversion.expression(node);
    }
}

/** What a `for` counts is none of its values. */
function countersOf(conversion: Conversion, node: SyntaxNode): void {
  const first = node.type === 'for_statement' ? child(node, 'initializer') : undefined;
  for (const declarator of first?.type === 'variable_declaration' ? first.children : []) {
    const name = declarator.type === 'variable_declarator' ? child(declarator, 'name') : undefined;
    if (name) conversion.file.scope.bindings.delete(textOf(conversion, name));
  }
}

/** A bare name that no function around declares is a field. */
function fieldOr({ file }: Conversion, target: Expression): Expression {
  if (target.kind !== 'name' || findDeclaration(file.scope, target.name)) return target;
  if (!enclosing(file.scope, 'class')) return target;
  const { name, range } = target;
  return {
    kind: 'member',
    object: { kind: 'name', name: 'this', range },
    property: name,
    propertyRange: range,
    range,
  };
}

function isStatic(conversion: Conversion, node: SyntaxNode): boolean {
  return node.children.some(
    ({ type, start, end }) => type === 'modifier' && /static|const/.test(conversion.source.slice(start, end)),
  );
}

function readVariables(conversion: Conversion, node: SyntaxNode | undefined, shared: boolean): void {
  const { file } = conversion;
  if (!node) return;
  const type = typeOf(conversion, child(node, 'type'));
  for (const declarator of node.children) {
    if (declarator.type !== 'variable_declarator') continue;
    const name = child(declarator, 'name');
    const valueNode = declarator.children.findLast(one => one !== name && one.named);
    const value = valueNode && readValue(conversion, valueNode, child(node, 'type'));
    if (name?.type !== 'identifier') continue;
    const range = { start: name.start, end: name.end };
    const binding = { how: 'declare' as const, range, ...(value && { value }), ...type };
    if (file.scope.kind === 'class') bindField(conversion, textOf(conversion, name), binding, shared);
    else file.bind(textOf(conversion, name), binding);
  }
}

/** What a declaration gives: `new(…)` is of the declared type. */
function readValue(conversion: Conversion, node: SyntaxNode, type: SyntaxNode | undefined): Expression {
  return node.type === 'implicit_object_creation_expression'
    ? readCreation(conversion, node, type)
    : conversion.expression(node);
}

/** A field is seen by its bare name in the class, and a shared one through the class's name. */
function bindField(
  { file }: Conversion,
  name: string,
  binding: Parameters<Conversion['file']['bind']>[1],
  shared: boolean,
): void {
  file.bindMember(`this.${name}`, binding);
  if (shared) file.bind(name, binding);
}

/** `P { get; set; } = value`, `P => value`. */
function readProperty(conversion: Conversion, node: SyntaxNode): void {
  const name = child(node, 'name');
  const valueNode = child(node, 'value');
  const value = valueNode
    ? readValue(conversion, valueNode, child(node, 'type'))
    : optionDefault(conversion, node);
  const accessors = child(node, 'accessors');
  if (accessors) visitChildren(conversion, accessors);
  if (!name) return;
  const range = { start: name.start, end: name.end };
  const type = typeOf(conversion, child(node, 'type'));
  bindField(
    conversion,
    textOf(conversion, name),
    { how: 'declare', range, ...(value && { value }), ...type },
    isStatic(conversion, node),
  );
}

/** `[Option('p', "port", Default = 5000)]`: what the property holds where the command line gives nothing. */
function optionDefault(conversion: Conversion, node: SyntaxNode): Expression | undefined {
  for (const list of node.children)
    for (const attribute of list.type === 'attribute_list' ? list.children : [])
      for (const { children } of childOfType(attribute, 'attribute_argument_list')?.children ?? []) {
        const given = children[0]?.type === 'assignment_expression' ? children[0] : undefined;
        const left = given && child(given, 'left');
        const right = given && child(given, 'right');
        if (left && right && textOf(conversion, left) === 'Default')
          return orUnknown(conversion.expression(right));
      }
  return undefined;
}

/** A default: something else may be given at run time. */
function orUnknown(value: Expression): Expression {
  const { range } = value;
  return { kind: 'fallback', operator: 'nullish', left: { kind: 'unknown', range }, right: value, range };
}

/** The parameters of `class Server(int port = 5000)` are seen in the whole class. */
function readPrimaryParameters(conversion: Conversion, node: SyntaxNode): void {
  for (const parameter of childOfType(node, 'parameter_list')?.children ?? []) {
    const name = parameter.type === 'parameter' ? child(parameter, 'name') : undefined;
    const type = child(parameter, 'type');
    if (!name) continue;
    const range = { start: name.start, end: name.end };
    const last = parameter.children.at(-1);
    const value = last?.named && last !== name && last !== type ? conversion.expression(last) : undefined;
    conversion.file.bindMember(`this.${textOf(conversion, name)}`, {
      how: 'declare',
      range,
      ...(value && { value: orUnknown(value) }),
      ...typeOf(conversion, type),
    });
  }
}

function readType(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const nameNode = child(node, 'name');
  if (!nameNode) return;
  const range = { start: node.start, end: node.end };
  const name = textOf(conversion, nameNode);
  const baseNode = childOfType(node, 'base_list')?.children[0];
  const base = baseNode && conversion.expression(baseNode);
  const scope = file.createScope({ kind: 'class', name, ...(base && { base }) }, range);
  file.bind(name, {
    how: 'declare',
    range: { start: nameNode.start, end: nameNode.end },
    value: { kind: 'class', scope, range },
  });
  const body = child(node, 'body');
  file.within(scope, () => {
    readPrimaryParameters(conversion, node);
    if (body) visitChildren(conversion, body);
  });
}

/** `using A.B;`, `using X = A.B;`, `using static A.B;` */
function readUsing(conversion: Conversion, node: SyntaxNode): void {
  const alias = child(node, 'name');
  const path = node.children.findLast(one => one !== alias && one.named);
  if (!path) return;
  const { file } = conversion;
  const module = textOf(conversion, path).replace(/\s+/g, '');
  const range = { start: node.start, end: node.end };
  const local = alias && textOf(conversion, alias);
  file.imports.push({ module, ...(local !== undefined && { local }), imported: '*', range });
  if (local !== undefined) file.bind(local, { how: 'import', range });
}

/** Code in `namespace A.B.C` sees what is in `A` and in `A.B` as if it were imported. */
function importNamespaces(conversion: Conversion, name: SyntaxNode | undefined): void {
  if (!name) return;
  const range = { start: name.start, end: name.end };
  const parts = textOf(conversion, name).replace(/\s+/g, '').split('.');
  for (let length = 1; length <= Math.min(parts.length, DEEPEST_NAMESPACE); length++)
    conversion.file.imports.push({ module: parts.slice(0, length).join('.'), imported: '*', range });
}

const DEEPEST_NAMESPACE = 20;
