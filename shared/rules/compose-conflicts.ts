import { formatRange } from '../ports/index.ts';
import { getOrMake } from '../text/index.ts';
import { type ComposeProject, composeProjects, type WorkspaceSnapshot } from '../workspace/index.ts';
import {
  type ComposeClaim,
  claimsOf,
  length,
  type NamespaceClaims,
  publishedOccurrence,
} from './compose-claims.ts';
import { type ClaimedPort, type Conflict, ConflictList, type OneClash } from './conflict.ts';
import { type Clash, clashes } from './port-claims.ts';

/** The conflicts of all Compose projects of a workspace. */
export function composeConflicts(snapshot: WorkspaceSnapshot): Conflict[] {
  const found = new ConflictList(snapshot);
  for (const project of composeProjects(snapshot))
    for (const [claim, clash] of getOrMake(made, project, () => within(project, snapshot)))
      found.add(claim, clash);
  addNeighbours(found, snapshot);
  return found.conflicts();
}

type Found = readonly [claim: ClaimedPort, clash: OneClash];

/** Kept as long as no file of the project changes. */
const made = new WeakMap<ComposeProject, readonly Found[]>();

/** The conflicts within one project. In a template the two may stand in branches that exclude each other. */
function within(project: ComposeProject, snapshot: WorkspaceSnapshot): Found[] {
  if (project.templated) return [];
  return [
    ...claimsOf(project, snapshot).flatMap(clashesIn),
    ...(project.swarm ? [] : replicasOf(project, snapshot)),
  ];
}

function clashesIn({ claims, sharedWith }: NamespaceClaims): Found[] {
  return clashes(claims, compete).flatMap((clash): Found[] => {
    const { one, other } = clash;
    const first: Found = [one, toConflict(clash, one, other, sharedWith)];
    return one.occurrence === other.occurrence
      ? [first]
      : [first, [other, toConflict(clash, other, one, sharedWith)]];
  });
}

/** Projects that join one network are few; a hostile workspace may have many. */
const MOST_NEIGHBOURS = 200;

/**
 * Projects of which one makes a network that the other joins run on one machine: the one cannot start
 * without the other. Files of one folder are rather variants of each other.
 */
function addNeighbours(found: ConflictList, snapshot: WorkspaceSnapshot): void {
  const projects = composeProjects(snapshot).filter(({ templated }) => !templated);
  const makers = new Map<string, ComposeProject[]>();
  for (const project of projects)
    for (const name of project.makesNetworks) getOrMake(makers, name, () => []).push(project);
  let left = MOST_NEIGHBOURS;
  for (const project of projects)
    for (const name of project.joinsNetworks) {
      const [maker, another] = makers.get(name) ?? [];
      if (!maker || another || maker.folder === project.folder || --left < 0) continue;
      const [own, theirs] = [project, maker].map(each => claimsOf(each, snapshot)[0]!.claims);
      const made = new Set(theirs);
      // A service of both, by include, is no rival of itself.
      const compete = (one: ComposeClaim, other: ComposeClaim) =>
        made.has(one) !== made.has(other) && one.occurrence !== other.occurrence;
      for (const { one, other, ports } of clashes([...own!, ...theirs!], compete))
        for (const [claim, rival] of [
          [one, other],
          [other, one],
        ] as const)
          found.add(claim, {
            messageId: 'neighbour',
            data: { ports: formatRange(ports), other: rival.service.name, network: name },
            rival: rival.place,
            rivalName: `service "${rival.service.name}"`,
            movable: true,
            severity: 'warning',
          });
    }
}

