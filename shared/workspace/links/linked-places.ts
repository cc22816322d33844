import { hostKind, type PortOccurrence } from '../../ports/index.ts';
import { getOrMake } from '../../text/index.ts';
import { folderOf } from '../workspace-path.ts';
import type { LocatedOccurrence, WorkspaceSnapshot } from '../workspace-snapshot.ts';
import { linksInCompose } from './compose-links.ts';
import { linksOfContainer, linksToImages, SERVERS } from './image-links.ts';
import { linksInKubernetes } from './kubernetes-links.ts';

/** The places that must say the same port, the asked one among them. */
interface LinkedPlaces {
  /** Whether manifests say so; else the same number in the same folder is taken for the same port. */
  readonly certain: boolean;
  /** Each place in a text once, in path order. */
  readonly places: readonly LocatedOccurrence[];
}

/**
 * The places of a workspace that have to change with an occurrence's port: the host side of a mapping with
 * what dials the host, or a container's port with its `expose`, environment, image, the code that listens in
 * the build context and the addresses by which others dial it; in Kubernetes a container's port with probes
 * and target ports. Of a port that no manifest ties to anything, the same number in the same folder.
 */
export function linkedPlaces(at: LocatedOccurrence, snapshot: WorkspaceSnapshot): LinkedPlaces {
  const candidates = samePorts(snapshot).get(keyOf(at.occurrence)) ?? [];
  const links = linksOf(at, snapshot);
  if (links.length === 0) {
    const folder = folderOf(at.path);
    const near = candidates.filter(
      each =>
        folderOf(each.path) === folder &&
        linksOf(each, snapshot).length === 0 &&
        isSide(each.occurrence, at.occurrence) &&
        (each.path === at.path || !isOtherServer(each.occurrence, at.occurrence)),
    );
    return { certain: false, places: onePlaceEach(near) };
  }
  const byLink = linkedBy(keyOf(at.occurrence), candidates, snapshot);
  const reached = new Set(links);
  const found = new Set<LocatedOccurrence>();
  // The set grows while it is walked.
  for (const link of reached)
    for (const each of byLink.get(link) ?? []) {
      if (found.has(each)) continue;
      found.add(each);
      for (const other of linksOf(each, snapshot)) reached.add(other);
    }
  return { certain: true, places: onePlaceEach([...found].sort(inOrder)) };
}

function inOrder(a: LocatedOccurrence, b: LocatedOccurrence): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.occurrence.range.start - b.occurrence.range.start;
}

const indexes = new WeakMap<WorkspaceSnapshot, Map<string, ReadonlyMap<string, LocatedOccurrence[]>>>();

/** The occurrences of one port by what links them; found once a snapshot and port. */
function linkedBy(
  key: string,
  candidates: readonly LocatedOccurrence[],
  snapshot: WorkspaceSnapshot,
): ReadonlyMap<string, readonly LocatedOccurrence[]> {
  const known = getOrMake(indexes, snapshot, () => new Map());
  return getOrMake(known, key, () => {
    const found = new Map<string, LocatedOccurrence[]>();
    for (const each of candidates)
      for (const link of linksOf(each, snapshot)) getOrMake(found, link, () => []).push(each);
    return found;
  });
}

/**
 * Of a mapping's two sides each is a port of its own, and so is what a load balancer has in front of a server;
 * what dials another machine is none of ours.
 */
function isSide({ role, host }: PortOccurrence, at: PortOccurrence): boolean {
  if (role === 'connect') return at.role === 'connect' || hostKind(host ?? '') !== 'address';
  return role === at.role || at.role === 'connect';
}

/** The settings of two servers side by side say nothing of each other. */
function isOtherServer(one: PortOccurrence, other: PortOccurrence): boolean {
  return SERVERS.has(one.format) && SERVERS.has(other.format);
}

/** One literal may be several occurrences: it is changed once. */
function onePlaceEach(found: readonly LocatedOccurrence[]): LocatedOccurrence[] {
  const places = new Set<string>();
  return found.filter(({ path, occurrence: { slot } }) => {
    const key = `${slot!.range.start} ${path}`;
    return !places.has(key) && places.add(key);
  });
}

const links = new WeakMap<WorkspaceSnapshot, Map<PortOccurrence, readonly string[]>>();

function linksOf({ path, occurrence }: LocatedOccurrence, snapshot: WorkspaceSnapshot): readonly string[] {
  const known = getOrMake(links, snapshot, () => new Map());
  return getOrMake(known, occurrence, () => {
    const facts = snapshot.files.get(path)!;
    if (occurrence.format === 'kubernetes')
      return [
        ...linksInKubernetes(occurrence, facts, snapshot),
        ...linksOfContainer(occurrence, facts, snapshot),
      ];
    const inCompose = linksInCompose(occurrence, path, snapshot);
    if (occurrence.format === 'compose' || inCompose.length > 0) return inCompose;
    return linksToImages(occurrence, path, snapshot);
  });
}

const byPorts = new WeakMap<WorkspaceSnapshot, ReadonlyMap<string, readonly LocatedOccurrence[]>>();

/** The occurrences of the same ports whose texts take another number, in path order. */
function samePorts(snapshot: WorkspaceSnapshot): ReadonlyMap<string, readonly LocatedOccurrence[]> {
  return getOrMake(byPorts, snapshot, () => {
    const found = new Map<string, LocatedOccurrence[]>();
    for (const path of [...snapshot.files.keys()].sort())
      for (const occurrence of snapshot.files.get(path)!.occurrences)
        if (occurrence.slot && occurrence.port)
          getOrMake(found, keyOf(occurrence), () => []).push({ path, occurrence });
    return found;
  });
}

function keyOf({ port, endPort, protocol }: PortOccurrence): string {
  return `${port}-${endPort ?? port}/${protocol}`;
}
