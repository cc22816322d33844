import type { CodeFile } from '../../model.ts';
import { CodeFileBuilder } from '../../tree-sitter/code-file-builder.ts';
import { conversionOf, visitChildren } from '../../tree-sitter/conversion.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { nameWildcards } from '../java/imports.ts';
import { knownNames } from '../java/known-names.ts';
import { scalaApis } from './apis.ts';
import { readExpression } from './expressions.ts';
import { scalaIdioms } from './idioms.ts';
import { readStatement } from './statements.ts';

const known = knownNames({ apis: scalaApis, idioms: scalaIdioms });

/** The neutral form of a Scala file. */
export function convertScala(root: SyntaxNode, source: string, path: string): CodeFile {
  const file = new CodeFileBuilder({ start: root.start, end: root.end });
  const conversion = conversionOf(source, file, readExpression, readStatement);
  visitChildren(conversion, root);
  nameWildcards(file, known);
  return file.finish('scala', path);
}
