import type { PortOccurrence, PortRange } from '../ports/index.ts';
import type { LocatedOccurrence, WorkspaceSnapshot } from '../workspace/index.ts';
import { mergedRanges, portsOf } from './port-sets.ts';

/** Whether an occurrence opens its port on a machine: published, or listened to in the machine's own namespace. */
export function isBoundOnHosts({ role, namespace }: PortOccurrence): boolean {
  return (role === 'listen' || role === 'published') && namespace === 'host';
}

/** An occurrence with the ports in question. */
export interface LocatedPorts extends LocatedOccurrence {
  readonly ports: PortRange;
}

/** The occurrences that open known ports on machines, in path order. */
export function* hostOccurrences(snapshot: WorkspaceSnapshot): Generator<LocatedPorts> {
  for (const path of [...snapshot.files.keys()].sort())
    for (const occurrence of snapshot.files.get(path)!.occurrences) {
      const ports = isBoundOnHosts(occurrence) ? portsOf(occurrence) : undefined;
      if (ports) yield { path, occurrence, ports };
    }
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
