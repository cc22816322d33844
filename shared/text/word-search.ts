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
    let count = 0;
    const columns = this.#columns;
    for (const word of words)
      for (let i = 0; i < word.length; i++) {
        const code = word.charCodeAt(i);
        if (code > 127) throw new RangeError(`not ASCII: ${word}`);
        if (columns[code] === 0) columns[code] = ++count;
      }
    this.#shift = Math.ceil(Math.log2(count + 1));
    const tree = this.#plant(words);
    const states = tree.columns.length;
    if (states > 0xffff) throw new RangeError('too many words');
    this.#next = new Uint16Array(states << this.#shift);
    this.#ends = new Uint8Array(states);
    this.#noted = new Uint8Array(states);
    this.#found = new Uint8Array(words.length);
    this.#words = this.#link(tree);
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

  /**
   * The words as a tree, its nodes by their depth: those that most texts come to lie together in memory. In
   * order, the words that go through a node lie side by side.
   */
  #plant(words: readonly string[]): Tree {
    const order = [...words.keys()].sort((a, b) => (words[a]! < words[b]! ? -1 : 1));
    const begins = [0];
    const stops = [words.length];
    const depths = [0];
    const columnOf = this.#columns;
    const columns = [0];
    const children: number[] = [];
    const own: (readonly number[])[] = [];
    for (let node = 0; node < begins.length; node++) {
      const depth = depths[node]!;
      const stop = stops[node]!;
      let at = begins[node]!;
      const from = at;
      while (at < stop && words[order[at]!]!.length === depth) at++;
      own.push(at === from ? NONE : order.slice(from, at));
      children.push(begins.length);
      while (at < stop) {
        const code = words[order[at]!]!.charCodeAt(depth);
        begins.push(at);
        while (at < stop && words[order[at]!]!.charCodeAt(depth) === code) at++;
        stops.push(at);
        depths.push(depth + 1);
        columns.push(columnOf[code]!);
      }
    }
    children.push(begins.length);
    return { columns, children, words: own };
  }

  /** Fills the table: a state's row is that of the longest other end of what led to it, but for its children. */
  #link(tree: Tree): (readonly number[])[] {
    const shift = this.#shift;
    const width = 1 << shift;
    const next = this.#next;
    const ends = this.#ends;
    const { columns, children } = tree;
    const shorter = new Uint16Array(columns.length);
    const words: (readonly number[])[] = [];
    let child = 1;
    for (let state = 0; state < columns.length; state++) {
      const row = shorter[state]! << shift;
      if (state !== 0) next.copyWithin(state << shift, row, row + width);
      const own = tree.words[state]!;
      const inherited = state === 0 ? NONE : words[shorter[state]!]!;
      const all = own.length === 0 ? inherited : [...own, ...inherited];
      words.push(all);
      if (all.length > 0) ends[state] = 1;
      for (const stop = children[state + 1]!; child < stop; child++) {
        const column = columns[child]!;
        shorter[child] = state === 0 ? 0 : next[row | column]!;
        next[(state << shift) | column] = child;
      }
    }
    return words;
  }
}

const NONE: readonly number[] = [];

/** Nodes in the order of their depth, by their numbers; the root is the first. */
interface Tree {
  /** The column by which a node is come to. */
  readonly columns: readonly number[];
  /** The number of a node's first child; its last stands before the next node's first. */
  readonly children: readonly number[];
  /** Numbers of the words that end at a node. */
  readonly words: readonly (readonly number[])[];
}
