/** What the evaluator can say of an expression. An expression may have several possible values. */
import { MappedText, type TextRange } from '../../text/index.ts';
import type { ListLiteral, ObjectLiteral, Scope } from './model.ts';

/** How a known value was reached; later ones win where steps combine. */
export type Certainty = 'literal' | 'constant' | 'default';

/** The arguments with which a function is evaluated: a call seen from inside the function. */
export interface Frame {
  readonly scope: Scope;
  /** The values of the argument at `index` or by keyword `name`; undefined where the call gives none. */
  readonly argument: (index: number, name: string) => readonly Value[] | undefined;
  readonly parent: Frame | undefined;
}

export interface NumberValue {
  readonly kind: 'number';
  readonly value: number;
  /** The literal that holds it, or where it was computed. */
  readonly range: TextRange;
  readonly certainty: Certainty;
  /** The value is not what stands at `range` (arithmetic): it cannot be replaced there. */
  readonly computed?: true;
}

/** A stretch of a text: known characters, or a hole where something unknown is put in. */
export type TextPiece =
  | { readonly text: MappedText; readonly certainty: Certainty; readonly computed?: true }
  | { readonly text?: undefined; readonly range: TextRange; readonly name?: string };

export interface TextValue {
  readonly kind: 'text';
  readonly pieces: readonly TextPiece[];
  /** The whole literal or expression, quotes included. */
  readonly range: TextRange;
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly object: ObjectLiteral;
  readonly scope: Scope;
  readonly frame: Frame | undefined;
  readonly certainty: Certainty;
}

interface ListValue {
  readonly kind: 'list';
  readonly list: ListLiteral;
  readonly scope: Scope;
  readonly frame: Frame | undefined;
  readonly certainty: Certainty;
}

interface FunctionValue {
  readonly kind: 'function';
  readonly scope: Scope;
  readonly frame: Frame | undefined;
}

/** A class of this file, or an instance of one. */
interface ClassValue {
  readonly kind: 'class' | 'instance';
  readonly scope: Scope;
}

/** `null`, `undefined`, `None`, `nil`. */
interface NothingValue {
  readonly kind: 'nothing';
  readonly range: TextRange;
}

/** Something that exists only when the program runs; `origin` says where it came from, where that is known. */
interface OpaqueValue {
  readonly kind: 'opaque';
  readonly range: TextRange;
  readonly origin?: string;
}

export type Value =
  | NumberValue
  | TextValue
  | ObjectValue
  | ListValue
  | FunctionValue
  | ClassValue
  | NothingValue
  | OpaqueValue;

const ORDER: Record<Certainty, number> = { literal: 0, constant: 1, default: 2 };

/** The less certain of two. */
export function weaker(a: Certainty, b: Certainty): Certainty {
  return ORDER[a] >= ORDER[b] ? a : b;
}

/** `value`, reached through a further step of the given certainty. */
export function weaken(value: Value, certainty: Certainty): Value {
  switch (value.kind) {
    case 'number':
    case 'object':
    case 'list':
      return { ...value, certainty: weaker(value.certainty, certainty) };
    case 'text':
      return {
        ...value,
        pieces: value.pieces.map(piece =>
          piece.text ? { ...piece, certainty: weaker(piece.certainty, certainty) } : piece,
        ),
      };
    default:
      return value;
  }
}

/** Whether a program's text fixes this value. */
export function isKnown(value: Value): boolean {
  return value.kind !== 'opaque' && value.kind !== 'nothing';
}

/** How many possible values are followed; more count as unknown. */
const MAX_VALUES = 8;

/**
 * The possible values of something that is one of `values`, depending on what happens at run time.
 * Known ones become defaults where there is more than one; an unknown without origin is dropped
 * beside them.
 */
export function oneOf(values: readonly Value[], range: TextRange): Value[] {
  if (values.length <= 1) return values.length === 1 ? [values[0]!] : [{ kind: 'opaque', range }];
  const known = values.filter(isKnown);
  if (known.length === 0) return distinct(values).slice(0, MAX_VALUES);
  const kept = values.filter(
    value => isKnown(value) || (value.kind === 'opaque' && value.origin !== undefined),
  );
  const result = distinct(kept);
  if (result.length > MAX_VALUES) return [{ kind: 'opaque', range }];
  return values.length > 1 && distinct(values).length > 1 ? result.map(v => weaken(v, 'default')) : result;
}

/** Values that all occur, or whose alternatives are marked as such already: each stays as sure as it was. */
export function anyOf(values: readonly Value[], range: TextRange): Value[] {
  const all = distinct(values);
  return all.length === 0 || all.length > MAX_VALUES ? [{ kind: 'opaque', range }] : all;
}

function distinct(values: readonly Value[]): Value[] {
  const seen = new Set<unknown>();
  return values.filter(value => {
    const key = identity(value);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function identity(value: Value): unknown {
  switch (value.kind) {
    case 'number':
      return `n${value.value}@${value.range.start}`;
    case 'text':
      return `t${value.pieces.map(p => (p.text ? `${p.text.value}@${p.text.offsetAt(0)}` : '?')).join()}`;
    case 'object':
      return value.object;
    case 'list':
      return value.list;
    case 'nothing':
      return 'nothing';
    case 'opaque':
      return `o${value.origin ?? `@${value.range.start}`}`;
    default:
      return value.scope;
  }
}

/** The digits of a number as a piece of a text, mapped onto the literal. */
export function digitsOf(value: NumberValue): TextPiece {
  const digits = String(value.value);
  const { start, end } = value.range;
  const text =
    digits.length === end - start
      ? MappedText.plain(digits, start)
      : MappedText.mapped(digits, [...Array.from(digits, () => start), end]);
  return { text, certainty: value.certainty, ...(value.computed && { computed: true as const }) };
}

/** Whether a piece is the empty text that something has before it is set: a flag's `""`. */
export function isEmptyFallback(piece: TextPiece): boolean {
  return piece.text !== undefined && piece.text.value === '' && piece.certainty !== 'literal';
}

/** The text where all of it is known. */
export function plainText(value: Value): string | undefined {
  if (value.kind !== 'text' || value.pieces.some(piece => !piece.text)) return undefined;
  return value.pieces.map(piece => piece.text!.value).join('');
}
