import type { Expression, Scope } from '../model.ts';
import { findDeclaration, lastName } from '../scopes.ts';

/** Functions that read a number, and fail where there is none. */
const PARSES =
  /^(?:parse|parse(?:Int|Long|Short)|valueOf|decode|toInt(?:16|32)?|ToU?Int(?:16|32)|toInteger)$/i;

/**
 * Whether a name that is given a parsed number may keep what it began with: `int port = 8080;`, then
 * `port = Integer.parseInt(args[0])` where a failure is caught. A 0 in the beginning is none.
 */
export function mayKeepDefault(scope: Scope, target: Expression, value: Expression): boolean {
  if (target.kind !== 'name' || value.kind !== 'call' || !PARSES.test(lastName(value.callee))) return false;
  const [first] = findDeclaration(scope, target.name)?.bindings ?? [];
  return first?.how === 'declare' && first.value?.kind === 'number' && first.value.value !== 0;
}
