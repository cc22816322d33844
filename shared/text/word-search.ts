/**
 * Tells in one pass which of many words stand in a text, wherever they stand (`port` in `import`, too). Words
 * are ASCII and their case counts. Aho and Corasick's automaton as one table: a step a character, whatever
 * the number of words.
 *
 * A. V. Aho, M. J. Corasick: Efficient string matching, CACM 18 (1975), 333–340.
 */
export class WordSearch {
  /** For each ASCII character its column of the table; 0 for those that no word has. */
  readonly #columns = new Uint8Array(128);
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
    const children: Map<number, number>[] = [new Map()];
    this.#words = [[]];
    for (const [number, word] of words.entries()) this.#plant(children, word, number);
    if (children.length > 0xffff) throw new RangeError('too many words');
    this.#next = new Uint16Array(children.length << this.#shift);
    this.#ends = new Uint8Array(children.length);
    this.#noted = new Uint8Array(children.length);
    this.#found = new Uint8Array(words.length);
    this.#link(children);
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
      const code = text.charCodeAt(i);
      state = next[(state << shift) | (code < 128 ? columns[code]! : 0)]!;
      if (ends[state] === 1 && noted[state] === 0) {
        noted[state] = 1;
        for (const number of this.#words[state]!) found[number] = 1;
      }
    }
    return found;
  }

  #plant(children: Map<number, number>[], word: string, number: number): void {
    let state = 0;
    for (let i = 0; i < word.length; i++) {
      const column = this.#columns[word.charCodeAt(i)]!;
      let child = children[state]!.get(column);
      if (child === undefined) {
        child = children.length;
        children.push(new Map());
        this.#words.push([]);
        children[state]!.set(column, child);
      }
      state = child;
    }
    this.#words[state] = [...this.#words[state]!, number];
  }

  /** Fills the table, the states nearest to the begin first: a row is that of the longest other end, but for its children. */
  #link(children: readonly ReadonlyMap<number, number>[]): void {
    const shift = this.#shift;
    const width = 1 << shift;
    const shorter = new Uint16Array(children.length);
    const queue = [0];
    for (let at = 0; at < queue.length; at++) {
      const state = queue[at]!;
      const row = shorter[state]! << shift;
      if (state !== 0) {
        this.#next.copyWithin(state << shift, row, row + width);
        this.#words[state] = [...this.#words[state]!, ...this.#words[shorter[state]!]!];
      }
      for (const [column, child] of children[state]!) {
        shorter[child] = state === 0 ? 0 : this.#next[row | column]!;
        this.#next[(state << shift) | column] = child;
        queue.push(child);
      }
      this.#ends[state] = this.#words[state]!.length > 0 ? 1 : 0;
    }
  }
}
