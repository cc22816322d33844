import type { TextRange } from '../../../text/index.ts';
import type { PortDefectKind } from '../../port-defect.ts';
import { type ExpandedText, UNKNOWN } from './expanded-text.ts';

/** A port or a range of ports at one place of a mapping, as read. */
export type PortField =
  | { readonly kind: 'empty'; readonly range: TextRange }
  | {
      readonly kind: 'ports';
      readonly first: number;
      readonly last: number;
      readonly resolution: 'literal' | 'default';
      /** The digits. */
      readonly range: TextRange;
      /** Whether another number can be written over `range`: the digits stand there in one piece. */
      readonly replaceable: boolean;
    }
  | { readonly kind: 'unresolved'; readonly range: TextRange }
  | {
      readonly kind: 'defect';
      readonly defect: PortDefectKind;
      readonly text: string;
      readonly range: TextRange;
    };

/**
 * What other template engines leave in a file that is no Compose file yet: `<PORT>`, `{port}`, `%PORT%`,
 * `@PORT@`, `__PORT__`, a bare `PORT`. Such a place is not known, and no error.
 */
const PLACEHOLDER = /[<>{}%@[\]()#]|__|^[A-Z_][A-Z0-9_]*$|X{2,}|\.\.\./;

/** Whether `text` is a place that another template engine fills. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}

/** Reads the units `start`–`end` of `expanded` as `PORT` or `FIRST-LAST`; `source` is the file's text. */
export function readPortField(
  source: string,
  expanded: ExpandedText,
  start = 0,
  end = expanded.text.length,
): PortField {
  const text = expanded.text.slice(start, end);
  const range = expanded.range(start, end);
  if (text === '') return { kind: 'empty', range };
  if (text.includes(UNKNOWN)) return { kind: 'unresolved', range };
  const match = /^(\d+)(?:-(\d+))?$/.exec(text);
  const fromDefault = expanded.hasDefault(start, end);
  const defect = (kind: PortDefectKind): PortField => ({ kind: 'defect', defect: kind, text, range });
  if (!match) {
    // A default that is no port is often a word that tells the reader to set the variable.
    return fromDefault || isPlaceholder(text) ? { kind: 'unresolved', range } : defect('malformed');
  }
  const first = Number(match[1]);
  const last = match[2] === undefined ? first : Number(match[2]);
  if (first > 65535 || last > 65535) return defect('out-of-range');
  if (last < first) return defect('descending-range');
  return {
    kind: 'ports',
    first,
    last,
    resolution: fromDefault ? 'default' : 'literal',
    range,
    replaceable: source.slice(range.start, range.end) === text,
  };
}
