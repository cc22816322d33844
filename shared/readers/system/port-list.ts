import type { PortRange } from '../../ports/index.ts';
import { type MappedText, type TextRange, textRange } from '../../text/index.ts';

/** One entry of a list of ports, with the characters that hold it. */
export interface ListedPorts extends PortRange {
  readonly range: TextRange;
}

/**
 * The entries of `80`, `80,443`, `8000-8010` or `8000:8010` (whichever `through` says; an open end is
 * the first or last port there is where that is a colon). Undefined where anything else stands there.
 */
export function listedPorts(list: MappedText, through: ':' | '-'): ListedPorts[] | undefined {
  const found: ListedPorts[] = [];
  const { value } = list;
  if (value.length > 2000) return undefined;
  for (let start = 0; start <= value.length; ) {
    const comma = value.indexOf(',', start);
    const end = comma < 0 ? value.length : comma;
    const entry = value.slice(start, end);
    const lead = entry.length - entry.trimStart().length;
    const ports = rangeOf(entry.trim(), through);
    if (!ports) return undefined;
    found.push({ ...ports, range: rangeIn(list, start + lead, start + lead + entry.trim().length) });
    start = end + 1;
  }
  return found;
}

/**
 * The source range of the units `start`–`end` (end exclusive, not empty) up to the last unit's own end: what
 * stands between it and the next, such as a quotation mark, is left out.
 */
export function rangeIn(text: MappedText, start: number, end: number): TextRange {
  return textRange(text.offsetAt(start), text.offsetAt(end - 1) + 1);
}

function rangeOf(entry: string, through: ':' | '-'): PortRange | undefined {
  const match = /^(\d{0,5})\s*(?:([-:])\s*(\d{0,5}))?$/.exec(entry);
  if (!match || (match[2] !== undefined && match[2] !== through)) return undefined;
  const open = match[1] === '' || match[3] === '';
  if (open && (through !== ':' || match[2] === undefined || match[1] === match[3])) return undefined;
  const first = Number(match[1] || 0);
  const last = match[2] === undefined ? first : Number(match[3] || 65535);
  return first <= last && last <= 65535 ? { first, last } : undefined;
}
