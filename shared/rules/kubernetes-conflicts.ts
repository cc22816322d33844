import type { PortOccurrence } from '../ports/index.ts';
import type { FileFacts } from '../readers/index.ts';
import { getOrMake } from '../text/index.ts';
import { type AppliedFiles, appliedTogether, type WorkspaceSnapshot } from '../workspace/index.ts';
import { type ClaimedPort, type Conflict, ConflictList, type OneClash } from './conflict.ts';
import { type Clash, clashes, type PortClaim } from './port-claims.ts';
import { portsOf } from './port-sets.ts';

type Found = readonly [claim: ClaimedPort, clash: OneClash];

/** Kept as long as the file does not change. */
const made = new WeakMap<FileFacts, readonly Found[]>();

/**
 * Ports that two objects claim which are applied together: node ports, of which a cluster has each once, those of
 * one file, one kustomization or one folder; and ports of nodes, of which each node has each once, those of one file.
 */
export function kubernetesConflicts(snapshot: WorkspaceSnapshot): Conflict[] {
  const found = new ConflictList(snapshot);
  for (const facts of snapshot.files.values())
    for (const [claim, clash] of getOrMake(made, facts, () => within(facts))) found.add(claim, clash);
  for (const applied of appliedTogether(snapshot))
    for (const [claim, clash] of across(applied, snapshot)) found.add(claim, clash);
  return found.conflicts();
}

/** A cluster of people has fewer node ports that are chosen by hand. */
const MOST_CLAIMS = 1000;

/** The node ports that Services of different files ask for. */
function across({ paths, beside, stated }: AppliedFiles, snapshot: WorkspaceSnapshot): Found[] {
  const nodePortsOf = (path: string) => snapshot.files.get(path)?.occurrences.filter(isNodePort) ?? [];
  // What a patch may change is not known in the end.
  const patched = new Set(beside.flatMap(nodePortsOf).map(({ owner }) => owner));
  const claims = paths.flatMap(path =>
    nodePortsOf(path)
      .filter(({ owner }) => !patched.has(owner))
      .flatMap(occurrence => claimOf(path, occurrence)),
  );
  if (claims.length < 2 || claims.length > MOST_CLAIMS) return [];
  const competing = (one: PortClaim, other: PortClaim) =>
    one.path !== other.path && compete(one, other) && !areAlternatives(one.path, other.path, snapshot);
  return clashes(claims, competing).flatMap(clash =>
    // Files of one folder need not all be applied.
    bothSides(clash, 'nodePort').map(
      ([claim, each]): Found => [claim, stated ? each : { ...each, severity: 'warning' }],
    ),
  );
}

/** Whether two files declare an object of the same name, or lead to the same pods: people apply the one or the other. */
function areAlternatives(one: string, other: string, { files }: WorkspaceSnapshot): boolean {
  const theirs = declaredIn(files.get(other)!);
  for (const each of declaredIn(files.get(one)!)) if (theirs.has(each)) return true;
  return false;
}

const declared = new WeakMap<FileFacts, ReadonlySet<string>>();

/** The objects of a file and the pods that its Services choose, as texts to compare. */
function declaredIn(facts: FileFacts): ReadonlySet<string> {
  return getOrMake(declared, facts, () => {
    const found = new Set<string>();
    for (const each of facts.manifests) {
      if (each.kind !== 'kubernetes') continue;
      for (const { kindName, name } of each.workloads) found.add(`${kindName} ${name}`);
      for (const { name, selector } of each.services) {
        found.add(`Service ${name}`);
        if (selector) found.add(JSON.stringify(Object.entries(selector).sort()));
      }
    }
    return found;
  });
}

function within({ path, occurrences }: FileFacts): readonly Found[] {
  // What a chart renders depends on its values.
  if (/(?:^|\/)templates\//.test(path)) return [];
  return [
    ...clashesOf(path, occurrences.filter(isNodePort), 'nodePort'),
    ...clashesOf(path, nodesPorts(occurrences), 'hostPort'),
  ];
}

/** A Service's own; the values of a chart are not all used. */
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
  return clashes(
    occurrences.flatMap(occurrence => claimOf(path, occurrence)),
    compete,
  ).flatMap(clash => bothSides(clash, messageId));
}

function claimOf(path: string, occurrence: PortOccurrence): PortClaim[] {
  const ports = portsOf(occurrence);
  if (!ports) return [];
  const { protocol, range, host = '' } = occurrence;
  return [{ path, occurrence, ports, protocol, host, place: { path, range } }];
}

/** Objects of one name are more often variants of each other. */
function compete(one: PortClaim, other: PortClaim): boolean {
  return one.occurrence.owner !== other.occurrence.owner;
}

function bothSides({ one, other }: Clash<PortClaim>, messageId: 'nodePort' | 'hostPort'): Found[] {
  return [
    [one, toClash(one, other, messageId)],
    [other, toClash(other, one, messageId)],
  ];
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
