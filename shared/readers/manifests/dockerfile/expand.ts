import { type MappedText, type TextRange, textRange } from '../../../text/index.ts';

/** The literal that a stretch of expanded text came from; one object for each place it was taken from. */
export interface Origin {
  readonly resolution: 'literal' | 'constant' | 'default';
}

/** Text after expansion that knows for each of its units the source offset and the origin. */
export interface ExpandedText {
  /** {@link UNKNOWN} stands for what the file does not tell. */
  readonly value: string;
  readonly offsets: readonly number[];
  readonly origins: readonly Origin[];
}

/** The unit that stands for an unknown value; no Dockerfile can hold it. */
export const UNKNOWN = '\0';

/** Looks a variable up; undefined where it has no value that the file tells. */
export type Lookup = (name: string) => ExpandedText | undefined;

/** Longer values have no port; the limit also ends `ENV A=$B$B` chains that double at every step. */
const MAX_LENGTH = 4096;
const MAX_DEPTH = 16;

/**
 * Expands a word as BuildKit's shell lexer does: quotes and escapes are removed, `$V`, `${V}`,
 * `${V:-word}`, `${V-word}`, `${V:+word}`, `${V+word}`, `${V:?message}` and `${V?message}` replaced.
 * Other forms of `${…}` give {@link UNKNOWN}.
 */
export function expand(body: MappedText, range: TextRange, escapeUnit: string, lookup: Lookup): ExpandedText {
  if (range.end - range.start > MAX_LENGTH) return unknown;
  return new Expansion(body, range.end, escapeUnit, lookup).run(range.start);
}

/** The units `start`–`end` (end exclusive) of an expanded text. */
export function sliceExpanded(text: ExpandedText, start: number, end: number): ExpandedText {
  return {
    value: text.value.slice(start, end),
    offsets: text.offsets.slice(start, end),
    origins: text.origins.slice(start, end),
  };
}

/** The source range and resolution of a text that came whole from one literal; undefined where it is put together. */
export function literalOf(
  text: ExpandedText,
): { range: TextRange; resolution: Origin['resolution'] } | undefined {
  const origin = text.origins[0];
  const apart = text.value.includes(UNKNOWN) || text.origins.some(other => other !== origin);
  if (!origin || apart) return undefined;
  return { range: textRange(text.offsets[0]!, text.offsets.at(-1)! + 1), resolution: origin.resolution };
}

/** What a variable's use gives: the same units, known by the variable's name. */
function throughName(text: ExpandedText): ExpandedText {
  const renamed = new Map<Origin, Origin>();
  const rename = (origin: Origin): Origin => {
    if (origin.resolution === 'default') return origin;
    let constant = renamed.get(origin);
    if (!constant) {
      constant = { resolution: 'constant' };
      renamed.set(origin, constant);
    }
    return constant;
  };
  return { ...text, origins: text.origins.map(rename) };
}

class Expansion {
  readonly #body: MappedText;
  readonly #end: number;
  readonly #escapeUnit: string;
  readonly #lookup: Lookup;
  #position = 0;
  #depth = 0;

  constructor(body: MappedText, end: number, escapeUnit: string, lookup: Lookup) {
    this.#body = body;
    this.#end = end;
    this.#escapeUnit = escapeUnit;
    this.#lookup = lookup;
  }

  run(start: number): ExpandedText {
    this.#position = start;
    return this.#text({ resolution: 'literal' }, false);
  }

  /** Reads to the end, or to the `}` that closes a `${…}`. */
  #text(origin: Origin, braced: boolean): ExpandedText {
    const out = new Builder();
    const { value } = this.#body;
    let quote = '';
    while (this.#position < this.#end) {
      const at = this.#position;
      const unit = value[at]!;
      if (braced && quote === '' && unit === '}') break;
      if (unit === this.#escapeUnit && quote !== "'" && at + 1 < this.#end) {
        out.unit(value[at + 1]!, this.#body.offsetAt(at + 1), origin);
        this.#position += 2;
      } else if (quote === '' && (unit === '"' || unit === "'")) {
        quote = unit;
        this.#position++;
      } else if (unit === quote) {
        quote = '';
        this.#position++;
      } else if (unit === '$' && quote !== "'") {
        out.add(this.#variable());
      } else {
        out.unit(unit, this.#body.offsetAt(at), origin);
        this.#position++;
      }
    }
    return out.done();
  }

  #variable(): ExpandedText {
    const { value } = this.#body;
    this.#position++;
    const braced = value[this.#position] === '{';
    if (braced) this.#position++;
    const name = this.#name();
    const known = name === '' ? undefined : this.#lookup(name);
    if (!braced) return name === '' ? unknown : known ? throughName(known) : unknown;
    const operator = /^:?[-+?]/.exec(value.slice(this.#position, this.#position + 2))?.[0] ?? '';
    const plain = value[this.#position] === '}';
    this.#position += operator.length;
    if (++this.#depth > MAX_DEPTH) {
      this.#position = this.#end;
      return unknown;
    }
    const word = this.#text({ resolution: operator.endsWith('+') ? 'literal' : 'default' }, true);
    this.#depth--;
    this.#position++;
    if (name === '' || (operator === '' && !plain)) return unknown;
    const usable = known !== undefined && !known.value.includes(UNKNOWN);
    const set = usable && (known.value !== '' || !operator.startsWith(':'));
    if (operator.endsWith('-')) return set ? throughName(known) : word;
    if (operator.endsWith('+')) return set ? word : unknown;
    return known ? throughName(known) : unknown;
  }

  #name(): string {
    const start = this.#position;
    while (this.#position < this.#end && /\w/.test(this.#body.value[this.#position]!)) this.#position++;
    return this.#body.value.slice(start, this.#position);
  }
}

const unknown: ExpandedText = { value: UNKNOWN, offsets: [-1], origins: [{ resolution: 'constant' }] };

class Builder {
  #value = '';
  readonly #offsets: number[] = [];
  readonly #origins: Origin[] = [];

  unit(unit: string, offset: number, origin: Origin): void {
    const isRepeated = unit === UNKNOWN && this.#value.endsWith(UNKNOWN);
    if (isRepeated || this.#value.length > MAX_LENGTH) return;
    this.#value += unit;
    this.#offsets.push(offset);
    this.#origins.push(origin);
  }

  add(text: ExpandedText): void {
    for (let i = 0; i < text.value.length; i++) this.unit(text.value[i]!, text.offsets[i]!, text.origins[i]!);
  }

  done(): ExpandedText {
    if (this.#value.length > MAX_LENGTH) return unknown;
    return { value: this.#value, offsets: this.#offsets, origins: this.#origins };
  }
}
