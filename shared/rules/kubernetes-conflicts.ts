import type { WorkspaceSnapshot } from '../workspace/index.ts';
import { type Conflict, ConflictList } from './conflict.ts';
import { clashes, type PortClaim } from './port-claims.ts';
import { portsOf } from './port-sets.ts';

/** Node ports that two Services of one file ask for: both are applied together, and a cluster has each port once. */
export function kubernetesConflicts(snapshot: WorkspaceSnapshot): Conflict[] {
  const found = new ConflictList(snapshot);
  for (const [path, { occurrences }] of snapshot.files) {
    // What a chart renders depends on its values.
    if (/(?:^|\/)templates\//.test(path)) continue;
    const claims = occurrences.flatMap((occurrence): PortClaim[] => {
      const ports = occurrence.api === 'kubernetes.service.nodePort' ? portsOf(occurrence) : undefined;
      if (!ports) return [];
      const { protocol, range } = occurrence;
      return [{ path, occurrence, ports, protocol, host: '', place: { path, range } }];
    });
    // Objects of one name are more often variants of each other.
    const compete = (one: PortClaim, other: PortClaim) => one.occurrence.owner !== other.occurrence.owner;
    for (const { one, other } of claims.length > 1 ? clashes(claims, compete) : []) {
      found.add(one, toConflict(one, other));
      found.add(other, toConflict(other, one));
    }
  }
  return found.conflicts();
}

function toConflict({ ports }: PortClaim, rival: PortClaim) {
  const other = rival.occurrence.owner ?? '';
  return {
    messageId: 'nodePort',
    data: { ports: ports.first, other },
    rival: rival.place,
    rivalName: `Service "${other}"`,
    movable: true,
  } as const;
}
