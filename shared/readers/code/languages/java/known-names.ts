import type { Idioms } from '../../idioms.ts';
import type { LanguageTables } from '../../language.ts';
import type { OriginPattern } from '../../listen-api.ts';

/** The names that tables know in a package or class: `ServerSocket` in `java.net`. */
export type KnownNames = (module: string) => ReadonlySet<string>;

const NONE: ReadonlySet<string> = new Set();

/** Looks up names of `tables`; they are gathered on first need. */
export function knownNames(tables: LanguageTables): KnownNames {
  let known: Map<string, Set<string>> | undefined;
  return module => {
    known ??= collect(tables);
    return known.get(module) ?? NONE;
  };
}

function collect({ apis, idioms }: LanguageTables): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  const origins = [
    ...apis.flatMap(({ callees, receivers }) => [...(callees ?? []), ...(receivers ?? [])]),
    ...originsOf(idioms),
  ];
  for (const origin of origins) {
    const parts = (/^[\w.]+/.exec(origin)?.[0] ?? '').split('.');
    for (let i = 1; i < parts.length; i++) {
      const module = parts.slice(0, i).join('.');
      const found = names.get(module);
      if (found) found.add(parts[i]!);
      else names.set(module, new Set([parts[i]!]));
    }
  }
  return names;
}

function originsOf({ passes, defaults, records, printf }: Idioms): OriginPattern[] {
  return [passes, defaults, records, printf].flatMap(table => Object.keys(table ?? {}));
}
