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
import { type Conflict, ConflictList } from './conflict.ts';
import { placeName } from './place.ts';
import { type Clash, clashes } from './port-claims.ts';

/** The conflicts of all Compose projects of a workspace. */
export function composeConflicts(snapshot: WorkspaceSnapshot): Conflict[] {
  const found = new ConflictList(snapshot);
  for (const project of composeProjects(snapshot)) {
    // In a template the two may stand in branches that exclude each other.
    if (project.templated) continue;
    for (const namespace of claimsOf(project, snapshot)) addClashes(found, namespace);
    if (!project.swarm) addReplicas(found, project, snapshot);
  }
  addNeighbours(found, snapshot);
  return found.conflicts();
}

function addClashes(found: ConflictList, { claims, sharedWith }: NamespaceClaims): void {
  for (const { one, other, ports } of clashes(claims, compete)) {
    const clash = { one, other, ports };
    found.add(one, toConflict(clash, one, other, sharedWith));
    if (one.occurrence !== other.occurrence) found.add(other, toConflict(clash, other, one, sharedWith));
  }
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
) {
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
  } as const;
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
  return one.entry.list === other.entry.list;
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
function addReplicas(found: ConflictList, project: ComposeProject, snapshot: WorkspaceSnapshot): void {
  for (const service of project.services) {
    const { replicas, networkMode } = service;
    if (!replicas || replicas.count < 2 || networkMode?.value === 'host') continue;
    for (const entry of service.ports) {
      const { published } = entry.resolved;
      if (!published || published === 'dynamic') continue;
      const each = entry.resolved.target ? length(entry.resolved.target) : length(published);
      if (length(published) >= each * replicas.count) continue;
      const occurrence = publishedOccurrence(entry, snapshot);
      if (!occurrence) continue;
      found.add(
        { path: entry.path, occurrence, ports: published },
        {
          messageId: 'replicas',
          data: {
            ports: formatRange(published),
            owner: service.name,
            count: replicas.count,
            place: placeName(snapshot, entry.path, replicas),
          },
          rival: replicas,
          rivalName: `${replicas.count} containers`,
          movable: false,
        },
      );
    }
  }
}
