import type { Namespace, PortOccurrence, PortRole, Protocol } from '../../ports/index.ts';
import type { SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import {
  asScalar,
  isTemplated,
  mapValue,
  resolved,
  scalarText,
  seqItems,
  type YamlNode,
  type YamlStream,
  yamlStream,
} from '../yaml/index.ts';

const format = 'kustomize';

/** A place in an object by its JSON pointer (RFC 6901), and what a port there is. */
interface Place {
  readonly pointer: RegExp;
  readonly role: PortRole;
  readonly namespace: Namespace;
  /** As the reader of whole objects has it. */
  readonly api: string;
}

const CONTAINER = String.raw`\/(?:initContainers|containers)\/(?:\d+|-)`;

/** One row a field of an object. */
const PLACES: readonly Place[] = [
  { pointer: /^\/spec\/ports\/(?:\d+|-)\/port$/, role: 'service', namespace: 'none', api: 'service.port' },
  {
    pointer: /^\/spec\/ports\/(?:\d+|-)\/targetPort$/,
    role: 'connect',
    namespace: 'none',
    api: 'service.targetPort',
  },
  {
    pointer: /^\/spec\/ports\/(?:\d+|-)\/nodePort$/,
    role: 'published',
    namespace: 'host',
    api: 'service.nodePort',
  },
  {
    pointer: new RegExp(`${CONTAINER}/ports/(?:\\d+|-)/containerPort$`),
    role: 'listen',
    namespace: 'container',
    api: 'containerPort',
  },
  {
    pointer: new RegExp(`${CONTAINER}/ports/(?:\\d+|-)/hostPort$`),
    role: 'published',
    namespace: 'host',
    api: 'hostPort',
  },
  {
    pointer: new RegExp(`${CONTAINER}/(?:liveness|readiness|startup)Probe/(?:httpGet|tcpSocket|grpc)/port$`),
    role: 'connect',
    namespace: 'none',
    api: 'probe',
  },
  {
    pointer:
      /^\/spec\/(?:rules\/(?:\d+|-)\/http\/paths\/(?:\d+|-)\/backend|defaultBackend)\/service\/port\/number$/,
    role: 'connect',
    namespace: 'none',
    api: 'ingress.backend',
  },
];

/** An operation that gives a value to a place where ports stand. */
const SIGNS = /["']?path["']?\s{0,9}:\s{0,9}["']?\/(?:spec|template|objects)\//;

/** Lists of operations on Kubernetes objects (JSON Patch, RFC 6902), in files and in kustomizations. */
export const kustomizePatch: Reader = {
  id: format,
  title: 'Kustomize',
  docs: {
    claims:
      '`*.yaml`, `*.json` that are lists of operations (JSON 6902); inline patches in a `kustomization.yaml`',
    finds: [
      'ports of containers and Services, probes and backends that `add` and `replace` set',
      'strategic merge patches, which are read as the objects they change',
      'variables in the `literals` of a `configMapGenerator`',
    ],
    misses: ['what an operation removes or copies'],
  },
  claims: ({ name, languageId }) => /\.(?:ya?ml|json)$/i.test(name) || languageId === 'yaml',
  prefilter: text => SIGNS.test(text) && /port/i.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const stream = yamlStream(source);
  const occurrences: PortOccurrence[] = [];
  for (const { root } of stream.documents)
    for (const operation of seqItems(root)) {
      const op = asScalar(mapValue(operation, 'op'))?.value;
      const path = asScalar(mapValue(operation, 'path'))?.value;
      const value = mapValue(operation, 'value');
      if (path && value && (op === 'add' || op === 'replace'))
        visit(stream, path, value, 'tcp', occurrences, 0);
    }
  return { occurrences };
}

function visit(
  stream: YamlStream,
  pointer: string,
  node: YamlNode,
  protocol: Protocol,
  found: PortOccurrence[],
  depth: number,
): void {
  // Aliases are not followed: what they name is read where it stands.
  if (depth > 20 || pointer.length > 1000) return;
  if (node.kind === 'seq')
    for (const [i, item] of node.items.entries())
      visit(stream, `${pointer}/${i}`, item, protocol, found, depth + 1);
  if (node.kind === 'map') {
    const stated = asScalar(mapValue(node, 'protocol'))?.value.toLowerCase();
    const own = stated === 'udp' || stated === 'sctp' ? stated : 'tcp';
    for (const { key, value } of node.entries)
      visit(stream, `${pointer}/${key.value}`, value, own, found, depth + 1);
  }
  const scalar = node.kind === 'scalar' ? resolved(node) : undefined;
  const place = scalar && PLACES.find(each => each.pointer.test(pointer));
  if (!place || scalar?.kind !== 'scalar' || isTemplated(scalar) || !/^\d{1,5}$/.test(scalar.value)) return;
  const port = Number(scalar.value);
  if (port < 1 || port > 65535) return;
  const range = scalarText(stream, scalar).range();
  found.push({
    port,
    protocol,
    role: place.role,
    resolution: 'literal',
    namespace: place.namespace,
    format,
    api: `kubernetes.${place.api}`,
    range,
    use: range,
    slot: { range, before: '', after: '' },
  });
}
