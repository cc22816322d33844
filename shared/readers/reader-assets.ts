import type * as Estree from '@typescript-eslint/typescript-estree';

/** What readers need from outside the engine, loaded on first need; hosts inject it. */
export interface ReaderAssets {
  /** The bytes of a WebAssembly file of tree-sitter by its file name, for instance `tree-sitter-go.wasm`. */
  grammar(fileName: string): Promise<Uint8Array>;
  /** Runs `load`, which compiles such a file, as the host compiles it best; by default it is just run. */
  readonly compile?: <T>(fileName: string, load: () => Promise<T>) => Promise<T>;
  /** The parser of JavaScript and TypeScript, a separate bundle because of its size. */
  typescriptEstree(): Promise<Pick<typeof Estree, 'parse' | 'simpleTraverse'>>;
  /**
   * Milliseconds since some moment. With it a parse that would take many seconds is given up; the
   * parsers count their steps, too, but a step in a broken text can take a thousand times as long.
   */
  readonly now?: () => number;
}
