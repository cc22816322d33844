import { MappedText } from '../../text/index.ts';
import type { TextString } from './text-string.ts';

/**
 * The values of a Java properties text as `Properties.load` reads them: `=`, `:` or a blank after the
 * key, `\` at a line's end continues it, `\uXXXX` and `\x` escapes.
 */
export function propertiesStrings(text: string): TextString[] {
  const strings: TextString[] = [];
  let i = 0;
  while (i < text.length) {
    const line = logicalLine(text, i);
    i = line.next;
    const { value, offsets } = line;
    const first = value.search(/[^ \t\f]/);
    if (first < 0 || value[first] === '#' || value[first] === '!') continue;
    let keyEnd = first;
    while (keyEnd < value.length && !/[=: \t\f]/.test(value[keyEnd]!))
      keyEnd += value[keyEnd] === '\\' ? 2 : 1;
    keyEnd = Math.min(keyEnd, value.length);
    let start = keyEnd;
    while (start < value.length && /[ \t\f]/.test(value[start]!)) start++;
    if (value[start] === '=' || value[start] === ':') start++;
    while (start < value.length && /[ \t\f]/.test(value[start]!)) start++;
    strings.push({
      text: decode(value, offsets, start),
      path: [value.slice(first, keyEnd).replace(/\\(.)/g, '$1')],
    });
  }
  return strings;
}

/** A line with its continuations joined: the characters, and the source offset of each and of the end. */
function logicalLine(text: string, from: number) {
  let value = '';
  const offsets: number[] = [];
  let i = from;
  let isComment: boolean | undefined;
  for (;;) {
    let end = i;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
    const next = end + (text.startsWith('\r\n', end) ? 2 : 1);
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\' && end - slashes > i) slashes++;
    isComment ??= /^[ \t\f]*[#!]/.test(text.slice(i, end));
    const continued = slashes % 2 === 1 && !isComment;
    const stop = continued ? end - 1 : end;
    for (let at = i; at < stop; at++) offsets.push(at);
    value += text.slice(i, stop);
    if (!continued || next >= text.length) {
      offsets.push(stop);
      return { value, offsets, next };
    }
    i = next;
    while (i < text.length && /[ \t\f]/.test(text[i]!)) i++;
  }
}

const ESCAPES: Record<string, string> = { t: '\t', n: '\n', r: '\r', f: '\f' };

function decode(line: string, offsets: readonly number[], from: number): MappedText {
  let value = '';
  const mapped: number[] = [];
  for (let i = from; i < line.length; ) {
    mapped.push(offsets[i]!);
    if (line[i] !== '\\' || i + 1 >= line.length) {
      value += line[i]!;
      i++;
      continue;
    }
    const hex = /^u([0-9a-f]{4})/i.exec(line.slice(i + 1, i + 6));
    value += hex
      ? String.fromCharCode(Number.parseInt(hex[1]!, 16))
      : (ESCAPES[line[i + 1]!] ?? line[i + 1]!);
    i += hex ? 6 : 2;
  }
  mapped.push(offsets[line.length]!);
  return MappedText.mapped(value, mapped);
}
