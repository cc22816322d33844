import type { CodeFile } from '../../model.ts';
import { CodeFileBuilder } from '../../tree-sitter/code-file-builder.ts';
import { conversionOf, visitChildren } from '../../tree-sitter/conversion.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { nameWildcards } from '../java/imports.ts';
import { knownNames } from '../java/known-names.ts';
import { kotlinApis } from './apis.ts';
import { readExpression } from './expressions.ts';
import { kotlinIdioms } from './idioms.ts';
import { readStatement } from './statements.ts';

const known = knownNames({ apis: kotlinApis, idioms: kotlinIdioms });

/** The neutral form of a Kotlin file. */
export function convertKotlin(root: SyntaxNode, source: string, path: string): CodeFile {
  const file = new CodeFileBuilder({ start: root.start, end: root.end });
  const conversion = conversionOf(source, file, readExpression, readStatement);
  visitChildren(conversion, root);
  nameWildcards(file, known);
  return file.finish('kotlin', path);
}
