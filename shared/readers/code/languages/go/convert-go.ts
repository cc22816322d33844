import type { CodeFile } from '../../model.ts';
import { CodeFileBuilder } from '../../tree-sitter/code-file-builder.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readLiteralValue } from './composites.ts';
import type { GoConversion } from './context.ts';
import { declareType } from './declare-type.ts';
import { readExpression } from './expressions.ts';
import { namedResults, readFunctionBody } from './functions.ts';
import { readImports } from './imports.ts';
import { readStatement } from './statements.ts';
import { readType } from './types.ts';

/** The neutral form of a Go file. */
export function convertGo(root: SyntaxNode, source: string, path: string): CodeFile {
  const file = new CodeFileBuilder({ start: root.start, end: root.end });
  const unknown = (node: SyntaxNode) =>
    ({ kind: 'unknown', range: { start: node.start, end: node.end } }) as const;
  const conversion: GoConversion = {
    source,
    file,
    types: new Map(),
    results: new Map(),
    requested: undefined,
    receiver: undefined,
    expression: node => file.nested(() => readExpression(conversion, node)) ?? unknown(node),
    visit: node => void file.nested(() => readStatement(conversion, node)),
    literalValue: (node, type, start) =>
      file.nested(() => readLiteralValue(conversion, node, type, start)) ?? unknown(node),
  };
  readFile(conversion, root.children);
  return file.finish('go', path);
}

/** A package's declarations may stand in any order: types and imports first, then values, then bodies. */
function readFile(conversion: GoConversion, declarations: readonly SyntaxNode[]): void {
  const { file } = conversion;
  for (const node of declarations) if (node.type === 'import_declaration') readImports(conversion, node);
  for (const node of declarations)
    if (node.type === 'type_declaration') for (const spec of node.children) declareType(conversion, spec);
  const bodies: (() => void)[] = [];
  for (const node of declarations) {
    if (node.type !== 'function_declaration' && node.type !== 'method_declaration') continue;
    const nameNode = child(node, 'name');
    const name = nameNode ? textOf(conversion, nameNode) : '';
    const range = { start: node.start, end: node.end };
    const receiver = childOfType(child(node, 'receiver') ?? node, 'parameter_declaration');
    const ownerType =
      node.type === 'method_declaration'
        ? readType(conversion.source, receiver && child(receiver, 'type')).name
        : undefined;
    const owner = ownerType === undefined ? undefined : conversion.types.get(ownerType)?.scope;
    const scope = file.createScope(
      { kind: 'function', name, ...(ownerType !== undefined && { ownerType }) },
      range,
      owner ?? file.module,
    );
    conversion.results.set(scope, namedResults(conversion, node));
    const nameRange = nameNode ? { start: nameNode.start, end: nameNode.end } : range;
    if (node.type === 'function_declaration' || owner)
      file.bind(
        name,
        { how: 'declare', range: nameRange, value: { kind: 'function', scope, range } },
        owner ?? file.module,
      );
    const receiverName = node.type === 'method_declaration' && receiver ? child(receiver, 'name') : undefined;
    bodies.push(() => {
      conversion.receiver = receiverName && textOf(conversion, receiverName);
      readFunctionBody(conversion, node, scope);
      conversion.receiver = undefined;
    });
  }
  for (const node of declarations)
    if (node.type === 'var_declaration' || node.type === 'const_declaration') conversion.visit(node);
  for (const body of bodies) body();
  const handled = /^(?:import|type|function|method|var|const)_declaration$|^package_clause$/;
  for (const node of declarations) if (!handled.test(node.type)) conversion.visit(node);
}
