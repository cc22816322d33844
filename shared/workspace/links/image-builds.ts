import type { ComposeServiceFacts } from '../../readers/index.ts';
import { getOrMake } from '../../text/index.ts';
import { folderOf, pathFrom } from '../workspace-path.ts';
import type { WorkspaceSnapshot } from '../workspace-snapshot.ts';
import { renderedImage } from './chart-values.ts';
import { dockerfileCalled, isCalledLikeOthers } from './image-folders.ts';
import { type ImageName, imageName, matchOf } from './image-name.ts';

/** A Dockerfile of which the workspace says how its image is called. */
export interface ImageBuild {
  readonly dockerfile: string;
  readonly context: string;
  /** Whether a stage is built that need not be the last one. */
  readonly staged: boolean;
}

interface NamedBuild extends ImageBuild {
  readonly name: ImageName;
}

interface Builds {
  readonly all: readonly ImageBuild[];
  /** By the last segment of their names. */
  readonly byName: ReadonlyMap<string, readonly NamedBuild[]>;
  /** Other names, by their last segments. */
  readonly aliases: ReadonlyMap<string, readonly { readonly alias: ImageName; readonly image: string }[]>;
}

const made = new WeakMap<WorkspaceSnapshot, Builds>();

/** What scripts, workflows, Skaffold, Tilt and Compose build; found once a snapshot. */
function buildsOf(snapshot: WorkspaceSnapshot): Builds {
  return getOrMake(made, snapshot, () => {
    const all: ImageBuild[] = [];
    const byName = new Map<string, NamedBuild[]>();
    const aliases = new Map<string, { alias: ImageName; image: string }[]>();
    const add = (build: ImageBuild, images: readonly string[]) => {
      all.push(build);
      for (const image of images) {
        const name = imageName(image);
        if (name) getOrMake(byName, name.segments.at(-1)!, () => []).push({ ...build, name });
      }
    };
    for (const [path, { manifests }] of snapshot.files)
      for (const facts of manifests)
        if (facts.kind === 'image-build') {
          const build = builtFrom(path, facts, snapshot);
          if (build) add(build, facts.images);
        } else if (facts.kind === 'image-alias') {
          const alias = imageName(facts.alias);
          if (alias) getOrMake(aliases, alias.segments.at(-1)!, () => []).push({ alias, image: facts.image });
        } else if (facts.kind === 'compose')
          for (const { image, build } of facts.services) {
            const built = image === undefined ? undefined : composeBuild(path, build);
            if (built) add(built, [image!]);
          }
    return { all, byName, aliases };
  });
}

/** What a service of the Compose file `path` is built from; undefined where it is not, or from outside of the workspace. */
export function composeBuild(path: string, build: ComposeServiceFacts['build']): ImageBuild | undefined {
  const context = build && pathFrom(folderOf(path), build.context);
  if (!build || context === undefined) return undefined;
  const dockerfile = pathFrom(context, build.dockerfile ?? 'Dockerfile');
  return dockerfile === undefined ? undefined : { context, dockerfile, staged: build.target !== undefined };
}

/** Where the paths of a build lead: of a command that may run further up, to the one folder that has the Dockerfile. */
function builtFrom(
  path: string,
  facts: { context: string; dockerfile: string; from: 'here' | 'here-or-above'; target?: string },
  snapshot: WorkspaceSnapshot,
): ImageBuild | undefined {
  const found: ImageBuild[] = [];
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const context = pathFrom(folder, facts.context);
    const dockerfile = pathFrom(folder, facts.dockerfile);
    // A file in which nothing was found need not be in a snapshot.
    const isThere =
      facts.from === 'here' || (snapshot.files.get(dockerfile ?? '')?.lineStarts.length ?? 0) > 0;
    if (context !== undefined && dockerfile !== undefined && isThere)
      found.push({ context, dockerfile, staged: facts.target !== undefined });
    if (facts.from === 'here' || folder === '') break;
  }
  return found.length === 1 ? found[0] : undefined;
}

/** The builds that the workspace names, each Dockerfile as often as it is built. */
export function namedBuilds(snapshot: WorkspaceSnapshot): readonly ImageBuild[] {
  return buildsOf(snapshot).all;
}

const known = new WeakMap<WorkspaceSnapshot, Map<string, ImageBuild | undefined>>();

/**
 * The Dockerfile that an image is built from, by its name as `written` in the manifest `path`: undefined where nothing in the workspace
 * says so, or several Dockerfiles may be meant.
 */
export function buildOfImage(
  written: string,
  path: string,
  snapshot: WorkspaceSnapshot,
): ImageBuild | undefined {
  const image = renderedImage(written, path, snapshot);
  const byImage = getOrMake(known, snapshot, () => new Map<string, ImageBuild | undefined>());
  if (!byImage.has(image)) byImage.set(image, find(image, snapshot, 0));
  return byImage.get(image);
}

/** Names of names are not followed further. */
const MOST_NAMES = 3;

function find(image: string, snapshot: WorkspaceSnapshot, depth: number): ImageBuild | undefined {
  const name = imageName(image);
  if (!name || depth > MOST_NAMES) return undefined;
  const { byName, aliases } = buildsOf(snapshot);
  const last = name.segments.at(-1)!;
  const named = byName.get(last) ?? [];
  const same = named.filter(each => matchOf(each.name, name) === 'same');
  if (same.length > 0) return theOne(same);
  const likely = named.filter(each => matchOf(each.name, name) === 'likely');
  if (likely.length > 0) return isCalledLikeOthers(name, snapshot) ? undefined : theOne(likely);
  const others = (aliases.get(last) ?? [])
    .filter(({ alias }) => matchOf(alias, name) !== undefined)
    .slice(0, 20)
    .flatMap(each => (each.image === image ? [] : (find(each.image, snapshot, depth + 1) ?? [])));
  if (others.length > 0) return theOne(others);
  const dockerfile = dockerfileCalled(name, snapshot);
  return dockerfile === undefined ? undefined : { dockerfile, context: folderOf(dockerfile), staged: false };
}

function theOne(found: readonly ImageBuild[]): ImageBuild | undefined {
  const [first] = found;
  if (!first || found.some(({ dockerfile }) => dockerfile !== first.dockerfile)) return undefined;
  const { dockerfile, context } = first;
  return { dockerfile, context, staged: found.some(({ staged }) => staged) };
}
