import type { Call, Expression, Scope } from '../../model.ts';
import { textOf, visitChildren } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { RustConversion } from './context.ts';
import { bindPattern } from './patterns.ts';

/** The expression at the end of a block that gives the block its value. */
function tailOf(conversion: RustConversion, block: SyntaxNode): SyntaxNode | undefined {
  const last = block.children.at(-1);
  if (!last?.named) return undefined;
  if (last.type === 'expression_statement')
    return conversion.source[last.end - 1] === ';' ? undefined : last.children[0];
  return /_(?:item|declaration|statement)$|^attribute_item$/.test(last.type) ? undefined : last;
}

/** Reads a block's statements into the current scope; `take` gets the value at its end. */
export function readBlockInto(
  conversion: RustConversion,
  block: SyntaxNode,
  take: (value: Expression) => void,
): void {
  const tail = tailOf(conversion, block);
  for (const node of block.children) {
    if (!node.named) continue;
    if (tail && (node === tail || node.children[0] === tail)) take(conversion.expression(tail));
    else conversion.visit(node);
  }
}

/** A function that is called where it stands: how a stretch with names of its own is an expression. */
export function inPlace(scope: Scope, args: readonly Expression[] = []): Call {
  const { range } = scope;
  return {
    kind: 'call',
    callee: { kind: 'function', scope, range },
    args: args.map(value => ({ value })),
    argsRange: range,
    range,
    isNew: false,
  };
}

/** The value of a block or expression; a block with statements is called in place. */
export function readBody(conversion: RustConversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  if (node.type !== 'block') return conversion.expression(node);
  const tail = tailOf(conversion, node);
  const named = node.children.filter(one => one.named);
  if (tail && named.length === 1) return conversion.expression(tail);
  if (!tail) {
    file.within(file.createScope({ kind: 'block' }, range), () => visitChildren(conversion, node));
    return { kind: 'unknown', range };
  }
  const scope = file.createScope({ kind: 'function' }, range);
  file.within(scope, () => readBlockInto(conversion, node, value => scope.returns.push(value)));
  return inPlace(scope);
}

/** `|a, b| …`; `async` blocks are closures without parameters. */
export function readClosure(conversion: RustConversion, node: SyntaxNode, name?: string): Scope {
  const { file } = conversion;
  const scope = file.createScope(
    { kind: 'function', ...(name && { name }) },
    { start: node.start, end: node.end },
  );
  const outer = conversion.fn;
  conversion.fn = scope;
  file.within(scope, () => {
    let index = 0;
    for (const parameter of child(node, 'parameters')?.children ?? []) {
      if (!parameter.named) continue;
      const pattern = parameter.type === 'parameter' ? child(parameter, 'pattern') : parameter;
      const at = index++;
      if (pattern?.type === 'identifier')
        file.bind(textOf(conversion, pattern), {
          how: 'parameter',
          index: at,
          range: { start: pattern.start, end: pattern.end },
        });
      else if (pattern) bindPattern(conversion, pattern, undefined, scope);
    }
    const body = child(node, 'body') ?? node.children.find(({ type }) => type === 'block');
    if (body?.type === 'block') readBlockInto(conversion, body, value => scope.returns.push(value));
    else if (body) scope.returns.push(conversion.expression(body));
  });
  conversion.fn = outer;
  return scope;
}
