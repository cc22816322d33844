import { type TextRange, textRange } from './text-range.ts';

/**
 * A decoded string (what a program sees) that knows which characters of the file each of its own
 * came from: `"a\\b"` in JSON, `&quot;` in XML, `$$` in Compose, `\x41` in code. Readers parse the
 * decoded value and report ranges of the file.
 */
export class MappedText {
  readonly value: string;
  /** Source offset of each decoded unit, plus one entry for the end; undefined = contiguous from `start`. */
  readonly #offsets: readonly number[] | undefined;
  readonly #start: number;

  private constructor(value: string, start: number, offsets?: readonly number[]) {
    this.value = value;
    this.#start = start;
    this.#offsets = offsets;
  }

  /** A string that stands in the file as it is, from offset `start`. */
  static plain(value: string, start: number): MappedText {
    return new MappedText(value, start);
  }

  /**
   * A string whose units came from the given source offsets: `offsets[i]` is where decoded unit `i`
   * begins and `offsets[value.length]` is where the last one ends.
   * @throws RangeError where `offsets` has not exactly `value.length + 1` entries.
   */
  static mapped(value: string, offsets: readonly number[]): MappedText {
    if (offsets.length !== value.length + 1)
      throw new RangeError('offsets must have value.length + 1 entries');
    return new MappedText(value, offsets[0]!, offsets);
  }

  /** The source offset at which decoded unit `index` (0-based; the length = the end) begins. */
  offsetAt(index: number): number {
    return this.#offsets ? this.#offsets[index]! : this.#start + index;
  }

  /** The source range of the decoded units `start`–`end` (0-based, end exclusive). */
  range(start = 0, end = this.value.length): TextRange {
    return textRange(this.offsetAt(start), this.offsetAt(end));
  }

  /** The decoded units `start`–`end` with their mapping. */
  slice(start: number, end = this.value.length): MappedText {
    const value = this.value.slice(start, end);
    return this.#offsets
      ? new MappedText(value, this.#offsets[start]!, this.#offsets.slice(start, end + 1))
      : new MappedText(value, this.#start + start);
  }
}
