import type { PortOccurrence } from '../ports/index.ts';
import type { FileFacts } from '../readers/index.ts';
import { getOrMake } from '../text/index.ts';
import type { WorkspaceSnapshot } from '../workspace/index.ts';
import { type ClaimedPort, type Conflict, ConflictList, type OneClash } from './conflict.ts';
import { clashes, type PortClaim } from './port-claims.ts';
import { portsOf } from './port-sets.ts';

type Found = readonly [claim: ClaimedPort, clash: OneClash];

/** Kept as long as the file does not change. */
const made = new WeakMap<FileFacts, readonly Found[]>();

/**
 * Ports that two objects of one file claim: node ports, of which a cluster has each once, and ports of
 * nodes, of which each node has each once. The objects of one file are applied together.
 */
export function kubernetesConflicts(snapshot: WorkspaceSnapshot): Conflict[] {
  const found = new ConflictList(snapshot);
  for (const facts of snapshot.files.values())
    for (const [claim, clash] of getOrMake(made, facts, () => within(facts))) found.add(claim, clash);
  return found.conflicts();
}

function within({ path, occurrences }: FileFacts): readonly Found[] {
  // What a chart renders depends on its values.
  if (/(?:^|\/)templates\//.test(path)) return [];
  return [
    ...clashesOf(path, occurrences.filter(isNodePort), 'nodePort'),
    ...clashesOf(path, nodesPorts(occurrences), 'hostPort'),
  ];
}

function isNodePort({ api }: PortOccurrence): boolean {
  return api === 'kubernetes.service.nodePort';
}

/** Ports of the node: by `hostPort`, or of a container in the node's own network where none stands beside it. */
function nodesPorts(occurrences: readonly PortOccurrence[]): PortOccurrence[] {
  const hostPorts = occurrences.filter(({ api }) => api === 'kubernetes.hostPort');
  const entries = new Set(hostPorts.map(({ entry }) => entry?.start));
  const others = occurrences.filter(
    ({ api, namespace, entry }) =>
      api === 'kubernetes.containerPort' && namespace === 'host' && !entries.has(entry?.start),
  );
  return [...hostPorts, ...others];
}

function clashesOf(
  path: string,
  occurrences: readonly PortOccurrence[],
  messageId: 'nodePort' | 'hostPort',
): Found[] {
  if (occurrences.length < 2) return [];
  const claims = occurrences.flatMap((occurrence): PortClaim[] => {
    const ports = portsOf(occurrence);
    if (!ports) return [];
    const { protocol, range, host = '' } = occurrence;
    return [{ path, occurrence, ports, protocol, host, place: { path, range } }];
  });
  // Objects of one name are more often variants of each other.
  const compete = (one: PortClaim, other: PortClaim) => one.occurrence.owner !== other.occurrence.owner;
  return clashes(claims, compete).flatMap(({ one, other }): Found[] => [
    [one, toClash(one, other, messageId)],
    [other, toClash(other, one, messageId)],
  ]);
}

function toClash({ ports }: PortClaim, rival: PortClaim, messageId: 'nodePort' | 'hostPort'): OneClash {
  const other = rival.occurrence.owner ?? '';
  return {
    messageId,
    data: { ports: ports.first, other },
    rival: rival.place,
    rivalName: `"${other}"`,
    // In the node's own network another number alone would be another than the process listens on.
    movable: messageId === 'nodePort',
    // Two workloads may be meant for different nodes.
    ...(messageId === 'hostPort' && { severity: 'warning' }),
  };
}
