import type { TextRange } from '../../text/index.ts';
import type { Evaluator } from './evaluate.ts';
import { namedOptionDefault } from './evaluate-named-option.ts';
import { settingDefault } from './evaluate-settings.ts';
import { formatBraces, formatPrintf } from './format-text.ts';
import { argumentOf } from './frames.ts';
import type { Argument, Call, Member, ObjectLiteral, Scope } from './model.ts';
import { moduleOrigin } from './name-origin.ts';
import { join, madeText } from './operators.ts';
import { lookUpOrigin } from './origins.ts';
import { overloadFor } from './overloads.ts';
import { placeIn } from './places.ts';
import { dottedName, findDeclaration, lastName } from './scopes.ts';
import { splitText } from './split-text.ts';
import { anyOf, type Frame, isKnown, oneOf, plainText, type Value, weaken } from './values.ts';

/** The possible values of a call: of a function of the file, of one the language's idioms know, or opaque. */
export function evaluateCall(
  evaluator: Evaluator,
  call: Call,
  scope: Scope,
  frame: Frame | undefined,
): Value[] {
  const { callee, range } = call;
  const loaded = loadedModule(evaluator, call, scope);
  if (loaded !== undefined) return [{ kind: 'opaque', range, origin: loaded }];
  if (callee.kind === 'member') {
    const value = onReceiver(evaluator, call, callee, scope, frame);
    if (value) return value;
  }
  return anyOf(
    evaluator.evaluate(callee, scope, frame).flatMap((value): Value[] => {
      if (value.kind === 'function')
        return results(evaluator, overloadFor(evaluator, value.scope, call), call, scope, frame);
      if (value.kind === 'class') return [{ kind: 'instance', scope: value.scope }];
      if (value.kind === 'opaque' && value.origin !== undefined)
        return ofOrigin(evaluator, value.origin, call, scope, frame);
      return [{ kind: 'opaque', range }];
    }),
    range,
  );
}

/** The module that `require('x')` loads, as origins name it. */
function loadedModule(evaluator: Evaluator, call: Call, scope: Scope): string | undefined {
  const { callee } = call;
  const argument = call.args[0]?.value;
  if (callee.kind !== 'name' || argument?.kind !== 'string') return undefined;
  if (!evaluator.idioms.moduleLoaders?.includes(callee.name)) return undefined;
  if (findDeclaration(scope, callee.name)) return undefined;
  return moduleOrigin(evaluator.idioms, argument.text.value);
}

/** Methods that idioms know by name alone. */
function onReceiver(
  evaluator: Evaluator,
  call: Call,
  callee: Member,
  scope: Scope,
  frame: Frame | undefined,
): Value[] | undefined {
  const { idioms } = evaluator;
  const { property } = callee;
  const option = namedOptionDefault(evaluator, call, property);
  if (option) return option;
  const store = idioms.stores?.find(({ get }) => get === property);
  if (store && call.args.length === 1) {
    const stored = fromStore(evaluator, call, callee, store.set);
    if (stored) return stored;
  }
  const setting = idioms.settings && settingDefault(evaluator, call, callee, scope, frame);
  if (setting) return setting;
  if (idioms.receiverPasses?.includes(property)) {
    const receiver = evaluator.evaluate(callee.object, scope, frame);
    if (receiver.every(isKnown)) return receiver;
  }
  const way = idioms.splits && Object.hasOwn(idioms.splits, property) ? idioms.splits[property] : undefined;
  if (way) {
    const receiver = evaluator.evaluate(callee.object, scope, frame);
    const parts = splitText(call, receiver, way, scope, frame);
    if (parts) return parts;
  }
  if (idioms.braceFormat?.includes(property)) {
    const receiver = evaluator.evaluate(callee.object, scope, frame)[0];
    if (receiver?.kind === 'text') return formatBraces(evaluator, receiver, call, scope, frame);
  }
  const standIn = idioms.methodDefaults?.[property];
  // What is asked for by a number is no setting: `random.int(1024, 65535)`.
  const byNumber = standIn?.arg === 1 && call.args[0]?.value.kind === 'number';
  const placed = standIn && !byNumber ? placeIn(evaluator, { call, scope }, standIn) : undefined;
  if (placed?.values.every(isPortLike)) return placed.values.map(value => weaken(value, 'default'));
  return undefined;
}

/** Whether a value can be the default of a port or an address; handlers and other texts mean something else. */
function isPortLike(value: Value): boolean {
  return value.kind === 'number' || /\d$/.test(plainText(value) ?? '');
}

/** What `x.get('port')` gives after `x.set('port', v)` on the same name. */
function fromStore(evaluator: Evaluator, call: Call, callee: Member, set: string): Value[] | undefined {
  const receiver = dottedName(callee.object);
  const key = call.args[0]!.value;
  if (receiver === undefined || key.kind !== 'string') return undefined;
  const values = evaluator.sitesNamed(set).flatMap(site => {
    const { args, callee: setter } = site.call;
    const name = args[0]?.value;
    const value = args[1]?.value;
    if (setter.kind !== 'member' || dottedName(setter.object) !== receiver || !value) return [];
    if (name?.kind !== 'string' || name.text.value !== key.text.value) return [];
    return evaluator.evaluate(value, site.scope);
  });
  return values.length === 0 ? undefined : oneOf(values, call.range).map(v => weaken(v, 'constant'));
}

