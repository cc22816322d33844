import { type HclToken, hclTokens } from './hcl-lexer.ts';
import type { HclAttribute, HclBlock, HclBody, HclValue } from './hcl-tree.ts';

/** Deeper nesting is read over. */
const MAX_DEPTH = 60;

/**
 * Parses HCL, native syntax (hclsyntax/spec.md), as far as it goes: broken parts are left out, what follows is read on.
 * Expressions with operators, conditions, `for` and splats are of kind `other`, with what they hold left out.
 */
export function parseHcl(text: string): HclBody {
  return new Parser(text).body(0);
}

class Parser {
  readonly #tokens: HclToken[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = [...hclTokens(text)];
  }

  body(depth: number): HclBody {
    const attributes: HclAttribute[] = [];
    const blocks: HclBlock[] = [];
    for (;;) {
      const token = this.#peek();
      if (!token) break;
      if (this.#is('}')) {
        if (depth > 0) break;
        // Nothing is open: what follows is read on.
        this.#at++;
        continue;
      }
      if (token.kind !== 'name' && token.kind !== 'string') {
        this.#at++;
        // `(local.name) = { … }`: a key that an expression gives.
        if (token.text === '(') this.#computed(token, attributes, depth);
        continue;
      }
      this.#at++;
      if (this.#is('=') || this.#is(':')) {
        this.#at++;
        attributes.push({ name: token.text, start: token.start, value: this.value(depth + 1) });
      } else {
        const labels: string[] = [];
        let type = token.text;
        // The names of Alloy's components have dots: `loki.source.api`.
        for (; this.#is('.') && this.#tokens[this.#at + 1]?.kind === 'name'; this.#at += 2)
          type += `.${this.#tokens[this.#at + 1]!.text}`;
        for (
          let label = this.#peek();
          label?.kind === 'name' || label?.kind === 'string';
          label = this.#peek()
        ) {
          labels.push(label.text);
          this.#at++;
        }
        if (!this.#is('{')) continue;
        this.#at++;
        if (depth >= MAX_DEPTH) this.#skipTo('}');
        else blocks.push({ type, labels, start: token.start, body: this.body(depth + 1) });
        if (this.#is('}')) this.#at++;
      }
    }
    return { attributes, blocks };
  }

  /** An attribute whose name is an expression in brackets, which are open. */
  #computed(token: HclToken, attributes: HclAttribute[], depth: number): void {
    this.#skipTo(')');
    const name = this.#tokens[this.#at - 1]?.text ?? '';
    if (this.#is(')')) this.#at++;
    if (!this.#is('=') && !this.#is(':')) return;
    this.#at++;
    attributes.push({ name, start: token.start, value: this.value(depth + 1) });
  }

  /** An expression; stops before the line end, comma or bracket behind it. */
  value(depth: number): HclValue {
    const first = this.#peek();
    if (!first) return { kind: 'other', start: this.#end(), end: this.#end() };
    const value = this.#operand(first, depth);
    if (this.#endsHere()) return value;
    // An operator, a condition, an index: the rest is passed over, brackets and all.
    this.#skipExpression();
    return { kind: 'other', start: first.start, end: this.#end() };
  }

  #operand(token: HclToken, depth: number): HclValue {
    const { start, end } = token;
    if (token.kind === 'number') {
      this.#at++;
      return { kind: 'number', value: Number(token.text), start, end };
    }
    if (token.kind === 'string' || token.kind === 'heredoc') {
      this.#at++;
      return { kind: 'string', text: token.text, start, end, templated: token.templated };
    }
    if (token.kind === 'name') return this.#named(token, depth);
    if (token.text === '-') {
      this.#at++;
      const next = this.#peek();
      if (next?.kind !== 'number') return { kind: 'other', start, end };
      this.#at++;
      return { kind: 'number', value: -Number(next.text), start, end: next.end };
    }
    if ((token.text === '[' || token.text === '{') && depth < MAX_DEPTH) {
      this.#at++;
      return token.text === '[' ? this.#list(start, depth) : this.#object(start, depth);
    }
    return { kind: 'other', start, end };
  }

  #named(token: HclToken, depth: number): HclValue {
    this.#at++;
    let path = token.text;
    while (this.#is('.') && this.#tokens[this.#at + 1]?.kind === 'name') {
      path += `.${this.#tokens[this.#at + 1]!.text}`;
      this.#at += 2;
    }
    if (!this.#is('(') || depth >= MAX_DEPTH)
      return { kind: 'reference', path, start: token.start, end: this.#end() };
    this.#at++;
    const { items } = this.#items(')', depth);
    return { kind: 'call', name: path, args: items, start: token.start, end: this.#end() };
  }

  #list(start: number, depth: number): HclValue {
    const { items, isLoop } = this.#items(']', depth);
    const end = this.#end();
    return isLoop ? { kind: 'other', start, end } : { kind: 'list', items, start, end };
  }

  #items(close: string, depth: number): { items: HclValue[]; isLoop: boolean } {
    const items: HclValue[] = [];
    this.#skipNewlines();
    const isLoop = this.#peek()?.kind === 'name' && this.#peek()?.text === 'for';
    if (isLoop) this.#skipTo(close);
    while (this.#peek() && !this.#is(close)) {
      const before = this.#at;
      items.push(this.value(depth + 1));
      this.#skipNewlines();
      if (this.#is(',')) this.#at++;
      else if (this.#at === before) this.#at++;
      this.#skipNewlines();
    }
    if (this.#is(close)) this.#at++;
    return { items, isLoop };
  }

  #object(start: number, depth: number): HclValue {
    const { attributes } = this.body(depth + 1);
    if (this.#is('}')) this.#at++;
    return { kind: 'object', entries: attributes, start, end: this.#end() };
  }

  #endsHere(): boolean {
    const token = this.#peek();
    return (
      !token || token.kind === 'newline' || [',', ']', '}', ')'].includes(token.text) || token.kind === 'name'
    );
  }

  #skipExpression(): void {
    let depth = 0;
    for (let token = this.#peek(); token; token = this.#peek()) {
      if (token.kind === 'sign' && ['(', '[', '{'].includes(token.text)) depth++;
      else if (token.kind === 'sign' && [')', ']', '}'].includes(token.text)) {
        if (depth === 0) return;
        depth--;
      } else if (depth === 0 && (token.kind === 'newline' || token.text === ',')) return;
      this.#at++;
    }
  }

  /** To the sign that closes what is open, which is not taken. */
  #skipTo(close: string): void {
    const open = { ')': '(', ']': '[', '}': '{' }[close]!;
    for (let depth = 0; this.#peek(); this.#at++) {
      if (this.#is(open)) depth++;
      else if (this.#is(close) && depth-- === 0) return;
    }
  }

  #skipNewlines(): void {
    while (this.#peek()?.kind === 'newline') this.#at++;
  }

  #peek(): HclToken | undefined {
    return this.#tokens[this.#at];
  }

  #is(sign: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === 'sign' && token.text === sign;
  }

  /** Where the last token taken ends. */
  #end(): number {
    return this.#tokens[this.#at - 1]?.end ?? 0;
  }
}
