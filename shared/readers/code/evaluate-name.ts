import type { TextRange } from '../../text/index.ts';
import type { Evaluator } from './evaluate.ts';
import { evaluateThisMember } from './evaluate-member.ts';
import { findCallers } from './find-callers.ts';
import { argumentOf, frameFor } from './frames.ts';
import { type Binding, EACH, type Name, type Scope } from './model.ts';
import { importOrigin, typeOrigin } from './name-origin.ts';
import type { NameUse } from './name-use.ts';
import { enclosing, findDeclaration, runOf } from './scopes.ts';
import { anyOf, type Frame, oneOf, type Value, weaken } from './values.ts';

/** The possible values of a name where it is used. */
export function evaluateName(
  evaluator: Evaluator,
  { name, range }: Name,
  scope: Scope,
  frame: Frame | undefined,
): Value[] {
  if (name === 'this') {
    const instance = enclosing(scope, 'class');
    return [instance ? { kind: 'instance', scope: instance } : { kind: 'opaque', range }];
  }
  const declaration = findDeclaration(scope, name);
  if (declaration)
    return evaluateBindings(evaluator, declaration.bindings, {
      name,
      range,
      holder: declaration.scope,
      scope,
      frame: frameFor(declaration.scope, frame),
    }).map(value => weaken(value, 'constant'));
  if (evaluator.idioms.bareMembers) {
    // The names of the classes around one are seen in it, too.
    let owner = enclosing(scope, 'class');
    for (let place = scope; owner; ) {
      const field = evaluateThisMember(evaluator, name, range, place, frame);
      // What a class may only have from one outside the file is rather a type or a function of its own.
      const declared = owner.members.has(`this.${name}`) || owner.bindings.has(name);
      if (field && (declared || field.some(({ kind }) => kind !== 'opaque')))
        return field.map(value => weaken(value, 'constant'));
      if (!owner.parent) break;
      place = owner.parent;
      owner = enclosing(place, 'class');
    }
  }
  return [{ kind: 'opaque', range, origin: `global:${name}` }];
}

/** What is given a value in more places than this is not known at any of its uses. */
const MAX_BINDINGS = 200;

/**
 * What something is that is bound in several places: the last value that is surely given before the
 * use, or any that is given on a condition after it.
 */
export function evaluateBindings(evaluator: Evaluator, bindings: readonly Binding[], use: NameUse): Value[] {
  if (bindings.length > MAX_BINDINGS) return [{ kind: 'opaque', range: use.range }];
  let reaching = bindings;
  if (bindings.length > 1 || use.initial) {
    const sameRun = runOf(use.scope) === runOf(use.holder);
    const before = bindings.filter(
      b => b.value?.kind === 'function' || (b.range.start < use.range.start && !isInside(use, b)),
    );
    if (sameRun && (before.length > 0 || use.initial)) reaching = before;
  }
  const ordered = [...reaching].sort((a, b) => a.range.start - b.range.start);
  const elsewhere = runOf(use.scope) !== runOf(use.holder);
  let sure = -1;
  ordered.forEach((binding, index) => {
    if (!binding.conditional && hasValue(binding)) sure = index;
  });
  const sources: (readonly Value[])[] = sure < 0 && use.initial ? [use.initial] : [];
  for (const binding of ordered.slice(Math.max(sure, 0))) {
    if (!hasValue(binding)) continue;
    const values = evaluator.following(binding, () => evaluateBinding(evaluator, binding, use));
    // A 0 that one branch of another function stores says "no port", not "any port".
    const isMark = elsewhere && binding.conditional && binding.how === 'assign' && bindings.length > 1;
    if (values) sources.push(isMark ? values.filter(value => !isZero(value)) : values);
  }
  return sources.length === 1 ? [...sources[0]!] : oneOf(sources.flat(), use.range);
}

/** Whether a use stands in what the binding gives: `port = ":" + port` reads the value before it. */
function isInside({ range }: NameUse, { value }: Binding): boolean {
  return value !== undefined && value.range.start <= range.start && range.end <= value.range.end;
}

function isZero(value: Value): boolean {
  return value.kind === 'number' && value.value === 0;
}

/** `let port;` gives no value; everything else gives one, known or not. */
function hasValue(binding: Binding): boolean {
  return binding.how !== 'declare' || binding.value !== undefined || binding.type !== undefined;
}

