import { type TracedText, TracedTextBuilder, UNKNOWN } from '../../shell/traced-text.ts';

/** A variable of a build file, and whether another value may be given from outside. */
export interface BuildVariable {
  readonly value: TracedText;
  readonly isDefault: boolean;
}

/** Variables within variables' values. */
const DEEPEST = 8;
const LONGEST = 20_000;

/**
 * What make hands to the shell: `$(NAME)` and `${NAME}` replaced by what the file sets, `$$` a dollar; what
 * functions and automatic variables (`$@`) give is not known.
 */
export function expandMake(
  text: TracedText,
  variables: ReadonlyMap<string, BuildVariable>,
  budget: { units: number },
  depth = 0,
): TracedText {
  const { value } = text;
  if (!value.includes('$')) return text;
  const builder = new TracedTextBuilder();
  let from = 0;
  for (let i = 0; i < value.length; i++) {
    if (value[i] !== '$') continue;
    builder.add(text.slice(from, i));
    const reference = /^\$(?:\$|\(([\w.-]{1,100})\)|\{([\w.-]{1,100})\}|[({]|.)/.exec(
      value.slice(i, i + 110),
    );
    const name = reference?.[1] ?? reference?.[2];
    let end = i + (reference?.[0].length ?? 1);
    const variable = name === undefined ? undefined : variables.get(name);
    if (reference?.[0] === '$$') builder.add(text.slice(i, i + 1));
    else if (variable && depth < DEEPEST && budget.units > 0) {
      const expanded = expandMake(variable.value, variables, budget, depth + 1);
      budget.units -= expanded.value.length + 1;
      if (expanded.value.length <= LONGEST)
        builder.add(expanded, variable.isDefault ? 'default' : 'constant', text.use(i) ?? text.range(i, end));
    } else {
      if (reference?.[0] === '$(' || reference?.[0] === '${') end = closingOf(value, i + 1);
      builder.put(UNKNOWN, text.range(i, end));
    }
    from = end;
    i = end - 1;
  }
  builder.add(text.slice(from));
  return builder.build();
}

/** The place after the bracket that closes the one at `open`; the text's end within reason where none does. */
function closingOf(value: string, open: number): number {
  let depth = 0;
  const last = Math.min(value.length, open + 2000);
  for (let i = open; i < last; i++) {
    if (value[i] === '(' || value[i] === '{') depth++;
    else if ((value[i] === ')' || value[i] === '}') && --depth === 0) return i + 1;
    else if (value[i] === '\n') return i;
  }
  return last;
}
