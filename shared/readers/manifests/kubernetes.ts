import type { SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { yamlStream } from '../yaml/index.ts';
import { Findings } from './kubernetes/findings.ts';
import { type Manifest, manifestsOf } from './kubernetes/manifest.ts';
import { readPod } from './kubernetes/pod.ts';
import { readReferences } from './kubernetes/references.ts';
import { readService } from './kubernetes/service.ts';

/** Manifests, Helm templates and other templates of manifests, which are named by both endings. */
const FILE_NAME = /\.(?:ya?ml|json|tpl)(?:\.(?:j2|tmpl|tpl|template|in))?$/i;

/** A kind that is read, a list, or one that a template makes: most texts with `kind:` are schemas of resources. */
const KIND =
  /\bkind["']?\s*:\s*["']?(?:Pod|ReplicationController|Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob|Service|Ingress|NetworkPolicy|Gateway|\w+Route|Endpoint|\w+WebhookConfiguration|Template|\w*List\b|[{$<%])/;

/** Kubernetes objects: Pods, workloads, Services, and the other core kinds that name ports. */
export const kubernetes: Reader = {
  id: 'kubernetes',
  title: 'Kubernetes',
  claims: ({ name }) => FILE_NAME.test(name),
  prefilter: text => text.includes('apiVersion') && /port/i.test(text) && KIND.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const stream = yamlStream(source);
  const found = new Findings(source, stream);
  for (const manifest of manifestsOf(found)) {
    if (manifest.kind === 'Service' && isOf(manifest, [''])) readService(found, manifest);
    for (const path of podPaths(manifest))
      for (const spec of found.allMaps(manifest.node, path)) readPod(found, spec, manifest.owner);
    readReferences(found, manifest);
  }
  const { occurrences, defects, environment, exhausted } = found;
  const trouble = exhausted ? { reason: 'too many nodes', part: true } : stream.trouble;
  return { occurrences, defects, environment, ...(trouble && { trouble }) };
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
  CronJob: { groups: ['batch'], path: 'spec.jobTemplate.spec.template.spec' },
};

/** Where the object's pod spec stands; a templated kind (`kind: {{ .Values.kind }}`) is taken for a workload. */
function podPaths(manifest: Manifest): string[] {
  if (manifest.kind === undefined) return ['spec.template.spec'];
  const workload = Object.hasOwn(WORKLOADS, manifest.kind) ? WORKLOADS[manifest.kind] : undefined;
  return workload && isOf(manifest, workload.groups) ? [workload.path] : [];
}

function isOf({ group }: Manifest, groups: readonly string[]): boolean {
  return group === undefined || groups.includes(group);
}
