import type { PortOccurrence, PortRange } from '../ports/index.ts';
import { getOrMake } from '../text/index.ts';
import type { LocatedOccurrence, WorkspaceSnapshot } from '../workspace/index.ts';
import { mergedRanges, portsOf } from './port-sets.ts';

/** Whether an occurrence opens its port on a machine: published, or listened to in the machine's own namespace. */
function isBoundOnHosts({ role, namespace }: PortOccurrence): boolean {
  return (role === 'listen' || role === 'published') && namespace === 'host';
}

/** An occurrence with the ports in question. */
export interface LocatedPorts extends LocatedOccurrence {
  readonly ports: PortRange;
}

const made = new WeakMap<WorkspaceSnapshot, readonly LocatedPorts[]>();

/** The occurrences that open known ports on machines, in path order; found once a snapshot. */
export function hostOccurrences(snapshot: WorkspaceSnapshot): readonly LocatedPorts[] {
  return getOrMake(made, snapshot, () =>
    [...snapshot.files.keys()].sort().flatMap(path =>
      snapshot.files.get(path)!.occurrences.flatMap(occurrence => {
        const ports = isBoundOnHosts(occurrence) ? portsOf(occurrence) : undefined;
        return ports ? { path, occurrence, ports } : [];
      }),
    ),
  );
}

/** The ports that the files `isMeant` open on machines, sorted, those side by side as one range. */
export function portsInUse(
  snapshot: WorkspaceSnapshot,
  protocol: 'tcp' | 'udp' | 'sctp' | 'any',
  isMeant: (path: string) => boolean,
): PortRange[] {
  const found: PortRange[] = [];
  for (const { path, occurrence, ports } of hostOccurrences(snapshot))
    if ((protocol === 'any' || occurrence.protocol === protocol) && isMeant(path)) found.push(ports);
  return mergedRanges(found);
}
