import type { TextRange } from '../../../../text/index.ts';
import type { Argument, Expression } from '../../model.ts';
import { madeString } from './literals.ts';
import type { Segment } from './paths.ts';

const CONSTANTS: Readonly<Record<string, string>> = {
  'Ipv4Addr.LOCALHOST': '127.0.0.1',
  'Ipv4Addr.UNSPECIFIED': '0.0.0.0',
  'Ipv6Addr.LOCALHOST': '::1',
  'Ipv6Addr.UNSPECIFIED': '::',
};

/** Constants of the standard library that say an address. */
export function wellKnown(segments: readonly Segment[], range: TextRange): Expression | undefined {
  const key = segments
    .slice(-2)
    .map(({ name }) => name)
    .join('.');
  const text = CONSTANTS[key];
  return text === undefined ? undefined : madeString(text, range);
}

/**
 * What a constructor of addresses makes: `SocketAddr::new(ip, 8080)` a list of both, `IpAddr::V4(ip)`
 * what it is given, `Ipv4Addr::new(127, 0, 0, 1)` a text. Undefined for any other call.
 */
export function addressMade(
  callee: Expression,
  args: readonly Argument[],
  range: TextRange,
): Expression | undefined {
  if (callee.kind !== 'member') return undefined;
  const { object, property } = callee;
  const owner = object.kind === 'name' ? object.name : object.kind === 'member' ? object.property : '';
  const values = args.map(({ value }) => value);
  if (/^SocketAddr(?:V4|V6)?$/.test(owner)) {
    if (property === 'new' && values.length >= 2)
      return { kind: 'list', items: [values[0]!, values[1]!], range };
    if (/^(?:from|V4|V6|from_str|parse_ascii)$/.test(property)) return values[0];
  }
  if (owner === 'IpAddr' && /^(?:from|V4|V6|from_str)$/.test(property))
    return textOfParts(values[0]) ?? values[0];
  if (/^Ipv[46]Addr$/.test(owner)) {
    if (property === 'new') return dotted(values, range);
    if (/^(?:from|from_str)$/.test(property)) return textOfParts(values[0]) ?? values[0];
  }
  return undefined;
}

/** `[127, 0, 0, 1]` as the text it means; the range is the list's. */
export function textOfParts(value: Expression | undefined): Expression | undefined {
  return value?.kind === 'list' ? dotted(value.items, value.range) : undefined;
}

function dotted(parts: readonly Expression[], range: TextRange): Expression | undefined {
  const numbers = parts.flatMap(part => (part.kind === 'number' ? [part.value] : []));
  if (numbers.length !== parts.length) return undefined;
  if (numbers.length === 4) return madeString(numbers.join('.'), range);
  if (numbers.length !== 8) return undefined;
  if (numbers.every(n => n === 0)) return madeString('::', range);
  return numbers.slice(0, 7).every(n => n === 0) && numbers[7] === 1 ? madeString('::1', range) : undefined;
}
