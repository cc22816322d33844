import { getOrMake } from '../text/index.ts';
import { islandOf } from './environment/reach.ts';
import { kustomizedFrom } from './kustomizations.ts';
import { folderOf } from './workspace-path.ts';
import type { WorkspaceSnapshot } from './workspace-snapshot.ts';

/** Files of Kubernetes objects that one command applies. */
export interface AppliedFiles {
  /** In path order, at least two. */
  readonly paths: readonly string[];
  /** Those of the same folders that are not among them: a kustomization's patches, and itself. */
  readonly beside: readonly string[];
  /** Whether a kustomization says so; else they only lie in one folder. */
  readonly stated: boolean;
}

const made = new WeakMap<WorkspaceSnapshot, readonly AppliedFiles[]>();

/**
 * Which files are applied together: the resources of each kustomization with those of the ones that it names, else
 * the files of one folder, but for examples and tests. Charts are left out, since their values decide what they render.
 */
export function appliedTogether(snapshot: WorkspaceSnapshot): readonly AppliedFiles[] {
  return getOrMake(made, snapshot, () => {
    const byFolder = new Map<string, string[]>();
    const kustomized = new Set<string>();
    for (const [path, { manifests }] of snapshot.files) {
      if (manifests.length === 0) continue;
      if (manifests.some(({ kind }) => kind === 'kustomization')) kustomized.add(folderOf(path));
      else if (manifests.some(({ kind }) => kind === 'kubernetes') && !/(?:^|\/)templates\//.test(path))
        getOrMake(byFolder, folderOf(path), () => []).push(path);
    }
    const plain = [...byFolder]
      // Examples and data of tests lie side by side and are applied one by one.
      .filter(([folder, [path]]) => !kustomized.has(folder) && islandOf(path!) === '')
      .map(([, paths]) => ({ paths: paths.sort(), beside: [], stated: false }));
    const stated = [...kustomized].map(folder => resourcesOf(folder, byFolder, snapshot));
    return [...plain, ...stated].filter(({ paths }) => paths.length > 1);
  });
}

function resourcesOf(
  start: string,
  byFolder: ReadonlyMap<string, readonly string[]>,
  snapshot: WorkspaceSnapshot,
): AppliedFiles {
  const { folders, own, files } = kustomizedFrom(start, snapshot);
  const paths = [...files].filter(path => snapshot.files.has(path)).sort();
  const others = [...folders].flatMap(folder => byFolder.get(folder) ?? []).filter(path => !files.has(path));
  return { paths, beside: [...own, ...others], stated: true };
}
