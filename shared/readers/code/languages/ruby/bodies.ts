import { EACH, type Expression } from '../../model.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { RubyConversion } from './context.ts';
import { bindTarget } from './targets.ts';

const SEQUENCES = new Set([
  'body_statement',
  'block_body',
  'then',
  'do',
  'begin',
  'parenthesized_statements',
]);

/** Takes in statements one after another; the value of the last. */
export function readBody(conversion: RubyConversion, nodes: readonly SyntaxNode[]): Expression {
  const first = nodes[0];
  let last: Expression = { kind: 'unknown', range: { start: first?.start ?? 0, end: first?.end ?? 0 } };
  for (const node of nodes) {
    if (!node.named) continue;
    if (node.type === 'heredoc_body') conversion.visit(node);
    else if (node.type === 'rescue') {
      const variable = child(node, 'variable')?.children.find(({ named }) => named);
      if (variable) bindTarget(conversion, variable, undefined);
      conversion.file.when(undefined, () => {
        const body = child(node, 'body');
        if (body) readBody(conversion, [body]);
      });
    } else if (node.type === 'ensure' || node.type === 'else') readBody(conversion, node.children);
    else last = SEQUENCES.has(node.type) ? readBody(conversion, node.children) : conversion.expression(node);
  }
  return last;
}

/** `if`, `unless`, `elsif`, and both as modifiers; their values. */
export function readIf(conversion: RubyConversion, node: SyntaxNode): Expression {
  const { file } = conversion;
  const range = { start: node.start, end: node.end };
  const testNode = child(node, 'condition');
  const test: Expression = testNode ? conversion.expression(testNode) : { kind: 'unknown', range };
  const nothing: Expression = { kind: 'constant', value: null, range };
  const branch = (of: SyntaxNode | undefined, condition?: Expression): Expression => {
    if (!of) return nothing;
    let value: Expression = nothing;
    const read = () => {
      value = of.type === 'elsif' ? readIf(conversion, of) : readBody(conversion, inside(of));
    };
    // What a program does when it is run itself is no condition.
    if (condition && testNode && /^(?:__FILE__|\$0|\$PROGRAM_NAME)\s*==/.test(textOf(conversion, testNode)))
      read();
    else file.when(condition, read);
    return value;
  };
  const isUnless = node.type.startsWith('unless');
  const consequent = branch(child(node, 'consequence') ?? child(node, 'body'), isUnless ? undefined : test);
  const alternate = branch(child(node, 'alternative'));
  return { kind: 'conditional', test, consequent, alternate, range };
}

function inside(node: SyntaxNode): readonly SyntaxNode[] {
  return node.type === 'then' || node.type === 'else' ? node.children : [node];
}

/** `case`: one of what its branches give. */
export function readCase(conversion: RubyConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const subject = child(node, 'value');
  const test: Expression = subject ? conversion.expression(subject) : { kind: 'unknown', range };
  const values: Expression[] = [];
  for (const branch of node.children) {
    if (!branch.named || branch === subject) continue;
    for (const part of branch.children) if (part.field === 'pattern') conversion.visit(part);
    const body = branch.type === 'else' ? branch.children : [child(branch, 'body')].filter(one => !!one);
    conversion.file.when(undefined, () => values.push(readBody(conversion, body)));
  }
  const last = values.pop();
  if (!last) return { kind: 'unknown', range };
  return values.reduceRight<Expression>(
    (alternate, consequent) => ({ kind: 'conditional', test, consequent, alternate, range }),
    last,
  );
}

/** `while`, `until`, `for`; they give nothing. */
export function readLoop(conversion: RubyConversion, node: SyntaxNode): Expression {
  const range = { start: node.start, end: node.end };
  const condition = child(node, 'condition');
  if (condition) conversion.visit(condition);
  const inNode = child(node, 'value');
  const itemsNode = inNode?.type === 'in' ? inNode.children.find(({ named }) => named) : inNode;
  const items = itemsNode && conversion.expression(itemsNode);
  const pattern = child(node, 'pattern');
  if (pattern)
    bindTarget(
      conversion,
      pattern,
      pattern.type === 'identifier' ? items : undefined,
      pattern.type === 'identifier' ? EACH : undefined,
    );
  conversion.file.when(undefined, () => {
    const body = child(node, 'body');
    if (body) readBody(conversion, [body]);
  });
  return { kind: 'unknown', range };
}
