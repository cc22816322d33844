import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { TextRange } from '../../../../text/index.ts';
import type { Binding, Expression, Scope } from '../../model.ts';
import type { Converter } from './convert.ts';

/** A scope whose returned expressions are converted, and whose maps are made, when they are asked for. */
export class JsScope implements Scope {
  /** What `return` gives, as it stands in the tree. */
  readonly returned: TSESTree.Node[] = [];
  readonly kind: Scope['kind'];
  readonly parent?: JsScope;
  readonly range: TextRange;
  /** How many conditions were around where the scope begins. */
  readonly depth: number;
  readonly name?: string;
  readonly #converter: Converter;
  readonly #base: (() => Expression) | undefined;
  #bindings: Map<string, Binding[]> | undefined;
  #members: Map<string, Binding[]> | undefined;
  #returns: Expression[] | undefined;

  constructor(
    converter: Converter,
    kind: Scope['kind'],
    parent: JsScope | undefined,
    range: TextRange,
    depth: number,
    name?: string,
    base?: () => Expression,
  ) {
    this.#converter = converter;
    this.kind = kind;
    if (parent) this.parent = parent;
    this.range = range;
    this.depth = depth;
    if (name !== undefined) this.name = name;
    this.#base = base;
  }

  get bindings(): Map<string, Binding[]> {
    this.#bindings ??= new Map();
    return this.#bindings;
  }

  get members(): Map<string, Binding[]> {
    this.#members ??= new Map();
    return this.#members;
  }

  get returns(): Expression[] {
    this.#returns ??= this.returned.map(node => this.#converter.convert(node));
    return this.#returns;
  }

  get base(): Expression | undefined {
    return this.#base?.();
  }

  /** The function or module whose run this belongs to. */
  get run(): JsScope {
    let current: JsScope = this;
    while (current.kind !== 'function' && current.parent) current = current.parent;
    return current;
  }

  /** The class whose instance `this` is here. */
  get ownClass(): JsScope | undefined {
    let current: JsScope | undefined = this;
    while (current && current.kind !== 'class') current = current.parent;
    return current;
  }
}

/** A binding whose value is converted when it is asked for. */
export class LazyBinding implements Binding {
  readonly how: Binding['how'];
  readonly range: TextRange;
  readonly conditional: boolean;
  readonly pick?: string | number;
  readonly index?: number;
  readonly type?: string;
  readonly scope?: Scope;
  readonly #make: (() => Expression) | undefined;
  readonly #condition: (() => Expression) | undefined;
  #value: Expression | undefined;

  constructor(
    how: Binding['how'],
    range: TextRange,
    value: (() => Expression) | undefined,
    extra: {
      readonly conditional?: boolean;
      readonly pick?: string;
      readonly index?: number;
      readonly type?: string;
      readonly scope?: Scope;
      readonly condition?: () => Expression;
    } = {},
  ) {
    this.how = how;
    this.range = range;
    this.conditional = extra.conditional ?? false;
    if (extra.pick !== undefined) this.pick = extra.pick;
    if (extra.index !== undefined) this.index = extra.index;
    if (extra.type !== undefined) this.type = extra.type;
    if (extra.scope) this.scope = extra.scope;
    this.#make = value;
    this.#condition = extra.condition;
  }

  get value(): Expression | undefined {
    this.#value ??= this.#make?.();
    return this.#value;
  }

  get condition(): Expression | undefined {
    return this.#condition?.();
  }
}

/** Adds a binding under a name. */
export function addTo(map: Map<string, Binding[]>, name: string, binding: Binding): void {
  const bindings = map.get(name);
  if (bindings) bindings.push(binding);
  else map.set(name, [binding]);
}
