/** A line that goes on with a member of what the line before it made. */
const GOES_ON = /^[ \t]{0,200}\.[A-Za-z_$`]/;
const SEEN = /\n[ \t]{0,200}\.[A-Za-z_$`]/;
/** A comment to the end of its line; with a quote in it, it may be a part of a string. */
const COMMENT = /(?<![:/])\/\/[^"]*$/;

/**
 * A text of the same length in which a chain of calls is one line: the grammar takes the dot at the begin of a
 * line for a number. Comments and empty lines between are blanks.
 */
export function joinChains(text: string): string {
  if (!SEEN.test(text)) return text;
  const lines = text.split('\n');
  const joined = new Set<number>();
  for (let i = 1; i < lines.length; i++) {
    if (!GOES_ON.test(lines[i]!)) continue;
    for (let before = i - 1; before >= 0; before--) {
      const code = lines[before]!.replace(COMMENT, blank);
      // A string that is not at its end, or a comment in the way.
      if (/\/\//.test(code.replace(/:\/\//g, '')) || joined.has(before)) break;
      lines[before] = code;
      joined.add(before);
      if (code.trim() !== '') break;
    }
  }
  return lines.map((line, i) => line + (i === lines.length - 1 ? '' : joined.has(i) ? ' ' : '\n')).join('');
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}
