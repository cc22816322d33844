import type { OriginPattern } from './listen-api.ts';

/** A chain of method calls after a receiver, which leaves it what it is: `.use().on()`. */
const CHAIN = '(?:\\.[\\w$]+\\(\\))*';

/** Patterns as one regular expression, `chained` with methods that may follow. */
function compile(patterns: readonly OriginPattern[], chained: boolean): RegExp {
  const sources = patterns.map(pattern =>
    pattern
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '[\\w$]+')
      .replace(/^…/, '.+')
      .replaceAll('…', CHAIN),
  );
  return new RegExp(`^(?:${sources.join('|')})${chained ? CHAIN : ''}$`);
}

/** The patterns of a list: those that mean one origin, and the others; made once for each list. */
interface Origins {
  readonly exact: ReadonlySet<string>;
  readonly others: RegExp | undefined;
  /** All of them with methods chained on; made as it is asked for. */
  chained: RegExp | undefined;
}

const known = new WeakMap<readonly OriginPattern[], Origins>();

function originsIn(patterns: readonly OriginPattern[]): Origins {
  let origins = known.get(patterns);
  if (!origins) {
    const exact = patterns.filter(isExact);
    const others = patterns.filter(pattern => !isExact(pattern));
    origins = {
      exact: new Set(exact),
      others: others.length > 0 ? compile(others, false) : undefined,
      chained: undefined,
    };
    known.set(patterns, origins);
  }
  return origins;
}

function isExact(pattern: OriginPattern): boolean {
  return !pattern.includes('*') && !pattern.includes('…');
}

/** Whether `origin` is one that a pattern of the list means; see {@link OriginPattern}. */
export function matchesOrigin(origin: string, patterns: readonly OriginPattern[]): boolean {
  const { exact, others } = originsIn(patterns);
  return exact.has(origin) || (others?.test(origin) ?? false);
}

/** Whether `origin` is what a pattern of the list means, or the result of methods chained on it. */
export function matchesReceiver(origin: string, patterns: readonly OriginPattern[]): boolean {
  if (matchesOrigin(origin, patterns)) return true;
  if (!origin.endsWith('()')) return false;
  const origins = originsIn(patterns);
  origins.chained ??= compile(patterns, true);
  return origins.chained.test(origin);
}

/** The entry of a table keyed by patterns; exact keys are found at once. */
export function lookUpOrigin<T>(table: Readonly<Record<OriginPattern, T>> | undefined, origin: string) {
  if (!table) return undefined;
  if (Object.hasOwn(table, origin)) return table[origin];
  const pattern = othersIn(table).find(([, meant]) => meant.test(origin))?.[0];
  return pattern === undefined ? undefined : table[pattern];
}

const tables = new WeakMap<object, [OriginPattern, RegExp][]>();

/** The keys of a table that mean more than one origin, made once for each table. */
function othersIn(table: Readonly<Record<OriginPattern, unknown>>): [OriginPattern, RegExp][] {
  let others = tables.get(table);
  if (!others) {
    others = Object.keys(table)
      .filter(pattern => !isExact(pattern))
      .map(pattern => [pattern, compile([pattern], false)]);
    tables.set(table, others);
  }
  return others;
}
