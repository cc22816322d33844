import { MappedText } from '../../../text/index.ts';

/** What an escape at `at` stands for and how many units it takes; undefined where the character stands for itself. */
export type EscapeReader = (
  text: string,
  at: number,
  end: number,
) => { readonly value: string; readonly length: number } | undefined;

/**
 * The inside of a literal, `start`–`end` of `text`, decoded. `readEscape` is asked at every character of
 * `triggers`.
 */
export function decodeLiteral(
  text: string,
  start: number,
  end: number,
  triggers: string,
  readEscape: EscapeReader,
): MappedText {
  const raw = text.slice(start, end);
  if (![...triggers].some(trigger => raw.includes(trigger))) return MappedText.plain(raw, start);
  let value = '';
  const offsets: number[] = [];
  for (let at = start; at < end; ) {
    const found = triggers.includes(text[at]!) ? readEscape(text, at, end) : undefined;
    const piece = found?.value ?? text[at]!;
    for (let i = 0; i < piece.length; i++) offsets.push(at);
    value += piece;
    at += found?.length ?? 1;
  }
  offsets.push(end);
  return MappedText.mapped(value, offsets);
}

const SINGLE: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

/** What stands after a backslash in the languages that follow C: `\n`, `\x41`, `\101`, `\u0041`, `\U00000041`. */
export function readCEscape(
  text: string,
  at: number,
  end: number,
  octal: boolean,
): { value: string; length: number } | undefined {
  const letter = text[at + 1];
  if (letter === undefined || at + 1 >= end) return undefined;
  const digits = { x: 2, u: 4, U: 8 }[letter];
  if (digits !== undefined) {
    const hex = text.slice(at + 2, Math.min(at + 2 + digits, end));
    return hex.length === digits && /^[\da-fA-F]+$/.test(hex)
      ? { value: codePoint(Number.parseInt(hex, 16)), length: 2 + digits }
      : undefined;
  }
  const run = octal ? /^[0-7]{1,3}/.exec(text.slice(at + 1, Math.min(at + 4, end)))?.[0] : undefined;
  if (run) return { value: codePoint(Number.parseInt(run, 8)), length: 1 + run.length };
  const value = SINGLE[letter];
  return value === undefined ? undefined : { value, length: 2 };
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