function toConflict(
  { ports }: Clash<ComposeClaim>,
  claim: ComposeClaim,
  rival: ComposeClaim,
  sharedWith: string | undefined,
): OneClash {
  const same = claim.service === rival.service;
  // One entry of two services: an anchor, or `extends`. The rival is pointed at by its own name.
  const shared = claim.occurrence === rival.occurrence;
  const profile = profileOf(claim, rival);
  const messageId =
    sharedWith !== undefined
      ? 'namespace'
      : same
        ? 'twice'
        : shared
          ? 'shared'
          : profile
            ? 'profile'
            : 'host';
  return {
    messageId,
    data: {
      ports: formatRange(ports),
      owner: claim.service.name,
      other: rival.service.name,
      sharedWith: sharedWith ?? '',
      profile: profile ?? '',
    },
    rival: shared ? ownPlace(rival) : rival.place,
    rivalName: `service "${rival.service.name}"`,
    movable: !shared,
  };
}

/** The key of the service that a claim is of. */
function ownPlace({ service }: ComposeClaim): ComposeClaim['place'] {
  const { path, service: own } = service.layers.at(-1)!;
  return { path, range: own.range };
}

/** Whether both are started together and both ask for the port. */
function compete(one: ComposeClaim, other: ComposeClaim): boolean {
  if (one.service !== other.service) return !areExclusive(one, other);
  // What one service listens on is said in several ways; only its published entries add up.
  if (!one.entry || !other.entry || one.entry === other.entry) return false;
  // What an override file adds to its base is another rule's matter.
  return one.entry.list === other.entry.list && !isSameMapping(one, other);
}

/** Whether two entries lead the ports that they share to the same ones of the container: Compose makes one of them. */
function isSameMapping(one: ComposeClaim, other: ComposeClaim): boolean {
  const [a, b] = [one.entry!.resolved.target, other.entry!.resolved.target];
  if (!a || !b || a.first - one.ports.first !== b.first - other.ports.first) return false;
  // All addresses beside all of one family bind no address twice that is not bound alike.
  const isAny = (host: string | undefined) => host === '' || host === '0.0.0.0' || host === '::';
  return one.host === other.host || (isAny(one.host) && isAny(other.host));
}

/**
 * Services of different profiles are alternatives. A profile that both have from a service that they
 * extend, or that the one extends in the other, is a way to keep that one from being started at all.
 */
function areExclusive(one: ComposeClaim, other: ComposeClaim): boolean {
  const [a, b] = [one.service.profiles, other.service.profiles];
  if (a.length === 0 || b.length === 0) return false;
  const layers = new Set(one.service.layers.map(({ service }) => service));
  const inherited = new Set(
    other.service.layers.flatMap(({ service }) => (layers.has(service) ? service.profiles : [])),
  );
  return !a.some(profile => b.includes(profile) && !inherited.has(profile));
}

/** The profile that must be active for both to run; undefined where both always do. */
function profileOf(one: ComposeClaim, other: ComposeClaim): string | undefined {
  const [a, b] = [one.service.profiles, other.service.profiles];
  if (a.length === 0 || b.length === 0) return a[0] ?? b[0];
  return a.find(profile => b.includes(profile));
}

/** Several containers of one service cannot share fixed host ports. */
function replicasOf(project: ComposeProject, snapshot: WorkspaceSnapshot): Found[] {
  return project.services.flatMap(({ name, replicas, networkMode, ports }) => {
    if (!replicas || replicas.count < 2 || networkMode?.value === 'host') return [];
    return ports.flatMap((entry): Found[] => {
      const { published, target } = entry.resolved;
      if (!published || published === 'dynamic') return [];
      const each = length(target ?? published);
      const occurrence = publishedOccurrence(entry, snapshot);
      if (!occurrence || length(published) >= each * replicas.count) return [];
      const enough = Math.floor(length(published) / each);
      const clash: OneClash = {
        messageId: enough > 1 ? 'replicasOfRange' : 'replicas',
        data: { ports: formatRange(published), owner: name, count: replicas.count, enough },
        rival: replicas,
        rivalName: `${replicas.count} containers`,
        movable: false,
        // With a range inside, a range of another length is refused.
        ...(each === 1 && target && { wanted: replicas.count }),
      };
      return [[{ path: entry.path, occurrence, ports: published }, clash]];
    });
  });
}
