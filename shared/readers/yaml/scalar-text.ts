import { MappedText } from '../../text/index.ts';
import { decodeDoubleQuoted } from './decode-double-quoted.ts';
import type { YamlScalar } from './yaml-node.ts';
import type { YamlStream } from './yaml-stream.ts';

/**
 * The decoded value of a scalar with the source offset of each unit: quotes, escapes, doubled quotes,
 * folded lines and the indentation of block scalars are seen through. Characters that print map
 * exactly; of a run of white space that folding changed, the first unit maps to the run's start.
 */
export function scalarText(stream: YamlStream, scalar: YamlScalar): MappedText {
  const { value, style, range } = scalar;
  const quoted = style === 'single' || style === 'double';
  const start = quoted ? range.start + 1 : range.start;
  if (stream.text.startsWith(value, start) && style !== 'literal' && style !== 'folded')
    return MappedText.plain(value, start);
  const end = quoted ? range.end - 1 : range.end;
  const offsets =
    style === 'double'
      ? doubleQuoted(stream.text, start, end, value)
      : align(stream.text, scalar, start, end);
  // Broken quotes can leave a value that is not what stands there; it then maps to the whole scalar.
  return MappedText.mapped(value, offsets ?? [...new Array(value.length).fill(range.start), range.end]);
}

function doubleQuoted(
  text: string,
  start: number,
  end: number,
  value: string,
): readonly number[] | undefined {
  const decoded = decodeDoubleQuoted(text, start, end);
  return decoded.value === value ? decoded.offsets : undefined;
}

/**
 * Walks value and source side by side. Outside escapes they differ only in white space (folding,
 * indentation, CRLF) and, in single quotes, in `''`.
 */
function align(text: string, scalar: YamlScalar, start: number, end: number): number[] | undefined {
  const { value, style } = scalar;
  const block = style === 'literal' || style === 'folded';
  let at = block ? headerEnd(text, start, end) : start;
  const offsets: number[] = [];
  for (let i = 0; i < value.length; ) {
    if (isSpace(value.charCodeAt(i))) {
      let runEnd = i + 1;
      while (runEnd < value.length && isSpace(value.charCodeAt(runEnd))) runEnd++;
      const from = at;
      while (at < end && isSpace(text.charCodeAt(at))) at++;
      const first = i;
      // A block scalar's first line begins with indentation, of which the value has the last part.
      const leading = i === 0 && block;
      for (; i < runEnd; i++) {
        offsets.push(i === first && !leading ? from : Math.max(from, at - (runEnd - i)));
      }
      continue;
    }
    while (at < end && isSpace(text.charCodeAt(at))) at++;
    if (at >= end || text.charCodeAt(at) !== value.charCodeAt(i)) return undefined;
    offsets.push(at);
    at += style === 'single' && value[i] === "'" ? 2 : 1;
    i++;
  }
  offsets.push(at);
  return offsets;
}

/** Past the line of a block scalar's header (`|2-  # comment`). */
function headerEnd(text: string, start: number, end: number): number {
  const line = text.indexOf('\n', start);
  return line < 0 || line >= end ? end : line + 1;
}

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 13 || unit === 9;
}
