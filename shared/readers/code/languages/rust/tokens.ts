import type { Argument, Entry, Expression } from '../../model.ts';
import { textOf } from '../../tree-sitter/conversion.ts';
import type { SyntaxNode } from '../../tree-sitter/syntax-node.ts';
import { wellKnown } from './addresses.ts';
import { makeCall } from './calls.ts';
import type { RustConversion } from './context.ts';
import { named, pathExpression, type Segment } from './paths.ts';

/** A token: a node of the tree, or punctuation and keywords that stand between nodes. */
type Token = { readonly node: SyntaxNode } | { readonly text: string; readonly start: number };

/** `::`, `=>`, a word, or one sign; comments and blanks are passed over. */
const GAP = /\/\/[^\n]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|\s+|::|=>|\.\.|->|[A-Za-z_]\w*|[^\s\w]/g;

const PATH_NODES = /^(?:identifier|self|crate|super|primitive_type|metavariable)$/;
const LITERALS = /_literal$/;

/**
 * Reads what stands between a macro's brackets, which the grammar leaves as tokens: expressions as far
 * as they are calls, paths, literals, tuples; anything else is passed over.
 */
export class TokenReader {
  readonly #conversion: RustConversion;
  readonly #tokens: Token[] = [];
  readonly #end: number;
  #at = 0;

