import type { TextRange } from '../../text/index.ts';
import { argumentOf } from './call-arguments.ts';
import type { Evaluator } from './evaluate.ts';
import { evaluateThisMember, propertyOf } from './evaluate-member.ts';
import { findCallers } from './find-callers.ts';
import type { Binding, Name, Scope } from './model.ts';
import { enclosing, findDeclaration, runOf } from './scopes.ts';
import { type Frame, oneOf, type Value, weaken } from './values.ts';

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
  if (evaluator.idioms.bareMembers && enclosing(scope, 'class')) {
    const field = evaluateThisMember(evaluator, name, range, scope, frame);
    if (field) return field.map(value => weaken(value, 'constant'));
  }
  return [{ kind: 'opaque', range, origin: `global:${name}` }];
}

/** A use of something that has bindings: a name or a member. */
export interface Use {
  readonly name: string;
  readonly range: TextRange;
  /** The scope that holds the bindings. */
  readonly holder: Scope;
  /** The scope in which the use stands. */
  readonly scope: Scope;
  readonly frame: Frame | undefined;
  /** What it is before any of the bindings. */
  readonly initial?: readonly Value[];
}

/**
 * What something is that is bound in several places: the last value that is surely given before the
 * use, or any that is given on a condition after it.
 */
export function evaluateBindings(evaluator: Evaluator, bindings: readonly Binding[], use: Use): Value[] {
  let reaching = bindings;
  if (bindings.length > 1 || use.initial) {
    const sameRun = runOf(use.scope) === runOf(use.holder);
    const before = bindings.filter(b => b.range.start < use.range.start || b.value?.kind === 'function');
    if (sameRun && (before.length > 0 || use.initial)) reaching = before;
  }
  const ordered = [...reaching].sort((a, b) => a.range.start - b.range.start);
  let sure = -1;
  ordered.forEach((binding, index) => {
    if (!binding.conditional && hasValue(binding)) sure = index;
  });
  const values: Value[] = sure < 0 ? [...(use.initial ?? [])] : [];
  for (const binding of ordered.slice(Math.max(sure, 0))) {
    if (!hasValue(binding)) continue;
    values.push(...(evaluator.following(binding, () => evaluateBinding(evaluator, binding, use)) ?? []));
  }
  return oneOf(values, use.range);
}

/** `let port;` gives no value; everything else gives one, known or not. */
function hasValue(binding: Binding): boolean {
  return binding.how !== 'declare' || binding.value !== undefined || binding.type !== undefined;
}

function evaluateBinding(evaluator: Evaluator, binding: Binding, use: Use): Value[] {
  const { range, frame } = use;
  const unknown = (): Value[] => [typed(evaluator, binding, use) ?? { kind: 'opaque', range }];
  if (binding.how === 'import') {
    const origin = importOrigin(evaluator, use.name);
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
  return binding.type !== undefined && picked.every(v => v.kind === 'opaque' && v.origin === undefined)
    ? unknown()
    : picked;
}

function picks(
  evaluator: Evaluator,
  values: readonly Value[],
  pick: string | number | undefined,
  range: TextRange,
): Value[] {
  if (pick === undefined) return [...values];
  return values.flatMap(value => {
    // The first of several results is what a call is known for: `lis, err := net.Listen(…)`.
    if (value.kind === 'opaque' && typeof pick === 'number')
      return [pick === 0 ? value : ({ kind: 'opaque', range } as const)];
    return propertyOf(evaluator, value, pick, range);
  });
}

/** What a parameter is: the argument of the call being followed, else those of the visible callers. */
function evaluateParameter(evaluator: Evaluator, binding: Binding, use: Use): Value[] {
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
  if (callers.length === 0) return standIn();
  return oneOf(
    callers.flatMap(({ call, scope }) =>
      fromArgument(argumentOf(evaluator, call, scope, undefined, index, use.name)),
    ),
    range,
  );
}

/** A value of which only the written type is known. */
function typed(evaluator: Evaluator, binding: Binding, use: Use): Value | undefined {
  if (binding.type === undefined) return undefined;
  const [root, ...rest] = binding.type.split('.');
  const declaration = findDeclaration(use.scope, root!);
  const first = declaration?.bindings[0];
  if (first?.value?.kind === 'class' && rest.length === 0)
    return { kind: 'instance', scope: first.value.scope };
  const base = first?.how === 'import' ? importOrigin(evaluator, root!) : `global:${root}`;
  if (base === undefined) return undefined;
  return { kind: 'opaque', range: use.range, origin: `${[base, ...rest].join('.')}()` };
}

/** The origin of a name that an import declares; the default export and the whole module count as one. */
function importOrigin(evaluator: Evaluator, local: string): string | undefined {
  const found = evaluator.file.imports.find(imported => imported.local === local);
  if (!found) return undefined;
  const module = moduleOrigin(evaluator, found.module);
  return found.imported === 'default' || found.imported === '*' ? module : `${module}.${found.imported}`;
}

/** A module's name as origins have it. */
export function moduleOrigin(evaluator: Evaluator, module: string): string {
  const prefix = evaluator.idioms.modulePrefixes?.find(p => module.startsWith(p));
  return prefix ? module.slice(prefix.length) : module;
}

/** The frames that matter inside `scope`: none, where no followed function encloses it. */
export function frameFor(scope: Scope, frame: Frame | undefined): Frame | undefined {
  for (let current: Scope | undefined = scope; current; current = current.parent)
    for (let f = frame; f; f = f.parent) if (f.scope === current) return frame;
  return undefined;
}
