import type { PortOccurrence } from '../ports/index.ts';
import type { FileFacts } from '../readers/index.ts';
import { getOrMake } from '../text/index.ts';

/** Both sides of an entry of `ports`, as far as the reader found them. */
export interface EntrySides {
  readonly published?: PortOccurrence;
  readonly target?: PortOccurrence;
}

const made = new WeakMap<FileFacts, ReadonlyMap<number, EntrySides>>();

/** The occurrences of each entry of `ports` in a file, by the offset where the entry begins; computed once a file. */
export function entrySides(facts: FileFacts): ReadonlyMap<number, EntrySides> {
  return getOrMake(made, facts, () => {
    const found = new Map<number, EntrySides>();
    for (const occurrence of facts.occurrences) {
      const { api, use } = occurrence;
      if (api === 'compose.ports.published')
        found.set(use.start, { ...found.get(use.start), published: occurrence });
      else if (api === 'compose.ports.target')
        found.set(use.start, { ...found.get(use.start), target: occurrence });
    }
    return found;
  });
}
