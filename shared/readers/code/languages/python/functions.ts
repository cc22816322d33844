import type { Call, Expression, Scope } from '../../model.ts';
import { lastName } from '../../scopes.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { PythonConversion } from './context.ts';

/** `lambda a: …` */
export function readLambda(conversion: PythonConversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const scope = file.createScope({ kind: 'function' }, range);
  file.within(scope, () => {
    bindParameters(conversion, child(node, 'parameters'), 0, []);
    const body = child(node, 'body');
    if (body) scope.returns.push(conversion.expression(body));
  });
  return { kind: 'function', scope, range };
}

/** `def f(…): …`, with the calls that decorate it. */
export function readFunction(
  conversion: PythonConversion,
  node: SyntaxNode,
  decorators: readonly Expression[],
): void {
  const { file } = conversion;
  const nameNode = child(node, 'name');
  if (!nameNode) return;
  const name = textOf(conversion, nameNode);
  const range = { start: node.start, end: node.end };
  const owner = file.scope.kind === 'class' ? file.scope : undefined;
  const own = owner && name === '__init__' ? 'constructor' : name;
  const scope = file.createScope(
    { kind: 'function', name: own, ...(owner?.name !== undefined && { ownerType: owner.name }) },
    range,
  );
  const nameRange = { start: nameNode.start, end: nameNode.end };
  const value: Expression = { kind: 'function', scope, range };
  file.bind(own, { how: 'declare', range: nameRange, value });
  // A property is read without being called: what it returns is what it is.
  if (owner && decorators.some(one => /^(?:cached_)?property$/.test(lastName(one)))) {
    const call: Call = { kind: 'call', callee: value, args: [], argsRange: nameRange, range, isNew: false };
    file.bindMember(`this.${name}`, { how: 'declare', range: nameRange, value: call });
  }
  const isStatic = decorators.some(one => lastName(one) === 'staticmethod');
  const parameters = child(node, 'parameters');
  const outerSelf = conversion.self;
  let skip = 0;
  if (owner && !isStatic) {
    const first = parameters?.children.find(({ named }) => named);
    const firstName = first?.type === 'identifier' ? first : first && childOfType(first, 'identifier');
    conversion.self = firstName ? textOf(conversion, firstName) : undefined;
    skip = firstName ? 1 : 0;
  }
  file.within(scope, () => {
    bindParameters(conversion, parameters, skip, decorators);
    const body = child(node, 'body');
    if (body) conversion.visit(body);
  });
  conversion.self = outerSelf;
}

const NO_INDEX = new Set(['keyword_separator', 'positional_separator']);

/** Binds parameters but the first `skip`; options of click stand in decorators. */
function bindParameters(
  conversion: PythonConversion,
  list: SyntaxNode | undefined,
  skip: number,
  decorators: readonly Expression[],
): void {
  const { file } = conversion;
  const nodes = (list?.children ?? []).filter(({ type, named }) => named && !NO_INDEX.has(type));
  nodes.forEach((node, position) => {
    if (position < skip) return;
    const nameNode = node.type === 'identifier' ? node : (child(node, 'name') ?? node.children[0]);
    if (!nameNode) return;
    const range = { start: nameNode.start, end: nameNode.end };
    if (nameNode.type !== 'identifier') {
      // `*args`, `**kw`
      const inner = childOfType(nameNode, 'identifier') ?? childOfType(node, 'identifier');
      if (inner) file.bind(textOf(conversion, inner), { how: 'unknown', range });
      return;
    }
    const name = textOf(conversion, nameNode);
    const defaultNode = child(node, 'value');
    // A default is evaluated outside the function.
    const value = defaultNode ? readDefault(conversion, defaultNode) : optionDefault(decorators, name);
    const type = writtenType(conversion, child(node, 'type'));
    file.bind(name, {
      how: 'parameter',
      range,
      index: position - skip,
      ...(value && { value }),
      ...(type !== undefined && { type }),
    });
  });
}

function readDefault(conversion: PythonConversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  let value: Expression = { kind: 'unknown', range: { start: node.start, end: node.end } };
  file.within(file.scope.parent ?? file.scope, () => {
    value = conversion.expression(node);
  });
  return value;
}

/** The default of the `@click.option('--port', '-p', default=8080)` that gives a parameter. */
function optionDefault(decorators: readonly Expression[], parameter: string): Expression | undefined {
  for (const decorator of decorators) {
    if (decorator.kind !== 'call' || !/^(?:option|argument)$/.test(lastName(decorator.callee))) continue;
    const names = decorator.args
      .filter(({ name, value }) => name === undefined && value.kind === 'string')
      .map(({ value }) =>
        (value.kind === 'string' ? value.text.value : '').replace(/^-+/, '').replaceAll('-', '_'),
      );
    if (!names.includes(parameter)) continue;
    return decorator.args.find(({ name }) => name === 'default')?.value;
  }
  return undefined;
}

/** The dotted name of a written type; `Optional[X]` and `X | None` are X. */
export function writtenType(conversion: PythonConversion, node: SyntaxNode | undefined): string | undefined {
  if (!node) return undefined;
  const text = textOf(conversion, node)
    .replace(/^["']|["']$/g, '')
    .replace(/^(?:typing\.)?(?:Optional|Final|ClassVar)\[([^[\]]*)\]$/, '$1')
    .replace(/\s*\|\s*None$/, '');
  return /^[A-Za-z_][\w.]*$/.test(text) ? text : undefined;
}

const MIXIN = /mixin$|^(?:ABC|Generic|Protocol|object)$/i;

/** The scope that a class's body fills, with its name bound. */
export function readClass(conversion: PythonConversion, node: SyntaxNode): void {
  const { file } = conversion;
  const nameNode = child(node, 'name');
  if (!nameNode) return;
  const bases = (child(node, 'superclasses')?.children ?? []).map(one =>
    one.type === 'keyword_argument' ? undefined : conversion.expression(one),
  );
  const named = bases.filter(one => one !== undefined);
  // A mixin changes how a server works, not what it is.
  const base = named.find(one => !MIXIN.test(lastName(one))) ?? named[0];
  const range = { start: node.start, end: node.end };
  const name = textOf(conversion, nameNode);
  const scope: Scope = file.createScope({ kind: 'class', name, ...(base && { base }) }, range);
  file.bind(name, {
    how: 'declare',
    range: { start: nameNode.start, end: nameNode.end },
    value: { kind: 'class', scope, range },
  });
  const outerSelf = conversion.self;
  conversion.self = undefined;
  file.within(scope, () => {
    const body = child(node, 'body');
    if (body) conversion.visit(body);
  });
  conversion.self = outerSelf;
}
