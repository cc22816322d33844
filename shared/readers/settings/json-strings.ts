import { MappedText } from '../../text/index.ts';
import type { TextString } from './text-string.ts';

/** How many of the keys that lead to a value are kept: deep nesting stays cheap. */
const KEPT_KEYS = 6;

/**
 * The string values of a JSON text (comments and trailing commas allowed) whose source passes `wanted`,
 * in order, decoded, with the innermost keys that lead to them; array items have their 0-based index as key.
 * `numbers`: numbers are among them, as they are written.
 *
 * An own flat scan: jsonc-parser's visitor recurses, so nesting of a hostile file overflows its stack,
 * and its tokens come without the place of each decoded character.
 */
export function jsonStrings(
  text: string,
  wanted: (source: string) => boolean = () => true,
  numbers = false,
): TextString[] {
  const strings: TextString[] = [];
  const path: string[] = [];
  const isArray: boolean[] = [];
  let expectsKey = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!;
    if (unit === '{' || unit === '[') {
      isArray.push(unit === '[');
      path.push(unit === '[' ? '0' : '');
      expectsKey = unit === '{';
    } else if (unit === '}' || unit === ']') {
      isArray.pop();
      path.pop();
      expectsKey = false;
    } else if (unit === ',') {
      if (isArray.at(-1)) path[path.length - 1] = String(Number(path.at(-1)) + 1);
      else expectsKey = isArray.length > 0;
    } else if (unit === ':') expectsKey = false;
    else if (unit === '/' && (text[i + 1] === '/' || text[i + 1] === '*')) i = endOfComment(text, i) - 1;
    else if (unit === '"') {
      const end = endOfString(text, i);
      const inside = text.slice(i + 1, text[end - 1] === '"' && end - 1 > i ? end - 1 : end);
      if (expectsKey) path[path.length - 1] = inside;
      else if (wanted(inside))
        strings.push({ text: decodeJson(inside, i + 1), path: path.slice(-KEPT_KEYS) });
      i = end - 1;
    } else if (numbers && !expectsKey && ((unit >= '0' && unit <= '9') || unit === '-')) {
      const end = endOfNumber(text, i);
      const inside = text.slice(i, end);
      if (wanted(inside)) strings.push({ text: MappedText.plain(inside, i), path: path.slice(-KEPT_KEYS) });
      i = end - 1;
    }
  }
  return strings;
}

function endOfNumber(text: string, start: number): number {
  let end = start;
  while (end < text.length && /[\w.+-]/.test(text[end]!)) end++;
  return end;
}

/** The offset after the string literal that begins at `start`; one that never closes ends with its line. */
function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== '\n' && text[i] !== '\r') {
    if (text[i] === '"') return i + 1;
    i += text[i] === '\\' ? 2 : 1;
  }
  return Math.min(i, text.length);
}

function endOfComment(text: string, start: number): number {
  const block = text[start + 1] === '*';
  const end = text.indexOf(block ? '*/' : '\n', start + 2);
  return end < 0 ? text.length : end + (block ? 2 : 1);
}

const ESCAPES: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** The inside of a string literal, which begins at source offset `start`, its escapes read. */
function decodeJson(inside: string, start: number): MappedText {
  if (!inside.includes('\\')) return MappedText.plain(inside, start);
  let value = '';
  const offsets: number[] = [];
  for (let i = 0; i < inside.length; ) {
    offsets.push(start + i);
    if (inside[i] !== '\\') {
      value += inside[i]!;
      i++;
      continue;
    }
    const hex = /^u([0-9a-f]{4})/i.exec(inside.slice(i + 1, i + 6));
    const unit = inside[i + 1] ?? '\\';
    value += hex ? String.fromCharCode(Number.parseInt(hex[1]!, 16)) : (ESCAPES[unit] ?? unit);
    i += hex ? 6 : 2;
  }
  offsets.push(start + inside.length);
  return MappedText.mapped(value, offsets);
}
