import type { TextRange } from '../../text/index.ts';
import type { Evaluator } from './evaluate.ts';
import type { Place } from './listen-api.ts';
import type { Call, Entry, Expression, ObjectLiteral, Scope } from './model.ts';
import { dottedName, holderOf } from './scopes.ts';
import { isKnown, type ObjectValue, type Value } from './values.ts';

/** A call, or an object literal that stands for one, where it is written. */
export interface Site {
  readonly call?: Call;
  readonly object?: ObjectLiteral;
  readonly scope: Scope;
}

/** What stands at a place. */
export interface Placed {
  readonly values: readonly Value[];
  /** The expression that gives it, as near to the call as possible. */
  readonly expression: Expression;
  /** The entry of the last object literal on the way, where the literal stands in this file. */
  readonly entry?: Entry;
}

/**
 * What a call or object literal gives at `place`; undefined where nothing is written there, or where
 * what is written is of another shape (no object where a key is asked for).
 */
export function placeIn(evaluator: Evaluator, site: Site, place: Place): Placed | undefined {
  const root = site.call ? argumentAt(site.call, place) : site.object;
  if (!root) return site.call && spreadAt(evaluator, site.call, site.scope, place);
  const path = place.path ?? [];
  const given = evaluator.evaluate(root, site.scope);
  const values = place.returned ? given.flatMap(value => returnedBy(evaluator, value)) : given;
  if (path.length === 0) return { values, expression: root };
  let current: readonly Value[] = values;
  let entry: Entry | undefined;
  let item: Expression | undefined;
  let assignedPath = dottedName(root);
  for (const key of path) {
    const next: Value[] = [];
    entry = undefined;
    item = undefined;
    assignedPath = assignedPath === undefined ? undefined : `${assignedPath}.${key}`;
    const assigned = assignedPath !== undefined && assignedTo(site.scope, assignedPath);
    for (const value of current) {
      if (value.kind === 'object') {
        const found = value.object.entries.findLast(candidate => candidate.key === String(key));
        if (found) entry = found;
        else if (!assigned && !isSpread(evaluator, value, key, root.range)) continue;
      } else if (value.kind === 'list') {
        if (typeof key !== 'number' || value.list.items.length <= key) continue;
        item = value.list.items[key];
      } else if (value.kind !== 'opaque' || !assigned) continue;
      next.push(...evaluator.property(value, key, root.range));
    }
    if (assigned && typeof key === 'string' && (root.kind === 'name' || root.kind === 'member')) {
      const member = memberOf(root, path.slice(0, path.indexOf(key) + 1));
      current = evaluator.evaluate(member, site.scope);
    } else current = next;
    if (current.length === 0) return undefined;
  }
  return { values: current, expression: entry?.value ?? item ?? root, ...(entry && { entry }) };
}

/** Whether what is spread into an object surely holds a key. */
function isSpread(evaluator: Evaluator, value: ObjectValue, key: string | number, range: TextRange): boolean {
  return value.object.spreads !== undefined && evaluator.property(value, key, range).some(isKnown);
}

/** What a function returns; any other value as it is. */
export function returnedBy(evaluator: Evaluator, value: Value): readonly Value[] {
  if (value.kind !== 'function') return [value];
  return value.scope.returns.flatMap(expression => evaluator.evaluate(expression, value.scope, value.frame));
}

/** A keyword argument out of a dictionary: `run(**settings)`. */
function spreadAt(evaluator: Evaluator, call: Call, scope: Scope, place: Place): Placed | undefined {
  if (place.keyword === undefined || place.path || !evaluator.idioms.spreadsKeywords) return undefined;
  for (const { spread, value } of call.args) {
    if (!spread) continue;
    for (const given of evaluator.evaluate(value, scope)) {
      if (given.kind !== 'object') continue;
      const entry = given.object.entries.findLast(({ key }) => key === place.keyword);
      if (entry)
        return { values: evaluator.property(given, entry.key, value.range), expression: entry.value, entry };
    }
  }
  return undefined;
}

/** The argument by position (negative: from the end) or keyword. */
export function argumentAt(call: Call, place: Place): Expression | undefined {
  if (place.arg !== undefined) {
    const positional: Expression[] = [];
    for (const argument of call.args) {
      if (argument.name !== undefined) continue;
      if (argument.spread) break;
      positional.push(argument.value);
    }
    const found = positional.at(place.arg);
    if (found) return found;
  }
  return place.keyword === undefined
    ? undefined
    : call.args.find(argument => argument.name === place.keyword)?.value;
}

/** Whether something is assigned to `path` (`options.port = …`) as seen from `scope`. */
function assignedTo(scope: Scope, path: string): boolean {
  const root = path.slice(0, path.indexOf('.'));
  return holderOf(scope, root).members.has(path);
}

/** The expression `root.a.b` for keys that are assigned to by path; it stands where `root` stands. */
function memberOf(root: Expression, path: readonly (string | number)[]): Expression {
  let expression = root;
  for (const key of path)
    expression = {
      kind: 'member',
      object: expression,
      property: String(key),
      propertyRange: root.range,
      range: root.range,
    };
  return expression;
}
