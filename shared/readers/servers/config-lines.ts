/** A word of a line: its text, quotes taken off, and its place (0-based UTF-16 units, end exclusive). */
export interface LineWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Longer lines are data. */
const MAX_LINE = 5_000;

/**
 * The lines of a configuration that is made of them, each cut into words: blanks part words, `"…"` and `'…'`
 * hold one together, `#` begins a comment where a word could begin. Lines that end with a backslash go on in
 * the next. `{{ x }}` and `${X}` are parts of a word. Empty lines are left out.
 */
export function* configLines(text: string): Generator<readonly LineWord[]> {
  let words: LineWord[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end - start <= MAX_LINE) {
      let line = text.slice(start, end);
      const goesOn = /\\\r?$/.test(line);
      if (goesOn) line = line.replace(/\\\r?$/, '');
      for (const word of wordsOf(line, start)) words.push(word);
      if (goesOn && words.length < 1_000) {
        start = end + 1;
        continue;
      }
    }
    if (words.length > 0) yield words;
    words = [];
    start = end + 1;
  }
}

const WORD =
  /"((?:[^"\\]|\\.)*)"?|'([^']*)'?|#.*|((?:\{\{[^}]{0,200}\}\}|\$\{[^}\s]{0,200}\}|[^\s#"'{]|\{|(?<=\S)#)+)/g;

function* wordsOf(line: string, offset: number): Generator<LineWord> {
  for (const match of line.matchAll(WORD)) {
    const [all, double, single, bare] = match;
    if (all.startsWith('#')) return;
    const text = double ?? single ?? bare ?? '';
    const start = offset + match.index + (bare === undefined ? 1 : 0);
    yield { text, start, end: start + text.length };
  }
}
