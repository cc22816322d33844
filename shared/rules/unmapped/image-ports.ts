import type { PortOccurrence } from '../../ports/index.ts';
import type { ComposeFacts, ComposeServiceFacts, FileFacts } from '../../readers/index.ts';
import { contains, getOrMake } from '../../text/index.ts';
import {
  buildOfImage,
  composeBuild,
  type ImageBuild,
  type WorkspaceSnapshot,
} from '../../workspace/index.ts';
import { portsOf } from '../port-sets.ts';
import type { Unmapped } from './unmapped.ts';

/**
 * Container ports of Compose services that are built from a Dockerfile of the workspace which exposes others, where
 * neither the service nor anything in the build context listens on them.
 */
export function unmappedImagePorts(facts: FileFacts, snapshot: WorkspaceSnapshot): Unmapped[] {
  return facts.manifests
    .filter((each): each is ComposeFacts => each.kind === 'compose')
    .flatMap(({ services }) => {
      // Whoever shares a service's network may listen on what is mapped to it.
      const shared = new Set(services.map(each => /^service:(.+)$/.exec(each.networkMode?.value ?? '')?.[1]));
      return services
        .filter(({ name }) => !shared.has(name))
        .flatMap(service => ofService(service, facts, snapshot));
    });
}

/** What debuggers of Node, Java, Python, Go, .NET and PHP listen on: mapped while one works on the image, never exposed. */
export const DEBUGGERS: ReadonlySet<number> = new Set([9229, 9230, 5005, 5678, 2345, 40000, 4711, 9003]);

function ofService(service: ComposeServiceFacts, facts: FileFacts, snapshot: WorkspaceSnapshot): Unmapped[] {
  const image = composeBuild(facts.path, service.build);
  if (!image) return [];
  const { name } = service;
  const own = facts.occurrences.filter(each => each.owner === name && each.role === 'listen');
  const mapped = own.filter(each => each.api.startsWith('compose.ports'));
  const other = own.filter(each => !mapped.includes(each));
  return mapped.flatMap(port => heldAgainst(image, port, other, 'Map to', facts, snapshot));
}

/**
 * The one port that a container in Kubernetes declares, where the image that it runs is built here, exposes others,
 * and nothing says that it listens on that one. More ports than one are for several purposes.
 */
export function unmappedContainerPorts(facts: FileFacts, snapshot: WorkspaceSnapshot): Unmapped[] {
  return facts.manifests
    .flatMap(each => (each.kind === 'kubernetes' ? each.workloads : []))
    .flatMap(({ containers }) => containers)
    .flatMap(({ image, range }) => {
      const build = buildOfImage(image, facts.path, snapshot);
      if (!build) return [];
      const own = facts.occurrences.filter(each => each.role === 'listen' && contains(range, each.range));
      const [declared, more] = own.filter(each => each.api === 'kubernetes.containerPort');
      if (!declared || more) return [];
      const other = own.filter(each => each !== declared);
      // Whatever else it is told may well be what it listens on.
      return other.some(each => !portsOf(each))
        ? []
        : heldAgainst(build, declared, other, 'Declare', facts, snapshot);
    });
}

/** A port that its image does not expose, and that neither the container's `other` ports nor the code are. */
function heldAgainst(
  { dockerfile, context, staged }: ImageBuild,
  occurrence: PortOccurrence,
  other: readonly PortOccurrence[],
  verb: string,
  facts: FileFacts,
  snapshot: WorkspaceSnapshot,
): Unmapped[] {
  const exposed = snapshot.files
    .get(dockerfile)
    ?.occurrences.filter(each => each.api === 'dockerfile.expose');
  if (staged || !exposed || exposed.length === 0 || exposed.some(each => !portsOf(each))) return [];
  const ports = portsOf(occurrence);
  if (!ports || ports.first !== ports.last || occurrence.protocol !== 'tcp') return [];
  if (DEBUGGERS.has(ports.first) || [...exposed, ...other].some(each => holds(each, ports.first))) return [];
  if (listensWithin(context, ports.first, facts.path, snapshot)) return [];
  const numbers = [...new Set(exposed.map(({ port }) => port!))];
  return [
    {
      messageId: 'image',
      data: { dockerfile, port: ports.first, declared: numbers.join(', ') },
      subject: { kind: 'occurrence', occurrence },
      severity: 'information',
      related: exposed.map(({ range }) => ({ path: dockerfile, range, message: 'The image exposes this.' })),
      fixes:
        numbers.length === 1 && occurrence.slot
          ? [
              {
                title: `${verb} ${numbers[0]}, which the image exposes`,
                applicability: 'suggested',
                changes: [{ kind: 'set-port', path: facts.path, occurrence, port: numbers[0]! }],
              },
            ]
          : [],
    },
  ];
}

/** Whether the build context of a Compose service of this file holds something that listens on a port. */
export function contextListens(
  name: string,
  port: number,
  facts: FileFacts,
  snapshot: WorkspaceSnapshot,
): boolean {
  return facts.manifests.some(
    each =>
      each.kind === 'compose' &&
      each.services.some(service => {
        const build = service.name === name ? composeBuild(facts.path, service.build) : undefined;
        return build !== undefined && listensWithin(build.context, port, facts.path, snapshot);
      }),
  );
}

/** Whether anything in a folder listens on a port, or on one that is not known. */
function listensWithin(
  folder: string,
  port: number,
  composePath: string,
  snapshot: WorkspaceSnapshot,
): boolean {
  const prefix = folder === '' ? '' : `${folder}/`;
  const { byPort, unknown } = listensOf(snapshot);
  return [byPort.get(port) ?? [], unknown].some(paths =>
    paths.some(path => path !== composePath && path.startsWith(prefix)),
  );
}

interface Listens {
  /** The files that listen on a port; of a range on each of its ports. */
  readonly byPort: ReadonlyMap<number, readonly string[]>;
  readonly unknown: readonly string[];
}

const LONGEST_RANGE = 1000;
const made = new WeakMap<WorkspaceSnapshot, Listens>();

function listensOf(snapshot: WorkspaceSnapshot): Listens {
  return getOrMake(made, snapshot, () => {
    const byPort = new Map<number, string[]>();
    const unknown: string[] = [];
    for (const [path, { occurrences }] of snapshot.files)
      for (const each of occurrences) {
        if (each.role !== 'listen' || each.api === 'dockerfile.expose') continue;
        const ports = portsOf(each);
        if (!ports || ports.last - ports.first > LONGEST_RANGE) unknown.push(path);
        else for (let p = ports.first; p <= ports.last; p++) getOrMake(byPort, p, () => []).push(path);
      }
    return { byPort, unknown };
  });
}

function holds(occurrence: PortOccurrence, port: number): boolean {
  const ports = portsOf(occurrence);
  return ports !== undefined && ports.first <= port && port <= ports.last;
}
