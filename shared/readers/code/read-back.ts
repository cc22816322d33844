import type { Evaluator } from './evaluate.ts';
import type { ListenApi } from './listen-api.ts';
import type { Call, Expression, Scope } from './model.ts';
import type { Site } from './places.ts';
import { dottedName, runOf } from './scopes.ts';

/** Whether the program asks which port the OS assigned: `server.address()`, `lis.Addr()`, a used result. */
export function isReadBack(evaluator: Evaluator, api: ListenApi, { call, scope }: Site): boolean {
  if (!call) return false;
  const results = namesOfResult(evaluator, call, scope);
  if (api.returnsPort && results.length > 0) return true;
  const receiver = subjectOf(call);
  const names = new Set(receiver === undefined ? results : [receiver, ...results]);
  if (isHandedOut(evaluator, names, scope)) return true;
  const asks = (question: Expression) => {
    if (question.kind !== 'member') return false;
    const asked = dottedName(question.object);
    // `this.address()` stands in the server's own callback.
    return question.object === call || (asked !== undefined && (names.has(asked) || asked === 'this'));
  };
  return (api.readBack ?? []).some(
    name =>
      evaluator.sitesNamed(name).some(site => asks(site.call.callee) || isAsked(site.call, names)) ||
      (evaluator.afford(evaluator.file.reads?.length ?? 0) &&
        evaluator.file.reads?.some(read => read.property === name && asks(read))),
  );
}

/** Whether port 0 asks for a server's port: not so for a socket of which nothing shows that it serves. */
export function zeroServes(evaluator: Evaluator, api: ListenApi, { call }: Site): boolean {
  if (api.zeroIsDynamic === false) return false;
  if (!api.zeroNeeds) return true;
  const receiver = call && subjectOf(call);
  if (receiver === undefined) return false;
  return api.zeroNeeds.some(method =>
    evaluator.sitesNamed(method).some(site => subjectOf(site.call) === receiver),
  );
}

/** `getsockname(fd, …)` for one of these names. */
function isAsked({ callee, args }: Call, names: ReadonlySet<string>): boolean {
  const asked = callee.kind === 'name' && args[0] ? dottedName(args[0].value) : undefined;
  return asked !== undefined && names.has(asked);
}

/** What a method is called on; of a function (`listen(fd, 5)`) its first argument. */
function subjectOf({ callee, args }: Call): string | undefined {
  const subject = callee.kind === 'member' ? callee.object : args[0]?.value;
  return subject && dottedName(subject);
}

/** The names that get a call's result, as far as they are declared around it. */
function namesOfResult(evaluator: Evaluator, call: Call, scope: Scope): string[] {
  const names: string[] = [];
  for (let current: Scope | undefined = scope; current; current = current.parent)
    for (const map of [current.bindings, current.members]) {
      if (!evaluator.afford(map.size)) return names;
      for (const [name, bindings] of map)
        if (bindings.some(({ value, pick }) => isResult(value, call) && (pick === undefined || pick === 0)))
          names.push(name);
    }
  return names;
}

/** The call itself, or one of several things that it returns: `bind_sockets(0)[0]`. */
function isResult(value: Expression | undefined, call: Call): boolean {
  return value === call || (value?.kind === 'element' && value.object === call);
}

/**
 * Whether the server goes to code that can ask it: the function that makes it returns it, or puts it
 * into something else (`server.Listener = lis`).
 */
function isHandedOut(evaluator: Evaluator, names: ReadonlySet<string>, scope: Scope): boolean {
  if (names.size === 0) return false;
  const isServer = (value: Expression | undefined) => value?.kind === 'name' && names.has(value.name);
  const run = runOf(scope);
  const returned = run.returns.some(
    value =>
      isServer(value) ||
      (value.kind === 'list' && value.items.some(isServer)) ||
      (value.kind === 'object' && value.entries.some(entry => isServer(entry.value))),
  );
  if (returned) return true;
  for (let current: Scope | undefined = scope; current; current = current.parent) {
    if (!evaluator.afford(current.members.size)) return false;
    for (const [path, bindings] of current.members)
      if (!path.startsWith('this.') && bindings.some(({ value }) => isServer(value))) return true;
  }
  return false;
}
