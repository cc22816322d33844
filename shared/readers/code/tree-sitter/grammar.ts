import type { Language, Parser, Tree } from '@vscode/tree-sitter-wasm';
import type { ReaderAssets } from '../../reader-assets.ts';
import { type Engine, loadEngine } from './engine.ts';
import { readTree, type SyntaxNode } from './syntax-node.ts';

/** Longer texts are not parsed (UTF-16 units). Nobody writes such files by hand. */
export const MAX_SOURCE_LENGTH = 2_000_000;

/**
 * Parser steps allowed for each character of the text, beside a fixed number. Real code takes 0.01 of
 * the engine's ticks a character, hostile code up to 0.1; the bound is there so that nothing is endless.
 */
const TICKS_PER_UNIT = 1;
const FREE_TICKS = 1000;

/** Where the host has a clock, a parse may take this long (milliseconds); real files of the greatest length take a third. */
const MAX_TIME = 3000;

/** What the engine takes at once (UTF-16 units). */
const CHUNK = 5000;

/** A text that is not parsed, with the reason as a person reads it. */
export class ParseRefusal extends Error {}

/** One language's parser. Trees are copied out and freed before `parse` returns. */
export class Grammar {
  readonly #engine: Engine;
  readonly #language: Language;
  readonly #leaves: ReadonlySet<string>;
  readonly #now: () => number;
  #parser: Parser | undefined;

  /** `leaves` are node types whose insides nobody looks at. */
  constructor(engine: Engine, language: Language, leaves: ReadonlySet<string>, now: () => number = () => 0) {
    this.#engine = engine;
    this.#language = language;
    this.#leaves = leaves;
    this.#now = now;
  }

  /**
   * The syntax tree of `text`; its offsets are UTF-16 units of `text`. Broken text gives a tree with
   * `ERROR` nodes.
   * @throws ParseRefusal where the text is too long or too tangled to parse.
   */
  parse(text: string): SyntaxNode {
    if (text.length > MAX_SOURCE_LENGTH)
      throw new ParseRefusal(`longer than ${MAX_SOURCE_LENGTH / 1_000_000} million characters`);
    const tree = this.#tree(text);
    try {
      return readTree(tree, this.#leaves);
    } finally {
      tree.delete();
    }
  }

  #tree(text: string): Tree {
    this.#parser ??= new this.#engine.Parser().setLanguage(this.#language);
    const limit = FREE_TICKS + text.length * TICKS_PER_UNIT;
    const deadline = this.#now() + MAX_TIME;
    let ticks = 0;
    let isOver = false;
    const goesOn = (): boolean => {
      isOver ||= ++ticks > limit || this.#now() > deadline;
      return !isOver;
    };
    try {
      const tree = this.#parser.parse(
        // A grammar's own scanner may look through the whole text for each character of it, in a single step
        // of the parser. Then the text ends early, and with it the step.
        index => (goesOn() ? text.slice(index, index + CHUNK) : ''),
        null,
        { progressCallback: () => !goesOn() },
      );
      if (tree && !isOver) return tree;
      tree?.delete();
      this.#parser.reset();
    } catch {
      // The engine gave up within a parse (out of memory): that parser's state is lost, others' are not.
      this.#parser = undefined;
    }
    throw new ParseRefusal('too tangled to parse');
  }
}

const grammars = new Map<string, Promise<Grammar>>();

/** The parser of a grammar file such as `tree-sitter-go.wasm`, loaded once. */
export function loadGrammar(
  assets: ReaderAssets,
  fileName: string,
  leaves: ReadonlySet<string>,
): Promise<Grammar> {
  let grammar = grammars.get(fileName);
  if (!grammar) {
    grammar = load(assets, fileName, leaves).catch(error => {
      grammars.delete(fileName);
      throw error;
    });
    grammars.set(fileName, grammar);
  }
  return grammar;
}

async function load(assets: ReaderAssets, fileName: string, leaves: ReadonlySet<string>): Promise<Grammar> {
  const engine = await loadEngine(assets);
  const bytes = await assets.grammar(fileName);
  // A Buffer of Node is a view of a shared pool; the engine wants an array of its own type.
  const compile = () => engine.Language.load(new Uint8Array(bytes));
  const language = await (assets.compile ? assets.compile(fileName, compile) : compile());
  return new Grammar(engine, language, leaves, assets.now);
}
