import type { TextRange } from '../../text/index.ts';
import { evaluateCall } from './evaluate-call.ts';
import { evaluateMember, propertyOf } from './evaluate-member.ts';
import { evaluateBindings, evaluateName } from './evaluate-name.ts';
import { formatPercent } from './format-text.ts';
import type { Idioms } from './idioms.ts';
import type { Binding, CallSite, CodeFile, Expression, Scope } from './model.ts';
import type { NameUse } from './name-use.ts';
import { add, arithmetic, join } from './operators.ts';
import { anyOf, type Frame, type ObjectValue, oneOf, type Value, weaken } from './values.ts';

/** Steps of one evaluation; beyond them a value counts as unknown. Keeps hostile files linear. */
const MAX_STEPS = 4000;
/** Steps of all evaluations of a file. */
const MAX_FILE_STEPS = 400_000;
const MAX_DEPTH = 60;

/**
 * Says what expressions of one file evaluate to, as far as the file alone tells: follows names,
 * fallbacks, conversions, string building, members, calls of functions of the file. Never guesses:
 * what cannot be known is `opaque`, with the origin of the value where that is known.
 */
export class Evaluator {
  readonly file: CodeFile;
  readonly idioms: Idioms;
  readonly #memo = new Map<Expression, Value[]>();
  readonly #active = new Set<Expression | Binding>();
  #sites: Map<string, CallSite[]> | undefined;
  #depth = 0;
  #steps = 0;
  #fileSteps = 0;
  /** How often a limit or a cycle cut an evaluation short: such results are not remembered. */
  #cuts = 0;

  constructor(file: CodeFile, idioms: Idioms) {
    this.file = file;
    this.idioms = idioms;
  }

