import { MappedText } from '../../../text/index.ts';
import { UNKNOWN } from './expanded-text.ts';
import { interpolate, type Lookup } from './interpolate.ts';

/** A decoded value with its variables replaced; undefined where one of them is not known. */
export function interpolateText(text: string, lookup: Lookup): string | undefined {
  if (!text.includes('$')) return text;
  const expanded = interpolate(MappedText.plain(text, 0), lookup).text;
  return expanded.includes(UNKNOWN) ? undefined : expanded;
}
