import type { Expression } from '../../model.ts';
import type { Conversion } from '../../tree-sitter/conversion.ts';
import { childOfType, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { readArguments } from './arguments.ts';
import { readLambda } from './functions.ts';

/** Functions that run their lambda on the receiver: what it assigns to, it assigns to that. */
const ON_RECEIVER = /^(?:apply|run|with)$/;

/** `f(a, b = c) { … }`: the lambda after the parentheses is one more argument. */
export function readCall(conversion: Conversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  let [calleeNode, suffix] = node.children.filter(({ named }) => named);
  const lambda = suffix && childOfType(suffix, 'annotated_lambda');
  let list = suffix && childOfType(suffix, 'value_arguments');
  // The grammar takes `f(…) { … }` for a call of what `f(…)` gives.
  if (lambda && !list && calleeNode?.type === 'call_expression') {
    const [inner, first] = calleeNode.children.filter(({ named }) => named);
    if (first && !childOfType(first, 'annotated_lambda')) {
      calleeNode = inner;
      suffix = first;
      list = childOfType(first, 'value_arguments');
    }
  }
  if (!calleeNode) return { kind: 'unknown', range };
  const callee = conversion.expression(calleeNode);
  const args = readArguments(conversion, list);
  const place = list ?? lambda ?? node;
  const body = lambda && childOfType(lambda, 'lambda_literal');
  if (body) {
    const receiver =
      callee.kind === 'member' && ON_RECEIVER.test(callee.property) ? callee.object : undefined;
    const { value, assigned } = readLambda(conversion, body, receiver);
    args.push({ value }, ...assigned);
  }
  const call = file.call(callee, args, { start: place.start, end: place.end }, range, isType(callee));
  return callee.kind === 'member' && callee.property === 'apply' && body ? callee.object : call;
}

/** Names of classes begin with a capital: calling one constructs it. */
function isType(callee: Expression): boolean {
  return callee.kind === 'name' && /^[A-Z]/.test(callee.name);
}
