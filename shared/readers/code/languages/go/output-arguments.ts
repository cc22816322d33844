import type { TextRange } from '../../../../text/index.ts';
import type { Call, Expression, ObjectLiteral } from '../../model.ts';
import { lastName } from '../../scopes.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import { child, type SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import type { GoConversion } from './context.ts';
import { assignTo } from './members.ts';

/** `flag.IntVar(&p, "port", 8080, "…")`; pflag's `IntVarP` has a shorthand before the default. */
const FLAG_VARIABLE = /^(?:Bool|Duration|Float\d*|Int\d*|Uint\d*|String|IP|Text)Var(P)?$/;

/**
 * Names whose address a call is given: a flag definition gives them its default, any other function
 * may give them anything.
 */
export function outputArguments(conversion: GoConversion, call: Call, nodes: readonly SyntaxNode[]): void {
  const flag = FLAG_VARIABLE.exec(lastName(call.callee));
  nodes.forEach((node, index) => {
    if (node.type !== 'unary_expression') return;
    const operator = child(node, 'operator');
    const operand = child(node, 'operand');
    if (!operator || !operand || textOf(conversion, operator) !== '&') return;
    if (operand.type !== 'identifier' && operand.type !== 'selector_expression') return;
    const target = call.args[index]!.value;
    const { range } = call;
    const given = flag && index === 0 ? flagDefault(call, flag[1] !== undefined) : undefined;
    if (given) assignDefault(conversion, target, given, range);
    else assignTo(conversion, target, { how: 'unknown', range, conditional: true });
  });
}

/** `&cli.StringFlag{Name: "addr", Value: ":8080", Destination: &addr}` gives the variable its default. */
export function outputField(conversion: GoConversion, { type, entries }: ObjectLiteral): void {
  if (!type?.endsWith('Flag')) return;
  const field = (name: string) => entries.find(({ key }) => key === name)?.value;
  const target = field('Destination');
  const given = field('Value');
  if (target && given) assignDefault(conversion, target, given, given.range);
}

/** The command line goes first, as in `value || default`; what neither tells stands where the default is written. */
function assignDefault(
  conversion: GoConversion,
  target: Expression,
  given: Expression,
  range: TextRange,
): void {
  const line: Expression = { kind: 'unknown', range: given.range };
  const value: Expression = { kind: 'fallback', operator: 'nullish', left: line, right: given, range };
  assignTo(conversion, target, { how: 'assign', range, value });
}

function flagDefault(call: Call, shorthand: boolean): Expression | undefined {
  // kingpin: `app.Flag("port", "…").Default("8080").StringVar(&port)`.
  if (call.args.length === 1) return chainedDefault(call.callee);
  return call.args[shorthand ? 3 : 2]?.value;
}

/** The argument of `Default` in a chain of method calls. */
function chainedDefault(callee: Expression): Expression | undefined {
  let current = callee;
  for (let links = 0; links < 20 && current.kind === 'member'; links++) {
    const object: Expression = current.object;
    if (object.kind !== 'call') return undefined;
    if (lastName(object.callee) === 'Default') return object.args[0]?.value;
    current = object.callee;
  }
  return undefined;
}
