import type { SourceText } from '../../../text/index.ts';
import type { FileTrouble } from '../../file-facts.ts';
import type { ReaderAssets } from '../../reader-assets.ts';
import type { CodeFile } from '../model.ts';
import { type Grammar, loadGrammar, ParseRefusal } from './grammar.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** A file in neutral form, or why it could not be read. */
type Parsed = { readonly file: CodeFile } | { readonly trouble: FileTrouble };

/** How one language goes from text to neutral form. */
export interface LanguageParser {
  /** Loads the grammar on first need; await it before `parse`. */
  readonly prepare: (assets: ReaderAssets) => Promise<void>;
  /** Parses a file once, however many readers ask. */
  readonly parse: (source: SourceText) => Parsed;
}

/** What a language brings to {@link languageParser}. */
export interface LanguageSyntax {
  /** The format id. */
  readonly id: string;
  /** The grammar's file name: `tree-sitter-go.wasm`. */
  readonly grammar: string;
  /** Node types whose insides nobody looks at. */
  readonly leaves: ReadonlySet<string>;
  readonly convert: (root: SyntaxNode, text: string, path: string) => CodeFile;
  /** The text for the grammar alone, of the same length; the conversion sees it as written. For unknown operators. */
  readonly mask?: (text: string) => string;
  /** A reason not to hand a text to the parser, beside its length. */
  readonly refuse?: (text: string) => string | undefined;
  /** The text as the grammar is to see it, of the same length: macros that it would stumble over. */
  readonly rewrite?: (text: string) => string;
}

/** The parser of a language that tree-sitter reads. */
export function languageParser({
  id,
  grammar,
  leaves,
  convert,
  refuse,
  rewrite,
  mask,
}: LanguageSyntax): LanguageParser {
  let loaded: Grammar | undefined;
  const read = ({ text, path }: SourceText): Parsed => {
    try {
      const reason = refuse?.(text);
      if (reason) throw new ParseRefusal(reason);
      const seen = rewrite ? rewrite(text) : text;
      return { file: convert(loaded!.parse(mask ? mask(seen) : seen), seen, path) };
    } catch (error) {
      if (error instanceof ParseRefusal) return { trouble: { reason: error.message, part: false } };
      throw error;
    }
  };
  return {
    prepare: async assets => {
      loaded ??= await loadGrammar(assets, grammar, leaves);
    },
    parse: source => source.once(id, () => read(source)),
  };
}
