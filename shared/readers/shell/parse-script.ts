import { lexScript } from './lex-script.ts';
import type { Block, Part, RawCommand, RawWord } from './script-syntax.ts';
import { type TracedText, TracedTextBuilder, UNKNOWN } from './traced-text.ts';
import { Variables } from './variables.ts';

/** A word of a command as its process gets it. */
export interface ShellWord {
  readonly text: TracedText;
}

/**
 * A simple command of a script: `sudo sysctl -w net.ipv4.x="$Y" >> file <<EOF`. Words are quotes and
 * variables seen through; what the file does not tell is {@link UNKNOWN} units.
 */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  readonly redirects: readonly { readonly operator: string; readonly target: ShellWord }[];
  /** The bodies of its here-documents, as written. */
  readonly documents: readonly TracedText[];
  /** The array whose items the words are: `ARGS=(--port 80)`. */
  readonly array?: string;
}

/** What the script's environment gives it, as far as the file says: a Dockerfile's ENV. */
export type Given = (name: string) => TracedText | undefined;

/** Values beyond are data rather than parts of a command. */
const LONGEST_VALUE = 4000;
/** Ways through a script's branches that are told apart in one command. */
const MOST_WAYS = 4;
const ASSIGNMENT = /^[A-Za-z_]\w{0,99}\+?=/;
const DECLARATIONS = new Set(['export', 'local', 'declare', 'readonly', 'typeset', 'set', 'env']);

/**
 * The commands of a shell script (sh, bash, zsh, ksh) in the order of the text, those of functions,
 * branches, loops and substitutions included, each as the ways it may run: one for each set of values that
 * its variables may have there, mostly a single one. Any reader of commands may use it: ranges are the file's.
 */
export function parseScript(script: TracedText, given: Given = () => undefined): ShellCommand[][] {
  return new ScriptReader(script, given).read();
}

class ScriptReader {
  readonly #script: TracedText;
  readonly #given: Given;
  readonly #variables = new Variables();
  /** Units that variables may still give: values of values can grow without end. */
  #budget: number;

  constructor(script: TracedText, given: Given) {
    this.#script = script;
    this.#given = given;
    this.#budget = 100_000 + 2 * script.value.length;
  }

