import type { EnvironmentPlaces, ScriptEnd } from './environment-places.ts';
import type { ComposeCommandFacts } from './manifests/compose/compose-command-facts.ts';
import type { ComposeFacts } from './manifests/compose/compose-facts.ts';
import type { DotenvFacts } from './manifests/compose/dotenv-facts.ts';
import type { HelmValuesFacts } from './manifests/helm-values.ts';
import type { ImageAliasFacts, ImageBuildFacts } from './manifests/image-builds/image-build-facts.ts';
import type { KubernetesFacts } from './manifests/kubernetes/kubernetes-facts.ts';
import type { KustomizationFacts } from './manifests/kustomization.ts';

/**
 * What a manifest declares besides ports, as plain data: what workspace rules need to merge Compose
 * files, to match selectors, to tie an image to its build. Each format owns its own shape.
 */
export type ManifestFacts =
  | ComposeFacts
  | ComposeCommandFacts
  | DotenvFacts
  | ImageBuildFacts
  | ImageAliasFacts
  | HelmValuesFacts
  | KubernetesFacts
  | KustomizationFacts
  | EnvironmentPlaces
  | ScriptEnd;
