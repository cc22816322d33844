import type { MappedText } from '../../../text/index.ts';
import { ExpandedText, type ExpandedUnit, UNKNOWN } from './expanded-text.ts';

/** The value of a variable, undefined where it is not known. */
export type Lookup = (name: string) => string | undefined;

/** Nobody nests defaults deeper; beyond it a value counts as not known. */
const DEEPEST = 16;

/**
 * Expands Compose's interpolation (spec, 12-interpolation): `$V`, `${V}`, `${V:-default}`,
 * `${V-default}`, `${V:?error}`, `${V?error}`, `${V:+value}`, `${V+value}`, nested in defaults, and
 * `$$` for a dollar. A default, or the value of `:+`, is taken as if it stood there; everything that the
 * environment would have to tell becomes one {@link UNKNOWN} unit. A dollar that begins nothing of the
 * kind stays, as Compose refuses it.
 *
 * @param lookup the value of a variable where it is known (from a `.env` file); it wins over a default.
 */
export function interpolate(source: MappedText, lookup: Lookup = () => undefined): ExpandedText {
  const units: ExpandedUnit[] = [];
  new Interpolation(source, units, lookup).run();
  return new ExpandedText(units, source.offsetAt(source.value.length));
}

const NAME = /[A-Za-z_]\w*/y;
const OPERATOR = /:?[-?+]/y;

class Interpolation {
  readonly #source: MappedText;
  readonly #text: string;
  readonly #units: ExpandedUnit[];
  readonly #lookup: Lookup;
  #at = 0;

  constructor(source: MappedText, units: ExpandedUnit[], lookup: Lookup) {
    this.#source = source;
    this.#text = source.value;
    this.#units = units;
    this.#lookup = lookup;
  }

  run(): void {
    while (this.#at < this.#text.length) this.#step(0);
  }

  /** Reads one unit or one variable; `depth` counts the defaults around it. */
  #step(depth: number): void {
    const start = this.#at;
    const next = this.#text[start + 1];
    if (this.#text[start] !== '$') this.#put(start, start + 1, this.#text[start]!, depth);
    else if (next === '$') this.#put(start, start + 2, '$', depth);
    else if (next === UNKNOWN) this.#put(start, start + 2, UNKNOWN, depth);
    else if (next === '{') this.#braced(start, depth);
    else {
      this.#at = start + 1;
      const name = this.#match(NAME);
      if (name) this.#putValue(start, this.#at, this.#lookup(name), depth);
      else this.#put(start, start + 1, '$', depth);
    }
  }

  #braced(start: number, depth: number): void {
    this.#at = start + 2;
    const name = this.#match(NAME);
    const operator = name && this.#match(OPERATOR);
    const filled = this.#units.length;
    if (operator) this.#untilBrace(depth + 1);
    if (!name || this.#text[this.#at] !== '}') {
      // Not closed, or not of the form: Compose refuses it. What was read as a default stays as text.
      this.#units.length = filled;
      this.#put(start, name ? this.#text.length : start + 1, name ? UNKNOWN : '$', depth);
      return;
    }
    const end = this.#at + 1;
    const value = this.#lookup(name);
    const isSet = value !== undefined && (value !== '' || !operator?.startsWith(':'));
    const asWord = operator?.endsWith('+') || (operator?.endsWith('-') && !isSet);
    if (asWord && depth < DEEPEST && this.#units.length > filled) {
      this.#at = end;
      return;
    }
    this.#units.length = filled;
    this.#putValue(start, end, isSet ? value : undefined, depth);
  }

  /** Reads the word after an operator up to its closing brace, and stands there. */
  #untilBrace(depth: number): void {
    if (depth <= DEEPEST) {
      while (this.#at < this.#text.length && this.#text[this.#at] !== '}') this.#step(depth);
      return;
    }
    let open = 0;
    for (; this.#at < this.#text.length; this.#at++) {
      if (this.#text[this.#at] === '{') open++;
      else if (this.#text[this.#at] === '}' && open-- === 0) return;
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found) this.#at += found.length;
    return found;
  }

  /** Puts the units of a variable's value, each standing where the variable does. */
  #putValue(start: number, end: number, value: string | undefined, depth: number): void {
    if (value === undefined || value.includes(UNKNOWN)) this.#put(start, end, UNKNOWN, depth);
    else for (const unit of value.split('')) this.#put(start, end, unit, depth);
    this.#at = end;
  }

  #put(start: number, end: number, unit: string, depth: number): void {
    this.#at = end;
    const range = this.#source.range(start, end);
    this.#units.push({ unit, start: range.start, end: range.end, fromDefault: depth > 0 });
  }
}
