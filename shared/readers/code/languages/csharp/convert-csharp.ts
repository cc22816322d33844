import type { CodeFile } from '../../model.ts';
import { CodeFileBuilder } from '../../tree-sitter/code-file-builder.ts';
import { type Conversion, conversionOf, visitChildren } from '../../tree-sitter/conversion.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readExpression } from './expressions.ts';
import { readStatement } from './statements.ts';

/** The neutral form of a C# file. */
export function convertCSharp(root: SyntaxNode, source: string, path: string): CodeFile {
  const file = new CodeFileBuilder({ start: root.start, end: root.end });
  const conversion = conversionOf(source, file, readExpression, readStatement);
  visitChildren(conversion, root);
  readRest(conversion, root);
  return file.finish('csharp', path);
}

const LITERAL = /^(?:verbatim_|raw_)?string_literal$|^interpolated_string_expression$/;

/** Strings in constructs that mean nothing to the model, such as the arguments of attributes. */
function readRest(conversion: Conversion, root: SyntaxNode): void {
  const recorded = conversion.file.recorded();
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!LITERAL.test(node.type)) open.push(...node.children);
    else if (!recorded.has(node.start)) conversion.expression(node);
  }
}
