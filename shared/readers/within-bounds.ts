import type { FileFacts } from './file-facts.ts';

/** No file that people write has more ports, defects, facts or suppressions than this; generated ones may. */
const MAX_EACH = 20_000;

/** Names and values are shown, compared, and sent between threads with each port: a longer one is cut (UTF-16 units). */
const MAX_NAME = 1000;

/**
 * The facts of a file with at most 20,000 of each kind, the first ones, and with texts of at most 1,000
 * characters. One hostile file must not take the memory of a whole run: every rule looks at all ports,
 * and a megabyte of service name would be copied with each of the service's ports.
 */
export function withinBounds(facts: FileFacts): FileFacts {
  const { occurrences, defects, environment, suppressions } = facts;
  const most = Math.max(occurrences.length, defects.length, environment.length, suppressions.length);
  const trouble =
    most > MAX_EACH
      ? { reason: `more than ${MAX_EACH.toLocaleString('en')} ports or other findings`, part: true }
      : undefined;
  return {
    ...facts,
    occurrences: first(occurrences).map(shortened),
    defects: first(defects).map(shortened),
    environment: first(environment).map(fact =>
      fact.scope.kind === 'owner' ? { ...shortened(fact), scope: shortened(fact.scope) } : shortened(fact),
    ),
    suppressions: first(suppressions),
    ...(trouble && { trouble }),
  };
}

function first<T>(all: readonly T[]): readonly T[] {
  return all.length > MAX_EACH ? all.slice(0, MAX_EACH) : all;
}

/** The object itself where none of its texts is too long. */
function shortened<T extends object>(object: T): T {
  const long = Object.entries(object).filter(
    ([, value]) => typeof value === 'string' && value.length > MAX_NAME,
  );
  if (long.length === 0) return object;
  return {
    ...object,
    ...Object.fromEntries(long.map(([key, value]) => [key, `${value.slice(0, MAX_NAME)}…`])),
  };
}
