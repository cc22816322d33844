import {
  type ComposeFacts,
  type ComposeServiceFacts,
  interpolateText,
  type Lookup,
} from '../readers/index.ts';
import { getOrMake } from '../text/index.ts';
import { type ComposeFile, type ComposeFiles, composeFiles } from './compose-files.ts';
import { groupFiles } from './compose-groups.ts';
import { asService, type MergedService, mergeServices } from './compose-merge.ts';
import { folderOf, pathFrom } from './workspace-path.ts';
import type { WorkspaceSnapshot } from './workspace-snapshot.ts';

/** A Compose project: what one `docker compose up` starts. */
export interface ComposeProject {
  readonly folder: string;
  /** The files that are merged into it, in order; those that it includes are not among them. */
  readonly files: readonly string[];
  /** The services in the end, included ones among them. */
  readonly services: readonly MergedService[];
  /** The networks that it makes, by their names on the machine. */
  readonly makesNetworks: readonly string[];
  /** The networks of others that it joins. */
  readonly joinsNetworks: readonly string[];
  /** Whether a template engine makes one of its files. */
  readonly templated: boolean;
  /** Whether it is deployed to Swarm. */
  readonly swarm: boolean;
}

const made = new WeakMap<WorkspaceSnapshot, readonly ComposeProject[]>();

/**
 * The Compose projects of a workspace, in path order; computed once a snapshot. A file may belong to
 * several: the base of an overlay is a project by itself, too.
 */
export function composeProjects(snapshot: WorkspaceSnapshot): readonly ComposeProject[] {
  return getOrMake(made, snapshot, () => {
    const files = composeFiles(snapshot);
    return [...files.byFolder.keys()].flatMap(folder =>
      groupFiles(folder, files).map(group => projectOf(folder, group, files)),
    );
  });
}

/** A project as it was made, and of what: each file or variables that were asked for, be they there or not. */
interface Made {
  readonly project: ComposeProject;
  readonly group: readonly ComposeFile[];
  readonly files: ReadonlyMap<string, ComposeFile | undefined>;
  readonly variables: ReadonlyMap<string, Lookup>;
}

/** By the first of their files. Projects whose files did not change are the same objects in the next snapshot. */
const before = new WeakMap<ComposeFile, Made[]>();

function projectOf(folder: string, group: readonly ComposeFile[], files: ComposeFiles): ComposeProject {
  const earlier = before.get(group[0]!) ?? [];
  const same = earlier.find(
    each =>
      each.group.length === group.length &&
      each.group.every((file, i) => file === group[i]) &&
      [...each.files].every(([path, file]) => files.byPath.get(path) === file) &&
      [...each.variables].every(([path, lookup]) => files.lookupIn(path) === lookup),
  );
  if (same) return same.project;
  const loader = new Loader(files);
  const project = toProject(folder, group, loader);
  const made = { project, group, files: loader.asked, variables: loader.variables };
  // A file that others are laid over begins several projects.
  before.set(group[0]!, [...earlier.slice(-20), made]);
  return project;
}

function toProject(folder: string, group: readonly ComposeFile[], loader: Loader): ComposeProject {
  const lookup = loader.lookupIn(folder);
  const services = [...loader.load(group, lookup, new Set()).values()];
  const documents = [...group, ...loader.included].flatMap(file => file.documents);
  return {
    folder,
    files: group.map(({ path }) => path),
    services,
    ...networksOf(folder, documents, lookup),
    templated: documents.some(({ templated }) => templated),
    swarm: documents.some(({ swarm }) => swarm),
  };
}

function networksOf(
  folder: string,
  documents: readonly ComposeFacts[],
  lookup: Lookup,
): Pick<ComposeProject, 'makesNetworks' | 'joinsNetworks'> {
  const stated = documents.findLast(({ name }) => name !== undefined)?.name;
  const project = stated ?? lookup('COMPOSE_PROJECT_NAME') ?? folder.slice(folder.lastIndexOf('/') + 1);
  const networks = documents.flatMap(document => document.networks);
  const external = new Set(networks.filter(each => each.external).map(({ key }) => key));
  const namesOf = (isJoined: boolean) =>
    networks
      .filter(({ key }) => external.has(key) === isJoined)
      .flatMap(
        ({ key, name }) => interpolateText(name ?? (isJoined ? key : `${project}_${key}`), lookup) ?? [],
      );
  return { makesNetworks: namesOf(false), joinsNetworks: namesOf(true) };
}

