import { MappedText } from '../../../../text/index.ts';

const SIMPLE: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' };
/** An escape sequence of a string or template, or a line end that a template normalises. */
const ESCAPE = /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))|\r\n?/g;

/**
 * Decodes the inside of a string or template literal as JavaScript does.
 * @param raw what stands between the quotes. @param start its offset in the file.
 */
export function decodeString(raw: string, start: number): MappedText {
  if (!raw.includes('\\') && !raw.includes('\r')) return MappedText.plain(raw, start);
  let value = '';
  const offsets: number[] = [];
  let done = 0;
  const put = (text: string, at: number, step: 0 | 1) => {
    for (let i = 0; i < text.length; i++) offsets.push(start + at + i * step);
    value += text;
  };
  for (const match of raw.matchAll(ESCAPE)) {
    put(raw.slice(done, match.index), done, 1);
    done = match.index + match[0].length;
    const code = match[1] ?? match[2] ?? match[3];
    if (code !== undefined) put(codePoint(code), match.index, 0);
    else if (match[4] === undefined) put('\n', match.index, 0);
    // A backslash before a line end continues the line.
    else if (!/[\r\n\u2028\u2029]/.test(match[4])) put(SIMPLE[match[4]] ?? match[4], match.index, 0);
  }
  put(raw.slice(done), done, 1);
  offsets.push(start + raw.length);
  return MappedText.mapped(value, offsets);
}

function codePoint(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
