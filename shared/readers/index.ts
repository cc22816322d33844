export type { EnvironmentFact, FactScope } from './environment-fact.ts';
export { type FileFacts, type FileTrouble, noFacts } from './file-facts.ts';
export type { PortDefect, PortDefectKind } from './port-defect.ts';
export { readersFor, readFile } from './read-file.ts';
export type { Reader, ReaderResult } from './reader.ts';
export type { ReaderAssets } from './reader-assets.ts';
export { readers } from './registry.ts';
export type { SuppressionComment, SuppressionKind } from './suppression-comment.ts';
