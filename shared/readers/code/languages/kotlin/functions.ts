import type { Argument, Expression, Scope } from '../../model.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { annotated } from './annotations.ts';
import { assignmentOf, setterCall } from './assign.ts';
import { typeOf } from './names.ts';

/** The value of the last statement of a body: what a lambda gives. Reads all of them. */
export function readStatements(conversion: Conversion, body: SyntaxNode | undefined): Expression | undefined {
  const statements = body?.children.filter(({ named }) => named) ?? [];
  let last: Expression | undefined;
  statements.forEach((statement, index) => {
    const isValue =
      index === statements.length - 1 && !/_declaration$|^assignment$|_statement$|^jump/.test(statement.type);
    if (isValue) last = conversion.expression(statement);
    else conversion.visit(statement);
  });
  return last;
}

/**
 * `{ a, b -> … }`. What it assigns to names that nothing around declares are properties of its receiver;
 * they count as named arguments of the call that gets it: `connector { port = 8080 }`.
 */
export function readLambda(
  conversion: Conversion,
  node: SyntaxNode,
  receiver?: Expression,
): { value: Expression; assigned: Argument[] } {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const scope = file.createScope({ kind: 'function' }, range);
  const assigned: Argument[] = [];
  file.within(scope, () => {
    const parameters = childOfType(node, 'lambda_parameters')?.children ?? [];
    parameters.forEach((parameter, index) => {
      const name = childOfType(parameter, 'simple_identifier');
      if (!name) return;
      const place = { start: name.start, end: name.end };
      file.bind(textOf(conversion, name), {
        how: 'parameter',
        range: place,
        index,
        ...typeOf(conversion, parameter),
      });
    });
    const body = childOfType(node, 'statements');
    for (const statement of body?.children ?? []) {
      const found = statement.type === 'assignment' ? assignmentOf(conversion, statement) : undefined;
      if (found?.target.kind !== 'name' || found.declared) continue;
      assigned.push({ name: found.target.name, value: found.value });
      if (receiver) setterCall(conversion, receiver, found.target.name, found.target.range, found.value);
    }
    const value = readStatements(conversion, body);
    if (value) scope.returns.push(value);
  });
  return { value: { kind: 'function', scope, range }, assigned };
}

/** A function or constructor: binds its name and reads it. */
export function readFunction(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const isConstructor = node.type === 'secondary_constructor';
  const nameNode = isConstructor ? undefined : childOfType(node, 'simple_identifier');
  const owner = file.scope.kind === 'class' ? file.scope : undefined;
  const name = isConstructor ? 'constructor' : nameNode ? textOf(conversion, nameNode) : '';
  const scope = file.createScope(
    { kind: 'function', name, ...(owner?.name !== undefined && { ownerType: owner.name }) },
    range,
  );
  const place = nameNode ? { start: nameNode.start, end: nameNode.end } : range;
  if (name) file.bind(name, { how: 'declare', range: place, value: { kind: 'function', scope, range } });
  file.within(scope, () => {
    bindParameters(conversion, childOfType(node, 'function_value_parameters'));
    const body = childOfType(node, 'function_body');
    const statements = childOfType(body ?? node, 'statements');
    const delegation = childOfType(node, 'constructor_delegation_call');
    if (delegation) conversion.visit(delegation);
    if (statements) for (const statement of statements.children) conversion.visit(statement);
    else if (body?.children[0]) scope.returns.push(conversion.expression(body.children[0]));
  });
}

/** Parameters of functions; the default of one follows it. */
function bindParameters(conversion: Conversion, list: SyntaxNode | undefined): void {
  const nodes = (list?.children ?? []).filter(({ named }) => named);
  let index = 0;
  nodes.forEach((node, position) => {
    if (node.type !== 'parameter') return;
    const next = nodes[position + 1];
    const isValue = next && !/^parameter(?:_modifiers)?$|^modifiers$/.test(next.type);
    const before = nodes[position - 1];
    const rest = before?.type === 'parameter_modifiers' && /\bvararg\b/.test(textOf(conversion, before));
    bindParameter(conversion, node, index++, isValue ? next : undefined, rest);
  });
}

/** A parameter of a function or of a class. */
export function bindParameter(
  conversion: Conversion,
  node: SyntaxNode,
  index: number,
  defaultNode: SyntaxNode | undefined,
  rest: boolean,
  scope: Scope = conversion.file.scope,
): string | undefined {
  const nameNode = childOfType(node, 'simple_identifier');
  if (!nameNode) return undefined;
  const name = textOf(conversion, nameNode);
  const value = annotated(conversion, node, defaultNode && conversion.expression(defaultNode));
  conversion.file.bind(
    name,
    {
      how: 'parameter',
      range: { start: nameNode.start, end: nameNode.end },
      index,
      ...(rest && { rest }),
      ...(value && { value }),
      ...(!rest && typeOf(conversion, node)),
    },
    scope,
  );
  return name;
}
