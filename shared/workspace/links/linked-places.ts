import { hostKind, type PortOccurrence } from '../../ports/index.ts';
import { getOrMake } from '../../text/index.ts';
import { folderOf } from '../workspace-path.ts';
import type { LocatedOccurrence, WorkspaceSnapshot } from '../workspace-snapshot.ts';
import { linksInCompose } from './compose-links.ts';
import { linksToImages } from './image-links.ts';
import { linksInKubernetes } from './kubernetes-links.ts';

/** The places that must say the same port, the asked one among them. */
export interface LinkedPlaces {
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
        isSide(each.occurrence, at.occurrence),
    );
    return { certain: false, places: onePlaceEach(near) };
  }
  const reached = new Set(links);
  const found = new Set<LocatedOccurrence>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const each of candidates) {
      if (found.has(each)) continue;
      const own = linksOf(each, snapshot);
      if (!own.some(link => reached.has(link))) continue;
      found.add(each);
      grown = true;
      for (const link of own) reached.add(link);
    }
  }
  return { certain: true, places: onePlaceEach(candidates.filter(each => found.has(each))) };
}

/** Of a mapping's two sides each is a port of its own; what dials another machine is none of ours. */
function isSide({ role, host }: PortOccurrence, at: PortOccurrence): boolean {
  if (role === 'connect') return at.role === 'connect' || hostKind(host ?? '') !== 'address';
  return role === at.role || role === 'service' || at.role === 'connect';
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
    if (occurrence.format === 'kubernetes') return linksInKubernetes(occurrence, facts, snapshot);
    const inCompose = linksInCompose(occurrence, path, snapshot);
    if (occurrence.format === 'compose') return inCompose;
    return [...inCompose, ...linksToImages(occurrence, path, snapshot)];
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
