import type { Conversion } from '../../tree-sitter/conversion.ts';

/** A PHP file on its way to the neutral form. */
export interface PhpConversion extends Conversion {
  /** The namespace of the code being read, '' outside any. */
  namespace: string;
  /** What `use` brings in: lower-case alias → absolute name (`React\Socket\Server`). */
  readonly uses: Map<string, string>;
  /** The same for `use function`. */
  readonly functions: Map<string, string>;
  /** Classes that the file declares at its top, lower case. */
  readonly declared: ReadonlySet<string>;
  /** Absolute names that are among the imports already. */
  readonly known: Set<string>;
}
