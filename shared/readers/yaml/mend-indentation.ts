import { type TextEdit, textRange } from '../../text/index.ts';
import { OpenColumns } from './open-columns.ts';

/**
 * The edits that put lines where their neighbours are: those that a tab indents, which YAML refuses, and, from the
 * first of `faulty` on, those that begin at no column of theirs. One pass over the lines, without regard
 * of quotes and brackets, in which indentation means nothing.
 *
 * @param faulty 1-based numbers of lines at which the parser found a fault
 */
export function mendIndentation(text: string, faulty: ReadonlySet<number>): TextEdit[] {
  if (faulty.size === 0 && !TABBED.test(text)) return [];
  // The parser sees some faults a line late.
  const first = faulty.size > 0 ? least(faulty) - 1 : Infinity;
  const edits: TextEdit[] = [];
  const lines = linesOf(text);
  let columns = new OpenColumns();
  /** Where tabs were taken to lead to before: an author's tabs mean the same on every line. */
  const known = new Map<string, number>();
  for (const [at, { number, index, blank, rest }] of lines.entries()) {
    const isTabbed = blank.includes('\t');
    let column = blank.length;
    if (isTabbed) {
      // What stands deep enough with its blanks alone is a block scalar's own.
      if (columns.inBlock(blank.indexOf('\t'))) continue;
      const before = known.get(blank);
      const fits = before !== undefined && columns.fits(before, rest);
      column = fits ? before : best(columns, columns.meantBy(blank, rest), rest, lines[at + 1]);
      known.set(blank, column);
    } else if (number >= first && !columns.inBlock(column) && !columns.fits(column, rest))
      column = best(columns, columns.near(column), rest, lines[at + 1]);
    if (isTabbed || column !== blank.length)
      edits.push({ range: textRange(index, index + blank.length), newText: ' '.repeat(column) });
    if (!columns.inBlock(column)) columns = columns.enter(column, rest);
  }
  return edits;
}

const TABBED = /^ *\t[ \t]*[^\s#]/m;

interface Line {
  /** 1-based. */
  readonly number: number;
  readonly index: number;
  readonly blank: string;
  readonly rest: string;
}

/** The lines that hold more than blanks and a comment. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let number = 0;
  for (const { 0: line, index } of text.matchAll(/[^\n]*\n|[^\n]+$/g)) {
    number++;
    const blank = /^[ \t]*/.exec(line)![0];
    const rest = line.slice(blank.length).trimEnd();
    if (rest !== '' && !rest.startsWith('#')) lines.push({ number, index, blank, rest });
  }
  return lines;
}

/** The first of some columns after which the next line stands well, else the first of all. */
function best(
  columns: OpenColumns,
  options: readonly number[],
  rest: string,
  next: Line | undefined,
): number {
  if (!next || next.blank.includes('\t')) return options[0]!;
  const fitting = options.find(each => columns.enter(each, rest).fits(next.blank.length, next.rest));
  return fitting ?? options[0]!;
}

function least(numbers: ReadonlySet<number>): number {
  let found = Infinity;
  for (const number of numbers) found = Math.min(found, number);
  return found;
}
