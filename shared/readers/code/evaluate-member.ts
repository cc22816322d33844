import type { TextRange } from '../../text/index.ts';
import type { Evaluator } from './evaluate.ts';
import { optionDefault } from './evaluate-option.ts';
import { frameFor } from './frames.ts';
import type { Member, Scope } from './model.ts';
import { dottedName, enclosing, findDeclaration, holderOf, moduleOf, rootName, runOf } from './scopes.ts';
import { anyOf, type Frame, type ObjectValue, oneOf, type Value, weaken } from './values.ts';

/** Origins do not grow beyond this; a longer chain is of no API. */
const MAX_ORIGIN = 300;

/** The possible values of `object.property`: assigned by that path, or what the object holds. */
export function evaluateMember(
  evaluator: Evaluator,
  member: Member,
  scope: Scope,
  frame: Frame | undefined,
): Value[] {
  const { object, property, range } = member;
  if (object.kind === 'name' && object.name === 'this') {
    const own = evaluateThisMember(evaluator, property, range, scope, frame);
    if (own) return own.map(value => weaken(value, 'constant'));
  }
  const held = () =>
    anyOf(
      evaluator
        .evaluate(object, scope, frame)
        .flatMap(value => propertyOf(evaluator, value, property, range)),
      range,
    );
  const path = dottedName(member);
  if (path === undefined) return held();
  const holder = holderOf(scope, rootName(member)!);
  const assigned = holder.members.get(path);
  if (!assigned || assigned.length === 0) return held();
  return evaluator
    .bindings(assigned, {
      name: path,
      range,
      holder,
      scope,
      frame: frameFor(holder, frame),
      initial: held(),
    })
    .map(value => weaken(value, 'constant'));
}

/** `this.property` inside a class, a Go method or an old-style constructor; undefined where nothing is known of it. */
export function evaluateThisMember(
  evaluator: Evaluator,
  property: string,
  range: TextRange,
  scope: Scope,
  frame: Frame | undefined,
  below: readonly Scope[] = [],
): Value[] | undefined {
  const holder = enclosing(scope, 'class') ?? moduleOf(scope);
  const bindings = holder.members.get(`this.${property}`);
  if (bindings) return evaluator.bindings(bindings, { name: property, range, holder, scope, frame });
  const method = holder.kind === 'class' ? holder.bindings.get(property) : undefined;
  if (method) return evaluator.bindings(method, { name: property, range, holder, scope, frame });
  const ownerType = holder.kind === 'class' ? undefined : runOf(scope).ownerType;
  if (ownerType !== undefined) {
    const { objects } = evaluator.file;
    const literals = evaluator.afford(objects.length)
      ? objects.filter(({ object }) => object.type === ownerType)
      : [];
    const values = literals.flatMap(({ object, scope: place }) => {
      const entry = object.entries.find(({ key }) => key === property);
      return entry ? evaluator.evaluate(entry.value, place) : [];
    });
    if (values.length > 0) return oneOf(values, range);
  }
  return holder.base && !below.includes(holder)
    ? inherited(evaluator, property, range, [...below, holder])
    : undefined;
}

/** What a class has from the class it extends; `below` are the classes on the way up, the last one its own. */
function inherited(
  evaluator: Evaluator,
  property: string,
  range: TextRange,
  below: readonly Scope[],
): Value[] {
  const holder = below.at(-1)!;
  return oneOf(
    evaluator.evaluate(holder.base!, holder.parent ?? holder).flatMap((base): Value[] => {
      if (base.kind === 'class')
        return (
          evaluateThisMember(evaluator, property, range, base.scope, undefined, below) ?? [
            { kind: 'opaque', range },
          ]
        );
      if (base.kind === 'opaque' && base.origin !== undefined)
        return [{ kind: 'opaque', range, origin: `${base.origin}().${property}` }];
      return [{ kind: 'opaque', range }];
    }),
    range,
  );
}

/** What `value` holds under a key or index, without what was assigned to it by path. */
export function propertyOf(
  evaluator: Evaluator,
  value: Value,
  key: string | number,
  range: TextRange,
): Value[] {
  switch (value.kind) {
    case 'object': {
      const { entries } = value.object;
      const entry = evaluator.afford(entries.length)
        ? entries.findLast(entry => entry.key === String(key))
        : undefined;
      if (entry)
        return evaluator
          .evaluate(entry.value, value.scope, value.frame)
          .map(found => weaken(found, value.certainty));
      const spread = value.object.spreads && fromSpreads(evaluator, value, key, range);
      if (spread) return spread;
      // A struct of the file: what is given to the field elsewhere.
      const type =
        value.object.type === undefined ? undefined : findDeclaration(value.scope, value.object.type);
      const owner = type?.bindings[0]?.value;
      const field =
        owner?.kind === 'class'
          ? evaluateThisMember(evaluator, String(key), range, owner.scope, undefined)
          : undefined;
      return field ?? [{ kind: 'opaque', range }];
    }
    case 'list': {
      const item = typeof key === 'number' ? value.list.items.at(key) : undefined;
      if (item)
        return evaluator
          .evaluate(item, value.scope, value.frame)
          .map(found => weaken(found, value.certainty));
      return [{ kind: 'opaque', range }];
    }
    case 'instance': {
      const member = evaluateThisMember(evaluator, String(key), range, value.scope, undefined);
      return member?.map(found => weaken(found, 'constant')) ?? [{ kind: 'opaque', range }];
    }
    case 'class': {
      const holder = value.scope;
      const bindings = holder.members.get(`static.${key}`) ?? holder.bindings.get(String(key));
      if (bindings)
        return evaluator
          .bindings(bindings, {
            name: String(key),
            range,
            holder,
            scope: holder,
            frame: undefined,
          })
          .map(found => weaken(found, 'constant'));
      return [{ kind: 'opaque', range }];
    }
    case 'opaque': {
      const { origin } = value;
      if (origin === undefined || origin.length > MAX_ORIGIN) return [{ kind: 'opaque', range }];
      const option = typeof key === 'string' ? optionDefault(evaluator, origin, key) : undefined;
      if (option) return option;
      // A module's default export and the module itself count as one.
      if (key === 'default') return [{ ...value, range }];
      return [{ kind: 'opaque', range, origin: `${origin}.${key}` }];
    }
    default:
      return [{ kind: 'opaque', range }];
  }
}

/** What the objects that are spread into one hold under a key. */
function fromSpreads(
  evaluator: Evaluator,
  { object, scope, frame, certainty }: ObjectValue,
  key: string | number,
  range: TextRange,
): Value[] | undefined {
  const held = evaluator.following(object, () =>
    object.spreads?.flatMap(expression =>
      evaluator
        .evaluate(expression, scope, frame)
        .flatMap(source => propertyOf(evaluator, source, key, range)),
    ),
  );
  return held && oneOf(held, range).map(found => weaken(found, certainty));
}
