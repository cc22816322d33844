import type { TextRange } from '../../../../text/index.ts';
import type { Argument, Expression } from '../../model.ts';
import { enclosing, lastName } from '../../scopes.ts';
import type { PythonConversion } from './context.ts';

/** A call that another one brings about, without its place in the text. */
interface ImpliedCall {
  readonly callee: Expression;
  readonly args: readonly Argument[];
}

/** What runs a function given as `target` with the arguments given as `args` and `kwargs`. */
const RUNNERS = new Set(['Thread', 'Process', 'Greenlet']);

/**
 * The call that `callee(args)` brings about: `Thread(target=app.run, kwargs={'port': 5000})` calls
 * `app.run(port=5000)`, and in a class `super().__init__(…)` and `Base.__init__(self, …)` make what the
 * class extends.
 */
export function impliedCall(
  conversion: PythonConversion,
  callee: Expression,
  args: readonly Argument[],
): ImpliedCall | undefined {
  if (RUNNERS.has(lastName(callee))) return started(args);
  if (callee.kind !== 'member' || callee.property !== '__init__') return undefined;
  const extended = enclosing(conversion.file.scope, 'class')?.base;
  if (!extended) return undefined;
  const base = placedAt(extended, callee.propertyRange);
  const { object } = callee;
  if (object.kind === 'call') return lastName(object.callee) === 'super' ? { callee: base, args } : undefined;
  const self = args[0]?.value;
  const named = lastName(object) !== '' && lastName(object) === lastName(base);
  return named && self?.kind === 'name' && self.name === 'this'
    ? { callee: base, args: args.slice(1) }
    : undefined;
}

/** A dotted name as it would stand at `range`: the call is there, not where the class is declared. */
function placedAt(expression: Expression, range: TextRange): Expression {
  return expression.kind === 'member'
    ? { ...expression, propertyRange: range, range }
    : { ...expression, range };
}

function started(args: readonly Argument[]): ImpliedCall | undefined {
  const given = (keyword: string) => args.find(({ name }) => name === keyword)?.value;
  const callee = given('target');
  if (!callee || (callee.kind !== 'name' && callee.kind !== 'member')) return undefined;
  const positional = given('args');
  const named = given('kwargs');
  return {
    callee,
    args: [
      ...(positional?.kind === 'list' ? positional.items.map(value => ({ value })) : []),
      ...(named?.kind === 'object' ? named.entries.map(({ key, value }) => ({ name: key, value })) : []),
    ],
  };
}
