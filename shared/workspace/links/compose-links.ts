import { hostKind, type PortOccurrence } from '../../ports/index.ts';
import { getOrMake } from '../../text/index.ts';
import type { MergedService } from '../compose-merge.ts';
import { type ComposeProject, composeProjects } from '../compose-projects.ts';
import { folderOf, pathFrom } from '../workspace-path.ts';
import type { WorkspaceSnapshot } from '../workspace-snapshot.ts';

/** A service in a project, as a place where ports are. */
export interface ComposePlace {
  readonly project: ComposeProject;
  readonly service: MergedService;
  /** What its processes listen on, in its own network namespace, is linked by this. */
  readonly inside: string;
  /** What it publishes on the host. */
  readonly outside: string;
}

interface ComposePlaces {
  /** By the file that declares them. */
  readonly byFile: ReadonlyMap<string, readonly ComposePlace[]>;
  readonly byProject: ReadonlyMap<ComposeProject, readonly ComposePlace[]>;
  readonly byFolder: ReadonlyMap<string, readonly ComposeProject[]>;
}

const made = new WeakMap<WorkspaceSnapshot, ComposePlaces>();

/** The services of every project of a workspace; found once a snapshot. */
function placesOf(snapshot: WorkspaceSnapshot): ComposePlaces {
  return getOrMake(made, snapshot, () => {
    const byFile = new Map<string, ComposePlace[]>();
    const byProject = new Map<ComposeProject, ComposePlace[]>();
    const byFolder = new Map<string, ComposeProject[]>();
    for (const [i, project] of composeProjects(snapshot).entries()) {
      getOrMake(byFolder, project.folder, () => []).push(project);
      const places = project.services.map(service => {
        const id = `compose ${i} ${namespaceOf(service, project)}`;
        return { project, service, inside: `${id} inside`, outside: `compose ${i} ${service.name} outside` };
      });
      byProject.set(project, places);
      for (const place of places)
        for (const file of filesOf(place.service)) getOrMake(byFile, file, () => []).push(place);
    }
    return { byFile, byProject, byFolder };
  });
}

function filesOf({ layers }: MergedService): Set<string> {
  return new Set(
    layers.flatMap(({ path, service: { envFiles } }) => [
      path,
      ...envFiles.flatMap(file => pathFrom(folderOf(path), file) ?? []),
    ]),
  );
}

/** The service in whose network namespace one runs. */
function namespaceOf(service: MergedService, { services }: ComposeProject): string {
  const owner = /^service:(.+)$/.exec(service.networkMode?.value ?? '')?.[1];
  return owner !== undefined && services.some(({ name }) => name === owner) ? owner : service.name;
}

/** Every service of every project, for those who build its image. */
export function composePlaces(snapshot: WorkspaceSnapshot): readonly ComposePlace[] {
  return [...placesOf(snapshot).byProject.values()].flat();
}

/** The links of an occurrence in a Compose file, or in an `env_file` of one. */
export function linksInCompose(
  occurrence: PortOccurrence,
  path: string,
  snapshot: WorkspaceSnapshot,
): string[] {
  const { role, owner, format } = occurrence;
  const here = placesOf(snapshot).byFile.get(path) ?? [];
  const own = here.filter(
    ({ service }) =>
      format !== 'compose' ||
      service.layers.some(layer => layer.path === path && layer.service.name === owner),
  );
  return own.flatMap(place => {
    if (role === 'published') return [place.outside];
    if (role === 'listen') return [place.inside];
    if (role !== 'connect') return [];
    // A label tells a proxy of the service's own port.
    if (occurrence.api === 'compose.labels') return [place.inside];
    const { project, service, inside } = place;
    const isOwn =
      hostKind(occurrence.host ?? 'nowhere') === 'loopback' && service.networkMode?.value !== 'host';
    if (!isOwn) return dialled(occurrence, project, snapshot);
    // A process is told by what name browsers know it, but its health check and command dial the container itself.
    const told = occurrence.api === 'compose.environment' || format !== 'compose';
    return told && publishes(place, occurrence.port) ? [place.outside] : [inside];
  });
}

/** The services of a project that an address names: by name inside, by the machine's own name what they publish. */
export function dialled(
  { host = '', port }: PortOccurrence,
  project: ComposeProject,
  snapshot: WorkspaceSnapshot,
): string[] {
  const places = placesOf(snapshot).byProject.get(project) ?? [];
  const named = places.filter(({ service }) => isNamed(service, host));
  if (named.length > 0) return named.map(({ inside }) => inside);
  if (hostKind(host) !== 'loopback' && host !== 'host.docker.internal') return [];
  const publishing = places.filter(place => publishes(place, port));
  // Of two that publish the same port it cannot be told which one is meant.
  return publishing.length === 1 ? [publishing[0]!.outside] : [];
}

function publishes({ service }: ComposePlace, port: number | null): boolean {
  return service.ports.some(
    ({ resolved: { published } }) =>
      published && published !== 'dynamic' && published.first === port && published.last === port,
  );
}

function isNamed({ name, layers }: MergedService, host: string): boolean {
  return host === name || layers.some(({ service }) => service.containerName === host && host !== '');
}

/** The projects in whose folder a file is, of the nearest folder that has any. */
export function projectsAround(path: string, snapshot: WorkspaceSnapshot): readonly ComposeProject[] {
  const { byFolder } = placesOf(snapshot);
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const projects = byFolder.get(folder);
    if (projects || folder === '') return projects ?? [];
  }
}
