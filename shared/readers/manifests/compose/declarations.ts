import type { SourceText } from '../../../text/index.ts';
import {
  asScalar,
  isNull,
  isTemplated,
  mapEntries,
  seqItems,
  type YamlEntry,
  type YamlNode,
  type YamlStream,
} from '../../yaml/index.ts';
import type { ComposePort } from './compose-facts.ts';

/** More than any project has; each is kept as long as the file is known. */
const MOST_ITEMS = 200_000;

/** The ways through the nodes of one document whose declarations are read. */
export class Declarations {
  readonly source: SourceText;
  readonly stream: YamlStream;
  /** What was made of a node that aliases name again and again. */
  readonly ports = new Map<YamlNode, ComposePort | undefined>();
  /** Items that may still be looked at: aliases can name far more than the text has. */
  #budget: number;

  constructor(source: SourceText, stream: YamlStream) {
    this.source = source;
    this.stream = stream;
    this.#budget = Math.min(10_000 + source.text.length, MOST_ITEMS);
  }

  /** The items, as long as the document has not named too many. */
  afford<T>(items: readonly T[]): readonly T[] {
    this.#budget -= items.length + 1;
    return this.#budget < 0 ? [] : items;
  }

  /** The entries of a mapping, as long as the document has not named too many. */
  affordEntries(node: YamlNode | undefined): readonly YamlEntry[] {
    return this.#budget < 0 ? [] : this.afford(mapEntries(node));
  }

  /** A scalar as written, decoded; undefined for nothing, for null, and for what a template makes. */
  text(node: YamlNode | undefined): string | undefined {
    const scalar = asScalar(node);
    return scalar && !isNull(scalar) && !isTemplated(scalar) ? scalar.value : undefined;
  }

  /** A scalar, or the scalars of a list. */
  texts(node: YamlNode | undefined): string[] {
    const single = this.text(node);
    if (single !== undefined) return [single];
    return this.afford(seqItems(node)).flatMap(item => this.text(item) ?? []);
  }

  /** The scalars of a list, or the keys of a mapping: `depends_on` and `networks` may be either. */
  names(node: YamlNode | undefined): string[] {
    const keys = this.affordEntries(node).map(({ key }) => key.value);
    return keys.length > 0 ? keys : this.texts(node);
  }
}
