import type { CodeFile, Expression } from '../../model.ts';
import { CodeFileBuilder } from '../../tree-sitter/code-file-builder.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { declareTypes } from './classes.ts';
import type { CppConversion } from './context.ts';
import { readExpression } from './expressions.ts';
import { readStatement } from './statements.ts';

/** The neutral form of a C or C++ file. */
export function convertCpp(root: SyntaxNode, source: string, path: string): CodeFile {
  const file = new CodeFileBuilder({ start: root.start, end: root.end });
  const unknown = (node: SyntaxNode): Expression => ({
    kind: 'unknown',
    range: { start: node.start, end: node.end },
  });
  const conversion: CppConversion = {
    source,
    file,
    types: new Map(),
    fields: new Map(),
    namespaces: new Set(),
    aliases: new Map(),
    expression: node => file.nested(() => readExpression(conversion, node)) ?? unknown(node),
    visit: node => void file.nested(() => readStatement(conversion, node)),
  };
  declareTypes(conversion, root.children, 0);
  for (const node of root.children) conversion.visit(node);
  return file.finish(/\.[ch]$/i.test(path) ? 'c' : 'cpp', path);
}
