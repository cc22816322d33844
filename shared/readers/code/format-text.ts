import type { TextRange } from '../../text/index.ts';
import type { Evaluator } from './evaluate.ts';
import type { Call, Expression, Scope } from './model.ts';
import { join } from './operators.ts';
import { type Frame, type TextPiece, type TextValue, type Value, weaken } from './values.ts';

/** `%d`, `%[1]s`, `%(name)s`, `%-5.2f`, `%%`. */
const VERB = /%(?:\[(\d+)\]|\((\w+)\))?[-+ #0]*(?:\d+|\*)?(?:\.\d+)?[hlL]*([a-zA-Z%])/g;
/** `{}`, `{0}`, `{name}`, `{:04d}`, `{0.port}`; `{{` and `}}` are braces. */
const FIELD = /\{\{|\}\}|\{([\w.]*)(?:![rsa])?(?::[^{}]*)?\}/g;

/** A value for a verb or field, by position or name; undefined where there is none. */
type Fill = (index: number, name: string | undefined) => readonly Value[] | undefined;

/** `fmt.Sprintf(format, …)`; undefined where the format itself is not a text. */
export function formatPrintf(
  evaluator: Evaluator,
  call: Call,
  position: number,
  scope: Scope,
  frame: Frame | undefined,
): Value[] | undefined {
  const positional = call.args.filter(argument => argument.name === undefined);
  const format = positional[position];
  const text = format && evaluator.evaluate(format.value, scope, frame)[0];
  if (text?.kind !== 'text') return undefined;
  return fill(text, VERB, call.range, index => {
    const argument = positional[position + 1 + index];
    return argument && !argument.spread ? evaluator.evaluate(argument.value, scope, frame) : undefined;
  });
}

/** `format % values`, where the values are one, a tuple or a dictionary. */
export function formatPercent(
  evaluator: Evaluator,
  format: TextValue,
  right: Expression,
  scope: Scope,
  frame: Frame | undefined,
  range: TextRange,
): Value[] {
  return fill(format, VERB, range, (index, name) => {
    if (right.kind === 'list') {
      const item = right.items[index];
      return item && evaluator.evaluate(item, scope, frame);
    }
    if (right.kind === 'object' && name !== undefined) {
      const entry = right.entries.find(({ key }) => key === name);
      return entry && evaluator.evaluate(entry.value, scope, frame);
    }
    return index === 0 ? evaluator.evaluate(right, scope, frame) : undefined;
  });
}

/** `'{}:{}'.format(host, port)`; `first` is the position of the first value among the arguments. */
export function formatBraces(
  evaluator: Evaluator,
  format: TextValue,
  call: Call,
  scope: Scope,
  frame: Frame | undefined,
  first = 0,
): Value[] {
  const positional = call.args.filter(argument => argument.name === undefined).slice(first);
  return fill(format, FIELD, call.range, (index, name) => {
    const argument =
      name === undefined
        ? positional[index]
        : /^\d+$/.test(name)
          ? positional[Number(name)]
          : call.args.find(candidate => candidate.name === name);
    return argument && !argument.spread ? evaluator.evaluate(argument.value, scope, frame) : undefined;
  });
}

/** Puts values in for the places of a format: a text for every combination of possible values. */
function fill(format: TextValue, places: RegExp, range: TextRange, valueAt: Fill): Value[] {
  const parts: Value[][] = [];
  const keep = (piece: TextPiece) => parts.push([{ kind: 'text', pieces: [piece], range }]);
  let next = 0;
  for (const piece of format.pieces) {
    if (!piece.text) {
      keep(piece);
      continue;
    }
    const { text, certainty } = piece;
    let done = 0;
    const literal = (end: number) => {
      if (end > done) keep({ ...piece, text: text.slice(done, end) });
    };
    for (const match of text.value.matchAll(places)) {
      literal(match.index);
      done = match.index + match[0].length;
      if (match[0] === '{{' || match[0] === '}}' || match[3] === '%') {
        keep({ ...piece, text: text.slice(match.index, match.index + 1) });
        continue;
      }
      const position = places === VERB ? match[1] : undefined;
      const name = places === VERB ? match[2] : match[1] || undefined;
      const index = position === undefined ? next++ : Number(position) - 1;
      const values = valueAt(index, name)?.map(value => weaken(value, certainty));
      parts.push(values ?? [{ kind: 'opaque', range: text.range(match.index, done) }]);
    }
    literal(text.value.length);
  }
  return join(parts, range);
}
