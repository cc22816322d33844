import type { TextRange } from '../../text/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import type { Call, Concatenation, Expression, Scope, StringLiteral } from '../code/model.ts';
import type { TextValue, Value } from '../code/values.ts';
import { HOLE, type JoinedPart, JoinedText } from './joined-text.ts';

/** A text of a program: a literal, or what the program puts together. */
export interface CodeText {
  readonly text: JoinedText;
  /** The literal or expression, quotes included. */
  readonly range: TextRange;
  /** What the evaluator says of a text that is put together; absent for a literal. */
  readonly value?: TextValue;
}

/** More values than these of one text are not looked at. */
const MOST_VALUES = 4;

/** Functions and methods that fill in a format string; the evaluator knows them. */
const FORMATTING = new Set(['Sprintf', 'Format', 'format', 'sprintf', 'formatted']);

/**
 * The texts of a source file whose literal parts pass `mayHold` (called with {@link HOLE}s for the rest), each
 * once: concatenations and interpolated strings, format strings that a call fills, then other literals.
 */
export function codeTexts(evaluator: Evaluator, mayHold: (value: string) => boolean): CodeText[] {
  const { file } = evaluator;
  const found: CodeText[] = [];
  const inTexts = new Set<number>();
  for (const { text, scope } of file.texts) {
    const literal = literalsOf(text, inTexts);
    if (!mayHold(literal)) continue;
    // Of `dev ? '3000' : '8811'` either may be in it.
    for (const value of evaluator.evaluate(text, scope).filter(isText).slice(0, MOST_VALUES))
      found.push({ text: joined(value), range: text.range, value });
  }
  for (const { call, scope, name } of file.calls) {
    if (!FORMATTING.has(name)) continue;
    const format = namedFormatOf(evaluator, call, scope) ?? formatOf(call);
    const value = format && mayHold(format.text.value) && evaluator.evaluate(call, scope).find(isText);
    if (!value) continue;
    const isWritten = format.kind === 'string';
    found.push({ text: joined(value), range: isWritten ? format.range : call.range, value });
    if (isWritten) inTexts.add(format.range.start);
  }
  for (const { text, range } of file.strings)
    if (!inTexts.has(range.start) && mayHold(text.value))
      found.push({ text: JoinedText.join([text]), range });
  return found;
}

/** The format string of a formatting call: what it is a method of, or its first argument. */
function formatOf({ callee, args }: Call): StringLiteral | undefined {
  if (callee.kind === 'member' && callee.object.kind === 'string') return callee.object;
  const first = args[0]?.value;
  return first?.kind === 'string' ? first : undefined;
}

/** The format string that a name stands for: `DSN.format(host=…, port=5432)`. */
function namedFormatOf(
  evaluator: Evaluator,
  { callee }: Call,
  scope: Scope,
): { readonly kind: 'named'; readonly text: { readonly value: string } } | undefined {
  if (callee.kind !== 'member' || callee.property !== 'format' || callee.object.kind !== 'name')
    return undefined;
  const value = evaluator.evaluate(callee.object, scope).find(isText);
  const [piece] = value?.pieces ?? [];
  return piece?.text && value?.pieces.length === 1 ? { kind: 'named', text: piece.text } : undefined;
}

export function isText(value: Value): value is TextValue {
  return value.kind === 'text';
}

/** The literal parts of a concatenation with holes between; notes where they stand. */
function literalsOf(text: Concatenation, inTexts: Set<number>): string {
  const collect = (part: Expression): string => {
    if (part.kind === 'concat') return part.parts.map(collect).join('');
    if (part.kind !== 'string') return HOLE;
    inTexts.add(part.range.start);
    return part.text.value;
  };
  return collect(text);
}

/** An empty fallback (a flag's `""`) says nothing: it counts as a hole. */
export function joined(value: TextValue): JoinedText {
  return JoinedText.join(
    value.pieces.map((piece): JoinedPart => {
      if (!piece.text) return { hole: piece.range };
      return piece.text.value === '' && piece.certainty !== 'literal'
        ? { hole: piece.text.range() }
        : piece.text;
    }),
  );
}
