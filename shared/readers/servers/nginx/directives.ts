/** A word of a directive: its text, quotes taken off, and its place (0-based UTF-16 units, end exclusive). */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A backslash stands in it, so that places within `text` are not those of the file. */
  readonly escaped: boolean;
}

/** A simple directive, or one with a block. */
export interface Directive {
  readonly name: string;
  readonly words: readonly Word[];
  readonly start: number;
  /** What stands in its block; undefined for a simple directive. */
  readonly block?: Directive[];
}

/** Deeper blocks are read as if they stood at this depth. */
const MAX_DEPTH = 100;
/** What people write has fewer words. */
const MAX_WORDS = 200_000;

/**
 * The directives of an nginx configuration: words apart by blanks, ended by `;` or a block; quotes, backslashes,
 * comments, `${variables}`; Lua blocks are skipped. Templates are taken as they come: `{{ x }}` and `<%= x %>` belong
 * to the word they stand in, `{% … %}` is a comment. What is not closed ends with the text.
 */
export function nginxDirectives(text: string): Directive[] {
  const root: Directive[] = [];
  const open: Directive[][] = [root];
  let words: Word[] = [];
  const scanner = new Scanner(text);
  for (let read = 0; read < MAX_WORDS; read++) {
    const token = scanner.next();
    if (token === undefined) break;
    if (typeof token !== 'string') {
      words.push(token);
      continue;
    }
    const [first, ...rest] = words;
    words = [];
    if (token === '}') {
      if (open.length > 1) open.pop();
      continue;
    }
    if (!first) {
      // A brace without a name still has an end of its own.
      if (token === '{' && open.length < MAX_DEPTH) open.push([]);
      continue;
    }
    const base = { name: first.text, words: rest, start: first.start };
    if (token === ';') open.at(-1)!.push(base);
    else if (/_by_lua(?:_block)?$/.test(first.text)) scanner.skipBlock();
    else {
      const block: Directive[] = [];
      open.at(-1)!.push({ ...base, block });
      if (open.length < MAX_DEPTH) open.push(block);
    }
  }
  return root;
}

/** Cuts a text into words and the signs `;`, `{`, `}`. */
class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): Word | ';' | '{' | '}' | undefined {
    this.#skipBlanks();
    const sign = this.#text[this.#at];
    if (sign === undefined) return undefined;
    if (sign === ';' || sign === '}' || (sign === '{' && this.#text[this.#at + 1] !== '{')) {
      this.#at++;
      return sign;
    }
    return sign === '"' || sign === "'" ? this.#quoted(sign) : this.#bare();
  }

  /** Goes on behind the `}` of a block that is no nginx configuration. */
  skipBlock(): void {
    for (let depth = 1; depth > 0 && this.#at < this.#text.length; this.#at++) {
      const sign = this.#text[this.#at];
      if (sign === '{') depth++;
      else if (sign === '}') depth--;
      else if (sign === '"' || sign === "'") this.#at = this.#endOfQuote(sign, this.#at + 1);
      else if (sign === '-' && this.#text[this.#at + 1] === '-') this.#at = this.#endOfLine(this.#at);
    }
  }

  #skipBlanks(): void {
    for (;;) {
      while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
      if (this.#text[this.#at] === '#') this.#at = this.#endOfLine(this.#at);
      else if (this.#text.startsWith('{%', this.#at)) this.#at = this.#behind('%}');
      else if (this.#text.startsWith('{#', this.#at)) this.#at = this.#behind('#}');
      else return;
    }
  }

  #quoted(quote: string): Word {
    const start = this.#at + 1;
    const end = this.#endOfQuote(quote, start);
    this.#at = end + 1;
    const raw = this.#text.slice(start, end);
    return { text: raw.replace(/\\(.)/gs, '$1'), start, end, escaped: raw.includes('\\') };
  }

  #bare(): Word {
    const start = this.#at;
    for (;;) {
      const sign = this.#text[this.#at];
      if (sign === undefined || /[\s;]/.test(sign)) break;
      if (sign === '\\') this.#at += 2;
      else if (this.#text.startsWith('{{', this.#at)) this.#at = this.#behind('}}');
      else if (this.#text.startsWith('<%', this.#at)) this.#at = this.#behind('%>');
      else if (sign === '$' && this.#text[this.#at + 1] === '{') this.#at = this.#behind('}');
      else if (sign === '{' || sign === '}') break;
      else this.#at++;
    }
    this.#at = Math.min(this.#at, this.#text.length);
    const raw = this.#text.slice(start, this.#at);
    return { text: raw, start, end: this.#at, escaped: raw.includes('\\') };
  }

  #endOfQuote(quote: string, from: number): number {
    for (let at = from; at < this.#text.length; at++) {
      if (this.#text[at] === '\\') at++;
      else if (this.#text[at] === quote) return at;
    }
    return this.#text.length;
  }

  #endOfLine(from: number): number {
    const end = this.#text.indexOf('\n', from);
    return end < 0 ? this.#text.length : end;
  }

  /** Behind the next `sign` on the same line, or one unit on where there is none. */
  #behind(sign: string): number {
    const end = this.#text.indexOf(sign, this.#at);
    return end < 0 || end > this.#endOfLine(this.#at) ? this.#at + 1 : end + sign.length;
  }
}
