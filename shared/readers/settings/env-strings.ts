import { MappedText } from '../../text/index.ts';
import type { TextString } from './text-string.ts';

const ASSIGNMENT = /^[ \t]*(?:export[ \t]+|set[ \t]+)?([\w.:[\]-]+)[ \t]*[=:][ \t]*/;
const SECTION = /^[ \t]*\[([^\]]*)\]/;

/**
 * The values of a text of `KEY=value` lines: `.env`, INI and simple TOML. Quotes are taken off; inside
 * double quotes `\\` and `\"` are read, as shells, python-dotenv and TOML do. Unquoted values run to the
 * line's end, without a comment that a blank separates.
 */
export function envStrings(text: string): TextString[] {
  const strings: TextString[] = [];
  let section: string | undefined;
  let lineStart = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const start = lineStart;
    lineStart += line.length;
    const heading = SECTION.exec(line);
    if (heading) section = heading[1];
    const match = ASSIGNMENT.exec(line);
    if (!match || /^[ \t]*[#;]/.test(line)) continue;
    const content = readValue(line.replace(/\r?\n$/, ''), match[0].length, start);
    strings.push({ text: content, path: section === undefined ? [match[1]!] : [section, match[1]!] });
  }
  return strings;
}

/** The value at `from` of a line that begins at source offset `base`. */
function readValue(line: string, from: number, base: number): MappedText {
  const quote = line[from];
  if (quote === "'" || quote === '`') {
    const close = line.indexOf(quote, from + 1);
    if (close > 0) return MappedText.plain(line.slice(from + 1, close), base + from + 1);
  }
  if (quote === '"') return decodeDouble(line, from + 1, base);
  return MappedText.plain(line.slice(from, commentStart(line, from)).trimEnd(), base + from);
}

/** Where a comment after a blank begins, else the line's end. */
function commentStart(line: string, from: number): number {
  for (let i = line.indexOf('#', from); i >= 0; i = line.indexOf('#', i + 1))
    if (i > from && (line[i - 1] === ' ' || line[i - 1] === '\t')) return i;
  return line.length;
}

function decodeDouble(line: string, from: number, base: number): MappedText {
  let value = '';
  const offsets: number[] = [];
  let i = from;
  while (i < line.length && line[i] !== '"') {
    offsets.push(base + i);
    if (line[i] === '\\' && (line[i + 1] === '\\' || line[i + 1] === '"')) i++;
    value += line[i]!;
    i++;
  }
  offsets.push(base + i);
  return MappedText.mapped(value, offsets);
}
