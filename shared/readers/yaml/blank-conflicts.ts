/** The marks that a merge leaves around what it could not decide; a text without the first has none. */
const MARK = /^(?:<{7}|\|{7}|>{7})(?:[ \t][^\r\n]*)?$|^={7}$/;

/**
 * `text` with the marks of unresolved merges as blanks, and what both sides began with (between `|||||||`
 * and `=======`) too, so that both sides are read. Every offset stays.
 */
export function blankConflicts(text: string): string {
  if (!/^<{7}[ \t\r\n]/m.test(text)) return text;
  const pieces: string[] = [];
  let isOpen = false;
  let isBase = false;
  let done = 0;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const mark = MARK.test(line) ? line[0] : undefined;
    if (mark === '<') isOpen = true;
    if (!isOpen) continue;
    if (mark === '|') isBase = true;
    else if (mark === '=' || mark === '>') isBase = false;
    if (mark === '>') isOpen = false;
    if (mark === undefined && !isBase) continue;
    pieces.push(text.slice(done, index), ' '.repeat(line.length));
    done = index + line.length;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}
