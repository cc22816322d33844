import { textOf } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { RustConversion } from './context.ts';
import { segmentsOf } from './paths.ts';

/** `use a::{b, c::{self, d as e}, f::*};` */
export function readUse(conversion: RustConversion, node: SyntaxNode): void {
  const argument = child(node, 'argument');
  if (argument) readClause(conversion, argument, []);
}

function readClause(conversion: RustConversion, node: SyntaxNode, before: readonly string[]): void {
  const { file, items, modules } = conversion;
  const path = (of: SyntaxNode | undefined) => (segmentsOf(conversion, of) ?? []).map(({ name }) => name);
  const add = (names: readonly string[], local: string) => {
    const range = { start: node.start, end: node.end };
    const own = /^(?:crate|self|super)$/.test(names[0] ?? '') || modules.has(names[0] ?? '');
    // What an inline module of the file declares is found without the import.
    if (own && items.has(names.at(-1)!) && names.at(-1) === local) return;
    const module = names.slice(0, -1).join('.');
    const imported =
      module === ''
        ? { module: names[0]!, local, imported: '*', range }
        : { module, local, imported: names.at(-1)!, range };
    file.imports.push(imported);
    if (!conversion.used.has(local)) conversion.used.set(local, imported);
    file.bind(local, { how: 'import', range }, file.scope);
  };
  switch (node.type) {
    case 'scoped_use_list': {
      const prefix = [...before, ...path(child(node, 'path'))];
      const list = child(node, 'list');
      if (list) readClause(conversion, list, prefix);
      return;
    }
    case 'use_list':
      for (const one of node.children) if (one.named) readClause(conversion, one, before);
      return;
    case 'use_as_clause': {
      const alias = child(node, 'alias');
      const names = [...before, ...path(child(node, 'path'))];
      if (alias && names.length > 0) add(names, textOf(conversion, alias));
      return;
    }
    case 'use_wildcard': {
      const module = [...before, ...path(node.children[0])].join('.');
      if (module) file.imports.push({ module, imported: '*', range: { start: node.start, end: node.end } });
      return;
    }
    case 'self':
      if (before.length > 0) add(before, before.at(-1)!);
      return;
    default: {
      const names = [...before, ...path(node)];
      if (names.length > 0) add(names, names.at(-1)!);
    }
  }
}
