import { javaApis } from './apis/apis.ts';
import { javaIdioms } from './idioms.ts';

let known: Map<string, Set<string>> | undefined;

/** The names that the tables know in a package or class: `ServerSocket` in `java.net`. */
export function knownIn(module: string): ReadonlySet<string> {
  known ??= collect();
  return known.get(module) ?? NONE;
}

const NONE: ReadonlySet<string> = new Set();

function collect(): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  const origins = [
    ...javaApis.flatMap(({ callees, receivers }) => [...(callees ?? []), ...(receivers ?? [])]),
    ...[javaIdioms.passes, javaIdioms.defaults, javaIdioms.records, javaIdioms.printf].flatMap(table =>
      Object.keys(table ?? {}),
    ),
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