  /** The possible values of `expression` as it stands in `scope`; never empty. */
  evaluate(expression: Expression, scope: Scope, frame?: Frame): Value[] {
    if (!frame) {
      const known = this.#memo.get(expression);
      if (known) return known;
    }
    if ((!frame && this.#active.has(expression)) || this.#isSpent()) {
      this.#cuts++;
      return [{ kind: 'opaque', range: expression.range }];
    }
    const cuts = this.#cuts;
    this.#depth++;
    if (!frame) this.#active.add(expression);
    const values = this.#dispatch(expression, scope, frame);
    if (!frame) this.#active.delete(expression);
    this.#depth--;
    if (!frame && (this.#cuts === cuts || this.#depth === 0)) this.#memo.set(expression, values);
    return values;
  }

  /** Takes a step; whether the evaluation has gone on for too long or too deep. */
  #isSpent(): boolean {
    if (this.#depth === 0) this.#steps = 0;
    return this.#depth > MAX_DEPTH || ++this.#steps > MAX_STEPS || ++this.#fileSteps > MAX_FILE_STEPS;
  }

  /** What `value` holds under a key or index; `range` is where that is asked. */
  property(value: Value, key: string | number, range: TextRange): Value[] {
    return propertyOf(this, value, key, range);
  }

  /** What any item of a list may be. */
  items(value: Value, range: TextRange): Value[] {
    if (value.kind !== 'list') return [{ kind: 'opaque', range }];
    const items = value.list.items.flatMap(item => this.evaluate(item, value.scope, value.frame));
    return anyOf(items, range).map(item => weaken(item, value.certainty));
  }

  /** What something is that the given bindings give a value, where it is used. */
  bindings(bindings: readonly Binding[], use: NameUse): Value[] {
    return evaluateBindings(this, bindings, use);
  }

  /**
   * Runs `follow` unless `what` is already being followed (`port = port || 3000`, `a = { ...a }`) or the
   * steps are used up; then undefined.
   */
  following<T>(what: Binding | Expression, follow: () => T): T | undefined {
    if (this.#active.has(what) || this.#isSpent()) {
      this.#cuts++;
      return undefined;
    }
    this.#depth++;
    this.#active.add(what);
    const result = follow();
    this.#active.delete(what);
    this.#depth--;
    return result;
  }

  /**
   * Whether the file's budget still allows a search through `count` things. Searches are made for one
   * use after another: without a bound, thousands of uses times thousands of things take minutes.
   */
  afford(count: number): boolean {
    this.#fileSteps += count >> 3;
    return this.#fileSteps <= MAX_FILE_STEPS;
  }

  /** The calls whose callee has this last name; none where the file's budget is spent. */
  sitesNamed(name: string): readonly CallSite[] {
    if (!this.#sites) {
      this.#sites = new Map();
      for (const site of this.file.calls) {
        const sites = this.#sites.get(site.name);
        if (sites) sites.push(site);
        else this.#sites.set(site.name, [site]);
      }
    }
    const sites = this.#sites.get(name) ?? [];
    return this.afford(sites.length) ? sites : [];
  }

  #dispatch(expression: Expression, scope: Scope, frame: Frame | undefined): Value[] {
    const { range } = expression;
    switch (expression.kind) {
      case 'number':
        return [{ kind: 'number', value: expression.value, range, certainty: 'literal' }];
      case 'string':
        return [{ kind: 'text', pieces: [{ text: expression.text, certainty: 'literal' }], range }];
      case 'concat':
        return join(
          expression.parts.map(part => this.evaluate(part, scope, frame)),
          range,
        );
      case 'object':
        return [{ kind: 'object', object: expression, scope, frame, certainty: 'literal' }];
      case 'list':
        return [{ kind: 'list', list: expression, scope, frame, certainty: 'literal' }];
      case 'function':
        return [{ kind: 'function', scope: expression.scope, frame }];
      case 'class':
        return [{ kind: 'class', scope: expression.scope }];
      case 'constant':
        return [expression.value === null ? { kind: 'nothing', range } : { kind: 'opaque', range }];
      case 'name':
        return evaluateName(this, expression, scope, frame);
      case 'member':
        return evaluateMember(this, expression, scope, frame);
      case 'element':
        return this.#element(expression.object, expression.index, range, scope, frame);
      case 'call':
        return evaluateCall(this, expression, scope, frame);
      case 'fallback': {
        const left = this.evaluate(expression.left, scope, frame);
        const falsy = expression.operator === 'falsy';
        const kept = left.filter(value => !givesWay(value, falsy));
        if (kept.length === left.length && !left.some(value => value.kind === 'opaque')) return kept;
        const right = this.evaluate(expression.right, scope, frame);
        const certainty = left.some(value => value.kind === 'opaque') ? 'default' : 'constant';
        const known = right.map(value => weaken(value, certainty));
        // Two unknowns keep the origins of both: `options.app || express()`.
        return right.every(value => value.kind === 'opaque')
          ? oneOf([...left.filter(value => value.kind !== 'nothing'), ...known], range)
          : oneOf([...kept, ...known], range);
      }
      case 'conditional':
        return oneOf(
          [
            ...this.evaluate(expression.consequent, scope, frame),
            ...this.evaluate(expression.alternate, scope, frame),
          ],
          range,
        );
      case 'binary': {
        const left = this.evaluate(expression.left, scope, frame);
        const right = () => this.evaluate(expression.right, scope, frame);
        if (expression.operator === '+') return add(left, right(), range);
        if (expression.operator === '%' && this.idioms.percentFormats && left[0]?.kind === 'text')
          return formatPercent(this, left[0], expression.right, scope, frame, range);
        return arithmetic(expression.operator, left, right, range);
      }
      default:
        return [{ kind: 'opaque', range }];
    }
  }

  #element(
    object: Expression,
    index: Expression,
    range: TextRange,
    scope: Scope,
    frame: Frame | undefined,
  ): Value[] {
    const keys = this.evaluate(index, scope, frame);
    const key = keys.length === 1 ? keys[0] : undefined;
    const name =
      key?.kind === 'number'
        ? key.value
        : key?.kind === 'text' && key.pieces.length === 1
          ? key.pieces[0]?.text?.value
          : undefined;
    // `ports[i]` is any of them, `config[environment]` one of them.
    if (name === undefined)
      return anyOf(
        this.evaluate(object, scope, frame).flatMap(value =>
          value.kind === 'object' ? this.#entries(value, range) : this.items(value, range),
        ),
        range,
      );
    return anyOf(
      this.evaluate(object, scope, frame).flatMap(value => this.property(value, name, range)),
      range,
    );
  }

  /** What any entry of an object may be, where all of them are known. */
  #entries({ object, scope, frame, certainty }: ObjectValue, range: TextRange): Value[] {
    if (object.open) return [{ kind: 'opaque', range }];
    const values = object.entries.flatMap(entry => this.evaluate(entry.value, scope, frame));
    return oneOf(values, range).map(value => weaken(value, certainty));
  }
}

/** Whether a fallback passes over this value: unknown, absent, and for `||` zero and the empty string. */
function givesWay(value: Value, falsy: boolean): boolean {
  if (value.kind === 'opaque' || value.kind === 'nothing') return true;
  if (!falsy) return false;
  if (value.kind === 'number') return value.value === 0;
  return value.kind === 'text' && value.pieces.every(piece => piece.text?.value === '');
}
