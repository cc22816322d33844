/** The escapes of YAML's double-quoted scalars that stand for one unit (YAML 1.2.2, section 5.7). */
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * Decodes the content `start`–`end` of a double-quoted scalar (without its quotes): escapes, and line
 * breaks folded into spaces. `offsets[i]` is the source offset of decoded unit `i`; one more entry
 * gives the end.
 */
export function decodeDoubleQuoted(
  text: string,
  start: number,
  end: number,
): { value: string; offsets: number[] } {
  let value = '';
  const offsets: number[] = [];
  const put = (units: string, offset: number) => {
    for (let i = 0; i < units.length; i++) offsets.push(offset);
    value += units;
  };
  let at = start;
  while (at < end) {
    const unit = text[at]!;
    if (unit === '\\') {
      const from = at;
      const code = text[at + 1] ?? '';
      at += 2;
      const digits = HEX_DIGITS[code];
      if (digits !== undefined) {
        const hex = text.slice(at, at + digits);
        at += digits;
        const point = /^[\da-fA-F]+$/.test(hex) ? Number.parseInt(hex, 16) : 0xfffd;
        put(String.fromCodePoint(point <= 0x10ffff ? point : 0xfffd), from);
      } else if (code === '\n' || code === '\r') {
        // An escaped line break vanishes with the next line's indentation.
        if (code === '\r' && text[at] === '\n') at++;
        while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
      } else put(ESCAPES[code] ?? code, from);
    } else if (unit === ' ' || unit === '\t' || unit === '\n' || unit === '\r') {
      const from = at;
      let breaks = 0;
      for (; at < end; at++) {
        const space = text[at];
        if (space === '\n' || (space === '\r' && text[at + 1] !== '\n')) breaks++;
        else if (space !== ' ' && space !== '\t' && space !== '\r') break;
      }
      if (breaks === 0) for (let i = from; i < at; i++) put(text[i]!, i);
      else put(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), from);
    } else {
      put(unit, at);
      at++;
    }
  }
  offsets.push(end);
  return { value, offsets };
}
