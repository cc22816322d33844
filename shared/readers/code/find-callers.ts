import type { Evaluator } from './evaluate.ts';
import type { CallSite, Scope } from './model.ts';
import { takesArguments } from './overloads.ts';
import { enclosing, findDeclaration, isInClass } from './scopes.ts';

/** More callers than this say nothing together. */
const MAX_CALLERS = 8;

/**
 * The calls in this file that surely call the function whose body is `fn`; empty where there are
 * none, the function has no name, or there are too many.
 */
export function findCallers(evaluator: Evaluator, fn: Scope): readonly CallSite[] {
  const owner = fn.parent?.kind === 'class' ? fn.parent : undefined;
  const constructs = owner !== undefined && fn.name === 'constructor';
  const name = constructs ? owner.name : fn.name;
  // A function without a name is called where it stands: `go func(port string) { … }(":8080")`.
  if (!name) return evaluator.sitesNamed('').filter(site => callsFunction(evaluator, site, fn, undefined));
  const sites = evaluator.sitesNamed(name);
  // A name this common is looked at no further: the search must stay linear.
  if (sites.length === 0 || sites.length > 4 * MAX_CALLERS) return [];
  const found = sites.filter(
    site =>
      takesArguments(evaluator, fn, site.call) &&
      callsFunction(evaluator, site, fn, constructs ? owner : undefined),
  );
  return found.length > MAX_CALLERS ? [] : found;
}

function callsFunction(
  evaluator: Evaluator,
  site: CallSite,
  fn: Scope,
  constructed: Scope | undefined,
): boolean {
  const { callee } = site.call;
  if (callee.kind === 'function') return callee.scope === fn;
  if (!fn.name && !constructed) return false;
  if (callee.kind === 'name') {
    const bindings = findDeclaration(site.scope, callee.name)?.bindings;
    if (!bindings)
      return (
        evaluator.idioms.bareMembers === true &&
        fn.parent?.kind === 'class' &&
        isInClass(site.scope, fn.parent)
      );
    return bindings.some(({ value }) =>
      constructed
        ? value?.kind === 'class' && value.scope === constructed
        : value?.kind === 'function' && value.scope === fn,
    );
  }
  if (callee.kind !== 'member') return false;
  if (callee.object.kind === 'name' && callee.object.name === 'this' && fn.parent?.kind === 'class')
    return enclosing(site.scope, 'class') === fn.parent;
  return evaluator.evaluate(callee.object, site.scope).some(value => {
    if (value.kind === 'instance' || value.kind === 'class') return value.scope === fn.parent;
    if (value.kind === 'object') {
      const entry = value.object.entries.find(({ key }) => key === callee.property);
      if (entry?.value.kind === 'function') return entry.value.scope === fn;
      return fn.ownerType !== undefined && value.object.type === fn.ownerType;
    }
    return (
      value.kind === 'opaque' && fn.ownerType !== undefined && value.origin === `global:${fn.ownerType}()`
    );
  });
}
