import type { TextRange } from '../../../../text/index.ts';
import type { CodeFile, Expression } from '../../model.ts';
import { CodeFileBuilder } from '../../tree-sitter/code-file-builder.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readBody } from './blocks.ts';
import type { RustConversion } from './context.ts';
import { readExpression } from './expressions.ts';
import { expandMacro } from './macros.ts';
import { segmentsOf } from './paths.ts';
import { readStatement } from './statements.ts';

/** The neutral form of a Rust file. */
export function convertRust(root: SyntaxNode, source: string, path: string): CodeFile {
  const file = new CodeFileBuilder({ start: root.start, end: root.end });
  const unknown = (node: SyntaxNode): Expression => ({
    kind: 'unknown',
    range: { start: node.start, end: node.end },
  });
  const conversion: RustConversion = {
    source,
    file,
    types: new Map(),
    items: new Set(),
    modules: new Set(),
    used: new Map(),
    self: undefined,
    hidden: 0,
    fn: undefined,
    expression: node => file.nested(() => readExpression(conversion, node)) ?? unknown(node),
    visit: node => void file.nested(() => readStatement(conversion, node)),
    macro: (name, tree, range) => expandMacro(conversion, name, tree, range),
    body: node => file.nested(() => readBody(conversion, node)) ?? unknown(node),
  };
  declareItems(conversion, root.children);
  for (const node of root.children) if (node.type === 'use_declaration') conversion.visit(node);
  for (const node of root.children) if (node.type !== 'use_declaration') conversion.visit(node);
  const tests = testRanges(conversion, root.children);
  return { ...file.finish('rust', path), ...(tests.length > 0 && { tests }) };
}

/** Items may be used before they stand: their names, and the scopes of types, are made first. */
function declareItems(conversion: RustConversion, nodes: readonly SyntaxNode[]): void {
  const { file, types, items, modules } = conversion;
  for (const node of nodes) {
    if (node.type === 'impl_item') declareMethods(conversion, node);
    const nameNode = child(node, 'name');
    if (!nameNode) continue;
    const name = textOf(conversion, nameNode);
    const range = { start: node.start, end: node.end };
    switch (node.type) {
      case 'mod_item': {
        const body = child(node, 'body');
        if (!body) break;
        modules.add(name);
        declareItems(conversion, body.children);
        break;
      }
      case 'struct_item':
      case 'enum_item':
      case 'union_item': {
        items.add(name);
        if (types.has(name)) break;
        const scope = file.createScope({ kind: 'class', name }, range);
        types.set(name, scope);
        file.bind(name, {
          how: 'declare',
          range: { start: nameNode.start, end: nameNode.end },
          value: { kind: 'class', scope, range },
        });
        break;
      }
      case 'function_item':
      case 'const_item':
      case 'static_item':
      case 'trait_item':
        items.add(name);
    }
  }
}

/** The functions of an `impl`, as `Type::function`. */
function declareMethods(conversion: RustConversion, node: SyntaxNode): void {
  const type = segmentsOf(conversion, child(node, 'type'))?.at(-1)?.name;
  for (const { type: kind, children } of child(node, 'body')?.children ?? []) {
    const name = children.find(({ field }) => field === 'name');
    if (kind === 'function_item' && name && type !== undefined)
      conversion.items.add(`${type}::${textOf(conversion, name)}`);
  }
}

/** `#[cfg(test)] mod tests { … }`, `#[tokio::test] async fn …`: what only a test run compiles. */
function testRanges({ source }: RustConversion, nodes: readonly SyntaxNode[]): TextRange[] {
  const ranges: TextRange[] = [];
  let marked = false;
  for (const { type, start, end } of nodes) {
    if (type === 'attribute_item')
      marked ||= TEST_ATTRIBUTE.test(source.slice(start, Math.min(end, start + 200)));
    else {
      if (marked) ranges.push({ start, end });
      marked = false;
    }
  }
  return ranges;
}

const TEST_ATTRIBUTE = /^#\[\s*(?:cfg\s*\([^)]*\btest\b|(?:\w+\s*::\s*)*(?:test|rstest|tokio_test)\b)/;
