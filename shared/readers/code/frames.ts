import type { Evaluator } from './evaluate.ts';
import type { Call, Scope } from './model.ts';
import type { Frame, Value } from './values.ts';

/** The values of a call's argument by position or keyword; undefined where the call gives none. */
export function argumentOf(
  evaluator: Evaluator,
  call: Call,
  scope: Scope,
  frame: Frame | undefined,
  index: number,
  name: string,
): Value[] | undefined {
  const positional = call.args.filter(argument => argument.name === undefined);
  const spread = call.args.findIndex(argument => argument.spread);
  if (spread >= 0 && spread <= index) return [{ kind: 'opaque', range: call.argsRange }];
  const argument = positional[index] ?? call.args.find(argument => argument.name === name);
  return argument && evaluator.evaluate(argument.value, scope, frame);
}

/** The frames that matter inside `scope`: none, where no followed function encloses it. */
export function frameFor(scope: Scope, frame: Frame | undefined): Frame | undefined {
  for (let current: Scope | undefined = scope; current; current = current.parent)
    for (let f = frame; f; f = f.parent) if (f.scope === current) return frame;
  return undefined;
}
