import { MappedText } from '../../text/index.ts';
import type { TextString } from './text-string.ts';

/** How many of the outermost elements a path names: deep nesting stays cheap. */
const MAX_DEPTH = 6;

type Wanted = (source: string) => boolean;

const TAG_NAME = /[^\s/>=<]+/y;
const ATTRIBUTE = /\s*([^\s=/><]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const SIBLING_NAMES = new Set(['name', 'key', 'id', 'include']);

/**
 * The attribute values and the text contents of an XML document whose source passes `wanted`, in order,
 * character references read.
 * The path has the elements' names and, before an attribute's or content's own name, what a `name` or
 * `key` attribute calls the element.
 *
 * An own linear scanner: the XML libraries that are kept either give no offsets for attribute values or
 * build a whole tree, and stop at the first error, which a settings file under edit has.
 */
export function xmlStrings(text: string, wanted: Wanted = () => true): TextString[] {
  const strings: TextString[] = [];
  const path: string[] = [];
  let depth = 0;
  let i = 0;
  while (i < text.length) {
    const open = text.indexOf('<', i);
    const contentEnd = open < 0 ? text.length : open;
    if (contentEnd > i) pushContent(strings, text, i, contentEnd, path, wanted);
    if (open < 0) break;
    if (text.startsWith('<!--', open)) i = endOf(text, '-->', open + 4);
    else if (text.startsWith('<![CDATA[', open)) {
      const end = text.indexOf(']]>', open);
      const stop = end < 0 ? text.length : end;
      const inside = text.slice(open + 9, stop);
      if (inside.trim() !== '' && wanted(inside))
        strings.push({ text: MappedText.plain(inside, open + 9), path: [...path] });
      i = end < 0 ? stop : stop + 3;
    } else if (text[open + 1] === '?' || text[open + 1] === '!') i = endOf(text, '>', open);
    else if (text[open + 1] === '/') {
      if (depth > 0 && depth-- <= MAX_DEPTH) path.pop();
      i = endOf(text, '>', open);
    } else {
      const element = readTag(text, open + 1, path, strings, wanted);
      i = element.end;
      if (element.opens && ++depth <= MAX_DEPTH) path.push(element.name);
    }
  }
  return strings;
}

/** Reads a start tag whose name begins at `from`. */
function readTag(text: string, from: number, path: readonly string[], strings: TextString[], wanted: Wanted) {
  TAG_NAME.lastIndex = from;
  const name = TAG_NAME.exec(text)?.[0];
  // A lone `<` in broken text.
  if (!name) return { end: from, opens: false, name: '' };
  let i = from + name.length;
  const attributes: { name: string; start: number; end: number }[] = [];
  for (;;) {
    ATTRIBUTE.lastIndex = i;
    const match = ATTRIBUTE.exec(text);
    if (!match) break;
    i = ATTRIBUTE.lastIndex;
    const length = (match[2] ?? match[3]!).length;
    attributes.push({ name: match[1]!, start: i - 1 - length, end: i - 1 });
  }
  const valueFor = (wanted: (name: string) => boolean) => {
    const found = attributes.find(attribute => wanted(attribute.name.toLowerCase()));
    return found && text.slice(found.start, found.end);
  };
  const own = valueFor(attribute => SIBLING_NAMES.has(attribute));
  const label = own === undefined ? name : `${name}.${own}`;
  const consumer = valueFor(attribute => attribute === 'providername');
  for (const attribute of attributes)
    if (attribute.end > attribute.start && wanted(text.slice(attribute.start, attribute.end)))
      strings.push({
        text: decodeXml(text, attribute.start, attribute.end),
        path: [...path, label, attribute.name],
        ...(consumer !== undefined && { consumer }),
      });
  const open = text.indexOf('<', i);
  // A tag that never closes ends where the next one begins.
  const next = open < 0 ? text.length : open;
  const close = text.slice(i, next).indexOf('>');
  if (close < 0) return { end: next, opens: false, name: label };
  return { end: i + close + 1, opens: text[i + close - 1] !== '/', name: label };
}

function pushContent(
  strings: TextString[],
  text: string,
  from: number,
  to: number,
  path: readonly string[],
  wanted: Wanted,
) {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  if (end > start && wanted(text.slice(start, end)))
    strings.push({ text: decodeXml(text, start, end), path: [...path] });
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/iy;

/** The text at `start`–`end` with character references read; unknown ones stay as they are. */
function decodeXml(text: string, start: number, end: number): MappedText {
  const raw = text.slice(start, end);
  if (!raw.includes('&')) return MappedText.plain(raw, start);
  let value = '';
  const offsets: number[] = [];
  for (let i = start; i < end; ) {
    REFERENCE.lastIndex = i;
    const match = text[i] === '&' ? REFERENCE.exec(text) : null;
    const decoded = match && decodeReference(match);
    const units = decoded ?? text[i]!;
    for (let unit = 0; unit < units.length; unit++) offsets.push(i);
    value += units;
    i += decoded !== null && match ? match[0].length : 1;
  }
  offsets.push(end);
  return MappedText.mapped(value, offsets);
}

function decodeReference([, hex, decimal, name]: RegExpExecArray): string | null {
  if (name !== undefined) return ENTITIES[name] ?? null;
  const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}
