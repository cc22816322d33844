import type { MappedText } from '../../text/index.ts';

/** A string value of a settings file, with what names it. */
export interface TextString {
  readonly text: MappedText;
  /** The keys that lead to it, outermost first. */
  readonly path: readonly string[];
  /** What the same element says of its use: an ADO.NET provider's name. */
  readonly consumer?: string;
}
