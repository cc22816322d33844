import { textOf } from '../../tree-sitter/conversion.ts';
import { child, childrenOf, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { PythonConversion } from './context.ts';

/** `import a.b`, `import a as b`: the name bound is the first part, unless there is an alias. */
export function readImport(conversion: PythonConversion, node: SyntaxNode): void {
  for (const name of childrenOf(node, 'name')) {
    const alias = child(name, 'alias');
    const path = name.type === 'aliased_import' ? child(name, 'name') : name;
    if (!path) continue;
    const module = dotted(conversion, path);
    if (alias) add(conversion, name, module, textOf(conversion, alias), '*');
    else {
      const root = module.split('.')[0]!;
      add(conversion, name, root, root, '*');
      // The whole path, so that a condition on imports sees it.
      if (root !== module) add(conversion, name, module, undefined, '*');
    }
  }
}

/** `from a.b import c as d`; a relative module is written as a path: `./config`, `../app`. */
export function readImportFrom(conversion: PythonConversion, node: SyntaxNode): void {
  const from = child(node, 'module_name');
  if (!from) return;
  const module = moduleName(conversion, from);
  for (const name of childrenOf(node, 'name')) {
    const alias = child(name, 'alias');
    const path = name.type === 'aliased_import' ? child(name, 'name') : name;
    if (!path) continue;
    const imported = dotted(conversion, path);
    add(conversion, name, module, alias ? textOf(conversion, alias) : imported, imported);
  }
  if (node.children.some(({ type }) => type === 'wildcard_import'))
    add(conversion, node, module, undefined, '*');
}

function moduleName(conversion: PythonConversion, node: SyntaxNode): string {
  if (node.type !== 'relative_import') return dotted(conversion, node);
  const text = textOf(conversion, node).replace(/\s+/g, '');
  const dots = /^\.*/.exec(text)![0].length;
  return `${dots === 1 ? './' : '../'.repeat(dots - 1)}${text.slice(dots)}`;
}

function dotted(conversion: PythonConversion, node: SyntaxNode): string {
  return textOf(conversion, node).replace(/\s+/g, '');
}

function add(
  conversion: PythonConversion,
  { start, end }: SyntaxNode,
  module: string,
  local: string | undefined,
  imported: string,
): void {
  const { file } = conversion;
  const range = { start, end };
  file.imports.push({ module, ...(local !== undefined && { local }), imported, range });
  if (local !== undefined) file.bind(local, { how: 'import', range });
}
