import { MappedText, type TextRange } from '../../text/index.ts';
import { anyOf, digitsOf, type TextPiece, type TextValue, type Value, weaker } from './values.ts';

/** A value as a part of a text; what is unknown becomes a hole. */
function piecesOf(value: Value): readonly TextPiece[] {
  if (value.kind === 'text') return value.pieces;
  if (value.kind === 'number') return [digitsOf(value)];
  return [{ range: 'range' in value ? value.range : { start: 0, end: 0 } }];
}

/** Characters that stand nowhere in the file but are made at `range`. */
export function madeText(value: string, range: TextRange): TextPiece {
  const offsets = [...Array.from(value, () => range.start), range.end];
  return { text: MappedText.mapped(value, offsets), certainty: 'literal', computed: true };
}

/** A text of more pieces names no port; sums of sums would double it at every step. */
const MAX_PIECES = 200;

/**
 * Several parts put together to a text: every combination of their possible values, at most eight.
 * What is put together from very many pieces is not known.
 */
export function join(parts: readonly (readonly Value[])[], range: TextRange): Value[] {
  const unknown: Value[] = [{ kind: 'opaque', range }];
  if (parts.length > MAX_PIECES) return unknown;
  let texts: TextPiece[][] = [[]];
  for (const part of parts) {
    const options = texts.length * part.length > 8 ? [{ kind: 'opaque', range } as const] : part;
    texts = texts.flatMap(pieces => options.map(option => [...pieces, ...piecesOf(option)]));
    if (texts.some(pieces => pieces.length > MAX_PIECES)) return unknown;
  }
  return anyOf(
    texts.map((pieces): TextValue => ({ kind: 'text', pieces, range })),
    range,
  );
}

/** `+`: a sum of numbers, or a text as soon as one side is one. */
export function add(left: readonly Value[], right: readonly Value[], range: TextRange): Value[] {
  if (left.some(v => v.kind === 'text') || right.some(v => v.kind === 'text'))
    return join([left, right], range);
  return arithmetic('+', left, () => right, range);
}

/** Arithmetic on known numbers. The result stands nowhere in the file, so it cannot be replaced. */
export function arithmetic(
  operator: string,
  left: readonly Value[],
  right: () => readonly Value[],
  range: TextRange,
): Value[] {
  const unknown: Value[] = [{ kind: 'opaque', range }];
  const a = left[0];
  if (!'+-*'.includes(operator) || left.length !== 1 || a?.kind !== 'number') return unknown;
  const others = right();
  const b = others[0];
  if (others.length !== 1 || b?.kind !== 'number') return unknown;
  const value =
    operator === '+' ? a.value + b.value : operator === '-' ? a.value - b.value : a.value * b.value;
  const certainty = weaker('constant', weaker(a.certainty, b.certainty));
  return [{ kind: 'number', value, range, certainty, computed: true }];
}
