import { lineStartsOf, positionAt, type TextPosition } from './line-index.ts';

/** The text of one file, with its line index made on first need. Immutable. */
export class SourceText {
  #lineStarts: number[] | undefined;
  readonly #memo = new Map<string, unknown>();
  /** Workspace-relative path with forward slashes (or an absolute one for a file outside every folder). */
  readonly path: string;
  readonly text: string;
  /** The editor's language id where a host knows it; it wins over the file's name. */
  readonly languageId: string | undefined;

  constructor(path: string, text: string, languageId?: string) {
    this.path = path;
    this.text = text;
    this.languageId = languageId;
  }

  /** Offsets at which the lines begin; see {@link lineStartsOf}. */
  get lineStarts(): readonly number[] {
    this.#lineStarts ??= lineStartsOf(this.text);
    return this.#lineStarts;
  }

  /** The 1-based position of a 0-based offset. */
  positionAt(offset: number): TextPosition {
    return positionAt(this.lineStarts, offset);
  }

  /** The last component of the path. */
  get name(): string {
    return this.path.slice(this.path.lastIndexOf('/') + 1);
  }

  /**
   * The result of `make`, computed once for this text under `key`: two readers of one file share
   * one parse through it.
   */
  once<T>(key: string, make: () => T): T {
    if (!this.#memo.has(key)) this.#memo.set(key, make());
    return this.#memo.get(key) as T;
  }
}
