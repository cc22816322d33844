import type { Evaluator } from './evaluate.ts';
import type { Guess, ListenApi } from './listen-api.ts';
import type { Call, CodeFile, Expression, ObjectLiteral, Scope } from './model.ts';
import { typeOrigin } from './name-origin.ts';
import { matchesOrigin, matchesReceiver } from './origins.ts';
import { argumentAt } from './places.ts';
import { lastName } from './scopes.ts';
import { plainText, type Value } from './values.ts';

/**
 * How an API was recognised: by origin, by the receiver's name alone, or by the name of something that
 * a module outside the table made.
 */
export type Evidence = 'certain' | 'guess' | 'foreign';

/** Whether a call is one of `api`, and how that is known; undefined where it is not. */
export function matchCall(
  evaluator: Evaluator,
  api: ListenApi,
  call: Call,
  scope: Scope,
): Evidence | undefined {
  const positional = call.args.filter(argument => argument.name === undefined).length;
  if (positional < (api.minArgs ?? 0) || positional > (api.maxArgs ?? Number.POSITIVE_INFINITY))
    return undefined;
  if (api.keyed && !isKeyed(evaluator, api.keyed, call, scope)) return undefined;
  if (api.begins && !doesBegin(evaluator, api.begins, call, scope)) return undefined;
  if (
    api.callees &&
    originsOf(evaluator, call.callee, scope).some(origin => matchesOrigin(origin, api.callees!))
  )
    return 'certain';
  if (api.own && originsOf(evaluator, call.callee, scope).some(isOwn)) return 'guess';
  if (call.callee.kind !== 'member') return undefined;
  const receiver = call.callee.object;
  if (api.receivers) {
    const origins = originsOf(evaluator, receiver, scope);
    if (origins.some(origin => matchesReceiver(origin, api.receivers!))) return 'certain';
  }
  if (api.anyReceiver && !isOfFile(evaluator, receiver, scope)) return 'certain';
  return api.guess && believed(evaluator, receiver, api.guess, scope);
}

/** Whether a receiver is a class of the file, or of one. */
function isOfFile(evaluator: Evaluator, receiver: Expression, scope: Scope): boolean {
  return evaluator.evaluate(receiver, scope).some(({ kind }) => kind === 'instance' || kind === 'class');
}

/** Whether an argument is one of the keys that a row asks for. */
function isKeyed(
  evaluator: Evaluator,
  { arg, names }: NonNullable<ListenApi['keyed']>,
  call: Call,
  scope: Scope,
): boolean {
  const key = argumentAt(call, { arg });
  if (!key) return false;
  if (names.includes(lastName(key))) return true;
  return evaluator.evaluate(key, scope).some(value => names.includes(plainText(value) ?? ''));
}

/** Whether an argument is a text with one of the begins that a row asks for. */
function doesBegin(
  evaluator: Evaluator,
  { arg, texts }: NonNullable<ListenApi['begins']>,
  call: Call,
  scope: Scope,
): boolean {
  const text = argumentAt(call, { arg });
  return (
    text !== undefined &&
    evaluator.evaluate(text, scope).some(value => {
      const begin = value.kind === 'text' ? value.pieces[0]?.text?.value : undefined;
      return begin !== undefined && texts.some(each => begin.startsWith(each));
    })
  );
}

/** Whether a module of the workspace exports this; a class must come from a module that is called a server, too. */
function isOwn(origin: string): boolean {
  const name = /\.(\w+)$/.exec(origin)?.[1] ?? '';
  return (
    OWN.test(origin) &&
    (/^(?![cm]?[jt]s$)[a-z]/.test(name) || SERVER_MODULE.test(origin.replace(/\.[A-Z]\w*$/, '')))
  );
}

