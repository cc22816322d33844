import type { PortOccurrence } from '../../ports/index.ts';
import type { FileFacts, KubernetesFacts } from '../../readers/index.ts';
import { getOrMake } from '../../text/index.ts';
import { type KubernetesSet, kubernetesSetOf, selectedBy } from '../kubernetes-set.ts';
import type { WorkspaceSnapshot } from '../workspace-snapshot.ts';

type Service = KubernetesFacts['services'][number];

/** `web`, `web.shop`, `web.shop.svc`, `web.shop.svc.cluster.local`. */
const CLUSTER_NAME = /^([a-z\d][a-z\d-]{0,62})(?:\.[a-z\d][a-z\d-]{0,62}(?:\.svc(?:\.cluster\.local)?)?)?$/;

/**
 * What links an occurrence in a Kubernetes file: to the pods of a workload what they listen on, their probes
 * and the target ports of the Services that select them; to a Service its port and what dials that.
 */
export function linksInKubernetes(
  occurrence: PortOccurrence,
  facts: FileFacts,
  snapshot: WorkspaceSnapshot,
): string[] {
  const set = kubernetesSetOf(snapshot, facts.path);
  const key = setId(set);
  const { role, owner = '', api, host, port } = occurrence;
  // A port of the node is dialled by who knows the node, whom no manifest names.
  if (role === 'published') return [`${key} node ${facts.path} ${occurrence.range.start}`];
  const isOfWorkload = set.workloads.some(({ value }) => value.name === owner);
  if (role === 'listen' && isOfWorkload) return [podsOf(key, owner)];
  if (api === 'kubernetes.probe' || api === 'kubernetes.lifecycle')
    return isOfWorkload ? [podsOf(key, owner)] : [];
  // What lets others in names its pods by labels; the one of the same name stands in one file with them.
  if (api === 'kubernetes.networkPolicy.port')
    return set.workloads.some(({ path, value }) => path === facts.path && value.name === owner)
      ? [podsOf(key, owner)]
      : [];
  const own = set.services.filter(({ path, value }) => path === facts.path && value.name === owner);
  if (api === 'kubernetes.service.targetPort') return own.flatMap(({ value }) => targetsOf(value, set, key));
  if (api === 'kubernetes.service.port')
    return [
      `${key} service ${owner}`,
      ...own.flatMap(({ value }) => (leadsOn(value, port) ? targetsOf(value, set, key) : [])),
    ];
  if (role !== 'connect') return [];
  const backend = facts.manifests
    .flatMap(each => (each.kind === 'kubernetes' ? each.backends : []))
    .find(({ range }) => range.start === occurrence.range.start);
  return dialledService(backend?.service ?? CLUSTER_NAME.exec(host ?? '')?.[1], set, key);
}

function podsOf(key: string, workload: string): string {
  return `${key} pods ${workload}`;
}

/** The pods that a Service selects; where a template fills in how, those of the workload of its name. */
function targetsOf(service: Service, set: KubernetesSet, key: string): string[] {
  const { selector, complete, name } = service;
  const isGuess = selector === undefined && !complete;
  const selected = isGuess
    ? set.workloads.filter(({ value }) => value.name === name)
    : selectedBy(set, service);
  return selected.map(({ value }) => podsOf(key, value.name));
}

/** Whether whoever dials a Service's port reaches the same number of its pods: it names no other, or has no address of its own. */
function leadsOn({ headless, ports }: Service, port: number | null): boolean {
  return ports.some(each => each.port === port && (headless || each.target === undefined));
}

function dialledService(name: string | undefined, set: KubernetesSet, key: string): string[] {
  return name !== undefined && set.services.some(({ value }) => value.name === name)
    ? [`${key} service ${name}`]
    : [];
}

/** The Service that an address names among those of the set which the file `path` belongs to. */
export function dialledFrom(
  path: string,
  { host = '' }: PortOccurrence,
  snapshot: WorkspaceSnapshot,
): string[] {
  const set = kubernetesSetOf(snapshot, path);
  return dialledService(CLUSTER_NAME.exec(host)?.[1], set, setId(set));
}

const ids = new WeakMap<KubernetesSet, string>();
let count = 0;

function setId(set: KubernetesSet): string {
  return getOrMake(ids, set, () => `kubernetes ${count++}`);
}
