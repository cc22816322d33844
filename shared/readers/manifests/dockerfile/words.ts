import type { TextRange } from '../../../text/index.ts';

/**
 * The words of an instruction's text: stretches between blanks outside quotes, quotes kept. Inside
 * double quotes and outside quotes the escape character takes the next one with it; inside single
 * quotes it is an ordinary character.
 */
export function splitWords(text: string, escapeUnit: string): TextRange[] {
  const words: TextRange[] = [];
  let start = -1;
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!;
    if (quote === '' && /\s/.test(unit)) {
      if (start >= 0) words.push({ start, end: i });
      start = -1;
      continue;
    }
    if (start < 0) start = i;
    if (unit === escapeUnit && quote !== "'") i++;
    else if (quote === '' && (unit === '"' || unit === "'")) quote = unit;
    else if (unit === quote) quote = '';
  }
  if (start >= 0) words.push({ start, end: text.length });
  return words;
}

/** A `NAME=value` or `NAME` of ENV and ARG; the value is absent where none is given. */
export interface Assignment {
  readonly name: string;
  readonly value?: TextRange;
}

/**
 * The assignments of an ENV or ARG body. ENV also knows the old form `NAME value…`, in which the whole
 * rest of the text is one value.
 */
export function splitAssignments(text: string, escapeUnit: string, oldForm: boolean): Assignment[] {
  const words = splitWords(text, escapeUnit);
  const [first] = words;
  if (!first) return [];
  if (oldForm && !text.slice(first.start, first.end).includes('=')) {
    const name = text.slice(first.start, first.end);
    return [words[1] ? { name, value: { start: words[1].start, end: text.length } } : { name }];
  }
  return words.map(({ start, end }) => {
    const equals = text.slice(start, end).indexOf('=');
    if (equals < 0) return { name: text.slice(start, end) };
    return { name: text.slice(start, start + equals), value: { start: start + equals + 1, end } };
  });
}
