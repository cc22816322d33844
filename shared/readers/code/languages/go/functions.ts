import type { Expression, Scope } from '../../model.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { child, childrenOf, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { GoConversion } from './context.ts';
import { readType } from './types.ts';

/** `func(…) { … }` as a value. */
export function readFunctionLiteral(conversion: GoConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const scope = conversion.file.createScope({ kind: 'function' }, range);
  readFunctionBody(conversion, node, scope);
  return { kind: 'function', scope, range };
}

/** Binds parameters and named results, and reads the body into `scope`. */
export function readFunctionBody(conversion: GoConversion, node: SyntaxNode, scope: Scope): void {
  const { file } = conversion;
  file.within(scope, () => {
    let index = 0;
    for (const parameter of child(node, 'parameters')?.children ?? []) {
      const type = readType(conversion.source, child(parameter, 'type')).name;
      const names = childrenOf(parameter, 'name').filter(({ named }) => named);
      if (names.length === 0) index++;
      for (const name of names) {
        const range = { start: name.start, end: name.end };
        if (parameter.type === 'variadic_parameter_declaration')
          file.bind(textOf(conversion, name), { how: 'unknown', range });
        else file.bind(textOf(conversion, name), { how: 'parameter', range, index, ...(type && { type }) });
        index++;
      }
    }
    const result = child(node, 'result');
    if (result?.type === 'parameter_list')
      for (const parameter of result.children) {
        const type = readType(conversion.source, child(parameter, 'type')).name;
        for (const name of childrenOf(parameter, 'name').filter(({ named }) => named)) {
          const range = { start: name.start, end: name.end };
          file.bind(textOf(conversion, name), { how: 'declare', range, ...(type && { type }) });
        }
      }
    // The body's names stand beside the parameters: what is returned is looked up there.
    const body = child(node, 'body');
    if (body) visitChildren(conversion, body);
  });
}

/** The names of a function's results, where they have names: what a bare `return` returns. */
export function namedResults(conversion: GoConversion, fn: SyntaxNode): string[] {
  const result = child(fn, 'result');
  if (result?.type !== 'parameter_list') return [];
  return result.children.flatMap(parameter =>
    childrenOf(parameter, 'name').flatMap(name => (name.named ? [textOf(conversion, name)] : [])),
  );
}
