import type { Expression, Scope } from '../../model.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { annotated } from './annotations.ts';
import { typeOf } from './names.ts';

/** `x -> …`, `(x, y) -> { … }`. */
export function readLambda(conversion: Conversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const scope = conversion.file.createScope({ kind: 'function' }, range);
  readBody(conversion, node, scope);
  return { kind: 'function', scope, range };
}

/** A method or constructor: binds its name and reads it. */
export function readFunction(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const nameNode = child(node, 'name');
  const owner = file.scope.kind === 'class' ? file.scope : undefined;
  const written = nameNode ? textOf(conversion, nameNode) : '';
  const name = /constructor_declaration$/.test(node.type) ? 'constructor' : written;
  const scope = file.createScope(
    { kind: 'function', name, ...(owner?.name !== undefined && { ownerType: owner.name }) },
    range,
  );
  const place = nameNode ? { start: nameNode.start, end: nameNode.end } : range;
  if (name) file.bind(name, { how: 'declare', range: place, value: { kind: 'function', scope, range } });
  readBody(conversion, node, scope);
}

function readBody(conversion: Conversion, node: SyntaxNode, scope: Scope): void {
  const { file } = conversion;
  file.within(scope, () => {
    bindParameters(conversion, child(node, 'parameters'));
    const body = child(node, 'body');
    if (!body) return;
    if (body.type === 'block' || body.type === 'constructor_body') {
      // The body's names stand beside the parameters: what is returned is looked up there.
      for (const statement of body.children) if (statement.named) conversion.visit(statement);
    } else scope.returns.push(conversion.expression(body));
  });
}

function bindParameters(conversion: Conversion, list: SyntaxNode | undefined): void {
  if (!list) return;
  const { file } = conversion;
  const place = (node: SyntaxNode) => ({ start: node.start, end: node.end });
  const parameters =
    list.type === 'identifier'
      ? [list]
      : list.children.filter(({ type }) => /^(?:formal|spread)_parameter$|^identifier$/.test(type));
  parameters.forEach((parameter, index) => {
    if (parameter.type === 'identifier') {
      file.bind(textOf(conversion, parameter), { how: 'parameter', range: place(parameter), index });
      return;
    }
    const rest = parameter.type === 'spread_parameter';
    const declarator = parameter.children.find(({ type }) => type === 'variable_declarator');
    const name = child(declarator ?? parameter, 'name');
    if (!name) return;
    const value = annotated(conversion, parameter, undefined);
    file.bind(textOf(conversion, name), {
      how: 'parameter',
      range: place(name),
      index,
      ...(rest && { rest }),
      ...(value && { value }),
      ...(!rest && typeOf(conversion, child(parameter, 'type'))),
    });
  });
}
