import type { TextRange } from '../../../../text/index.ts';
import type { Argument, Expression } from '../../model.ts';

/**
 * What methods of hashes give: `fetch(:port, 3000)` and `fetch(:port)`, `dig(:server, :port)`, and
 * `merge(…)`, in which what is given goes before what is there. Undefined for other calls.
 */
export function impliedValue(
  method: string,
  receiver: Expression,
  args: readonly Argument[],
  range: TextRange,
): Expression | undefined {
  const positional = args
    .filter(({ name, spread }) => name === undefined && !spread)
    .map(({ value }) => value);
  const [key, standIn] = positional;
  switch (method) {
    case 'fetch': {
      const held = key && heldUnder(receiver, key, range);
      if (!held) return undefined;
      return standIn ? { kind: 'fallback', operator: 'nullish', left: held, right: standIn, range } : held;
    }
    case 'dig':
      return positional.reduce<Expression | undefined>(
        (object, step) => object && heldUnder(object, step, range),
        receiver,
      );
    case 'merge':
    case 'merge!':
    case 'deep_merge':
    case 'reverse_merge': {
      const entries = args.flatMap(({ name, value }) =>
        name === undefined || name === '&' ? [] : [{ key: name, keyRange: value.range, value }],
      );
      const given: Expression = { kind: 'object', entries, open: true, spreads: positional, range };
      return {
        kind: 'object',
        entries: [],
        open: true,
        spreads: method === 'reverse_merge' ? [receiver, given] : [given, receiver],
        range,
      };
    }
    default:
      return undefined;
  }
}

/** What an object holds under a key, where that is written. */
export function heldUnder(object: Expression, key: Expression, range: TextRange): Expression | undefined {
  if (key.kind === 'number') return { kind: 'element', object, index: key, range };
  return key.kind === 'string'
    ? { kind: 'member', object, property: key.text.value, propertyRange: key.range, range }
    : undefined;
}