  read(): ShellCommand[][] {
    const raw = lexScript(this.#script);
    for (const [order, command] of raw.entries()) this.#assign(command, order);
    return raw.map((command, order) => this.#expanded(command, order));
  }

  #assign(command: RawCommand, order: number): void {
    const { words, block } = command;
    const plain = (word: RawWord) => this.#script.value.slice(word.start, word.end);
    if (command.each) {
      const values = words.slice(3).flatMap(word => this.#words(word, order, block, 0));
      // One assignment a value: each turn of the loop has one of them.
      for (const value of values.slice(0, MOST_WAYS))
        this.#set(plain(words[1]!), [value], order, this.#inside(block, order));
      return;
    }
    const first = words[0] ? plain(words[0]) : '';
    const declares = DECLARATIONS.has(first);
    for (const part of words.flatMap(word => word.parts))
      if (part.kind === 'variable' && part.assigns && part.fallback) {
        const fallback = this.#text(part.fallback, order, block, 0, 'default');
        this.#set(part.name, [fallback], order, this.#inside(block, order));
      }
    // `NAME=value command` sets it for that command alone.
    const isCommands = !declares && words.some(word => !ASSIGNMENT.test(plain(word)));
    for (const word of words) {
      const name = ASSIGNMENT.exec(plain(word))?.[0];
      if (!name) {
        if (declares) continue;
        break;
      }
      if (isCommands) break;
      const bare = name.replace(/\+?=$/, '');
      if (word.items) {
        const values = word.items.flatMap(item => this.#words(item, order, block, 0));
        this.#set(bare, values, order, block, true);
      } else this.#set(bare, [this.#text(word.parts, order, block, 0).slice(name.length)], order, block);
    }
  }

  #set(
    name: string,
    values: readonly TracedText[],
    order: number,
    block: Block | undefined,
    isArray = false,
  ): void {
    const length = values.reduce((sum, value) => sum + value.value.length, 0);
    this.#variables.set(name, { order, block, values: length > LONGEST_VALUE ? [] : values, isArray });
  }

  /** A place of its own within `block`, so that a value set there adds to those before. */
  #inside(block: Block | undefined, order: number): Block {
    return { parent: block, depth: (block?.depth ?? 0) + 1, construct: -1 - order, branch: 0, loop: false };
  }

  #expanded(command: RawCommand, order: number): ShellCommand[] {
    if (command.each) return [];
    const { block } = command;
    const commands: ShellCommand[] = [];
    const ways = Math.min(
      MOST_WAYS,
      Math.max(1, ...command.words.map(w => this.#ways(w.parts, order, block))),
    );
    for (let way = 0; way < ways; way++) {
      const words = command.words.flatMap(word => this.#shellWords(word, order, block, way));
      const redirects = command.redirects.flatMap(({ operator, target }) =>
        this.#shellWords(target, order, block, way).map(word => ({ operator, target: word })),
      );
      const documents = command.documents.map(({ start, end }) => this.#script.slice(start, end));
      if (words.length > 0) commands.push({ words, redirects, documents });
    }
    for (const word of command.words)
      if (word.items && word.items.length > 0) {
        const words = word.items.flatMap(item => this.#shellWords(item, order, block, 0));
        const array = this.#script.value.slice(word.start, word.start + 100).split(/\+?=/, 1)[0]!;
        commands.push({ words, redirects: [], documents: [], array });
      }
    return commands;
  }

  /** How many values the variables of a word may have. */
  #ways(parts: readonly Part[], order: number, block: Block | undefined): number {
    let most = 1;
    for (const part of parts)
      if (part.kind === 'variable') most = Math.max(most, this.#variables.at(part.name, order, block).length);
    return most;
  }

  #shellWords(word: RawWord, order: number, block: Block | undefined, way: number): ShellWord[] {
    return this.#words(word, order, block, way).map(text => ({ text }));
  }

  /** The words that one word as written becomes: what unquoted variables hold is split at blanks. */
  #words(word: RawWord, order: number, block: Block | undefined, way: number): TracedText[] {
    const only = word.parts.length === 1 ? word.parts[0] : undefined;
    if (only?.kind === 'variable' && only.every) {
      const items = this.#variables.at(only.name, order, block)[0];
      if (items?.isArray && this.#afford(items.values)) return [...items.values];
    }
    const text = this.#text(word.parts, order, block, way);
    const splits = word.parts.some(part => part.kind === 'variable' && !part.quoted) && /\s/.test(text.value);
    if (!splits || ASSIGNMENT.test(text.value)) return [text];
    return [...text.value.matchAll(/\S+/g)].map(match =>
      text.slice(match.index, match.index + match[0].length),
    );
  }

  #afford(values: readonly TracedText[]): boolean {
    for (const value of values) this.#budget -= value.value.length + 1;
    return this.#budget > 0;
  }

  #text(
    parts: readonly Part[],
    order: number,
    block: Block | undefined,
    way: number,
    origin?: 'default',
  ): TracedText {
    const only = parts.length === 1 ? parts[0] : undefined;
    if (only?.kind === 'text' && !origin) return this.#script.slice(only.start, only.end);
    const builder = new TracedTextBuilder();
    for (const part of parts) {
      if (part.kind === 'text') builder.add(this.#script.slice(part.start, part.end), origin);
      else if (part.kind === 'unknown') builder.put(UNKNOWN, this.#script.range(part.start, part.end));
      else this.#variable(builder, part, order, block, way);
    }
    return builder.build();
  }

  #variable(
    builder: TracedTextBuilder,
    part: Extract<Part, { kind: 'variable' }>,
    order: number,
    block: Block | undefined,
    way: number,
  ): void {
    const assignments = this.#variables.at(part.name, order, block);
    const assigned = assignments[Math.min(way, assignments.length - 1)];
    const values = assigned?.values ?? [this.#given(part.name) ?? []].flat();
    const [value] = values;
    const isKnown = value !== undefined && value.value !== '' && !/^\uFFFC+$/.test(value.value);
    const use = this.#script.use(part.start) ?? this.#script.range(part.start, part.end);
    if (isKnown && this.#afford(values)) {
      values.forEach((each, index) => {
        if (index > 0 && part.every) builder.put(' ', this.#script.range(part.start, part.end));
        if (index === 0 || part.every) builder.add(each, 'constant', use);
      });
    } else if (part.fallback && part.fallback.length > 0 && part.end - part.start <= LONGEST_VALUE)
      builder.add(this.#text(part.fallback, order, block, way, 'default'), undefined, use);
    else builder.put(UNKNOWN, this.#script.range(part.start, part.end));
  }
}
