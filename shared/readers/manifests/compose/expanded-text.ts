import { type TextRange, textRange } from '../../../text/index.ts';
import { TEMPLATE_PLACEHOLDER } from '../../yaml/index.ts';

/**
 * Stands in an expanded text for a value that the file does not tell: a variable without a default, or
 * an action of a template that the Compose file is made from.
 */
export const UNKNOWN = TEMPLATE_PLACEHOLDER;

/** One UTF-16 unit of an expanded text: where it stands in the file, and whether a default gave it. */
export interface ExpandedUnit {
  readonly unit: string;
  readonly start: number;
  readonly end: number;
  readonly fromDefault: boolean;
}

/**
 * A scalar with its variables replaced by their defaults. It knows the source range of each unit; an
 * {@link UNKNOWN} unit covers the whole `${…}` that it stands for.
 */
export class ExpandedText {
  readonly text: string;
  readonly #units: readonly ExpandedUnit[];
  /** The source offset where the scalar's content ends. */
  readonly #end: number;

  constructor(units: readonly ExpandedUnit[], end: number) {
    this.text = units.map(u => u.unit).join('');
    this.#units = units;
    this.#end = end;
  }

  /** The source range of the units `start`–`end` (0-based, end exclusive); empty where they are none. */
  range(start = 0, end = this.text.length): TextRange {
    if (start < end) return textRange(this.#units[start]!.start, this.#units[end - 1]!.end);
    const at = this.#units[start]?.start ?? this.#end;
    return textRange(at, at);
  }

  /** Whether one of the units `start`–`end` comes from a variable's default. */
  hasDefault(start: number, end: number): boolean {
    for (let i = start; i < end; i++) if (this.#units[i]!.fromDefault) return true;
    return false;
  }
}
