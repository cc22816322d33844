export { WorkspaceIndex } from './workspace-index.ts';
export { type LocatedOccurrence, WorkspaceSnapshot } from './workspace-snapshot.ts';