/** What a function of this file returns for these arguments. */
function results(
  evaluator: Evaluator,
  fn: Scope,
  call: Call,
  scope: Scope,
  parent: Frame | undefined,
): Value[] {
  const { range } = call;
  const inner: Frame = {
    scope: fn,
    argument: (index, name) => argumentOf(evaluator, call, scope, parent, index, name),
    parent,
  };
  const returned = fn.returns.flatMap(expression => evaluator.evaluate(expression, fn, inner));
  return oneOf(samePort(returned), range).map(value => weaken(value, 'constant'));
}

/** `return val; … return port;`: the text and the number made of it are one port. */
function samePort(values: readonly Value[]): Value[] {
  const seen = new Set<string>();
  return values.filter(value => {
    const text = value.kind === 'number' ? String(value.value) : plainText(value);
    if (text === undefined || !/^\d+$/.test(text)) return true;
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** A call of something that the file does not hold. */
function ofOrigin(
  evaluator: Evaluator,
  origin: string,
  call: Call,
  scope: Scope,
  frame: Frame | undefined,
): Value[] {
  const { idioms } = evaluator;
  const { range } = call;
  const positional = () => call.args.filter(argument => argument.name === undefined);
  const passed = lookUpOrigin(idioms.passes, origin);
  if (passed !== undefined) {
    const argument = positional()[passed];
    // A radix other than ten reads other digits than those that stand there.
    const radix = positional()[passed + 1]?.value;
    if (!argument || (radix?.kind === 'number' && radix.value > 0 && radix.value < 36 && radix.value !== 10))
      return [{ kind: 'opaque', range }];
    return evaluator.evaluate(argument.value, scope, frame);
  }
  const given = positional();
  const keys = lookUpOrigin(idioms.records, origin)?.find(({ length }) => length === given.length);
  if (keys) {
    const entries = keys.map((key, index) => {
      const { value } = given[index]!;
      return { key, keyRange: value.range, value };
    });
    const object: ObjectLiteral = { kind: 'object', entries, open: false, range };
    return [{ kind: 'object', object, scope, frame, certainty: 'literal' }];
  }
  const merges = lookUpOrigin(idioms.merges, origin);
  if (merges) return [merged(positional(), merges, range, scope, frame)];
  const standIn = lookUpOrigin(idioms.defaults, origin);
  if (standIn) {
    const placed = placeIn(evaluator, { call, scope }, standIn);
    if (placed?.values.some(isKnown)) return placed.values.map(value => weaken(value, 'default'));
  }
  const separator = lookUpOrigin(idioms.joins, origin);
  if (separator !== undefined) {
    const parts = positional().map(argument => evaluator.evaluate(argument.value, scope, frame));
    return join(
      parts.flatMap((part, index) => (index === 0 ? [part] : [[constantText(separator, call)], part])),
      range,
    );
  }
  const braces = lookUpOrigin(idioms.bracePrintf, origin);
  const template = braces === undefined ? undefined : positional()[braces];
  if (braces !== undefined && template) {
    const text = evaluator.evaluate(template.value, scope, frame)[0];
    if (text?.kind === 'text') return formatBraces(evaluator, text, call, scope, frame, braces + 1);
  }
  const format = lookUpOrigin(idioms.printf, origin);
  if (format !== undefined) {
    const made = formatPrintf(evaluator, call, format, scope, frame);
    if (made) return made;
  }
  return [{ kind: 'opaque', range, origin: `${origin}(${variantOf(evaluator, origin, call, scope)})` }];
}

/** The object that holds the entries of all arguments. */
function merged(
  args: readonly Argument[],
  winner: 'last' | 'first',
  range: TextRange,
  scope: Scope,
  frame: Frame | undefined,
): Value {
  const sources = args.map(argument => argument.value);
  const spreads = winner === 'last' ? sources : [...sources].reverse();
  const object: ObjectLiteral = { kind: 'object', entries: [], open: true, spreads, range };
  return { kind: 'object', object, scope, frame, certainty: 'constant' };
}

/** What arguments make of a call's result, where the language's idioms know such a function: `SOCK_DGRAM`. */
function variantOf(evaluator: Evaluator, origin: string, call: Call, scope: Scope): string {
  const variant = lookUpOrigin(evaluator.idioms.variants, origin);
  if (!variant) return '';
  return variant.places
    .flatMap(place => {
      const placed = placeIn(evaluator, { call, scope }, place);
      // A constant's own name tells, whatever its value is.
      const written = placed ? lastName(placed.expression) : '';
      if (/^[A-Z][A-Za-z\d_]+$/.test(written)) return [written];
      return (placed?.values ?? []).flatMap(value => (value.kind === 'opaque' ? (value.origin ?? []) : []));
    })
    .map(name => name.slice(name.lastIndexOf('.') + 1))
    .filter(name => /^[A-Z][A-Za-z\d_]*$/.test(name) && !variant.usual.includes(name))
    .join(',');
}

/** Characters that a call puts in itself; they stand nowhere in the file. */
function constantText(value: string, { range }: Call): Value {
  return { kind: 'text', pieces: [madeText(value, range)], range };
}
