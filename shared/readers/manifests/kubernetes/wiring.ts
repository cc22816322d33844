import {
  asScalar,
  isNull,
  isQuoted,
  isTemplated,
  mapEntries,
  scalarText,
  type YamlMap,
  type YamlNode,
} from '../../yaml/index.ts';
import type { Findings } from './findings.ts';
import type {
  DeclaredPort,
  KubernetesAdmission,
  KubernetesBackend,
  KubernetesProbe,
  KubernetesService,
  KubernetesWorkload,
  PortReference,
} from './kubernetes-facts.ts';
import type { Manifest } from './manifest.ts';
import { isPlaceholder, isPortName } from './names.ts';
import { readProtocol } from './port-field.ts';

/** Objects that people write have fewer ports and probes; those of more are not compared. */
const MAX_PORTS = 300;

const CONTAINERS = ['initContainers[]', 'containers[]', 'ephemeralContainers[]'];
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];

/** What a pod spec declares, and which of its ports its probes name. `metadata` is that of the pods. */
export function workloadFacts(
  found: Findings,
  { kind = '', owner, node }: Manifest,
  spec: YamlMap,
  metadata: YamlMap | undefined,
): KubernetesWorkload {
  const containers = CONTAINERS.flatMap(path => found.allMaps(spec, path)).slice(0, MAX_PORTS);
  const declared = containers.map(container => portsOf(found, container));
  const ports = declared.flatMap(each => each.ports);
  return {
    kindName: kind,
    name: owner,
    ...namespaceOf(found, node),
    ...(metadata && labelled('labels', found, metadata, 'labels')),
    ports: ports.slice(0, MAX_PORTS),
    complete:
      containers.length > 0 &&
      containers.length < MAX_PORTS &&
      ports.length <= MAX_PORTS &&
      declared.every(({ complete }) => complete) &&
      containers.every(container => hasOwnImage(found, container)) &&
      !isTemplateAround(found, spec),
    probes: containers
      .flatMap((container, i) => probesOf(found, container, declared[i]!))
      .slice(0, MAX_PORTS),
    containers: containers.flatMap(container => {
      const scalar = asScalar(found.entries(container, 'image')[0]);
      if (!scalar || isNull(scalar)) return [];
      const { start, end } = scalar.range;
      const image = isTemplated(scalar)
        ? found.source.text.slice(start, end).replace(/^["']|["']$/g, '')
        : scalar.value;
      return { image: image.slice(0, 300), range: container.range };
    }),
  };
}

/** What a Service of the core group declares; undefined for one that only names a host elsewhere. */
export function serviceFacts(found: Findings, { owner, node }: Manifest): KubernetesService | undefined {
  const type = textOf(found.all(node, 'spec.type')[0]);
  if (type === 'ExternalName' || found.all(node, 'spec.externalName').length > 0) return undefined;
  const [spec] = found.allMaps(node, 'spec');
  if (!spec) return undefined;
  const entries = found.allMaps(spec, 'ports[]').slice(0, MAX_PORTS);
  const ports = entries.map(entry => {
    const [node] = found.entries(entry, 'targetPort');
    const target = node && referenceOf(found, node);
    return { ...declaredPort(found, entry, 'port'), ...(target && { target }) };
  });
  return {
    name: owner,
    ...namespaceOf(found, node),
    ...labelled('selector', found, spec, 'selector'),
    headless: textOf(found.all(spec, 'clusterIP')[0]) === 'None',
    ports,
    complete:
      ports.length < MAX_PORTS &&
      ports.every(({ port }) => port !== undefined) &&
      entries.every(entry => isKnown(found.entries(entry, 'name')[0])) &&
      !isTemplateAround(found, spec),
  };
}

/** Where an object of some kind names a Service and a port of it. */
interface BackendPlace {
  readonly kinds: readonly string[];
  readonly path: string;
  /** Under `path`: the Service's name, and its port by number or by name. */
  readonly name: string;
  readonly port: readonly string[];
  readonly namespace?: string;
}

const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];
const HOOKS = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'];

/** One row a place; the same API objects as in `references.ts`. */
const BACKENDS: readonly BackendPlace[] = [
  {
    kinds: ['Ingress'],
    path: 'spec.defaultBackend.service',
    name: 'name',
    port: ['port.number', 'port.name'],
  },
  {
    kinds: ['Ingress'],
    path: 'spec.rules[].http.paths[].backend.service',
    name: 'name',
    port: ['port.number', 'port.name'],
  },
  { kinds: ['Ingress'], path: 'spec.backend', name: 'serviceName', port: ['servicePort'] },
  {
    kinds: ['Ingress'],
    path: 'spec.rules[].http.paths[].backend',
    name: 'serviceName',
    port: ['servicePort'],
  },
  {
    kinds: ROUTES,
    path: 'spec.rules[].backendRefs[]',
    name: 'name',
    port: ['port'],
    namespace: 'namespace',
  },
  {
    kinds: HOOKS,
    path: 'webhooks[].clientConfig.service',
    name: 'name',
    port: ['port'],
    namespace: 'namespace',
  },
];

/** The ports of Services that an object without a pod spec names. */
export function backendFacts(found: Findings, { kind = '', node }: Manifest): KubernetesBackend[] {
  return BACKENDS.filter(({ kinds }) => kinds.includes(kind)).flatMap(place =>
    found.allMaps(node, place.path).flatMap(backend => {
      const service = textOf(found.entries(backend, place.name)[0]);
      // A route may lead to something else than a Service.
      const other = textOf(found.entries(backend, 'kind')[0]) ?? 'Service';
      if (service === undefined || other !== 'Service') return [];
      const stated = place.namespace && textOf(found.entries(backend, place.namespace)[0]);
      const namespace = stated ? { namespace: stated } : namespaceOf(found, node);
      return place.port
        .flatMap(path => found.all(backend, path))
        .flatMap(value => referenceOf(found, value) ?? [])
        .map(reference => ({ ...reference, service, ...namespace }));
    }),
  );
}

/** A container without an image is a part of one that stands elsewhere; Istio's injector replaces `auto`, ports and all. */
function hasOwnImage(found: Findings, container: YamlMap): boolean {
  const [image] = found.entries(container, 'image');
  return image !== undefined && textOf(image) !== 'auto';
}

/** The named ports of pods that a NetworkPolicy lets others in to; numbers need not be declared. */
export function admissionFacts(found: Findings, { kind, node, owner }: Manifest): KubernetesAdmission[] {
  if (kind !== 'NetworkPolicy') return [];
  const [pods] = found.allMaps(node, 'spec.podSelector');
  const { selector } = pods ? labelled('selector', found, pods, 'matchLabels') : {};
  // Expressions narrow the choice of pods.
  if (!selector || found.entries(pods!, 'matchExpressions').length > 0) return [];
  return found
    .allMaps(node, 'spec.ingress[].ports[]')
    .flatMap(entry => found.entries(entry, 'port'))
    .flatMap(value => referenceOf(found, value) ?? [])
    .filter(({ port }) => typeof port === 'string')
    .map(reference => ({ ...reference, policy: owner, ...namespaceOf(found, node), selector }));
}

function portsOf(found: Findings, container: YamlMap): { ports: DeclaredPort[]; complete: boolean } {
  const entries = found.allMaps(container, 'ports[]');
  const ports = entries.map(entry => declaredPort(found, entry, 'containerPort'));
  const complete =
    ports.every(({ port }) => port !== undefined) &&
    entries.every(entry => isKnown(found.entries(entry, 'name')[0])) &&
    !isTemplateAround(found, container);
  return { ports, complete };
}

function declaredPort(found: Findings, entry: YamlMap, key: string): DeclaredPort {
  const [value] = found.entries(entry, key);
  const reference = value && referenceOf(found, value);
  const name = textOf(found.entries(entry, 'name')[0]);
  // Its defects are told by the reader of the field.
  const { length } = found.defects;
  const protocol = readProtocol(found, entry, '');
  found.defects.length = length;
  return {
    port: typeof reference?.port === 'number' ? reference.port : undefined,
    ...(name !== undefined && { name }),
    protocol,
    range: entry.range,
  };
}

function probesOf(
  found: Findings,
  container: YamlMap,
  { ports, complete }: { ports: readonly DeclaredPort[]; complete: boolean },
): KubernetesProbe[] {
  if (!complete || !hasOwnImage(found, container)) return [];
  return PROBES.flatMap(path => found.allMaps(container, path)).flatMap(probe =>
    ['httpGet.port', 'tcpSocket.port'].flatMap(path =>
      found
        .all(probe, path)
        .flatMap(value => referenceOf(found, value) ?? [])
        // A number need not be declared to be asked.
        .filter(({ port }) => typeof port === 'string')
        .map(reference => ({ ...reference, declared: ports })),
    ),
  );
}

/** A number or a name; undefined for templates, placeholders and what Kubernetes refuses anyway. */
function referenceOf(found: Findings, node: YamlNode): PortReference | undefined {
  const scalar = asScalar(node);
  if (!scalar || isNull(scalar) || isTemplated(scalar)) return undefined;
  const text = scalarText(found.stream, scalar);
  const { value } = text;
  if (isPlaceholder(value)) return undefined;
  const base = { range: text.range(), quoted: isQuoted(scalar) };
  if (/^\d{1,5}$/.test(value)) return isQuoted(scalar) ? undefined : { ...base, port: Number(value) };
  return isPortName(value) ? { ...base, port: value } : undefined;
}

function namespaceOf(found: Findings, node: YamlMap): { namespace?: string } {
  const namespace = textOf(found.all(node, 'metadata.namespace')[0]);
  return namespace === undefined ? {} : { namespace };
}

/** A mapping of labels under `key`; nothing where a part of it is not known, or it is empty. */
function labelled<K extends 'labels' | 'selector'>(
  as: K,
  found: Findings,
  map: YamlMap,
  key: string,
): Partial<Record<K, Readonly<Record<string, string>>>> {
  const [labels] = found.allMaps(map, key);
  if (!labels || isTemplateAround(found, labels)) return {};
  const result: Record<string, string> = {};
  for (const { key: name, value } of mapEntries(labels)) {
    const text = textOf(value);
    if (text === undefined || /[{}$\uFFFC]/.test(name.value)) return {};
    result[name.value] = text;
  }
  return Object.keys(result).length > 0 ? ({ [as]: result } as Record<K, typeof result>) : {};
}

/** Whether a template's statements stand within a node: what they make is not known. */
function isTemplateAround(found: Findings, node: YamlNode): boolean {
  if (!found.stream.templated) return false;
  const { start, end } = node.range;
  return /\{\{-?\s*(?:if|else|range|with|include|template|toYaml|tpl|end|block|define|\.Values|\$)|\{%|<%/.test(
    found.source.text.slice(start, end),
  );
}

/** Absent, or written out. */
function isKnown(node: YamlNode | undefined): boolean {
  return node === undefined || textOf(node) !== undefined;
}

function textOf(node: YamlNode | undefined): string | undefined {
  const scalar = asScalar(node);
  if (!scalar || isNull(scalar) || isTemplated(scalar) || isPlaceholder(scalar.value)) return undefined;
  return scalar.value;
}
