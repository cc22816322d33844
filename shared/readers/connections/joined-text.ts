import { MappedText, type TextRange, textRange } from '../../text/index.ts';

/** Stands in a {@link JoinedText} for a part whose value the file does not tell. */
export const HOLE = '\uFFFC';

/** A part of a joined text: text of the file, or a stretch whose value is not known. */
export type JoinedPart = MappedText | { readonly hole: TextRange };

/**
 * A string put together of parts that stand at different places of one file (`"Server=" + host + ";…"`),
 * of which every unit knows where it begins and ends there. A {@link MappedText} knows only where the
 * next unit begins, which lies in another literal at a joint.
 */
export class JoinedText {
  readonly value: string;
  readonly #starts: readonly number[];
  readonly #ends: readonly number[];
  /** The part each unit came from; -1 for a hole. */
  readonly #parts: readonly number[];

  private constructor(
    value: string,
    starts: readonly number[],
    ends: readonly number[],
    parts: readonly number[],
  ) {
    this.value = value;
    this.#starts = starts;
    this.#ends = ends;
    this.#parts = parts;
  }

  /** The parts in the order in which the program joins them. */
  static join(parts: readonly JoinedPart[]): JoinedText {
    let value = '';
    const starts: number[] = [];
    const ends: number[] = [];
    const owners: number[] = [];
    parts.forEach((part, index) => {
      if (part instanceof MappedText) {
        for (let i = 0; i < part.value.length; i++) {
          starts.push(part.offsetAt(i));
          ends.push(part.offsetAt(i + 1));
          owners.push(index);
        }
        value += part.value;
      } else {
        starts.push(part.hole.start);
        ends.push(part.hole.end);
        owners.push(-1);
        value += HOLE;
      }
    });
    return new JoinedText(value, starts, ends, owners);
  }

  /**
   * The source range of the units `start`–`end` (0-based, end exclusive; `start < end`, or an empty place
   * after a unit). Where the last unit stands before the first one in the file, only the first one's part counts.
   */
  range(start: number, end: number): TextRange {
    if (start === end) {
      const place = start > 0 ? this.#ends[start - 1]! : (this.#starts[0] ?? 0);
      return textRange(place, place);
    }
    const from = this.#starts[start]!;
    let last = end - 1;
    while (last > start && this.#ends[last]! < from) last--;
    return textRange(from, this.#ends[last]!);
  }

  /** Whether the units `start`–`end` (and, for an empty place, the one before) stand in one part of the file. */
  isEditable(start: number, end: number): boolean {
    const part = this.#parts[start === end ? Math.max(start - 1, 0) : start];
    if (part === undefined || part < 0) return false;
    for (let i = start; i < end; i++) if (this.#parts[i] !== part) return false;
    return true;
  }

  /** The units `start`–`end`. */
  slice(start: number, end = this.value.length): JoinedText {
    return this.#pick(
      Array.from({ length: end - start }, (_, i) => [start + i, start + i + 1] as const),
      v => v,
    );
  }

  /** The units `start`–`end` with `%XX` and `+` of a URL's query decoded (ASCII; others stay as they are). */
  decodedQuery(start: number, end: number): JoinedText {
    const units: [number, number][] = [];
    for (let i = start; i < end; ) {
      const length = /^%[0-7][0-9a-f]$/i.test(this.value.slice(i, i + 3)) && i + 3 <= end ? 3 : 1;
      units.push([i, i + length]);
      i += length;
    }
    return this.#pick(units, text =>
      text.length === 3 ? String.fromCharCode(Number.parseInt(text.slice(1), 16)) : text === '+' ? ' ' : text,
    );
  }

  /** Makes one unit of each stretch `[start, end)` of this text. */
  #pick(units: readonly (readonly [number, number])[], decode: (text: string) => string): JoinedText {
    return new JoinedText(
      units.map(([start, end]) => decode(this.value.slice(start, end))).join(''),
      units.map(([start]) => this.#starts[start]!),
      units.map(([, end]) => this.#ends[end - 1]!),
      units.map(([start]) => this.#parts[start]!),
    );
  }
}
