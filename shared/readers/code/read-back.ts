import type { Evaluator } from './evaluate.ts';
import type { ListenApi } from './listen-api.ts';
import type { Call, Expression, Scope } from './model.ts';
import type { Site } from './places.ts';
import { dottedName } from './scopes.ts';

/** Whether the program asks which port the OS assigned: `server.address()`, `lis.Addr()`, a used result. */
export function isReadBack(evaluator: Evaluator, api: ListenApi, { call, scope }: Site): boolean {
  if (!call) return false;
  const results = namesOfResult(evaluator, call, scope);
  if (api.returnsPort && results.length > 0) return true;
  const receiver = call.callee.kind === 'member' ? dottedName(call.callee.object) : undefined;
  const names = new Set(receiver === undefined ? results : [receiver, ...results]);
  const asks = (question: Expression) => {
    if (question.kind !== 'member') return false;
    const asked = dottedName(question.object);
    // `this.address()` stands in the server's own callback.
    return question.object === call || (asked !== undefined && (names.has(asked) || asked === 'this'));
  };
  return (api.readBack ?? []).some(
    name =>
      evaluator.sitesNamed(name).some(site => asks(site.call.callee)) ||
      (evaluator.afford(evaluator.file.reads?.length ?? 0) &&
        evaluator.file.reads?.some(read => read.property === name && asks(read))),
  );
}

/** Whether port 0 asks for a server's port: not so for a socket of which nothing shows that it serves. */
export function zeroServes(evaluator: Evaluator, api: ListenApi, { call }: Site): boolean {
  if (api.zeroIsDynamic === false) return false;
  if (!api.zeroNeeds) return true;
  const receiver = call?.callee.kind === 'member' ? dottedName(call.callee.object) : undefined;
  if (receiver === undefined) return false;
  return api.zeroNeeds.some(method =>
    evaluator
      .sitesNamed(method)
      .some(({ call: { callee } }) => callee.kind === 'member' && dottedName(callee.object) === receiver),
  );
}

/** The names that get a call's result, as far as they are declared around it. */
function namesOfResult(evaluator: Evaluator, call: Call, scope: Scope): string[] {
  const names: string[] = [];
  for (let current: Scope | undefined = scope; current; current = current.parent)
    for (const map of [current.bindings, current.members]) {
      if (!evaluator.afford(map.size)) return names;
      for (const [name, bindings] of map)
        if (bindings.some(({ value, pick }) => value === call && (pick === undefined || pick === 0)))
          names.push(name);
    }
  return names;
}
