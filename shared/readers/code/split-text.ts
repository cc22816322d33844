import type { TextRange } from '../../text/index.ts';
import type { Call, ListLiteral, Scope, StringLiteral } from './model.ts';
import { type Frame, isKnown, type Value } from './values.ts';

/** Texts are not taken apart into more parts than this: an address has two or three. */
const MAX_PARTS = 8;

/**
 * What a method makes that takes a text apart (`host, port = bind.split(":")`): a list of the parts, each where it
 * stands in the text; undefined where the text or the separator is not known.
 * @param way `parts`: what is between separators; `last`: the same, a limit counted from the end; `around`: before
 *   the first separator, it, and behind it (`partition`); `around-last`: the same of the last one.
 */
export function splitText(
  call: Call,
  receiver: readonly Value[],
  way: 'parts' | 'last' | 'around' | 'around-last',
  scope: Scope,
  frame: Frame | undefined,
): Value[] | undefined {
  const separator = call.args[0]?.value;
  const known = receiver.filter(isKnown);
  if (separator?.kind !== 'string' || separator.text.value === '' || known.length === 0) return undefined;
  const limit = call.args[1]?.value;
  const most = limit === undefined ? MAX_PARTS : limit.kind === 'number' ? limit.value : 0;
  const lists = known.map((value): Value | undefined => {
    const piece = value.kind === 'text' && value.pieces.length === 1 ? value.pieces[0] : undefined;
    if (!piece?.text || piece.computed) return undefined;
    const cuts = cutsOf(piece.text.value, separator.text.value, way, most);
    if (!cuts) return undefined;
    const { text } = piece;
    const items = cuts.map(([start, end]): StringLiteral => {
      const part = text.slice(start, end);
      return { kind: 'string', text: part, range: part.range() };
    });
    return { kind: 'list', list: listOf(items, call.range), scope, frame, certainty: piece.certainty };
  });
  return lists.every(list => list !== undefined) ? lists : undefined;
}

function listOf(items: readonly StringLiteral[], range: TextRange): ListLiteral {
  return { kind: 'list', items, range };
}

/** Where the parts begin and end in `text` (0-based, end exclusive); undefined where a limit leaves it open. */
function cutsOf(
  text: string,
  separator: string,
  way: 'parts' | 'last' | 'around' | 'around-last',
  most: number,
): (readonly [number, number])[] | undefined {
  const size = separator.length;
  if (way === 'around' || way === 'around-last') {
    const at = way === 'around' ? text.indexOf(separator) : text.lastIndexOf(separator);
    if (at < 0) return undefined;
    return [
      [0, at],
      [at, at + size],
      [at + size, text.length],
    ];
  }
  const found: number[] = [];
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + size)) found.push(at);
  if (found.length >= MAX_PARTS || (found.length > most && way !== 'last')) return undefined;
  const kept = found.slice(Math.max(0, found.length - most));
  const starts = [0, ...kept.map(at => at + size)];
  return starts.map((start, index) => [start, kept[index] ?? text.length] as const);
}
