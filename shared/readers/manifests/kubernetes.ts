import type { SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { yamlStream } from '../yaml/index.ts';
import { Findings } from './kubernetes/findings.ts';
import { readKindCluster } from './kubernetes/kind-cluster.ts';
import type {
  KubernetesAdmission,
  KubernetesBackend,
  KubernetesFacts,
  KubernetesService,
  KubernetesWorkload,
} from './kubernetes/kubernetes-facts.ts';
import { type Manifest, manifestsOf } from './kubernetes/manifest.ts';
import { nestedPods } from './kubernetes/nested-pods.ts';
import { readPod } from './kubernetes/pod.ts';
import { readReferences } from './kubernetes/references.ts';
import { readService } from './kubernetes/service.ts';
import { admissionFacts, backendFacts, serviceFacts, workloadFacts } from './kubernetes/wiring.ts';

/** Manifests, Helm templates and other templates of manifests, which are named by both endings. */
const FILE_NAME = /\.(?:ya?ml|json|tpl)(?:\.(?:j2|tmpl|tpl|template|in))?$/i;

/** Language ids of editors, for texts without a file. */
const LANGUAGES = new Set(['yaml', 'json', 'helm']);

/** A kind that is read, a list, or one that a template makes: most texts with `kind:` are schemas of resources. */
const KIND =
  /\bkind["']?\s*:\s*["']?(?:Pod|ReplicationController|Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob|Service|APIService|Ingress|NetworkPolicy|Gateway|\w*Route|TraefikService|Kafka\b|DestinationRule|HTTPProxy|Canary\b|Backend\b|Envoy(?:Proxy|Gateway)|[A-Z]\w{1,40}Policy\b|TargetGroupBinding|MultiClusterService|ServiceImport|VirtualService|X?Listener(?:Set)?\b|\w+Gateway\b|Endpoint|\w+WebhookConfiguration|Template|Cluster\b|\w*List\b|[{$<%])/;

/** A container's or a Service's port in an object of any kind; schemas have no value there. */
const CONTAINER_PORT = /\b(?:container|target)Port["']?[ \t]*:[ \t]*[^\s#]/;

/** Of a file with more objects the first are compared with each other. */
const MAX_OBJECTS = 1000;

/** Kubernetes objects: Pods, workloads, Services, and the other core kinds that name ports. */
export const kubernetes: Reader = {
  id: 'kubernetes',
  title: 'Kubernetes',
  docs: {
    claims: 'YAML, JSON and templates that hold objects with `apiVersion` and `kind`',
    finds: [
      'ports of containers in everything with a pod spec, host ports, probes, lifecycle hooks, listen settings in `env` and `args`',
      'Services, Ingresses, Gateways and routes (of Istio, Traefik, Contour, OpenShift, too), NetworkPolicies, webhooks, Endpoints, kind’s clusters',
      'lists, several documents, patches; of Helm templates what can be read without rendering',
    ],
    misses: [
      'resources of other groups, but for the pod templates, `backendRefs` and `host` with `port` in them',
    ],
  },
  claims: ({ name, languageId }) => FILE_NAME.test(name) || LANGUAGES.has(languageId ?? ''),
  prefilter: text => text.includes('apiVersion') && mayHoldPort(text),
  read,
};

/** A key that is called a port, an address with one, or a kernel setting that concerns them. */
const SIGN =
  /port|:\/\/[^\s"'/]{1,100}:\d{2}|value["']?:[ \t]{1,9}["']?[\w.{}\uFFFC -]{1,100}:\d{2}|=tcp:\d|addr\w{0,4}=|tcp_(?:tw_re|fin_timeout)/i;

/** Whether a file, or one document of it, may hold an object with a port. */
function mayHoldPort(text: string): boolean {
  return SIGN.test(text) && (KIND.test(text) || CONTAINER_PORT.test(text)) && !isSchema(text);
}

/** The kind of an object that stands at the margin, as that of a document does. */
const MARGIN_KIND = /^["']?kind["']?[ \t]*:[ \t]*["']?([\w{<$%]*)/gm;

/**
 * Whether a text is the schema of objects and no object: large, full of the names of kinds, and without
 * a port. In JSON it describes `apiVersion` instead of having one.
 */
function isSchema(text: string): boolean {
  if (/^\s*\{(?![{%#])/.test(text)) return !/"apiVersion"\s*:\s*"/.test(text);
  const kinds = [...text.matchAll(MARGIN_KIND)];
  return kinds.length > 0 && kinds.every(([, kind]) => kind === 'CustomResourceDefinition');
}

function read(source: SourceText): ReaderResult {
  const stream = yamlStream(source, mayHoldPort);
  const found = new Findings(source, stream);
  const workloads: KubernetesWorkload[] = [];
  const services: KubernetesService[] = [];
  const backends: KubernetesBackend[] = [];
  const admissions: KubernetesAdmission[] = [];
  for (const manifest of manifestsOf(found)) {
    if (manifest.kind === 'Service' && isOf(manifest, [''])) {
      readService(found, manifest);
      const service = serviceFacts(found, manifest);
      if (service) services.push(service);
    }
    readReferences(found, manifest);
    for (const backend of backendFacts(found, manifest)) backends.push(backend);
    for (const admission of admissionFacts(found, manifest)) admissions.push(admission);
    const { path, own } = podOf(manifest);
    const { length } = found.defects;
    if (manifest.kind === 'Cluster' && manifest.group === 'kind.x-k8s.io') readKindCluster(found, manifest);
    const serves = !manifest.kind?.endsWith('Job');
    const specs = path ? found.allMaps(manifest.node, path) : [];
    if (!own) for (const spec of nestedPods(manifest.node)) if (!specs.includes(spec)) specs.push(spec);
    for (const spec of specs) {
      readPod(found, spec, manifest.owner, serves);
      const metadata = path!.replace(/spec$/, 'metadata');
      if (own)
        workloads.push(workloadFacts(found, manifest, spec, found.allMaps(manifest.node, metadata)[0]));
    }
    // Another group's program may take what Kubernetes refuses: Knative a probe's port of 0, kind a hostPort of -1.
    if (!own) found.defects.length = length;
  }
  const { occurrences, defects, environment, places, exhausted } = found;
  const facts: KubernetesFacts = {
    kind: 'kubernetes',
    workloads: workloads.slice(0, MAX_OBJECTS),
    services: services.slice(0, MAX_OBJECTS),
    backends: backends.slice(0, MAX_OBJECTS),
    admissions: admissions.slice(0, MAX_OBJECTS),
  };
  const isEmpty = workloads.length + services.length + backends.length + admissions.length === 0;
  const manifests = isEmpty ? places : [...places, facts];
  const trouble = exhausted ? { reason: 'too many nodes', part: true } : stream.trouble;
  return { occurrences, defects, environment, manifests, ...(trouble && { trouble }) };
}

/** Kinds with a pod spec: their API groups and where it stands. */
const WORKLOADS: Readonly<Record<string, { groups: readonly string[]; path: string }>> = {
  Pod: { groups: [''], path: 'spec' },
  PodTemplate: { groups: [''], path: 'template.spec' },
  ReplicationController: { groups: [''], path: 'spec.template.spec' },
  Deployment: { groups: ['apps', 'extensions'], path: 'spec.template.spec' },
  StatefulSet: { groups: ['apps'], path: 'spec.template.spec' },
  DaemonSet: { groups: ['apps', 'extensions'], path: 'spec.template.spec' },
  ReplicaSet: { groups: ['apps', 'extensions'], path: 'spec.template.spec' },
  DeploymentConfig: { groups: ['', 'apps.openshift.io'], path: 'spec.template.spec' },
  Job: { groups: ['batch', 'extensions'], path: 'spec.template.spec' },
  ClusterServiceVersion: {
    groups: ['operators.coreos.com'],
    path: 'spec.install.spec.deployments[].spec.template.spec',
  },
  CronJob: { groups: ['batch'], path: 'spec.jobTemplate.spec.template.spec' },
};

/**
 * Where the object's pod spec stands, and whether Kubernetes itself reads it there. Resources of other
 * groups (Argo Rollouts, Knative Services) have one where Deployments have theirs; a kind that a
 * template makes (`kind: {{ .Values.kind }}`) is taken for a workload.
 */
function podOf(manifest: Manifest): { path?: string; own: boolean } {
  const { kind, group } = manifest;
  const workload = kind !== undefined && Object.hasOwn(WORKLOADS, kind) ? WORKLOADS[kind] : undefined;
  if (workload && isOf(manifest, workload.groups)) return { path: workload.path, own: true };
  if (kind === undefined) return { path: 'spec.template.spec', own: true };
  return group === '' ? { own: true } : { path: 'spec.template.spec', own: false };
}

function isOf({ group }: Manifest, groups: readonly string[]): boolean {
  return group === undefined || groups.includes(group);
}
