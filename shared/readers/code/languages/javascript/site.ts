import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { CallSite, Scope } from '../../model.ts';
import type { Converter } from './convert.ts';

/** A call site whose call is converted when it is asked for. */
export class LazySite implements CallSite {
  readonly scope: Scope;
  readonly name: string;
  readonly #converter: Converter;
  readonly #node: TSESTree.Node;

  constructor(converter: Converter, node: TSESTree.Node, scope: Scope, name: string) {
    this.#converter = converter;
    this.#node = node;
    this.scope = scope;
    this.name = name;
  }

  get call() {
    const made = this.#converter.convert(this.#node);
    if (made.kind !== 'call') throw new TypeError('a call site holds a call');
    return made;
  }
}
