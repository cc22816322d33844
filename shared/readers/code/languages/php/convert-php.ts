import type { CodeFile } from '../../model.ts';
import { CodeFileBuilder } from '../../tree-sitter/code-file-builder.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { PhpConversion } from './context.ts';
import { readExpression } from './expressions.ts';
import { readStatement } from './statements.ts';

/** The neutral form of a PHP file. */
export function convertPhp(root: SyntaxNode, source: string, path: string): CodeFile {
  const file = new CodeFileBuilder({ start: root.start, end: root.end });
  const conversion: PhpConversion = {
    source,
    file,
    namespace: '',
    uses: new Map(),
    functions: new Map(),
    declared: new Set(declaredClasses(root, source)),
    known: new Set(),
    expression: node =>
      file.nested(() => readExpression(conversion, node)) ?? {
        kind: 'unknown',
        range: { start: node.start, end: node.end },
      },
    visit: node => void file.nested(() => readStatement(conversion, node)),
  };
  conversion.visit(root);
  return file.finish('php', path);
}

/** The classes of a file's top level and of its namespaces' blocks. */
function declaredClasses(root: SyntaxNode, source: string): string[] {
  return root.children.flatMap(node => {
    if (node.type === 'namespace_definition') {
      const body = child(node, 'body');
      return body ? declaredClasses(body, source) : [];
    }
    const name = /^(?:class|interface|trait|enum)_declaration$/.test(node.type)
      ? child(node, 'name')
      : undefined;
    return name ? [source.slice(name.start, name.end).toLowerCase()] : [];
  });
}
