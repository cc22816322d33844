import type { Expression } from '../model.ts';
import type { CodeFileBuilder } from './code-file-builder.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** One file on its way from a syntax tree to the neutral form. */
export interface Conversion {
  readonly source: string;
  readonly file: CodeFileBuilder;
  /** The expression that `node` is; its calls and strings are recorded on the way. */
  expression(node: SyntaxNode): Expression;
  /** Takes in a statement, or an expression whose value nobody uses. */
  visit(node: SyntaxNode): void;
}

/**
 * The way of a language whose files need nothing kept beside the model: its two readers, called within the
 * builder's bounds. What one of them does not read is unknown.
 */
export function conversionOf(
  source: string,
  file: CodeFileBuilder,
  readExpression: (conversion: Conversion, node: SyntaxNode) => Expression | undefined,
  readStatement: (conversion: Conversion, node: SyntaxNode) => void,
): Conversion {
  const conversion: Conversion = {
    source,
    file,
    expression: node =>
      file.nested(() => readExpression(conversion, node)) ?? {
        kind: 'unknown',
        range: { start: node.start, end: node.end },
      },
    visit: node => void file.nested(() => readStatement(conversion, node)),
  };
  return conversion;
}

/** The source text of a node. */
export function textOf(conversion: Conversion, node: SyntaxNode): string {
  return conversion.source.slice(node.start, node.end);
}

/** Visits all children; the way through constructs that mean nothing to the model. */
export function visitChildren(conversion: Conversion, node: SyntaxNode): void {
  for (const child of node.children) if (child.named) conversion.visit(child);
}