/** No project of people is deeper; a longer chain could only be hostile. */
const DEEPEST = 20;

/** Files that include one another many times over can name far more than there are. */
const MOST_INCLUDED = 500;

const byName = new WeakMap<ComposeFacts, ReadonlyMap<string, ComposeServiceFacts>>();

function serviceNamed(document: ComposeFacts, name: string): ComposeServiceFacts | undefined {
  return getOrMake(byName, document, () => new Map(document.services.map(each => [each.name, each]))).get(
    name,
  );
}

/** Loads the files of one project. */
class Loader {
  readonly included: ComposeFile[] = [];
  /** What was looked for by path, found or not. */
  readonly asked = new Map<string, ComposeFile | undefined>();
  /** The variables of each folder that were used. */
  readonly variables = new Map<string, Lookup>();
  readonly #services = new Map<ComposeFile, Map<string, MergedService>>();
  readonly #files: ComposeFiles;

  constructor(files: ComposeFiles) {
    this.#files = files;
  }

  lookupIn(folder: string): Lookup {
    return getOrMake(this.variables, folder, () => this.#files.lookupIn(folder));
  }

  /** The services of files merged in order, with those that they include; `within` are the files around. */
  load(
    group: readonly ComposeFile[],
    lookup: Lookup,
    within: ReadonlySet<string>,
  ): Map<string, MergedService> {
    const services = new Map<string, MergedService>();
    for (const file of group)
      for (const [name, service] of this.#servicesOf(file, lookup)) {
        const base = services.get(name);
        services.set(name, base ? mergeServices(base, service) : service);
      }
    // What an included file declares anew is never merged.
    for (const file of group)
      for (const service of this.#includesOf(file, lookup, within))
        if (!services.has(service.name)) services.set(service.name, service);
    return services;
  }

  #includesOf(file: ComposeFile, lookup: Lookup, within: ReadonlySet<string>): MergedService[] {
    const inner = new Set([...within, file.path]);
    if (inner.size > DEEPEST) return [];
    return file.documents
      .flatMap(({ includes }) => includes)
      .flatMap(({ paths, projectDirectory }) => {
        const group = paths.flatMap(path => this.#fileAt(file, path, lookup) ?? []);
        // A path that cannot be followed may be the very one that replaces a port.
        if (group.length < paths.length || group.some(({ path }) => inner.has(path))) return [];
        if (this.included.length > MOST_INCLUDED) return [];
        this.included.push(...group);
        const folder = folderOf(group[0]!.path);
        const own = this.lookupIn(
          projectDirectory === undefined
            ? folder
            : (pathFrom(folderOf(file.path), projectDirectory) ?? folder),
        );
        return [...this.load(group, name => lookup(name) ?? own(name), inner).values()];
      });
  }

  #servicesOf(file: ComposeFile, lookup: Lookup): Map<string, MergedService> {
    const services = new Map<string, MergedService>();
    for (const { services: declared } of file.documents)
      for (const { name } of declared) {
        const service = this.#serviceOf(file, name, lookup, 0);
        if (service) services.set(name, service);
      }
    return services;
  }

  /** One service of a file, with what it extends; made once, since many may extend it. */
  #serviceOf(file: ComposeFile, name: string, lookup: Lookup, depth: number): MergedService | undefined {
    const known = getOrMake(this.#services, file, () => new Map<string, MergedService>());
    const before = known.get(name);
    if (before) return before;
    let merged: MergedService | undefined;
    for (const document of file.documents) {
      const service = serviceNamed(document, name);
      if (!service) continue;
      const own = asService({ path: file.path, service }, lookup);
      const { extends: base } = service;
      const from = base && (base.file === undefined ? file : this.#fileAt(file, base.file, lookup));
      const extended =
        from && depth < DEEPEST ? this.#serviceOf(from, base.service, lookup, depth + 1) : undefined;
      const whole = extended && extended.layers.length < DEEPEST ? mergeServices(extended, own) : own;
      merged = merged ? mergeServices(merged, whole) : whole;
    }
    if (merged) known.set(name, merged);
    return merged;
  }

  #fileAt(from: ComposeFile, path: string, lookup: Lookup): ComposeFile | undefined {
    const known = interpolateText(path, lookup);
    const full = known === undefined ? undefined : pathFrom(folderOf(from.path), known);
    if (full === undefined) return undefined;
    const file = this.#files.byPath.get(full);
    this.asked.set(full, file);
    return file;
  }
}
