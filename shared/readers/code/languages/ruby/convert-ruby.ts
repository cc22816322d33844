import type { CodeFile } from '../../model.ts';
import { CodeFileBuilder } from '../../tree-sitter/code-file-builder.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { RubyConversion } from './context.ts';
import { readExpression } from './expressions.ts';

/** The neutral form of a Ruby file. Everything in Ruby is an expression, so statements are read as such. */
export function convertRuby(root: SyntaxNode, source: string, path: string): CodeFile {
  const file = new CodeFileBuilder({ start: root.start, end: root.end });
  const conversion: RubyConversion = {
    source,
    file,
    blocks: new Set(),
    expression: node =>
      file.nested(() => readExpression(conversion, node)) ?? {
        kind: 'unknown',
        range: { start: node.start, end: node.end },
      },
    visit: node => void conversion.expression(node),
  };
  conversion.visit(root);
  return file.finish('ruby', path);
}
