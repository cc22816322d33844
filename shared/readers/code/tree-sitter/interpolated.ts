import type { TextRange } from '../../../text/index.ts';
import type { Expression } from '../model.ts';
import type { Conversion } from './conversion.ts';
import { decodeLiteral, type EscapeReader } from './literal-text.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** How a grammar writes texts with holes. */
export interface TextSyntax {
  /** Node types of literal stretches; everything else between the quotes is put in. */
  readonly literal: ReadonlySet<string>;
  readonly readEscape: EscapeReader;
}

/**
 * A text whose literal stretches and holes are the children of `body`: a string, where there are no holes,
 * or a concatenation. `node` is the whole literal; the range of what is found.
 */
export function readInterpolated(
  conversion: Conversion,
  node: SyntaxNode,
  body: SyntaxNode,
  { literal, readEscape }: TextSyntax,
): Expression {
  const { source, file } = conversion;
  const range = { start: node.start, end: node.end };
  const parts: Expression[] = [];
  let run: TextRange | undefined;
  const decoded = ({ start, end }: TextRange) => decodeLiteral(source, start, end, '\\', readEscape);
  const flush = () => {
    if (run) parts.push({ kind: 'string', text: decoded(run), range: run });
    run = undefined;
  };
  let holes = 0;
  for (const part of body.children) {
    if (!part.named) continue;
    if (literal.has(part.type)) {
      run = { start: run?.start ?? part.start, end: part.end };
      continue;
    }
    flush();
    holes++;
    parts.push(conversion.expression(part));
  }
  if (holes === 0) {
    const empty = { start: node.start + 1, end: node.start + 1 };
    return file.string(decoded(run ?? empty), range);
  }
  flush();
  return file.concat(parts, range);
}
