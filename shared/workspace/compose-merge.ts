import type { PortRange } from '../ports/index.ts';
import {
  type ComposePort,
  type ComposePortList,
  type ComposeServiceFacts,
  type Lookup,
  type ResolvedPort,
  resolvePort,
} from '../readers/index.ts';

/** A service of one file, or one that it extends. */
export interface ServiceLayer {
  readonly path: string;
  readonly service: ComposeServiceFacts;
}

/** An entry of `ports` that a project has in the end, where it stands. */
export interface MergedPort {
  readonly path: string;
  readonly list: ComposePortList;
  readonly port: ComposePort;
  readonly resolved: ResolvedPort;
}

/** An entry that a later file adds to one that it was surely meant to replace. */
export interface AppendedPort {
  readonly added: MergedPort;
  readonly kept: MergedPort;
}

/** A service as Compose sees it after all merging (spec, 13-merge). */
export interface MergedService {
  readonly name: string;
  /** What it was made of, the base first. */
  readonly layers: readonly ServiceLayer[];
  readonly ports: readonly MergedPort[];
  readonly appended: readonly AppendedPort[];
  readonly networkMode?: NonNullable<ComposeServiceFacts['networkMode']> & { readonly path: string };
  /** In which profiles it runs; always where there is none. */
  readonly profiles: readonly string[];
  readonly replicas?: NonNullable<ComposeServiceFacts['replicas']> & { readonly path: string };
}

/** One declaration as a service, its variables replaced. */
export function asService({ path, service }: ServiceLayer, lookup: Lookup): MergedService {
  const { ports, networkMode, replicas } = service;
  const layers = [{ path, service }];
  return {
    name: service.name,
    layers,
    ports: ports ? unique(portsOf(path, ports, lookup)) : [],
    appended: [],
    ...(networkMode && { networkMode: { ...networkMode, path } }),
    profiles: service.profiles,
    ...(replicas && { replicas: { ...replicas, path } }),
  };
}

/** What `over` makes of `base`: single values replace, lists add up, `ports` also by their uniqueness. */
export function mergeServices(base: MergedService, over: MergedService): MergedService {
  const networkMode = over.networkMode ?? base.networkMode;
  const replicas = over.replicas ?? base.replicas;
  return {
    name: over.name,
    layers: [...base.layers, ...over.layers],
    ...mergePorts(base, over),
    ...(networkMode && { networkMode }),
    profiles: [...new Set([...base.profiles, ...over.profiles])],
    ...(replicas && { replicas }),
  };
}

/** Nobody publishes more ports of one service by hand. */
const MOST_COMPARED = 500;

function mergePorts(base: MergedService, over: MergedService): Pick<MergedService, 'ports' | 'appended'> {
  const replaces = over.layers.some(({ service }) => service.ports?.tag !== undefined);
  if (replaces || base.ports.length === 0) return { ports: over.ports, appended: over.appended };
  if (over.ports.length === 0) return { ports: base.ports, appended: base.appended };
  const ports = unique([...base.ports, ...over.ports]);
  const own = new Set(over.ports);
  const kept = ports.filter(port => !own.has(port)).slice(0, MOST_COMPARED);
  const appended = over.ports.slice(0, MOST_COMPARED).flatMap(added => {
    const old = kept.find(each => isReplacedBy(each.resolved, added.resolved));
    return old ? [{ added, kept: old }] : [];
  });
  return { ports, appended: [...base.appended, ...over.appended, ...appended] };
}

/**
 * Whether who writes `added` means it instead of `kept`: it opens the same container port elsewhere, or
 * puts another container port behind the same host port. A port that the engine picks replaces nothing.
 */
function isReplacedBy(kept: ResolvedPort, added: ResolvedPort): boolean {
  const [from, to] = [kept.published, added.published];
  if (!from || !to || from === 'dynamic' || to === 'dynamic' || kept.protocol !== added.protocol)
    return false;
  return isSame(kept.target, added.target) || isSame(from, to);
}

function isSame(a: PortRange | undefined, b: PortRange | undefined): boolean {
  return a !== undefined && a.first === b?.first && a.last === b.last;
}

function portsOf(path: string, list: ComposePortList, lookup: Lookup): MergedPort[] {
  return list.entries.map(port => ({ path, list, port, resolved: resolvePort(port, lookup) }));
}

/** Of entries that share their key the last, in the place of the first. */
function unique(ports: readonly MergedPort[]): MergedPort[] {
  const byKey = new Map<string, MergedPort>();
  for (const port of ports) byKey.set(port.resolved.key, port);
  return [...byKey.values()];
}
