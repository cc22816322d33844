import type { PortOccurrence } from '../../ports/index.ts';
import type { EnvironmentFact, FileFacts } from '../../readers/index.ts';
import { getOrMake } from '../../text/index.ts';
import { folderOf } from '../workspace-path.ts';
import type { WorkspaceSnapshot } from '../workspace-snapshot.ts';
import { homeOf, islandOf, isOn, nearness } from './reach.ts';

type FactKind = EnvironmentFact['kind'];
type FactOf<K extends FactKind> = Extract<EnvironmentFact, { kind: K }>;

/** A fact with the file it stands in. */
export interface LocatedFact<F extends EnvironmentFact = EnvironmentFact> {
  readonly path: string;
  readonly fact: F;
}

const made = new WeakMap<WorkspaceSnapshot, Environment>();

/** What a workspace says of its machines; computed once a snapshot. */
export function environmentOf(snapshot: WorkspaceSnapshot): Environment {
  return getOrMake(made, snapshot, () => new Environment(snapshot));
}

/**
 * Which facts about machines hold where.
 *
 * Linux keeps port settings by network namespace, and a new one starts from the kernel's defaults: a
 * machine's settings hold for what is bound in the machine's own (published ports, host networking,
 * programs), never inside a container; there only the owner's own settings count.
 *
 * Several files of a workspace may state the same: those nearest to a port hold for it, by the folders that
 * they have in common. Of the files of one `sysctl.d` the last by name wins, in a file the last line. Several at the same
 * distance may be those of several machines: a port is then safe where one of them says so, and is
 * accused only where all of them do.
 */
export class Environment {
  readonly #hosts = new Map<FactKind, LocatedFact[]>();
  readonly #islands = new Map<string, string>();
  readonly #homes = new Map<string, string>();
  readonly #holding = new Map<string, readonly LocatedFact[]>();

