export type { MergedPort, MergedService } from './compose-merge.ts';
export { type ComposeProject, composeProjects } from './compose-projects.ts';
export {
  environmentOf,
  type LocatedFact,
  namespaceOwner,
  sysctlsFor,
} from './environment/environment.ts';
export { type Rights, rightsOf } from './environment/rights.ts';
export {
  localPortRange,
  localPortRangeDefect,
  reservedPorts,
  reservedPortsDefect,
} from './environment/sysctl-values.ts';
export { type AppliedFiles, appliedTogether } from './kubernetes-applied.ts';
export {
  type InFile,
  type KubernetesSet,
  kubernetesSetOf,
  selectedBy,
  servicesNamed,
} from './kubernetes-set.ts';
export { buildOfImage, composeBuild, type ImageBuild } from './links/image-builds.ts';
export { ownFolderOf } from './links/image-links.ts';
export { linkedPlaces } from './links/linked-places.ts';
export { WorkspaceIndex } from './workspace-index.ts';
export { folderOf } from './workspace-path.ts';
export { type LocatedOccurrence, WorkspaceSnapshot } from './workspace-snapshot.ts';
