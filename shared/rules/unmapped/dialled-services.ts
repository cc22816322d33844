import type { PortOccurrence } from '../../ports/index.ts';
import type { FileFacts } from '../../readers/index.ts';
import { getOrMake } from '../../text/index.ts';
import { kubernetesSetOf, servicesNamed, type WorkspaceSnapshot } from '../../workspace/index.ts';
import { portsOf } from '../port-sets.ts';
import { contextListens } from './image-ports.ts';
import type { Unmapped } from './unmapped.ts';

/** Addresses in a file that dial a Service or a Compose service of the same set by a port that it does not open. */
export function unmappedAddresses(facts: FileFacts, snapshot: WorkspaceSnapshot): Unmapped[] {
  const dialled = facts.occurrences.filter(
    each => each.role === 'connect' && each.host !== undefined && portsOf(each) !== undefined,
  );
  if (dialled.length === 0) return [];
  return [...dialledInCompose(dialled, facts, snapshot), ...dialledInKubernetes(dialled, facts, snapshot)];
}

interface ComposeOwner {
  readonly listens: Set<number>;
  readonly publishes: Map<number, PortOccurrence>;
}

/**
 * `redis:6380` where the service `redis` listens on 6379 and is published as 6380: inside the project's network
 * only the first is open. Nothing is said of other ports, since an image may listen on more than the file tells.
 */
function dialledInCompose(
  dialled: readonly PortOccurrence[],
  facts: FileFacts,
  snapshot: WorkspaceSnapshot,
): Unmapped[] {
  if (!facts.manifests.some(({ kind }) => kind === 'compose')) return [];
  const owners = new Map<string, ComposeOwner>();
  for (const each of facts.occurrences) {
    const ports = each.owner === undefined ? undefined : portsOf(each);
    if (!ports || ports.first !== ports.last) continue;
    const owner = getOrMake(owners, each.owner!, () => ({ listens: new Set(), publishes: new Map() }));
    if (each.role === 'listen') owner.listens.add(ports.first);
    else if (each.role === 'published') owner.publishes.set(ports.first, each);
  }
  return dialled.flatMap(occurrence => {
    const { host = '', port, protocol } = occurrence;
    const owner = occurrence.owner === host ? undefined : owners.get(host);
    const published = owner?.publishes.get(port!);
    if (!owner || !published || published.protocol !== protocol) return [];
    if (owner.listens.size === 0 || owner.listens.has(port!)) return [];
    // What is built here may listen there, and its mapping be the mistake.
    if (contextListens(host, port!, facts, snapshot)) return [];
    const { range } = published;
    const [only] = owner.listens;
    return [
      {
        messageId: 'published',
        data: { host, port: port!, declared: [...owner.listens].sort((a, b) => a - b).join(', ') },
        subject: { kind: 'occurrence', occurrence },
        severity: 'warning',
        related: [{ path: facts.path, range, message: `The host port of "${host}".` }],
        fixes:
          owner.listens.size === 1 && occurrence.slot
            ? [
                {
                  title: `Dial ${only}`,
                  applicability: 'suggested',
                  changes: [{ kind: 'set-port', path: facts.path, occurrence, port: only! }],
                },
              ]
            : [],
      } as const,
    ];
  });
}

/** `web`, `web.shop`, `web.shop.svc`, `web.shop.svc.cluster.local`. */
const CLUSTER_NAME = /^([a-z\d][a-z\d-]{0,62})(?:\.([a-z\d][a-z\d-]{0,62})(?:\.svc(?:\.cluster\.local)?)?)?$/;

function dialledInKubernetes(
  dialled: readonly PortOccurrence[],
  facts: FileFacts,
  snapshot: WorkspaceSnapshot,
): Unmapped[] {
  if (!facts.manifests.some(({ kind }) => kind === 'kubernetes')) return [];
  const set = kubernetesSetOf(snapshot, facts.path);
  return dialled.flatMap(occurrence => {
    const name = CLUSTER_NAME.exec(occurrence.host!);
    // A probe's host is one that the kubelet asks, not the cluster's names.
    if (!name || /\.(?:probe|lifecycle)$/.test(occurrence.api)) return [];
    const found = servicesNamed(set, name[1]!, name[2]);
    if (found.length === 0 || !found.every(({ value }) => value.complete && !value.headless)) return [];
    const ports = found.flatMap(({ value }) => value.ports);
    if (ports.length === 0 || ports.some(({ port }) => port === occurrence.port)) return [];
    const numbers = [...new Set(ports.flatMap(({ port }) => port ?? []))];
    return [
      {
        messageId: 'dialled',
        data: { service: name[1]!, port: occurrence.port!, declared: numbers.join(', ') },
        subject: { kind: 'occurrence', occurrence },
        severity: 'information',
        related: found.flatMap(({ path, value }) =>
          value.ports.map(({ range }) => ({ path, range, message: `A port of Service "${value.name}".` })),
        ),
        fixes:
          numbers.length === 1 && occurrence.slot
            ? [
                {
                  title: `Dial ${numbers[0]}`,
                  applicability: 'suggested',
                  changes: [{ kind: 'set-port', path: facts.path, occurrence, port: numbers[0]! }],
                },
              ]
            : [],
      } as const,
    ];
  });
}
