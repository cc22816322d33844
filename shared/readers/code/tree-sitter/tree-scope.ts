import type { TextRange } from '../../../text/index.ts';
import type { Binding, Expression, Scope } from '../model.ts';

/** What a scope is beside its contents. */
export type ScopeHead = Pick<Scope, 'kind'> & Partial<Pick<Scope, 'name' | 'ownerType' | 'base'>>;

/** A scope whose maps are made as they are asked for: most blocks of a file declare nothing. */
export class TreeScope implements Scope {
  readonly kind: Scope['kind'];
  readonly name?: string;
  readonly ownerType?: string;
  readonly base?: Expression;
  readonly parent?: Scope;
  readonly range: TextRange;
  readonly returns: Expression[] = [];
  #bindings: Map<string, Binding[]> | undefined;
  #members: Map<string, Binding[]> | undefined;

  constructor(head: ScopeHead, parent: Scope | undefined, range: TextRange) {
    this.kind = head.kind;
    if (head.name !== undefined) this.name = head.name;
    if (head.ownerType !== undefined) this.ownerType = head.ownerType;
    if (head.base) this.base = head.base;
    if (parent) this.parent = parent;
    this.range = range;
  }

  get bindings(): Map<string, Binding[]> {
    this.#bindings ??= new Map();
    return this.#bindings;
  }

  get members(): Map<string, Binding[]> {
    this.#members ??= new Map();
    return this.#members;
  }
}