  constructor(snapshot: WorkspaceSnapshot) {
    for (const path of [...snapshot.files.keys()].sort())
      for (const fact of snapshot.files.get(path)!.environment)
        if (fact.scope.kind === 'host') getOrMake(this.#hosts, fact.kind, () => []).push({ path, fact });
  }

  /** Whether anything is said that changes a machine's ephemeral range or keeps ports out of it. */
  get statesPortSettings(): boolean {
    return this.#hosts.has('sysctl') || this.#hosts.has('dynamic-range') || this.#hosts.has('excluded-range');
  }

  /** The facts of a kind about machines, in path order. */
  hostFacts<K extends FactKind>(kind: K): readonly LocatedFact<FactOf<K>>[] {
    return (this.#hosts.get(kind) ?? []) as LocatedFact<FactOf<K>>[];
  }

  /** The folder within which a file's statements hold; see reach.ts. */
  islandOf(path: string): string {
    return getOrMake(this.#islands, path, () => islandOf(path));
  }

  /**
   * Whether a fact of one file is about the machine on which a port of the other is opened, so that the
   * port may be accused by it; see {@link homeOf}.
   */
  isAbout(from: string, to: string): boolean {
    if (this.islandOf(from) !== this.islandOf(to)) return false;
    const home = getOrMake(this.#homes, from, () => homeOf(from));
    return isOn(folderOf(to), home);
  }

  /** Whether a fact of one file can be about the machine on which a port of the other is opened. */
  reaches(from: string, to: string): boolean {
    return isOn(this.islandOf(to), this.islandOf(from));
  }

  /** The statements of a kernel setting that may hold for the machine which opens a port of the file `path`. */
  sysctlsAt(path: string, key: string): readonly LocatedFact<FactOf<'sysctl'>>[] {
    if (!this.#hosts.has('sysctl')) return [];
    return this.#nearest(path, `sysctl ${key}`, () =>
      this.hostFacts('sysctl').filter(({ fact }) => fact.key === key),
    );
  }

  /** The dynamic ranges of Windows that may hold there. */
  windowsRangesAt(path: string, protocol: 'tcp' | 'udp'): readonly LocatedFact<FactOf<'dynamic-range'>>[] {
    return this.#nearest(path, `windows ${protocol}`, () =>
      this.hostFacts('dynamic-range').filter(
        ({ fact }) =>
          fact.system === 'windows' &&
          fact.refused === undefined &&
          (fact.protocol === 'any' || fact.protocol === protocol),
      ),
    );
  }

  /** The ranges that Windows excludes there. All hold: each statement adds one. */
  excludedAt(path: string, protocol: 'tcp' | 'udp'): readonly LocatedFact<FactOf<'excluded-range'>>[] {
    return this.hostFacts('excluded-range').filter(
      each => each.fact.protocol === protocol && this.reaches(each.path, path),
    );
  }

  /** Whether a program of the machine is given NET_BIND_SERVICE, as far as the file is concerned, by a file that `counts`. */
  grantsBindingAt(path: string, counts: (from: string) => boolean): boolean {
    return this.hostFacts('capability').some(
      each => each.fact.change === 'add' && this.reaches(each.path, path) && counts(each.path),
    );
  }

  /** What says that the containers which a file starts run without root's rights. */
  rootlessAt(path: string): LocatedFact<FactOf<'rootless'>> | undefined {
    return this.hostFacts('rootless').find(each => {
      if (each.path === path) return true;
      if (each.fact.reach === 'folder') return folderOf(each.path) === folderOf(path);
      return each.fact.reach === 'machine' && this.isAbout(each.path, path);
    });
  }

  #nearest<F extends EnvironmentFact>(
    path: string,
    what: string,
    candidates: () => readonly LocatedFact<F>[],
  ): readonly LocatedFact<F>[] {
    const key = `${what} ${path}`;
    return getOrMake(this.#holding, key, () => {
      let nearest: LocatedFact<F>[] = [];
      let greatest = 0;
      for (const each of candidates()) {
        if (!this.reaches(each.path, path)) continue;
        const common = nearness(each.path, path);
        if (common > greatest) nearest = [];
        if (common >= greatest) nearest.push(each);
        greatest = Math.max(greatest, common);
      }
      return lastStated(nearest);
    }) as readonly LocatedFact<F>[];
  }
}

/** Of each file the last statement; of the `.conf` files of a folder, which are read in the order of their names, the last file's. */
function lastStated<F extends EnvironmentFact>(facts: readonly LocatedFact<F>[]): LocatedFact<F>[] {
  const last = new Map<string, LocatedFact<F>>();
  for (const each of facts) {
    const isPart = /(?:^|\/)sysctl\.d\/[^/]*$/.test(each.path);
    last.set(isPart ? folderOf(each.path) : each.path, each);
  }
  return [...last.values()];
}

/**
 * The statements of a kernel setting that hold where an occurrence is bound: in a container its owner's,
 * on a machine those that reach it.
 */
export function sysctlsFor(
  key: string,
  occurrence: PortOccurrence,
  facts: FileFacts,
  snapshot: WorkspaceSnapshot,
): readonly LocatedFact<FactOf<'sysctl'>>[] {
  if (occurrence.namespace !== 'container') return environmentOf(snapshot).sysctlsAt(facts.path, key);
  if (facts.environment.length === 0 || occurrence.owner === undefined) return [];
  const owner = namespaceOwner(occurrence.owner, facts);
  return facts.environment.flatMap(fact =>
    fact.kind === 'sysctl' && fact.scope.kind === 'owner' && fact.scope.owner === owner && fact.key === key
      ? { path: facts.path, fact }
      : [],
  );
}

/** Longer chains of services in services' namespaces are nobody's. */
const LONGEST_CHAIN = 10;

/** Whose network namespace an owner's ports are in: of `network_mode: service:x` it is x's. */
export function namespaceOwner(owner: string, facts: FileFacts): string {
  let current = owner;
  for (let i = 0; i < LONGEST_CHAIN; i++) {
    const next = joinedService(current, facts);
    if (next === undefined) break;
    current = next;
  }
  return current;
}

function joinedService(owner: string, { manifests }: FileFacts): string | undefined {
  for (const manifest of manifests) {
    if (manifest.kind !== 'compose') continue;
    const mode = manifest.services.find(({ name }) => name === owner)?.networkMode?.value;
    if (mode?.startsWith('service:')) return mode.slice('service:'.length);
  }
  return undefined;
}