  constructor(conversion: RustConversion, tree: SyntaxNode) {
    this.#conversion = conversion;
    this.#end = tree.end;
    const { source } = conversion;
    let from = tree.start + 1;
    const gap = (to: number) => {
      for (const match of source.slice(from, to).matchAll(GAP))
        if (!/^(?:\s|\/[/*])/.test(match[0]))
          this.#tokens.push({ text: match[0], start: from + match.index });
    };
    for (const node of tree.children) {
      if (node.start < from) continue;
      gap(node.start);
      this.#tokens.push({ node });
      from = node.end;
    }
    gap(Math.max(from, tree.end - 1));
  }

  /** The expressions between commas; `name = value` is a named argument. */
  list(): Argument[] {
    const args: Argument[] = [];
    while (this.#at < this.#tokens.length) {
      const name = this.#name(this.#at);
      const named = name !== undefined && this.#is('=', this.#at + 1) && !this.#is('=', this.#at + 2);
      if (named) this.#at += 2;
      const value = this.#expression();
      if (value) args.push({ value, ...(named && { name: name! }) });
      this.#skipTo(',');
    }
    return args;
  }

  /** The value of `key = value` among the tokens. */
  entry(key: RegExp): Expression | undefined {
    for (let at = 0; at + 2 < this.#tokens.length; at++) {
      const name = this.#name(at) ?? this.#text(at);
      if (name === undefined || !key.test(name) || !this.#is('=', at + 1)) continue;
      this.#at = at + 2;
      return this.#expression();
    }
    return undefined;
  }

  /** Statements as they come: `let` and `static` bind names, calls are recorded. Gives the value at the end. */
  statements(): Expression | undefined {
    const { file } = this.#conversion;
    let last: Expression | undefined;
    while (this.#at < this.#tokens.length) {
      const before = this.#at;
      last = undefined;
      const word = this.#text(before);
      if (word === 'fn') this.#at += 2;
      else if (word === 'let' || word === 'static' || word === 'const') this.#declaration();
      else if (word === 'if' || word === 'match' || word === 'while' || word === 'for') this.#at++;
      else {
        const node = this.#node(before);
        if (node?.type === 'token_tree' && this.#conversion.source[node.start] === '{') {
          this.#at++;
          const range = { start: node.start, end: node.end };
          file.nested(() =>
            file.within(file.createScope({ kind: 'block' }, range), () =>
              file.when(undefined, () => new TokenReader(this.#conversion, node).statements()),
            ),
          );
        } else last = this.#expression();
      }
      if (this.#at === before) this.#at++;
    }
    return last;
  }

  #declaration(): void {
    const { file } = this.#conversion;
    let at = this.#at + 1;
    let name: SyntaxNode | undefined;
    for (; at < this.#tokens.length && !this.#is('=', at) && !this.#is(';', at); at++) {
      const node = this.#node(at);
      if (node?.type === 'identifier' && (!name || this.#textOf(name) === 'ref')) name = node;
    }
    this.#at = at + 1;
    if (!this.#is('=', at)) return;
    const value = this.#expression();
    if (name && value)
      file.bind(this.#textOf(name), { how: 'declare', range: { start: name.start, end: name.end }, value });
  }

  #expression(): Expression | undefined {
    return this.#conversion.file.nested(() => this.#operand());
  }

  #operand(): Expression | undefined {
    while (['&', '*', 'mut', 'async', 'move', 'return', 'unsafe', 'dyn'].includes(this.#text(this.#at) ?? ''))
      this.#at++;
    if (this.#node(this.#at)?.type === 'mutable_specifier') this.#at++;
    const negative = this.#is('-', this.#at);
    if (negative) this.#at++;
    if (this.#is('|', this.#at)) return this.#closure();
    const node = this.#node(this.#at);
    if (!node) return undefined;
    let value = this.#primary(node);
    if (negative)
      value =
        value?.kind === 'number'
          ? { ...value, value: -value.value }
          : { kind: 'unknown', range: { start: node.start, end: node.end } };
    return value && this.#postfix(value);
  }

  #primary(node: SyntaxNode): Expression | undefined {
    const { source } = this.#conversion;
    const range = { start: node.start, end: node.end };
    if (LITERALS.test(node.type)) {
      this.#at++;
      return this.#conversion.expression(node);
    }
    if (PATH_NODES.test(node.type)) return this.#path();
    this.#at++;
    if (node.type !== 'token_tree') return { kind: 'unknown', range };
    if (source[node.start] === '{') {
      new TokenReader(this.#conversion, node).statements();
      return { kind: 'unknown', range };
    }
    const items = new TokenReader(this.#conversion, node).list().map(({ value }) => value);
    if (source[node.start] === '(' && items.length === 1) return items[0];
    return { kind: 'list', items, range };
  }

  /** `a::b::<T>::c`, with the call, macro or struct literal that it begins. */
  #path(): Expression {
    const segments: Segment[] = [];
    for (;;) {
      const node = this.#node(this.#at);
      if (!node || !PATH_NODES.test(node.type)) break;
      segments.push({ name: this.#textOf(node), start: node.start, end: node.end });
      this.#at++;
      if (!this.#is('::', this.#at)) break;
      this.#at++;
      if (this.#is('<', this.#at)) this.#skipGenerics();
      if (this.#is('::', this.#at)) this.#at++;
    }
    const range = { start: segments[0]!.start, end: segments.at(-1)!.end };
    const next = this.#node(this.#at + 1);
    if (this.#is('!', this.#at) && next?.type === 'token_tree') {
      this.#at += 2;
      return this.#conversion.macro(segments.map(({ name }) => name).join('::'), next, {
        start: range.start,
        end: next.end,
      });
    }
    const body = this.#node(this.#at);
    if (body?.type === 'token_tree' && this.#conversion.source[body.start] === '{') {
      if (!/^[A-Z]/.test(segments.at(-1)!.name)) return pathExpression(this.#conversion, segments);
      this.#at++;
      const entries = new TokenReader(this.#conversion, body).#entries();
      const names = segments.map(({ name }) => name);
      const type = named(this.#conversion, names, segments[0]!);
      const object = {
        kind: 'object',
        type,
        entries,
        open: true,
        range: { ...range, end: body.end },
      } as const;
      return this.#conversion.file.object(object);
    }
    return wellKnown(segments, range) ?? pathExpression(this.#conversion, segments);
  }

  #entries(): Entry[] {
    const entries: Entry[] = [];
    while (this.#at < this.#tokens.length) {
      const node = this.#node(this.#at);
      if (node?.type === 'identifier' && this.#is(':', this.#at + 1)) {
        this.#at += 2;
        const value = this.#expression();
        const keyRange = { start: node.start, end: node.end };
        if (value) entries.push({ key: this.#textOf(node), keyRange, value });
      }
      this.#skipTo(',');
    }
    return entries;
  }

  #postfix(start: Expression): Expression {
    let value = start;
    for (;;) {
      const node = this.#node(this.#at);
      if (node?.type === 'token_tree' && this.#conversion.source[node.start] === '(') {
        this.#at++;
        const args = new TokenReader(this.#conversion, node).list();
        const range = { start: value.range.start, end: node.end };
        value = makeCall(this.#conversion, value, args, { start: node.start, end: node.end }, range);
      } else if (this.#is('?', this.#at)) this.#at++;
      else if (this.#is('.', this.#at)) {
        const name = this.#node(this.#at + 1);
        this.#at += 2;
        if (name?.type === 'identifier') {
          const propertyRange = { start: name.start, end: name.end };
          const range = { start: value.range.start, end: name.end };
          value = { kind: 'member', object: value, property: this.#textOf(name), propertyRange, range };
          if (this.#is('::', this.#at)) {
            this.#at++;
            this.#skipGenerics();
          }
        }
      } else if (this.#text(this.#at) === 'as') this.#at += 2;
      else if (this.#is('+', this.#at)) {
        this.#at++;
        const right = this.#expression();
        if (right) value = this.#conversion.file.sum([value, right]);
      } else return value;
    }
  }

  #closure(): Expression {
    const { file } = this.#conversion;
    const range = { start: this.#start(this.#at++), end: this.#end };
    const scope = file.createScope({ kind: 'function' }, range);
    for (let index = 0; this.#at < this.#tokens.length && !this.#is('|', this.#at); this.#at++) {
      if (this.#is(',', this.#at)) index++;
      const name = this.#node(this.#at);
      if (name?.type !== 'identifier' || (!this.#is('|', this.#at - 1) && !this.#is(',', this.#at - 1)))
        continue;
      const at = { start: name.start, end: name.end };
      file.bind(this.#textOf(name), { how: 'parameter', index, range: at }, scope);
    }
    this.#at++;
    const body = this.#node(this.#at);
    const isBlock = body?.type === 'token_tree' && this.#conversion.source[body.start] === '{';
    if (isBlock) this.#at++;
    file.within(scope, () => {
      const value = isBlock
        ? file.nested(() => new TokenReader(this.#conversion, body).statements())
        : this.#expression();
      if (value) scope.returns.push(value);
    });
    return { kind: 'function', scope, range };
  }

  #skipGenerics(): void {
    let depth = 0;
    do {
      if (this.#is('<', this.#at)) depth++;
      if (this.#is('>', this.#at)) depth--;
      this.#at++;
    } while (depth > 0 && this.#at < this.#tokens.length);
  }

  #skipTo(sign: string): void {
    while (this.#at < this.#tokens.length && !this.#is(sign, this.#at)) {
      const before = this.#at;
      // Calls on the way are calls all the same.
      if (this.#node(this.#at)) this.#expression();
      if (this.#at === before) this.#at++;
    }
    this.#at++;
  }

  #node(at: number): SyntaxNode | undefined {
    const token = this.#tokens[at];
    return token && 'node' in token ? token.node : undefined;
  }

  #text(at: number): string | undefined {
    const token = this.#tokens[at];
    return token && 'text' in token ? token.text : undefined;
  }

  #name(at: number): string | undefined {
    const node = this.#node(at);
    return node?.type === 'identifier' ? this.#textOf(node) : undefined;
  }

  #start(at: number): number {
    const token = this.#tokens[at];
    return token === undefined ? this.#end : 'node' in token ? token.node.start : token.start;
  }

  #is(sign: string, at: number): boolean {
    return this.#text(at) === sign;
  }

  #textOf(node: SyntaxNode): string {
    return textOf(this.#conversion, node);
  }
}
