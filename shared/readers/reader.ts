import type { PortOccurrence } from '../ports/index.ts';
import type { SourceText, TextRange } from '../text/index.ts';
import type { EnvironmentFact } from './environment-fact.ts';
import type { FileTrouble } from './file-facts.ts';
import type { ManifestFacts } from './manifest-facts.ts';
import type { PortDefect } from './port-defect.ts';
import type { ReaderAssets } from './reader-assets.ts';

/** What one reader found in one file. */
export interface ReaderResult {
  readonly occurrences?: readonly PortOccurrence[];
  readonly defects?: readonly PortDefect[];
  readonly environment?: readonly EnvironmentFact[];
  readonly manifests?: readonly ManifestFacts[];
  /** Set where only a part could be read; what was found stands. */
  readonly trouble?: FileTrouble;
}

/** What a person should know of a reader: docs/formats.md is generated from it. Markdown, no full stops in lists. */
export interface ReaderDocs {
  /** Which files it takes: `compose.yaml`, files named `*.java`. */
  readonly claims: string;
  /** What it finds there, an item a line. */
  readonly finds: readonly string[];
  /** What it knowingly leaves out. */
  readonly misses?: readonly string[];
}

/**
 * What a reader finds in a text, read once however often it is asked: readers that know less than another
 * ask what it has found.
 */
export function readOnce(reader: Reader, source: SourceText): ReaderResult {
  return source.once(`reader ${reader.title}`, () => reader.read(source));
}

/**
 * One format: which files it takes, whether a text can hold anything for it, and the reading itself.
 * A file may be read by several readers (a Compose file that also holds connection strings).
 */
export interface Reader {
  /** The format id, as on its occurrences; also the name of its fixture folder. */
  readonly id: string;
  /** For people: `Docker Compose`. */
  readonly title: string;
  readonly docs?: ReaderDocs;
  /**
   * Set where only files whose names end so are claimed, if no language id is given: lower case, without the dot.
   * Spares most files the question.
   */
  readonly endings?: readonly string[];
  /** Whether the file's name or language id makes it this reader's to consider. Called for every file: keep it cheap. */
  claims(file: {
    readonly path: string;
    readonly name: string;
    readonly languageId?: string | undefined;
  }): boolean;
  /**
   * Set for a reader that knows less of the format than others: what it finds at a place where a reader
   * before it found something is dropped (but for a constant that is used in two ways).
   */
  readonly yields?: true;
  /**
   * Whether the text can hold anything this reader reports: the content test, run before any parser
   * is loaded. Linear regular expressions only. It may err on the side of yes. `path` is the file's, for
   * what only files of some names hold.
   */
  prefilter(text: string, path?: string): boolean;
  /** Loads parsers or grammars on first need; awaited before `read`. Idempotent. */
  prepare?(assets: ReaderAssets): Promise<void>;
  /** Reads the text. Broken input gives what could be read plus `trouble`; a throw counts as unreadable. */
  read(source: SourceText): ReaderResult;
  /**
   * The string literals of several lines: nothing in them is a comment. Asked only where a reader of the same
   * id has been prepared for the text.
   */
  longTexts?(source: SourceText): readonly TextRange[];
}