const OWN = /^(?:\.{1,2}\/|[~@#]\/)[^()]*$/;
const SERVER_MODULE = /(?:app|server|http|index)(?:\.[cm]?[jt]s)?$/i;

/** Whether a receiver may be what its name says: nothing in the file shows that it is something else. */
function believed(
  evaluator: Evaluator,
  receiver: Expression,
  { names, foreign }: Guess,
  scope: Scope,
): Evidence | undefined {
  const values = evaluator.evaluate(receiver, scope).filter(value => value.kind === 'opaque');
  if (values.some(({ origin }) => isOpen(origin) && madeAs(origin, names))) return 'guess';
  const word = lastWord(nameOf(receiver, values[0]?.origin));
  if (!names.includes(word)) return undefined;
  if (values.some(({ origin }) => isOpen(origin))) return 'guess';
  const made = foreign?.includes(word) && (receiver.kind !== 'call' || MAKER.test(lastName(receiver.callee)));
  // The package's function returned it, or an object that holds it under such a name.
  return made && values.some(({ origin = '' }) => origin.endsWith(')') || origin.includes(').'))
    ? 'foreign'
    : undefined;
}

/**
 * Whether a function of the workspace says by its name that it made one of `names`, whatever the
 * variable is called and whatever was chained on it: `../server.createServer()`, `../src.Elysia().get()`.
 */
function madeAs(origin: string | undefined, names: readonly string[]): boolean {
  const maker = /^[^()]*?[./]([\w$]+)\(\)/.exec(origin ?? '')?.[1];
  if (maker === undefined || !names.includes(lastWord(maker))) return false;
  return MAKER.test(maker) || /^[A-Z]/.test(maker);
}

/** The name of a receiver; of `require('./app')` the module's, of `createApp()` the function's. */
function nameOf(receiver: Expression, origin: string | undefined): string {
  if (receiver.kind !== 'call') return lastName(receiver);
  const module = origin !== undefined && isOpen(origin) && /\/([\w-]+)(?:\.\w+)?$/.exec(origin)?.[1];
  return module || lastName(receiver.callee);
}

/** Functions that say by their name that they make what they return: `createRpcServer`. */
const MAKER = /^(?:create|make|build|new)/i;

/** Origins that say nothing of what a value is: none, a module of the workspace, a global. */
function isOpen(origin: string | undefined): boolean {
  return origin === undefined || /^(?:\.{1,2}(?:[/.(]|$)|[~@#]\/|global:)/.test(origin);
}

/** The last word of a name in camel or snake case, lower case: `httpServer` → `server`, `my_app` → `app`. */
export function lastWord(name: string): string {
  return (/(?:[A-Z]+|[A-Z]?[a-z]+)\d*_*$/.exec(name)?.[0] ?? name).replace(/[\d_]+$/, '').toLowerCase();
}

/** The origins of a value that the program gets from outside the file. */
export function originsOf(evaluator: Evaluator, expression: Expression, scope: Scope): string[] {
  return evaluator.evaluate(expression, scope).flatMap((value: Value) => {
    if (value.kind === 'opaque') return value.origin ?? [];
    if (value.kind === 'object' && value.object.type !== undefined)
      return typeOrigin(evaluator.file, evaluator.idioms, value.object.type, value.scope) ?? [];
    // A class without a constructor of its own is called as what it extends.
    if (value.kind === 'class' && !value.scope.bindings.has('constructor'))
      return baseOrigins(evaluator, value.scope, []).map(origin => origin.replace(/\(\)$/, ''));
    return value.kind === 'instance' ? baseOrigins(evaluator, value.scope, []) : [];
  });
}

/** The origins of an instance of a class of the file: of what the class extends, outside the file. */
function baseOrigins(evaluator: Evaluator, owner: Scope, below: readonly Scope[]): string[] {
  if (!owner.base || below.includes(owner)) return [];
  return evaluator.evaluate(owner.base, owner.parent ?? owner).flatMap(base => {
    if (base.kind === 'class') return baseOrigins(evaluator, base.scope, [...below, owner]);
    return base.kind === 'opaque' && base.origin !== undefined ? [`${base.origin}()`] : [];
  });
}

/** Whether an object literal is of one of the types that `api` asks for. */
export function matchObject(
  evaluator: Evaluator,
  api: ListenApi,
  object: ObjectLiteral,
  scope: Scope,
): boolean {
  if (!api.objects || object.type === undefined) return false;
  const origin = typeOrigin(evaluator.file, evaluator.idioms, object.type, scope)?.replace(/\(\)$/, '');
  return origin !== undefined && matchesOrigin(origin, api.objects);
}

/** Whether the conditions that hold for the whole file are met. */
export function matchFile(file: CodeFile, api: ListenApi): boolean {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const begins = (prefix: string) =>
    prefix.includes('/') ? `/${file.path}`.includes(`/${prefix}`) : name.startsWith(prefix);
  if (api.files && !api.files.some(begins)) return false;
  const calls = (names: readonly string[]) => file.calls.some(({ name }) => names.includes(name));
  if ((api.beside && !calls(api.beside)) || (api.notBeside && calls(api.notBeside))) return false;
  if (!api.imports) return true;
  return api.imports.some(wanted =>
    file.imports.some(({ module }) =>
      wanted.endsWith('*') ? module.startsWith(wanted.slice(0, -1)) : module === wanted,
    ),
  );
}
