import type { CodeFile } from '../../model.ts';
import { CodeFileBuilder } from '../../tree-sitter/code-file-builder.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { PythonConversion } from './context.ts';
import { readExpression } from './expressions.ts';
import { readStatement } from './statements.ts';

/** The neutral form of a Python file. */
export function convertPython(root: SyntaxNode, source: string, path: string): CodeFile {
  const file = new CodeFileBuilder({ start: root.start, end: root.end });
  const conversion: PythonConversion = {
    source,
    file,
    self: undefined,
    outer: new Map(),
    expression: node =>
      file.nested(() => readExpression(conversion, node)) ?? {
        kind: 'unknown',
        range: { start: node.start, end: node.end },
      },
    visit: node => void file.nested(() => readStatement(conversion, node)),
  };
  conversion.visit(root);
  return file.finish('python', path);
}
