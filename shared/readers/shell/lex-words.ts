import type { Part, RawWord } from './script-syntax.ts';

/** Nested deeper, substitutions are left out. */
export const DEEPEST = 30;
const NAME = /[A-Za-z_]\w*/y;
/** What ends a word: of all blanks only the shell's own; a no-break space is a letter like any other. */
const ENDS_WORD = /[ \t\r\n;&|<>()]/;

/** Reads the words of a shell's text: quotes, escapes, variables, arrays. What a substitution holds its heir reads. */
export abstract class WordLexer {
  protected readonly text: string;
  /** The unit that is read next. */
  protected at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Reads the commands up to `closer`, and past it. */
  protected abstract substitution(depth: number, closer: string): void;

  protected lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }

  protected skipArithmetic(): void {
    const end = this.text.slice(this.at, this.at + 500).indexOf('))');
    this.at += end < 0 ? 2 : end + 2;
  }

  /** Reads a word; in backquotes `closer` ends it. */
  protected word(depth: number, closer: string): RawWord {
    const start = this.at;
    const parts: Part[] = [];
    let items: RawWord[] | undefined;
    this.#parts(parts, depth, unit => ENDS_WORD.test(unit) || unit === closer);
    if (depth < DEEPEST && this.text[this.at] === '(' && this.text[this.at - 1] === '=')
      items = this.#array(depth);
    // A unit that begins no word must not stop the reading.
    if (this.at === start && this.at < this.text.length && !ENDS_WORD.test(this.text[start]!)) this.at++;
    return { parts, start, end: Math.min(this.at, this.text.length), ...(items && { items }) };
  }

  #array(depth: number): RawWord[] {
    const items: RawWord[] = [];
    this.at++;
    while (this.at < this.text.length && this.text[this.at] !== ')') {
      const unit = this.text[this.at]!;
      if (unit === '#') this.at = this.lineEnd(this.at);
      else if (/[\s;&|<>(]/.test(unit)) this.at++;
      else items.push(this.word(depth + 1, ''));
    }
    this.at++;
    return items;
  }

  /** Reads parts until `stops` says so outside quotes; the quotes themselves belong to none. */
  #parts(parts: Part[], depth: number, stops: (unit: string) => boolean): void {
    const text = this.text;
    let from = this.at;
    let isQuoted = false;
    const flush = (): void => {
      if (this.at > from) parts.push({ kind: 'text', start: from, end: this.at });
    };
    const skip = (units: number): void => {
      flush();
      this.at += units;
      from = this.at;
    };
    while (this.at < text.length) {
      const unit = text[this.at]!;
      if (unit === '\\' && this.at + 1 < text.length) {
        const isLine = /^\r?\n/.exec(text.slice(this.at + 1, this.at + 3))?.[0];
        skip(1 + (isLine?.length ?? 0));
        if (!isLine) this.at++;
      } else if (unit === '"') {
        skip(1);
        isQuoted = !isQuoted;
      } else if (unit === "'" && !isQuoted) {
        skip(1);
        const end = text.indexOf("'", this.at);
        this.at = end < 0 ? text.length : end;
        skip(1);
      } else if (unit === '`' && !isQuoted && stops(unit)) break;
      else if (unit === '$' && text[this.at + 1] === "'" && !isQuoted) skip(1);
      else if (unit === '$' || unit === '`') {
        flush();
        const part = this.#expansion(depth, isQuoted);
        if (part) parts.push(part);
        from = part ? this.at : this.at++;
      } else if (!isQuoted && stops(unit)) break;
      else this.at++;
    }
    this.at = Math.min(this.at, text.length);
    if (this.at > from) parts.push({ kind: 'text', start: from, end: this.at });
  }

  /** What begins with a dollar or a backquote; undefined (and nothing read) where the dollar is a mere dollar. */
  #expansion(depth: number, quoted: boolean): Part | undefined {
    const text = this.text;
    const start = this.at;
    const next = text[start + 1] ?? '';
    if (text[start] === '`') {
      this.at++;
      this.substitution(depth, '`');
    } else if (next === '(' && text[start + 2] === '(') this.skipArithmetic();
    else if (next === '(') {
      this.at += 2;
      this.substitution(depth, ')');
    } else if (next === '{') return this.#braced(depth, quoted);
    else if (/[A-Za-z_]/.test(next)) {
      NAME.lastIndex = start + 1;
      const name = NAME.exec(text)![0];
      this.at = start + 1 + name.length;
      return { kind: 'variable', name, start, end: this.at, quoted };
    } else if (/[\d@*#?$!-]/.test(next)) this.at += 2;
    else return undefined;
    return { kind: 'unknown', start, end: Math.min(this.at, text.length) };
  }

  #braced(depth: number, quoted: boolean): Part {
    const text = this.text;
    const start = this.at;
    const head = /^\$\{(?:([A-Za-z_]\w{0,99}|\d)(\[[@*]\])?(?:(:?[-=])|(?=\})))?/.exec(
      text.slice(start, start + 120),
    )!;
    this.at = start + head[0].length;
    const fallback: Part[] = [];
    if (depth < DEEPEST) this.#parts(fallback, depth + 1, unit => unit === '}' || unit === '\n');
    if (text[this.at] === '}') this.at++;
    const [, name, every, operator] = head;
    if (!name) return { kind: 'unknown', start, end: this.at };
    return {
      kind: 'variable',
      name,
      start,
      end: this.at,
      quoted,
      ...(operator && { fallback }),
      ...(operator?.endsWith('=') && { assigns: true }),
      ...(every && { every: true }),
    };
  }
}
