import type { CodeFile } from '../../model.ts';
import { CodeFileBuilder } from '../../tree-sitter/code-file-builder.ts';
import { conversionOf } from '../../tree-sitter/conversion.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readExpression } from './expressions.ts';
import { readStatement } from './statements.ts';

/** The neutral form of a Lua file. */
export function convertLua(root: SyntaxNode, source: string, path: string): CodeFile {
  const file = new CodeFileBuilder({ start: root.start, end: root.end });
  const conversion = conversionOf(source, file, readExpression, readStatement);
  conversion.visit(root);
  return file.finish('lua', path);
}
