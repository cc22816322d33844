import type { OriginPattern } from './listen-api.ts';

const compiled = new Map<OriginPattern, RegExp>();

/** A chain of method calls after a receiver, which leaves it what it is: `.use().on()`. */
const CHAIN = '(?:\\.[\\w$]+\\(\\))*';

function compile(pattern: OriginPattern): RegExp {
  let expression = compiled.get(pattern);
  if (!expression) {
    const source = pattern
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '[\\w$]+')
      .replace(/^…/, '.+')
      .replaceAll('…', CHAIN);
    expression = new RegExp(`^${source}$`);
    compiled.set(pattern, expression);
  }
  return expression;
}

/** Whether `origin` is one that `pattern` means; see {@link OriginPattern}. */
export function matchesOrigin(origin: string, pattern: OriginPattern): boolean {
  return origin === pattern || (/[*…]/.test(pattern) && compile(pattern).test(origin));
}

/** Whether `origin` is what `pattern` means, or the result of methods chained on it. */
export function matchesReceiver(origin: string, pattern: OriginPattern): boolean {
  return matchesOrigin(origin, pattern) || compile(`${pattern}…`).test(origin);
}

/** The entry of a table keyed by patterns; exact keys are found at once. */
export function lookUpOrigin<T>(table: Readonly<Record<OriginPattern, T>> | undefined, origin: string) {
  if (!table) return undefined;
  if (Object.hasOwn(table, origin)) return table[origin];
  for (const pattern of Object.keys(table))
    if (/[*…]/.test(pattern) && compile(pattern).test(origin)) return table[pattern];
  return undefined;
}
