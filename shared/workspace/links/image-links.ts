import { hostKind, type PortOccurrence } from '../../ports/index.ts';
import type { FileFacts } from '../../readers/index.ts';
import { contains, getOrMake } from '../../text/index.ts';
import type { ComposeProject } from '../compose-projects.ts';
import { folderOf } from '../workspace-path.ts';
import type { WorkspaceSnapshot } from '../workspace-snapshot.ts';
import { type ComposePlace, composePlaces, dialled, projectsAround } from './compose-links.ts';
import { buildOfImage, composeBuild, namedBuilds } from './image-builds.ts';
import { dialledFrom } from './kubernetes-links.ts';

/** An image that the workspace builds. */
interface Image {
  readonly dockerfile: string;
  /** The folder whose files are its own. */
  readonly scope: string;
  readonly services: ComposePlace[];
}

interface Images {
  readonly byDockerfile: ReadonlyMap<string, readonly Image[]>;
  readonly byScope: ReadonlyMap<string, readonly Image[]>;
}

const made = new WeakMap<WorkspaceSnapshot, Images>();

/** The images of a workspace: those that Compose or a command builds, and each other Dockerfile with its own folder. */
function imagesOf(snapshot: WorkspaceSnapshot): Images {
  return getOrMake(made, snapshot, () => {
    const contexts = new Map<string, { context: string; services: ComposePlace[] }>();
    const shared = new Map<string, Set<string>>();
    for (const place of composePlaces(snapshot))
      for (const { path, service } of place.service.layers) {
        const build = composeBuild(path, service.build);
        if (!build) continue;
        const { context, dockerfile } = build;
        getOrMake(contexts, dockerfile, () => ({ context, services: [] })).services.push(place);
        getOrMake(shared, context, () => new Set()).add(dockerfile);
      }
    for (const { dockerfile, context } of namedBuilds(snapshot)) {
      const folder = folderOf(dockerfile);
      // Of a Dockerfile below its context it is not known who else is built from there.
      const own = folder !== context && isBelow(folder, context) ? folder : context;
      getOrMake(contexts, dockerfile, () => ({ context: own, services: [] }));
    }
    for (const [path, { occurrences }] of snapshot.files)
      if (!contexts.has(path) && occurrences.some(({ format }) => format === 'dockerfile'))
        contexts.set(path, { context: folderOf(path), services: [] });
    const byDockerfile = new Map<string, Image[]>();
    const byScope = new Map<string, Image[]>();
    for (const [dockerfile, { context, services }] of contexts) {
      // Where several are built from one folder, each has what is around its own Dockerfile.
      const folder = folderOf(dockerfile);
      const isOne = (shared.get(context)?.size ?? 1) === 1;
      const image = { dockerfile, scope: isOne || !isBelow(folder, context) ? context : folder, services };
      getOrMake(byDockerfile, dockerfile, () => []).push(image);
      getOrMake(byScope, image.scope, () => []).push(image);
    }
    return { byDockerfile, byScope };
  });
}

function isBelow(folder: string, other: string): boolean {
  return other === '' || folder === other || folder.startsWith(`${other}/`);
}

/** Formats of the settings of ready-made servers. */
export const SERVERS: ReadonlySet<string> = new Set([
  'apache',
  'caddyfile',
  'haproxy',
  'log-pipelines',
  'nginx',
  'server-settings',
]);

/** What links an occurrence in a Dockerfile, or in a file that its image is built from. */
export function linksToImages(
  occurrence: PortOccurrence,
  path: string,
  snapshot: WorkspaceSnapshot,
): string[] {
  const own = imagesOf(snapshot).byDockerfile.get(path);
  const images = own ?? imagesAround(path, snapshot);
  const inside = images.flatMap(({ dockerfile, services }) => [
    `image ${dockerfile}`,
    ...services.map(each => each.inside),
  ]);
  const { role, host, format } = occurrence;
  if (role === 'listen') return inside;
  if (role !== 'connect') return [];
  // A health check in a Dockerfile dials the container itself.
  if (own && hostKind(host ?? '') === 'loopback') return inside;
  // A server's settings are often mounted into its container, so that its own machine is not told from others.
  if (SERVERS.has(format) && hostKind(host ?? '') === 'loopback') return [];
  const projects = new Set<ComposeProject>([
    ...images.flatMap(({ services }) => services.map(({ project }) => project)),
    ...projectsAround(path, snapshot),
  ]);
  const links = [
    ...[...projects].flatMap(project => dialled(occurrence, project, snapshot)),
    ...images.flatMap(({ dockerfile }) =>
      (deployedBy(snapshot).get(dockerfile) ?? []).flatMap(each => dialledFrom(each, occurrence, snapshot)),
    ),
  ];
  return links.length > 0 || hostKind(host ?? '') !== 'loopback' ? links : inside;
}

/** The link of a container's port with what its image is built from; none where the workspace does not tell that. */
export function linksOfContainer(
  { role, range }: PortOccurrence,
  { path, manifests }: FileFacts,
  snapshot: WorkspaceSnapshot,
): string[] {
  if (role !== 'listen') return [];
  return manifests
    .flatMap(facts => (facts.kind === 'kubernetes' ? facts.workloads : []))
    .flatMap(({ containers }) => containers)
    .filter(container => contains(container.range, range))
    .flatMap(({ image }) => buildOfImage(image, path, snapshot) ?? [])
    .map(({ dockerfile }) => `image ${dockerfile}`);
}

const deployed = new WeakMap<WorkspaceSnapshot, ReadonlyMap<string, readonly string[]>>();

/** The Kubernetes files that run the image of a Dockerfile. */
function deployedBy(snapshot: WorkspaceSnapshot): ReadonlyMap<string, readonly string[]> {
  return getOrMake(deployed, snapshot, () => {
    const found = new Map<string, string[]>();
    for (const [path, { manifests }] of snapshot.files)
      for (const facts of manifests)
        for (const { containers } of facts.kind === 'kubernetes' ? facts.workloads : [])
          for (const { image } of containers) {
            const build = buildOfImage(image, path, snapshot);
            if (build) getOrMake(found, build.dockerfile, () => []).push(path);
          }
    return found;
  });
}

/**
 * The folder whose files a Dockerfile's image alone is built from; undefined where several images share them,
 * or one is built from a folder below.
 */
export function ownFolderOf(dockerfile: string, snapshot: WorkspaceSnapshot): string | undefined {
  const { byDockerfile, byScope } = imagesOf(snapshot);
  const [image, another] = byDockerfile.get(dockerfile) ?? [];
  if (!image || another || byScope.get(image.scope)!.length > 1) return undefined;
  const { scope } = image;
  return [...byScope.keys()].some(other => other !== scope && isBelow(other, scope)) ? undefined : scope;
}

/** The images of the nearest folder around a file that is the scope of any. */
function imagesAround(path: string, snapshot: WorkspaceSnapshot): readonly Image[] {
  const { byScope } = imagesOf(snapshot);
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const images = byScope.get(folder);
    if (images || folder === '') return images ?? [];
  }
}
