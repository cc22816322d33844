import type { Expression } from '../../model.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { inPlace } from './blocks.ts';
import type { RustConversion } from './context.ts';
import { bindPattern } from './patterns.ts';
import { readCondition } from './statements.ts';

/** What never gives a value: `return`, `panic!(…)`, `std::process::exit(1)`. */
const DIVERGES =
  /^(?:return\b|continue\b|break\b|(?:std::)?process::exit\b|exit\(|(?:panic|unreachable|todo|bail|unimplemented|anyhow::bail)!)/;

function diverges(conversion: RustConversion, node: SyntaxNode | undefined): boolean {
  if (!node) return false;
  if (node.type !== 'block') return DIVERGES.test(textOf(conversion, node));
  const last = node.children.findLast(({ named }) => named);
  return last !== undefined && DIVERGES.test(textOf(conversion, last));
}

/** `if a { b } else { c }` as a value, `if let` too. */
export function readConditional(conversion: RustConversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const scope = file.createScope({ kind: 'function' }, range);
  let test: Expression = { kind: 'unknown', range };
  const values: Expression[] = [];
  const branch = (body: SyntaxNode | undefined) => {
    if (!body) return;
    const value = conversion.body(body.type === 'else_clause' ? (body.children[0] ?? body) : body);
    if (!diverges(conversion, body.type === 'else_clause' ? body.children[0] : body)) values.push(value);
  };
  file.within(scope, () => {
    test = readCondition(conversion, child(node, 'condition')) ?? test;
    file.when(test, () => branch(child(node, 'consequence')));
    file.when(undefined, () => branch(child(node, 'alternative')));
  });
  const value = oneOf(test, values, range);
  if (scope.bindings.size === 0 && values.length === 0) return value;
  scope.returns.push(value);
  return inPlace(scope);
}

/** `match v { Ok(p) => p, Err(_) => "3000" }` as a value. */
export function readMatch(conversion: RustConversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const subjectNode = child(node, 'value');
  const subject: Expression = subjectNode ? conversion.expression(subjectNode) : { kind: 'unknown', range };
  const values: Expression[] = [];
  for (const arm of child(node, 'body')?.children ?? []) {
    if (arm.type !== 'match_arm') continue;
    const valueNode = child(arm, 'value');
    const pattern = child(arm, 'pattern');
    const scope = file.createScope({ kind: 'function' }, { start: arm.start, end: arm.end });
    if (pattern) bindPattern(conversion, pattern, subject, scope);
    file.within(scope, () =>
      file.when(undefined, () => {
        if (valueNode) scope.returns.push(conversion.body(valueNode));
      }),
    );
    if (!diverges(conversion, valueNode)) values.push(inPlace(scope));
  }
  return oneOf(subject, values, range);
}

function oneOf(test: Expression, values: readonly Expression[], range: Expression['range']): Expression {
  if (values.length === 0) return { kind: 'unknown', range };
  return values.reduce((consequent, alternate) => ({
    kind: 'conditional',
    test,
    consequent,
    alternate,
    range,
  }));
}
