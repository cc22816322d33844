import type { Evaluator } from './evaluate.ts';
import type { Call } from './model.ts';
import { oneOf, type Value, weaken } from './values.ts';

/**
 * The default of an option that is asked for by its name (`cmd.Flags().GetInt("port")`,
 * `c.String("addr")`), as a call or object of this file defines it; undefined where none does.
 */
export function namedOptionDefault(evaluator: Evaluator, call: Call, property: string): Value[] | undefined {
  const { namedOptions } = evaluator.idioms;
  const asked = call.args[0]?.value;
  if (!namedOptions?.get.includes(property) || call.args.length !== 1 || asked?.kind !== 'string')
    return undefined;
  const name = asked.text.value;
  const found: Value[] = [];
  for (const [define, { name: at, default: place }] of Object.entries(namedOptions.define))
    for (const { call: site, scope } of evaluator.sitesNamed(define)) {
      const defined = site.args[at]?.value;
      const value = site.args[place]?.value;
      if (defined?.kind === 'string' && defined.text.value === name && value)
        found.push(...evaluator.evaluate(value, scope));
    }
  for (const { object, scope } of evaluator.file.objects) {
    if (!namedOptions.objects?.some(suffix => object.type?.endsWith(suffix))) continue;
    const entry = (key: string) => object.entries.find(candidate => candidate.key === key)?.value;
    const defined = entry('Name');
    const value = entry('Value');
    if (defined?.kind === 'string' && defined.text.value === name && value)
      found.push(...evaluator.evaluate(value, scope));
  }
  return found.length === 0 ? undefined : oneOf(found, call.range).map(value => weaken(value, 'default'));
}
