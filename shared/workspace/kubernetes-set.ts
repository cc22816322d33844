import type { KubernetesFacts } from '../readers/index.ts';
import { getOrMake } from '../text/index.ts';
import { kustomizedFrom } from './kustomizations.ts';
import { folderOf } from './workspace-path.ts';
import type { WorkspaceSnapshot } from './workspace-snapshot.ts';

type Workload = KubernetesFacts['workloads'][number];
type Service = KubernetesFacts['services'][number];

/** Something with the file it stands in. */
export interface InFile<T> {
  readonly path: string;
  readonly value: T;
}

/**
 * Objects that are surely meant for one cluster together: those of a folder or of a chart's templates, and
 * what the folder's kustomization puts with them.
 */
export interface KubernetesSet {
  readonly workloads: readonly InFile<Workload>[];
  readonly services: readonly InFile<Service>[];
}

interface Sets {
  readonly byKey: ReadonlyMap<string, KubernetesSet>;
  readonly whole: Map<string, KubernetesSet>;
}

const made = new WeakMap<WorkspaceSnapshot, Sets>();

/** The set that the objects of a file belong to. */
export function kubernetesSetOf(snapshot: WorkspaceSnapshot, path: string): KubernetesSet {
  const { byKey, whole } = setsOf(snapshot);
  const key = setKey(path);
  return getOrMake(whole, key, () => {
    const parts = [key, ...kustomized(snapshot, key)].flatMap(each => byKey.get(each) ?? []);
    return {
      workloads: parts.flatMap(({ workloads }) => workloads),
      services: parts.flatMap(({ services }) => services),
    };
  });
}

function setsOf(snapshot: WorkspaceSnapshot): Sets {
  return getOrMake(made, snapshot, () => {
    const byKey = new Map<string, { workloads: InFile<Workload>[]; services: InFile<Service>[] }>();
    for (const [path, { manifests }] of snapshot.files)
      for (const facts of manifests) {
        if (facts.kind !== 'kubernetes') continue;
        const set = getOrMake(byKey, setKey(path), () => ({ workloads: [], services: [] }));
        for (const value of facts.workloads) set.workloads.push({ path, value });
        for (const value of facts.services) set.services.push({ path, value });
      }
    return { byKey, whole: new Map() };
  });
}

/** The other folders from which a folder's kustomization takes resources, and theirs. */
function kustomized(snapshot: WorkspaceSnapshot, folder: string): string[] {
  const { folders, files } = kustomizedFrom(folder, snapshot);
  const found = new Set([...folders, ...[...files].map(folderOf)]);
  found.delete(folder);
  return [...found];
}

/** A chart's `templates` with the folders below, else the file's own folder. */
function setKey(path: string): string {
  const folder = folderOf(path);
  return /^(?:.*\/)?templates(?=\/|$)/.exec(folder)?.[0] ?? folder;
}

/** The workloads whose pods a selector chooses; none where it is not known. */
export function selectedBy(
  set: KubernetesSet,
  { selector, namespace }: Pick<Service, 'selector' | 'namespace'>,
): readonly InFile<Workload>[] {
  if (!selector) return [];
  return set.workloads.filter(
    ({ value }) =>
      sameNamespace(namespace, value.namespace) &&
      value.labels !== undefined &&
      Object.entries(selector).every(([key, label]) => value.labels![key] === label),
  );
}

/** The Services of a name. */
export function servicesNamed(
  set: KubernetesSet,
  name: string,
  namespace: string | undefined,
): readonly InFile<Service>[] {
  return set.services.filter(({ value }) => value.name === name && sameNamespace(namespace, value.namespace));
}

/** What states none goes wherever it is applied. */
function sameNamespace(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}
