import type { CodeFile } from '../../model.ts';
import { CodeFileBuilder } from '../../tree-sitter/code-file-builder.ts';
import { conversionOf, visitChildren } from '../../tree-sitter/conversion.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { javaApis } from './apis/apis.ts';
import { readExpression } from './expressions.ts';
import { javaIdioms } from './idioms.ts';
import { nameWildcards } from './imports.ts';
import { knownNames } from './known-names.ts';
import { readStatement } from './statements.ts';

const known = knownNames({ apis: javaApis, idioms: javaIdioms });

/** The neutral form of a Java file. */
export function convertJava(root: SyntaxNode, source: string, path: string): CodeFile {
  const file = new CodeFileBuilder({ start: root.start, end: root.end });
  const conversion = conversionOf(source, file, readExpression, readStatement);
  visitChildren(conversion, root);
  nameWildcards(file, known);
  return file.finish('java', path);
}
