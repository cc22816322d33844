import type { Expression } from '../../model.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { child, childrenOf, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readChain } from './chains.ts';

/** The value of the last statement of a body; reads all of them. */
export function readStatements(conversion: Conversion, body: SyntaxNode): Expression | undefined {
  const statements = body.children.filter(({ named }) => named);
  let last: Expression | undefined;
  statements.forEach((statement, index) => {
    if (index === statements.length - 1 && !/_definition$|_declaration$|^assignment/.test(statement.type))
      last = conversion.expression(statement);
    else conversion.visit(statement);
  });
  return last;
}

/** `def f(a: Int = 1): Int = …`: binds its name and reads it. */
export function readFunction(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const nameNode = child(node, 'name');
  const range = { start: node.start, end: node.end };
  const owner = file.scope.kind === 'class' ? file.scope : undefined;
  const written = nameNode ? textOf(conversion, nameNode) : '';
  const name = written === 'this' ? 'constructor' : written;
  const scope = file.createScope(
    { kind: 'function', name, ...(owner?.name !== undefined && { ownerType: owner.name }) },
    range,
  );
  const place = nameNode ? { start: nameNode.start, end: nameNode.end } : range;
  if (name) file.bind(name, { how: 'declare', range: place, value: { kind: 'function', scope, range } });
  file.within(scope, () => {
    const parameters = childrenOf(node, 'parameters').flatMap(list => list.children);
    bindParameters(conversion, parameters);
    const chain = readChain(conversion, node);
    const body = child(node, 'body');
    const last =
      body && (body.type === 'block' ? readStatements(conversion, body) : conversion.expression(body));
    const value = chain ?? last;
    if (value) scope.returns.push(value);
  });
}

/** Binds the parameters of a function or class in the current scope; their names, in order. */
export function bindParameters(conversion: Conversion, nodes: readonly SyntaxNode[]): string[] {
  return nodes
    .filter(({ type }) => /^(?:class_)?parameter$/.test(type))
    .flatMap((parameter, index) => {
      const name = child(parameter, 'name');
      if (!name) return [];
      const valueNode = child(parameter, 'default_value');
      const value = valueNode && conversion.expression(valueNode);
      const type = child(parameter, 'type');
      const written = type ? textOf(conversion, type) : '';
      conversion.file.bind(textOf(conversion, name), {
        how: 'parameter',
        range: { start: name.start, end: name.end },
        index,
        ...(value && { value }),
        ...(/^[A-Z]\w*$/.test(written) && !/^(?:Int|String|Long)$/.test(written) && { type: written }),
      });
      return [textOf(conversion, name)];
    });
}
