/** The columns at which collections are open after a line of YAML, as the lines up to it have them. Immutable. */
export class OpenColumns {
  /** Outermost first. */
  readonly #open: readonly number[];
  /** Whether the line ends with a key (or dash) whose value may stand below it. */
  readonly #expects: boolean;
  /** The column of the key whose value is a block scalar that is not over. */
  readonly #block: number | undefined;

  constructor(open: readonly number[] = [0], expects = true, block?: number) {
    this.#open = open;
    this.#expects = expects;
    this.#block = block;
  }

  /** Whether a line at a column belongs to the block scalar above it. */
  inBlock(column: number): boolean {
    return this.#block !== undefined && column > this.#block;
  }

  get #top(): number {
    return this.#open.at(-1)!;
  }

  /** Whether the next line may begin at a column. */
  fits(column: number, rest: string): boolean {
    if (this.inBlock(column) || this.#open.includes(column))
      return !this.#expects || this.#mayStay(column, rest);
    return this.#expects && column > this.#top;
  }

  /** Whether a key may go without a value below it: its value is null then, which few mean. */
  #mayStay(column: number, rest: string): boolean {
    return column < this.#top || isItem(rest) || this.inBlock(column);
  }

  /** The columns that blanks with tabs in them may stand for, likeliest first. */
  meantBy(blank: string, rest: string): number[] {
    const candidates = columnsOf(blank);
    if (this.#block !== undefined) {
      const inside = candidates.filter(each => each > this.#block!);
      return [...inside, this.#block + 2, ...this.near(candidates[0]!)];
    }
    const top = this.#top;
    if (this.#expects) {
      const least = isItem(rest) ? top : top + 1;
      return [...candidates.filter(each => each >= least), top + 2, ...this.near(candidates[0]!)];
    }
    const open = candidates.filter(each => this.#open.includes(each)).reverse();
    return [...candidates.filter(each => each === top), ...open, ...this.near(candidates[0]!)];
  }

  /** The open columns by their distance to one, of two the deeper first. */
  near(column: number): number[] {
    const far = (each: number) => Math.abs(each - column);
    return this.#open.slice(-MOST).sort((a, b) => far(a) - far(b) || b - a);
  }

  /** What is open after a line that begins at a column. */
  enter(column: number, rest: string): OpenColumns {
    let kept = this.#open.length;
    while (kept > 1 && this.#open[kept - 1]! > column) kept--;
    const open = this.#open.slice(0, kept);
    if (open.at(-1)! < column) {
      // A scalar of several lines opens nothing.
      if (!this.#expects && !KEY.test(rest)) return new OpenColumns(this.#open, false);
      open.push(column);
    }
    let content = rest;
    let at = column;
    for (let dash = DASH.exec(content); dash; dash = DASH.exec(content)) {
      at += dash[0].length;
      content = content.slice(dash[0].length);
      if (open.at(-1)! < at && content !== '' && KEY.test(content)) open.push(at);
    }
    const bare = content.replace(/(?:^|\s)#.*$/, '').trimEnd();
    const expects = bare === '' || bare === '-' || /:(?:\s+[&!]\S{0,100})?$/.test(bare);
    const isBlock = /(?:^|\s)[|>][-+\d]{0,2}$/.test(bare);
    return new OpenColumns(open, expects, isBlock ? (KEY.test(content) ? at : column) : undefined);
  }
}

/** So many columns are weighed for a line: no file that a person wrote has more open. */
const MOST = 40;
const DASH = /^-\s{1,20}/;
const KEY = /^(?:[^\s"'#:]|"|')[^:]{0,200}:(?:\s|$)/;

function isItem(rest: string): boolean {
  return rest === '-' || /^-\s/.test(rest);
}

/** The columns that blanks may stand for: tabs of two, four and eight places, and tab stops. In order. */
function columnsOf(blank: string): number[] {
  const tabs = blank.split('\t').length - 1;
  const spaces = blank.length - tabs;
  const found = [2, 4, 8].map(width => tabs * width + spaces);
  for (const width of [4, 8]) {
    let at = 0;
    for (const unit of blank) at = unit === '\t' ? (Math.floor(at / width) + 1) * width : at + 1;
    found.push(at);
  }
  return [...new Set(found)].sort((a, b) => a - b);
}
