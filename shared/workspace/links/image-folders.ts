import { getOrMake } from '../../text/index.ts';
import { folderOf } from '../workspace-path.ts';
import type { WorkspaceSnapshot } from '../workspace-snapshot.ts';
import { renderedImage } from './chart-values.ts';
import { type ImageName, imageName } from './image-name.ts';

/** Fewer images of one registry than this may be called like a folder by chance. */
const LEAST_ALIKE = 2;

interface Deployed {
  /** Whole names by their last segments. */
  readonly byLast: ReadonlyMap<string, ReadonlySet<string>>;
  readonly byFolder: ReadonlyMap<string, string>;
}

const made = new WeakMap<WorkspaceSnapshot, Deployed>();

/** The images that Kubernetes runs and the Dockerfiles of folders called like one; found once a snapshot. */
function deployedIn(snapshot: WorkspaceSnapshot): Deployed {
  return getOrMake(made, snapshot, () => {
    const byLast = new Map<string, Set<string>>();
    const folders = new Map<string, string[]>();
    for (const [path, { manifests, occurrences }] of snapshot.files) {
      for (const facts of manifests)
        for (const { containers } of facts.kind === 'kubernetes' ? facts.workloads : [])
          for (const { image } of containers) {
            const name = imageName(renderedImage(image, path, snapshot));
            if (name && !name.open)
              getOrMake(byLast, name.segments.at(-1)!, () => new Set()).add(name.segments.join('/'));
          }
      if (path.endsWith('/Dockerfile') && occurrences.some(({ format }) => format === 'dockerfile')) {
        const folder = folderOf(path);
        getOrMake(folders, folder.slice(folder.lastIndexOf('/') + 1), () => []).push(path);
      }
    }
    const alone = [...folders].flatMap(([name, [path, another]]) =>
      another ? [] : [[name, path!] as const],
    );
    return { byLast, byFolder: new Map(alone) };
  });
}

/** Whether several images of the workspace are called alike but for what stands before. */
export function isCalledLikeOthers({ segments }: ImageName, snapshot: WorkspaceSnapshot): boolean {
  return (deployedIn(snapshot).byLast.get(segments.at(-1)!)?.size ?? 0) > 1;
}

const registries = new WeakMap<WorkspaceSnapshot, ReadonlyMap<string, { all: number; here: number }>>();

/**
 * The Dockerfile of the only folder that is called like an image, where the images of its registry are the
 * workspace's own: most of them, and more than one, are called like such a folder.
 */
export function dockerfileCalled(name: ImageName, snapshot: WorkspaceSnapshot): string | undefined {
  if (name.open || name.segments.length < 2) return undefined;
  const { byLast, byFolder } = deployedIn(snapshot);
  const counts = getOrMake(registries, snapshot, () => {
    const found = new Map<string, { all: number; here: number }>();
    for (const [last, names] of byLast)
      for (const each of names) {
        const count = getOrMake(found, folderOf(each), () => ({ all: 0, here: 0 }));
        count.all++;
        if (byFolder.has(last)) count.here++;
      }
    return found;
  }).get(name.segments.slice(0, -1).join('/'));
  const isOwn = counts && counts.here >= LEAST_ALIKE && counts.here * 2 >= counts.all;
  return isOwn ? byFolder.get(name.segments.at(-1)!) : undefined;
}
