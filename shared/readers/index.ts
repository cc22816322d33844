export { unitOf } from './command-files/systemd-rights.ts';
export type { EnvironmentFact, PortListSlot } from './environment-fact.ts';
export type { EnvironmentPlaces } from './environment-places.ts';
export { type FileFacts, noFacts } from './file-facts.ts';
export { knownLanguage } from './language-id.ts';
export type {
  ComposeFacts,
  ComposePort,
  ComposePortList,
  ComposeServiceFacts,
} from './manifests/compose/compose-facts.ts';
export type { Lookup } from './manifests/compose/interpolate.ts';
export { interpolateText } from './manifests/compose/interpolate-text.ts';
export { hostPortVariable, type ResolvedPort, resolvePort } from './manifests/compose/resolve-port.ts';
export type { KubernetesFacts } from './manifests/kubernetes/kubernetes-facts.ts';
export type { PortDefect, PortDefectKind } from './port-defect.ts';
export { hasReader, mayHoldFacts, readersFor, readFile } from './read-file.ts';
export type {} from './reader.ts';
export type { ReaderAssets } from './reader-assets.ts';
export { readers } from './registry.ts';
export type { SuppressionComment } from './suppression-comment.ts';
