import type { Evaluator } from './evaluate.ts';
import type { Call, Member, Scope } from './model.ts';
import { type Frame, isKnown, oneOf, type Value, weaken } from './values.ts';

/**
 * What a library of settings gives for a key, as far as the file states the defaults: the schema's entry
 * (`convict({ port: { default: 8080 } })`), or what was given as defaults (`nconf.defaults({ port: 3000 })`).
 * Undefined where it states none.
 */
export function settingDefault(
  evaluator: Evaluator,
  call: Call,
  callee: Member,
  scope: Scope,
  frame: Frame | undefined,
): Value[] | undefined {
  const key = call.args[0]?.value;
  if (call.args.length !== 1 || key?.kind !== 'string') return undefined;
  for (const { get, separator, leaf, define } of evaluator.idioms.settings ?? []) {
    if (get !== callee.property) continue;
    const path = [...key.text.value.split(separator), ...(leaf === undefined ? [] : [leaf])];
    const receiver = evaluator.evaluate(callee.object, scope, frame);
    const sources = define ? given(evaluator, receiver, define) : receiver;
    const found = sources
      .filter(({ kind }) => kind === 'object')
      .flatMap(source =>
        path.reduce<Value[]>(
          (values, name) => values.flatMap(value => evaluator.property(value, name, call.range)),
          [source],
        ),
      );
    const known = found.filter(isKnown);
    if (known.length > 0) return oneOf(known, call.range).map(value => weaken(value, 'default'));
  }
  return undefined;
}

/** What is given to a method of the same module anywhere in the file. */
function given(
  evaluator: Evaluator,
  receiver: readonly Value[],
  { method, module }: { readonly method: string; readonly module: string },
): Value[] {
  const isModule = (values: readonly Value[]) =>
    values.some(
      value =>
        value.kind === 'opaque' &&
        (value.origin === module || value.origin?.startsWith(`${module}.`) === true),
    );
  if (!isModule(receiver)) return [];
  return evaluator.sitesNamed(method).flatMap(({ call, scope }) => {
    const argument = call.args[0]?.value;
    if (call.callee.kind !== 'member' || !argument) return [];
    return isModule(evaluator.evaluate(call.callee.object, scope)) ? evaluator.evaluate(argument, scope) : [];
  });
}
