import { lineStartsOf, type TextEdit, textRange } from '../../text/index.ts';

/**
 * The edits for lines that are no entry as they stand. A word with deeper lines below it was meant as a key, whose
 * colon is put in; another line without a colon, which would be taken into the next one's name, goes; a value with
 * a colon in it, which would take what follows for its own, gets quotes.
 *
 * @param faulty 1-based numbers of lines at which the parser found a fault
 */
export function mendEntries(text: string, faulty: ReadonlySet<number>): TextEdit[] {
  const edits: TextEdit[] = [];
  const lines = new Lines(text);
  for (const number of [...faulty].sort((a, b) => a - b)) {
    const line = lines.at(number);
    const words = line.trimStart();
    if (words === '' || words.startsWith('#')) continue;
    const end = lines.start(number) + line.length;
    const value = VALUE_WITH_COLON.exec(line)?.[1];
    if (value !== undefined) {
      edits.push({ range: textRange(end - value.length, end - value.length), newText: "'" });
      edits.push({ range: textRange(end, end), newText: "'" });
    } else if (!ENTRY.test(words)) {
      const start = end - words.length;
      const isKey = /^[\w.-]{1,100}$/.test(words) && lines.standsAbove(number);
      edits.push({ range: textRange(isKey ? end : start, end), newText: isKey ? ':' : '' });
    }
  }
  return edits;
}

/** `image: a: b`, without quotes or brackets. */
const VALUE_WITH_COLON =
  /^\s*(?:-\s+)?[\w.-]{1,100}:[ \t]+([^\s"'[{&*!|>#:-][^"'#\r\n]{0,500}:[ \t][^"'#\r\n]{0,500})$/;

/** What begins as a node of YAML does, or has a key. */
const ENTRY = /^[-#"'[{&*!|>?]|:(?:\s|$)/;

/** How far the line after one is looked for. */
const NEAR = 200;

/** The lines of a text, by their 1-based numbers, without their ends. */
class Lines {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStartsOf(text);
  }

  start(number: number): number {
    return this.#starts[number - 1] ?? this.#text.length;
  }

  at(number: number): string {
    return this.#text.slice(this.start(number), this.start(number + 1)).trimEnd();
  }

  /** Whether entries stand below a line that are deeper. */
  standsAbove(number: number): boolean {
    const next = this.#next(number);
    return next !== undefined && /:|^\s*-/.test(next) && blanksOf(next) > blanksOf(this.at(number));
  }

  #next(number: number): string | undefined {
    for (let at = number + 1; at < number + NEAR && at <= this.#starts.length; at++) {
      const line = this.at(at);
      if (line !== '' && !/^\s*#/.test(line)) return line;
    }
    return undefined;
  }
}

function blanksOf(line: string): number {
  return /^[ \t]*/.exec(line)![0].length;
}
