import { type MappedText, type TextRange, textRange } from '../../text/index.ts';

/** How a unit came to stand where it is used: written there, by a variable of the file, by a variable's default. */
export type Origin = 'written' | 'constant' | 'default';

/** Stands for what the file does not tell: a variable that nothing sets, a command's output. */
export const UNKNOWN = '\uFFFC';

interface Unit {
  readonly start: number;
  readonly end: number;
  readonly origin: Origin;
  /** Where a variable is used whose value the unit belongs to. */
  readonly use?: TextRange;
}

/**
 * A text whose variables are replaced by what the file says of them. Each UTF-16 unit knows its own place in
 * the file, which may lie apart from its neighbours': `http://localhost:$PORT` with `PORT=8080` above.
 */
export class TracedText {
  readonly value: string;
  readonly #units: readonly Unit[] | undefined;
  readonly #plain: MappedText | undefined;

  private constructor(value: string, units: readonly Unit[] | undefined, plain?: MappedText) {
    this.value = value;
    this.#units = units;
    this.#plain = plain;
  }

  /** A text that stands in the file. */
  static written(text: MappedText): TracedText {
    return new TracedText(text.value, undefined, text);
  }

  unit(index: number): Unit {
    if (this.#units) return this.#units[index]!;
    const { start, end } = this.#plain!.range(index, index + 1);
    return { start, end: Math.max(start, end), origin: 'written' };
  }

  /** The file's range of the units `start`–`end` (0-based, end exclusive), as far as they stand together. */
  range(start: number, end: number): TextRange {
    if (start >= end) {
      const at = start < this.value.length ? this.unit(start).start : this.end;
      return textRange(at, at);
    }
    const first = this.unit(start);
    const last = this.unit(end - 1);
    return last.end >= first.start ? textRange(first.start, last.end) : textRange(first.start, first.end);
  }

  /** The weakest origin among the units `start`–`end`. */
  origin(start: number, end: number): Origin {
    let origin: Origin = 'written';
    for (let i = start; i < end; i++) {
      const own = this.unit(i).origin;
      if (own === 'default') return own;
      if (own === 'constant') origin = own;
    }
    return origin;
  }

  /** Where the unit is used: the variable's place for what a variable holds, else undefined. */
  use(index: number): TextRange | undefined {
    return this.unit(index).use;
  }

  slice(start: number, end = this.value.length): TracedText {
    const value = this.value.slice(start, end);
    return this.#units
      ? new TracedText(value, this.#units.slice(start, end))
      : new TracedText(value, undefined, this.#plain!.slice(start, end));
  }

  private get end(): number {
    return this.value.length > 0 ? this.unit(this.value.length - 1).end : (this.#plain?.offsetAt(0) ?? 0);
  }

  static built(value: string, units: readonly Unit[]): TracedText {
    return new TracedText(value, units);
  }
}

/** Puts a traced text together. */
export class TracedTextBuilder {
  #value: string[] = [];
  #units: Unit[] = [];

  /** The units of `text`; `origin` says how they came here, and `use` where, if a variable held them. */
  add(text: TracedText, origin?: Origin, use?: TextRange): void {
    for (let i = 0; i < text.value.length; i++) {
      const unit = text.unit(i);
      this.#value.push(text.value[i]!);
      const own = origin && unit.origin !== 'default' ? { ...unit, origin } : unit;
      this.#units.push(use ? { ...own, use } : own);
    }
  }

  /** One unit that stands for the file's `range`. */
  put(unit: string, range: TextRange, origin: Origin = 'written'): void {
    this.#value.push(unit);
    this.#units.push({ start: range.start, end: range.end, origin });
  }

  build(): TracedText {
    return TracedText.built(this.#value.join(''), this.#units);
  }
}
