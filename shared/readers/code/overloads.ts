import type { Evaluator } from './evaluate.ts';
import type { Call, Scope } from './model.ts';

/** Whether a function takes as many arguments as a call gives; always where that tells nothing apart. */
export function takesArguments(evaluator: Evaluator, fn: Scope, call: Call): boolean {
  if (!evaluator.idioms.overloads || call.args.some(({ spread, name }) => spread || name !== undefined))
    return true;
  let least = 0;
  let most = 0;
  for (const bindings of fn.bindings.values())
    for (const { how, index, value, rest } of bindings) {
      if (how !== 'parameter' || index === undefined) continue;
      most = Math.max(most, rest ? Number.POSITIVE_INFINITY : index + 1);
      if (!rest && !value) least = Math.max(least, index + 1);
    }
  return least <= call.args.length && call.args.length <= most;
}

/** Of the functions that are declared beside `fn` under its name, the last that takes a call's arguments. */
export function overloadFor(evaluator: Evaluator, fn: Scope, call: Call): Scope {
  if (!fn.name || takesArguments(evaluator, fn, call)) return fn;
  const siblings = fn.parent?.bindings.get(fn.name) ?? [];
  const found = siblings.findLast(
    ({ value }) => value?.kind === 'function' && takesArguments(evaluator, value.scope, call),
  );
  return found?.value?.kind === 'function' ? found.value.scope : fn;
}
