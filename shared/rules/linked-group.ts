import type { PortOccurrence } from '../ports/index.ts';
import { getOrMake } from '../text/index.ts';
import { type LocatedOccurrence, linkedPlaces, type WorkspaceSnapshot } from '../workspace/index.ts';

/**
 * A fix that would change more places than this at once is not offered, only the one that changes the finding's own:
 * nobody reads so many through, and each of as many findings would carry all of them.
 */
export const MOST_PLACES = 200;

/** The places that must say the same port as one of them. */
export interface LinkedGroup {
  /** Whether manifests tie them together. */
  readonly certain: boolean;
  readonly places: readonly LocatedOccurrence[];
  /** In how many files they are. */
  readonly files: number;
}

const made = new WeakMap<WorkspaceSnapshot, Map<PortOccurrence, LinkedGroup>>();

/** What `linkedPlaces` says of an occurrence; found once for all that it says the same of. */
export function linkedGroup(at: LocatedOccurrence, snapshot: WorkspaceSnapshot): LinkedGroup {
  const known = getOrMake(made, snapshot, () => new Map<PortOccurrence, LinkedGroup>());
  return getOrMake(known, at.occurrence, () => {
    const { certain, places } = linkedPlaces(at, snapshot);
    const group = { certain, places, files: new Set(places.map(each => each.path)).size };
    // Manifests tie places together mutually; what is only near goes by role and, for servers' settings, by file.
    for (const { path, occurrence } of places)
      if (certain || (path === at.path && isAlike(occurrence, at.occurrence))) known.set(occurrence, group);
    return group;
  });
}

function isAlike(one: PortOccurrence, other: PortOccurrence): boolean {
  return one.role === other.role && one.format === other.format;
}
