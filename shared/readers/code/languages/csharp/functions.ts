import type { Expression, Scope } from '../../model.ts';
import { enclosing, lastName } from '../../scopes.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readArguments } from './arguments.ts';

/** `x => …`, `(x, y) => { … }`, `delegate (…) { … }`. */
export function readLambda(conversion: Conversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const scope = conversion.file.createScope({ kind: 'function' }, range);
  readBody(conversion, node, scope);
  return { kind: 'function', scope, range };
}

/** A method, constructor, local function or accessor: binds its name and reads it. */
export function readFunction(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const nameNode = child(node, 'name');
  const owner = file.scope.kind === 'class' ? file.scope : undefined;
  const written = nameNode ? textOf(conversion, nameNode) : '';
  const name = node.type === 'constructor_declaration' ? 'constructor' : written;
  const scope = file.createScope(
    { kind: 'function', name, ...(owner?.name !== undefined && { ownerType: owner.name }) },
    range,
  );
  const place = nameNode ? { start: nameNode.start, end: nameNode.end } : range;
  if (name) file.bind(name, { how: 'declare', range: place, value: { kind: 'function', scope, range } });
  const initializer = childOfType(node, 'constructor_initializer');
  readBody(conversion, node, scope, initializer);
}

function readBody(conversion: Conversion, node: SyntaxNode, scope: Scope, before?: SyntaxNode): void {
  const { file } = conversion;
  file.within(scope, () => {
    bindParameters(conversion, child(node, 'parameters'), expected.get(node));
    if (before) readInitializer(conversion, before);
    const body = child(node, 'body');
    if (!body) return;
    if (body.type === 'block') {
      // The body's names stand beside the parameters: what is returned is looked up there.
      for (const statement of body.children) if (statement.named) conversion.visit(statement);
    } else scope.returns.push(conversion.expression(body));
  });
}

/** `: this(5000)` and `: base(address, port)` construct the class itself, or what it extends. */
function readInitializer(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const owner = enclosing(file.scope, 'class');
  const list = childOfType(node, 'argument_list');
  const args = readArguments(conversion, list);
  const range = { start: node.start, end: node.end };
  const isOwn = /^:\s*this\b/.test(textOf(conversion, node));
  const name = isOwn ? owner?.name : owner?.base && lastName(owner.base);
  if (!name) return;
  file.call(
    { kind: 'name', name, range },
    args,
    { start: list?.start ?? node.end, end: node.end },
    range,
    true,
  );
}

/** The types of lambdas' first parameters where their place tells them. */
const expected = new WeakMap<SyntaxNode, string>();

/** Notes that a lambda which is about to be read takes a first parameter of this type. */
export function expectParameterType(lambda: SyntaxNode, type: string): void {
  expected.set(lambda, type);
}

function bindParameters(
  conversion: Conversion,
  list: SyntaxNode | undefined,
  first: string | undefined,
): void {
  if (!list) return;
  const { file } = conversion;
  const place = (node: SyntaxNode) => ({ start: node.start, end: node.end });
  if (list.type === 'implicit_parameter' || list.type === 'identifier') {
    file.bind(textOf(conversion, list), {
      how: 'parameter',
      range: place(list),
      index: 0,
      ...(first !== undefined && { type: first }),
    });
    return;
  }
  const parameters = list.children.filter(({ type }) => /^(?:implicit_)?parameter$|^identifier$/.test(type));
  parameters.forEach((parameter, index) => {
    const name = child(parameter, 'name') ?? parameter;
    const type = child(parameter, 'type');
    const valueNode = parameter.children.findLast(
      one => one.named && one !== name && one !== type && !/modifier|attribute_list/.test(one.type),
    );
    const value = valueNode && conversion.expression(valueNode);
    file.bind(textOf(conversion, name), {
      how: 'parameter',
      range: place(name),
      index,
      ...(value && { value }),
      ...(/^params\s/.test(textOf(conversion, parameter)) && { rest: true }),
      ...(type || index > 0 || first === undefined ? typeOf(conversion, type) : { type: first }),
    });
  });
}

/** The written type, where it is a plain name. */
export function typeOf(conversion: Conversion, node: SyntaxNode | undefined): { type?: string } {
  const type = node && node.type !== 'implicit_type' ? typeName(conversion, node) : undefined;
  return type === undefined ? {} : { type };
}

/** A type's own name, without its namespace, type arguments and nullability; undefined for arrays and tuples. */
export function typeName(conversion: Conversion, node: SyntaxNode): string | undefined {
  const text = textOf(conversion, node)
    .replace(/<[\s\S]*$/, '')
    .replace(/[?\s]+/g, '');
  return /^(?:\w+::)?[A-Za-z_][\w.]*$/.test(text) ? text.slice(text.search(/\w+$/)) : undefined;
}
