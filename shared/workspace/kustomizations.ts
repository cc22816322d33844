import { pathFrom } from './workspace-path.ts';
import type { WorkspaceSnapshot } from './workspace-snapshot.ts';

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
/** Kustomizations of kustomizations: more are a circle. */
const MOST_FOLDERS = 200;

/** What a folder's kustomization puts together, with those of other folders that it names. */
export interface Kustomized {
  /** The folder itself first. */
  readonly folders: ReadonlySet<string>;
  /** The files of the kustomizations. */
  readonly own: readonly string[];
  /** The paths of the files that they name. */
  readonly files: ReadonlySet<string>;
}

/** Follows the resources of a folder's kustomization; nothing but the folder where it has none. */
export function kustomizedFrom(start: string, snapshot: WorkspaceSnapshot): Kustomized {
  const folders = new Set([start]);
  const files = new Set<string>();
  const own: string[] = [];
  // The set grows while it is walked.
  for (const folder of folders) {
    if (folders.size > MOST_FOLDERS) break;
    for (const name of NAMES) {
      const path = pathFrom(folder, name)!;
      for (const facts of snapshot.files.get(path)?.manifests ?? []) {
        if (facts.kind !== 'kustomization') continue;
        own.push(path);
        for (const resource of facts.resources) {
          const to = pathFrom(folder, resource);
          if (to === undefined) continue;
          if (/\.(?:ya?ml|json)$/.test(to)) files.add(to);
          else folders.add(to);
        }
      }
    }
  }
  return { folders, own, files };
}
