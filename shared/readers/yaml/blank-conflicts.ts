/** The marks that a merge leaves around what it could not decide; a text without the first has none. */
const MARK = /^(?:<{7}|\|{7}|>{7})(?:[ \t][^\r\n]*)?$|^={7}$/;

/**
 * `text` with the marks of unresolved merges as blanks, and of what they part the first side alone (what both
 * sides began with and the other side are blanks, too): read together, the two would seem to clash, as they
 * do for as long as nobody has chosen. Every offset stays.
 */
export function blankConflicts(text: string): string {
  if (!/^<{7}[ \t\r\n]/m.test(text)) return text;
  const pieces: string[] = [];
  let side: 'none' | 'first' | 'other' = 'none';
  let done = 0;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const mark = MARK.test(line) ? line[0] : undefined;
    if (mark === '<') side = 'first';
    if (side === 'none' || (mark === undefined && side === 'first')) continue;
    if (mark === '|' || mark === '=') side = 'other';
    if (mark === '>') side = 'none';
    pieces.push(text.slice(done, index), ' '.repeat(line.length));
    done = index + line.length;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}
