import type { TextRange } from '../../../../text/index.ts';
import type { CodeFileBuilder } from '../../tree-sitter/code-file-builder.ts';
import { type Conversion, textOf } from '../../tree-sitter/conversion.ts';
import { childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { KnownNames } from './known-names.ts';

/** `import a.b.C;`, `import a.b.*;`, `import static a.b.C.m;` */
export function readImport(conversion: Conversion, node: SyntaxNode): void {
  const { file } = conversion;
  const path = node.children.find(({ type }) => type === 'scoped_identifier' || type === 'identifier');
  if (!path) return;
  const written = textOf(conversion, path).replace(/\s+/g, '');
  const range = { start: node.start, end: node.end };
  if (childOfType(node, 'asterisk')) {
    file.imports.push({ module: written, imported: '*', range });
    return;
  }
  const dot = written.lastIndexOf('.');
  if (dot > 0) importClass(file, written.slice(0, dot), written.slice(dot + 1), range);
}

/** `package a.b;`: the classes of one's own package are known without an import. */
export function readPackage(conversion: Conversion, node: SyntaxNode): void {
  const path = node.children.find(({ type }) => type === 'scoped_identifier' || type === 'identifier');
  if (!path) return;
  const module = textOf(conversion, path).replace(/\s+/g, '');
  conversion.file.imports.push({ module, imported: '*', range: { start: node.start, end: node.end } });
}

/** Makes `name` of a package, or of a class, known by its own name, unless another has it. */
export function importClass(file: CodeFileBuilder, module: string, name: string, range: TextRange): void {
  if (file.module.bindings.has(name)) return;
  file.imports.push({ module, local: name, imported: name, range });
  file.bind(name, { how: 'import', range }, file.module);
}

/** After all else is read: the names of the tables that stand in a package imported as a whole. */
export function nameWildcards(file: CodeFileBuilder, knownIn: KnownNames): void {
  for (const { module, local, imported, range } of [...file.imports]) {
    if (imported !== '*' || local !== undefined) continue;
    for (const name of knownIn(module)) importClass(file, module, name, range);
  }
}
