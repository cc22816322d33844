import { getOrMake } from './get-or-make.ts';

/**
 * Tells in one pass which of many words stand in a text, wherever they stand (`port` in `import`, too). Words
 * are ASCII and their case counts. Aho and Corasick's automaton as one table: a step a character, whatever
 * the number of words.
 *
 * A. V. Aho, M. J. Corasick: Efficient string matching, CACM 18 (1975), 333–340.
 */
export class WordSearch {
  /**
   * For each character its column of the table, by the lowest eight bits; 0 for those that no word has. That
   * some character beyond Latin-1 is taken for an ASCII one can find a word too many, never miss one.
   */
  readonly #columns = new Uint8Array(256);
  /** Rows of 2 to the power of this many columns. */
  readonly #shift: number;
  /** The next state by state and column; state 0 is the begin. */
  readonly #next: Uint16Array;
  /** 1 for states in which a word ends, and the numbers of the words that end there. */
  readonly #ends: Uint8Array;
  readonly #words: (readonly number[])[];
  /** States of which the words are noted for the present text. */
  readonly #noted: Uint8Array;
  readonly #found: Uint8Array;

  /** @param words at least a character each; at most 65,535 characters in all */
  constructor(words: readonly string[]) {
    let columns = 0;
    for (const word of words)
      for (let i = 0; i < word.length; i++) {
        const code = word.charCodeAt(i);
        if (code > 127) throw new RangeError(`not ASCII: ${word}`);
        this.#columns[code] ||= ++columns;
      }
    this.#shift = Math.ceil(Math.log2(columns + 1));
    const states = this.#plant(words);
    if (states.length > 0xffff) throw new RangeError('too many words');
    this.#next = new Uint16Array(states.length << this.#shift);
    this.#ends = new Uint8Array(states.length);
    this.#noted = new Uint8Array(states.length);
    this.#found = new Uint8Array(words.length);
    this.#words = this.#link(states);
  }

  /**
   * For each word whether it stands in `text`: 1 or 0 by the word's number. Valid until the next call.
   */
  in(text: string): Uint8Array {
    const columns = this.#columns;
    const next = this.#next;
    const ends = this.#ends;
    const noted = this.#noted.fill(0);
    const found = this.#found.fill(0);
    const shift = this.#shift;
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      state = next[(state << shift) | columns[text.charCodeAt(i) & 255]!]!;
      if (ends[state] === 1 && noted[state] === 0) {
        noted[state] = 1;
        for (const number of this.#words[state]!) found[number] = 1;
      }
    }
    return found;
  }

  /** The words as a tree, its nodes by their depth: those that most texts come to lie together in memory. */
  #plant(words: readonly string[]): Node[] {
    const root: Node = { children: new Map(), words: [] };
    for (const [number, word] of words.entries()) {
      let node = root;
      for (let i = 0; i < word.length; i++) {
        const column = this.#columns[word.charCodeAt(i)]!;
        node = getOrMake(node.children, column, () => ({ children: new Map(), words: [] }));
      }
      node.words.push(number);
    }
    const nodes = [root];
    for (let at = 0; at < nodes.length; at++) nodes.push(...nodes[at]!.children.values());
    return nodes;
  }

  /** Fills the table: a state's row is that of the longest other end of what led to it, but for its children. */
  #link(nodes: readonly Node[]): number[][] {
    const shift = this.#shift;
    const width = 1 << shift;
    const shorter = new Uint16Array(nodes.length);
    const words: number[][] = [];
    let latest = 0;
    for (const [state, node] of nodes.entries()) {
      const row = shorter[state]! << shift;
      if (state !== 0) this.#next.copyWithin(state << shift, row, row + width);
      words.push(state === 0 ? node.words : [...node.words, ...words[shorter[state]!]!]);
      this.#ends[state] = words[state]!.length > 0 ? 1 : 0;
      for (const column of node.children.keys()) {
        const child = ++latest;
        shorter[child] = state === 0 ? 0 : this.#next[row | column]!;
        this.#next[(state << shift) | column] = child;
      }
    }
    return words;
  }
}

interface Node {
  /** By column. */
  readonly children: Map<number, Node>;
  /** Numbers of the words that end here. */
  readonly words: number[];
}
