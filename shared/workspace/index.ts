export type { AppendedPort, MergedPort, MergedService } from './compose-merge.ts';
export { type ComposeProject, composeProjects } from './compose-projects.ts';
export { WorkspaceIndex } from './workspace-index.ts';
export { type LocatedOccurrence, WorkspaceSnapshot } from './workspace-snapshot.ts';
