import type { PortOccurrence, PortRange } from '../ports/index.ts';
import { hostPortVariable } from '../readers/index.ts';
import { getOrMake, type TextRange } from '../text/index.ts';
import type { ComposeProject, MergedPort, MergedService, WorkspaceSnapshot } from '../workspace/index.ts';
import type { PortClaim } from './port-claims.ts';
import { portsOf } from './port-sets.ts';

/** A claim of a Compose service. */
export interface ComposeClaim extends PortClaim {
  readonly service: MergedService;
  /** The published entry; absent for what a process listens on. */
  readonly entry?: MergedPort;
}

/** The claims of one network namespace. */
export interface NamespaceClaims {
  /** The service whose namespace it is; absent for the host's. */
  readonly sharedWith?: string;
  readonly claims: readonly ComposeClaim[];
}

const made = new WeakMap<ComposeProject, readonly NamespaceClaims[]>();

/**
 * What the services of a project bind: first on the host, then in namespaces that several of them share.
 * Computed once a project, which is another object as soon as one of its files changes.
 */
export function claimsOf(project: ComposeProject, snapshot: WorkspaceSnapshot): readonly NamespaceClaims[] {
  return getOrMake(made, project, () => readClaims(project, snapshot));
}

function readClaims(project: ComposeProject, snapshot: WorkspaceSnapshot): NamespaceClaims[] {
  const running = project.services.filter(({ replicas }) => replicas?.count !== 0);
  const namespaces = namespacesOf(running);
  const host: ComposeClaim[] = [];
  const shared = new Map<string, ComposeClaim[]>();
  let left = MOST_CLAIMS;
  for (const service of running) {
    // Services that share a long list by aliases or `extends` could claim far more than the text has.
    left -= service.ports.length;
    if (left < 0) break;
    const namespace = namespaces.get(service.name);
    if (namespace === undefined) host.push(...publishedBy(service, snapshot));
    else if (namespace === HOST) host.push(...listensOf(service, snapshot));
    else getOrMake(shared, namespace, () => []).push(...listensOf(service, snapshot));
  }
  const byName = new Map(running.map(service => [service.name, service]));
  for (const [owner, claims] of shared) {
    // What it publishes and exposes in its name may be the others' ports; what it is told to listen on is its own.
    const service = byName.get(owner);
    if (service) claims.push(...listensOf(service, snapshot).filter(isTold));
  }
  return [{ claims: host }, ...[...shared].map(([sharedWith, claims]) => ({ sharedWith, claims }))];
}

/** No project of people has more published ports. */
const MOST_CLAIMS = 50_000;

const HOST = Symbol('host');

/**
 * Whose namespace each service is in that has none of its own: the host's, or that of the service at
 * the end of its chain of `network_mode: service:NAME`. Others, and those in a container from elsewhere
 * or without a network, are left out or have an empty name.
 */
function namespacesOf(services: readonly MergedService[]): Map<string, string | typeof HOST> {
  const modes = new Map(services.map(each => [each.name, each.networkMode?.value ?? '']));
  const found = new Map<string, string | typeof HOST>();
  for (const { name } of services) {
    let at = name;
    for (let steps = 0; steps < 10; steps++) {
      const next = /^service:(.+)$/.exec(modes.get(at) ?? '')?.[1];
      if (next === undefined) break;
      at = next;
    }
    const mode = modes.get(at) ?? '';
    if (mode === 'host') found.set(name, HOST);
    else if (mode === 'none' || mode.startsWith('container:') || mode.startsWith('service:'))
      found.set(name, `\0${name}`);
    else if (at !== name) found.set(name, at);
  }
  return found;
}

/** Host ports that surely all get bound: as many as the container's, not one of a range. */
function publishedBy(service: MergedService, snapshot: WorkspaceSnapshot): ComposeClaim[] {
  return service.ports.flatMap(entry => {
    const { published, target, protocol, host } = entry.resolved;
    if (!published || published === 'dynamic' || !protocol) return [];
    if (target && length(target) !== length(published)) return [];
    const occurrence = publishedOccurrence(entry, snapshot);
    if (!occurrence) return [];
    const place = { path: entry.path, range: entry.port.range };
    const written = portsOf(occurrence);
    const isWritten = written?.first === published.first && written.last === published.last;
    const variable = isWritten ? undefined : hostPortVariable(entry.port);
    const claim = { path: entry.path, occurrence, ports: published, protocol, host, place, service, entry };
    return [variable === undefined ? claim : { ...claim, variable }];
  });
}

/** What the processes of a service listen on in a namespace that is not their own. */
function listensOf(service: MergedService, snapshot: WorkspaceSnapshot): ComposeClaim[] {
  return service.layers.flatMap(({ path, service: { name } }) =>
    (occurrencesOf(path, snapshot).listens.get(name) ?? []).flatMap(occurrence => {
      const ports = portsOf(occurrence);
      if (!ports) return [];
      const place = { path, range: occurrence.range };
      const { protocol, host = '' } = occurrence;
      return [{ path, occurrence, ports, protocol, host, place, service }];
    }),
  );
}

function isTold({ occurrence }: ComposeClaim): boolean {
  return occurrence.api !== 'compose.expose';
}

export function length({ first, last }: PortRange): number {
  return last - first + 1;
}

/** The occurrence of an entry's host side, which has the place to change. */
export function publishedOccurrence(
  { path, port }: MergedPort,
  snapshot: WorkspaceSnapshot,
): PortOccurrence | undefined {
  return occurrencesOf(path, snapshot).published.get(keyOf(port.range));
}

interface FileOccurrences {
  /** By the entry of `ports` that they stand in. */
  readonly published: ReadonlyMap<string, PortOccurrence>;
  /** What a service is said to listen on other than by `ports`. */
  readonly listens: ReadonlyMap<string, readonly PortOccurrence[]>;
}

const byFile = new WeakMap<object, FileOccurrences>();

function occurrencesOf(path: string, snapshot: WorkspaceSnapshot): FileOccurrences {
  const facts = snapshot.files.get(path)!;
  return getOrMake(byFile, facts, () => {
    const published = new Map<string, PortOccurrence>();
    const listens = new Map<string, PortOccurrence[]>();
    for (const occurrence of facts.occurrences) {
      if (occurrence.format !== 'compose') continue;
      if (occurrence.api === 'compose.ports.published') published.set(keyOf(occurrence.use), occurrence);
      else if (occurrence.role === 'listen' && occurrence.api !== 'compose.ports.target')
        getOrMake(listens, occurrence.owner ?? '', () => []).push(occurrence);
    }
    return { published, listens };
  });
}

function keyOf({ start, end }: TextRange): string {
  return `${start}-${end}`;
}