function evaluateBinding(evaluator: Evaluator, binding: Binding, use: NameUse): Value[] {
  const { range, frame } = use;
  const unknown = (): Value[] => [typed(evaluator, binding, use) ?? { kind: 'opaque', range }];
  if (binding.how === 'import') {
    const origin = importOrigin(evaluator.file, evaluator.idioms, use.name);
    return [{ kind: 'opaque', range, ...(origin !== undefined && { origin }) }];
  }
  if (binding.how === 'unknown') return [{ kind: 'opaque', range }];
  if (binding.how === 'parameter') {
    const values = evaluateParameter(evaluator, binding, use);
    return values.every(v => v.kind === 'opaque' && v.origin === undefined) ? unknown() : values;
  }
  if (!binding.value) return unknown();
  const values = evaluator.evaluate(binding.value, binding.scope ?? use.holder, frame);
  const picked = picks(evaluator, values, binding.pick, range);
  if (binding.type === undefined) return picked;
  if (picked.every(value => saysNothing(evaluator, value))) return unknown();
  const type = picked.every(value => isGiven(evaluator, value)) ? typed(evaluator, binding, use) : undefined;
  return type?.kind === 'opaque' ? [...picked, type] : picked;
}

/** Whether a value is what a method of something gave (`NettyServerConfig c = context.getConfig()`): its type says more. */
function isGiven({ idioms }: Evaluator, value: Value): boolean {
  return idioms.bareMembers === true && value.kind === 'opaque' && /\.[a-z]\w*\(\)$/.test(value.origin ?? '');
}

/**
 * Whether a written type says more than a value: it has no origin, or, where fields and methods have bare
 * names, one that nothing declares (`Server server = makeServer()`).
 */
function saysNothing({ idioms }: Evaluator, value: Value): boolean {
  if (value.kind !== 'opaque') return false;
  return value.origin === undefined || (idioms.bareMembers === true && /^global:[a-z_]/.test(value.origin));
}

function picks(
  evaluator: Evaluator,
  values: readonly Value[],
  pick: string | number | undefined,
  range: TextRange,
): Value[] {
  if (pick === undefined) return [...values];
  if (pick === EACH) return values.flatMap(value => evaluator.items(value, range));
  return values.flatMap(value => {
    // The first of several results is what a call is known for: `lis, err := net.Listen(…)`.
    const single = value.kind === 'opaque' || value.kind === 'number' || value.kind === 'text';
    if (single && typeof pick === 'number')
      return [pick === 0 ? value : ({ kind: 'opaque', range } as const)];
    return evaluator.property(value, pick, range);
  });
}

/** What a parameter is: the argument of the call being followed, else those of the visible callers. */
function evaluateParameter(evaluator: Evaluator, binding: Binding, use: NameUse): Value[] {
  const { range, holder } = use;
  const index = binding.index ?? -1;
  const standIn = (): Value[] =>
    binding.value
      ? evaluator.evaluate(binding.value, holder, use.frame).map(value => weaken(value, 'default'))
      : [{ kind: 'opaque', range }];
  const fromArgument = (values: readonly Value[] | undefined): Value[] => {
    if (!values) return standIn();
    const picked = picks(evaluator, values, binding.pick, range);
    if (!binding.value) return picked;
    const takesDefault = evaluator.idioms.undefinedTakesDefault;
    return picked.flatMap(value =>
      value.kind === 'nothing' || (value.kind === 'opaque' && takesDefault) ? standIn() : [value],
    );
  };
  for (let frame = use.frame; frame; frame = frame.parent)
    if (frame.scope === holder) return fromArgument(frame.argument(index, use.name));
  const callers = findCallers(evaluator, holder);
  if (callers.length === 0)
    return (index === 0 ? fromHandler(evaluator, holder, range, fromArgument) : undefined) ?? standIn();
  return anyOf(
    callers.flatMap(({ call, scope }) =>
      fromArgument(argumentOf(evaluator, call, scope, undefined, index, use.name)),
    ),
    range,
  );
}

/** What a method hands to the function it is given: `createApp().then(app => …)`. */
function fromHandler(
  evaluator: Evaluator,
  fn: Scope,
  range: TextRange,
  take: (values: readonly Value[]) => Value[],
): Value[] | undefined {
  for (const { method, gives } of evaluator.idioms.handlers ?? [])
    for (const { call, scope } of evaluator.sitesNamed(method)) {
      if (call.range.end < fn.range.end || call.range.start > fn.range.start) continue;
      if (!call.args.some(({ value }) => value.kind === 'function' && value.scope === fn)) continue;
      if (typeof gives === 'object') return take([{ kind: 'opaque', range, origin: gives.origin }]);
      if (call.callee.kind !== 'member') continue;
      const receiver = evaluator.evaluate(call.callee.object, scope);
      return take(gives === 'items' ? receiver.flatMap(value => evaluator.items(value, range)) : receiver);
    }
  return undefined;
}

/** A value of which only the written type is known. */
function typed(evaluator: Evaluator, { type }: Binding, use: NameUse): Value | undefined {
  if (type === undefined) return undefined;
  const declared = findDeclaration(use.scope, type)?.bindings[0]?.value;
  if (declared?.kind === 'class') return { kind: 'instance', scope: declared.scope };
  const origin = typeOrigin(evaluator.file, evaluator.idioms, type, use.scope);
  return origin === undefined ? undefined : { kind: 'opaque', range: use.range, origin };
}
