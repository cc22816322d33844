import type { Namespace, PortOccurrence, PortRole } from '../../ports/index.ts';
import type { SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { forEachScalar, isTemplated, scalarText, yamlStream } from '../yaml/index.ts';

const format = 'helm-values';

/** Values by the ways that charts agree on, and what the fields they fill in are. */
interface ValuesPlace {
  /** Keys with dots between; items of lists are numbers. Tested against the end of a value's way. */
  readonly way: RegExp;
  readonly role: PortRole;
  readonly namespace: Namespace;
  /** The field of an object that the value becomes, as the reader of objects has it. */
  readonly api: string;
  /** Set where a host beside it would make it another's. */
  readonly alone?: true;
}

const SERVICE = String.raw`(?:^|\.)(?:service|[a-z]\w*Service)`;
const SERVICE_ITEM = String.raw`${SERVICE}\.(?:extraPorts|additionalPorts|ports)\.(?:[\w-]+)`;

/** One row a convention. The first that fits counts. */
const PLACES: readonly ValuesPlace[] = [
  ...(
    [
      ['nodePort', 'published', 'host', 'service.nodePort'],
      ['(?:targetPort|internalPort)', 'connect', 'none', 'service.targetPort'],
      ['(?:port|externalPort)', 'service', 'none', 'service.port'],
    ] as const
  ).flatMap(([key, role, namespace, api]) => [
    { way: new RegExp(`${SERVICE}\\.${key}$`, 'i'), role, namespace, api },
    { way: new RegExp(`${SERVICE_ITEM}\\.${key}$`, 'i'), role, namespace, api },
    // Several services by their names: `service.http.port`, `service.main.ports.http.port`.
    { way: new RegExp(`${SERVICE}\\.[\\w-]+(?:\\.ports\\.[\\w-]+)?\\.${key}$`, 'i'), role, namespace, api },
  ]),
  {
    way: new RegExp(`${SERVICE}\\.ports\\.[\\w-]+$`, 'i'),
    role: 'service',
    namespace: 'none',
    api: 'service.port',
  },
  {
    way: new RegExp(`${SERVICE}\\.targetPorts\\.[\\w-]+$`, 'i'),
    role: 'connect',
    namespace: 'none',
    api: 'service.targetPort',
  },
  {
    way: new RegExp(`${SERVICE}\\.nodePorts\\.[\\w-]+$`, 'i'),
    role: 'published',
    namespace: 'host',
    api: 'service.nodePort',
  },
  {
    way: /(?:^|\.)(?:containerPorts\.[\w-]+|(?:\w+)?containerPort)$/i,
    role: 'listen',
    namespace: 'container',
    api: 'containerPort',
  },
  { way: /(?:^|\.)(?:hostPorts\.[\w-]+|hostPort)$/i, role: 'published', namespace: 'host', api: 'hostPort' },
  { way: /(?:^|\.)ports\.[\w-]+\.exposedPort$/, role: 'service', namespace: 'none', api: 'service.port' },
  {
    way: /(?:^|\.)ports\.[\w-]+\.nodePort$/,
    role: 'published',
    namespace: 'host',
    api: 'service.nodePort',
  },
  {
    way: /(?:^|\.)(?:liveness|readiness|startup)Probe\.(?:httpGet|tcpSocket|grpc)\.port$/,
    role: 'connect',
    namespace: 'none',
    api: 'probe',
  },
  {
    way: /(?:^|\.)ingress\.(?:[\w-]+\.){0,8}(?:servicePort|backend\.service\.port\.number)$/i,
    role: 'connect',
    namespace: 'none',
    api: 'ingress.backend',
  },
  {
    way: /(?:^|\.)\w{0,30}ingress(?:es)?\.(?:[\w-]+\.){0,8}paths\.\d+\.port$/i,
    role: 'connect',
    namespace: 'none',
    api: 'ingress.backend',
  },
  {
    way: /(?:^|\.)networkPolic(?:y|ies)\.(?:[\w-]+\.){0,8}ports\.\d+\.port$/i,
    role: 'connect',
    namespace: 'none',
    api: 'networkPolicy.port',
  },
  // A front by the type of its Service: `expose.nodePort.ports.http.port`, `expose.clusterIP.ports.httpPort`.
  {
    way: /(?:^|\.)(?:clusterIP|nodePort|loadBalancer)\.ports\.(?:[\w-]+\.port|[a-z]{1,30}Port)$/,
    role: 'service',
    namespace: 'none',
    api: 'service.port',
  },
  // Ports by what they are for: `service.httpsPort`, `service.externalGrpcPort`, `server.externalPort`, `web.servicePort`.
  {
    way: new RegExp(
      `${SERVICE}\\.(?:node(?:Http|Https|Tls|Grpc|Tcp)?Port|(?:http|https|tls|grpc|tcp)NodePort|nodePort(?:Http|Https|Tls|Grpc|Tcp)s?)$`,
      'i',
    ),
    role: 'published',
    namespace: 'host',
    api: 'service.nodePort',
  },
  {
    way: new RegExp(`${SERVICE}\\.(?!(?:internal|target|container|node|health|probe))[a-z]{1,30}Port$`, 'i'),
    role: 'service',
    namespace: 'none',
    api: 'service.port',
  },
  {
    way: /(?:^|\.)(?:servicePort(?:[A-Z][A-Za-z]{0,20})?|externalPort[A-Z]?[a-z]{0,12})$/,
    role: 'service',
    namespace: 'none',
    api: 'service.port',
  },
  {
    way: /(?:^|\.)(?:internalPort[A-Z]?[a-z]{0,12}|serviceTargetPort)$/,
    role: 'connect',
    namespace: 'none',
    api: 'service.targetPort',
  },
  // What the process in the container is told: `httpPort`, `controller.httpsKeyStore.httpPort`.
  {
    way: /^(?:(?!external|remote|upstream|existing|global|ingress|gateway|.{0,40}[Ss]ervice)\w{1,40}\.){0,3}(?:http|https|grpc|metrics|jmx|debug|admin|management)Port$/,
    alone: true,
    role: 'listen',
    namespace: 'container',
    api: 'containerPort',
  },
  {
    way: /(?:^|\.)external(?:Database|Redis|Valkey|Cache|Kafka|Rabbitmq|Elasticsearch|Memcached|Mongodb|Postgresql|Mysql|Zookeeper|Etcd|Smtp|S3)\.port$/i,
    role: 'connect',
    namespace: 'none',
    api: 'external',
  },
];

/** What a key means beside others, wherever an object with all of them stands. */
interface ValuesNeighbour extends ValuesPlace {
  /** The key that must stand beside it. */
  readonly beside: string;
}

const NEIGHBOURS: readonly ValuesNeighbour[] = [
  {
    way: /(?:^|\.)port$/,
    beside: 'targetPort',
    role: 'service',
    namespace: 'none',
    api: 'service.port',
  },
  {
    way: /(?:^|\.)targetPort$/,
    beside: 'port',
    role: 'connect',
    namespace: 'none',
    api: 'service.targetPort',
  },
  {
    way: /(?:^|\.)port$/,
    beside: 'nodePort',
    role: 'service',
    namespace: 'none',
    api: 'service.port',
  },
  // The host of a peer, which is often left empty for the chart's own one: `redis.hostname`, `redis.port`.
  ...['hostname', 'host'].map(beside => ({
    way: /(?:^|\.)(?:redis|valkey|postgres(?:ql)?|mysql|mariadb|database|db|mongodb|elasticsearch|opensearch|smtp|cache|memcached|kafka|rabbitmq|minio|s3)\.(?:[\w-]{1,40}\.)?port$/i,
    beside,
    role: 'connect' as const,
    namespace: 'none' as const,
    api: 'external',
  })),
  {
    way: /(?:^|\.)metrics(?:Config)?\.(?:(?!service)[\w-]+\.)?port$/i,
    beside: 'path',
    role: 'listen',
    namespace: 'container',
    api: 'metrics.port',
  },
];

const BESIDE = new RegExp(`^(?:${[...new Set(NEIGHBOURS.map(({ beside }) => beside))].join('|')})$`);

const HOST = /^(?:host|hostname|address|server|endpoint|url)$/i;

/** A key that charts give a port by. */
const SIGNS = /^[ \t]{0,40}(?:-[ \t]{1,8})?[\w-]{1,60}:[ \t]{1,20}["']?\d{2,5}["']?[ \t]{0,40}(?:#|\r?$)/m;
const EVIDENCE =
  /^(?:[ \t]{0,12})(?:service|ports|containerPorts?|ingress|image|replicaCount|nameOverride|resources|\w+Service):/m;

/** What templates put together to the name of an image. */
const IMAGE_KEY = /^(?:.*image|repository|repo|registry|name)$/i;
const IMAGE_PART = /^[a-z\d][\w./:@-]{0,250}$/;
const NAMES_IMAGE = /^[ \t]{0,40}(?:repository|repo|[\w-]{0,60}image):[ \t]{1,20}["']?[a-z\d]/im;
/** Charts of people have fewer. */
const MOST_PARTS = 500;

/** The values of a chart of which names of images are made, by their ways: `image.repository`. */
export interface HelmValuesFacts {
  readonly kind: 'helm-values';
  readonly imageParts: Readonly<Record<string, string>>;
}

/** The values that Helm renders a chart with: its own, and those of environments. */
export const helmValues: Reader = {
  id: format,
  title: 'Helm values',
  docs: {
    claims: '`values*.yaml`, `*values.yaml`, and YAML in the folder `ci` or `values` of a chart',
    finds: [
      'by the names that charts agree on: `service.port`, `service.targetPort`, `service.nodePort`, `service.ports.http`, `containerPort`, `containerPorts.http`, `hostPort`, `ports.web.exposedPort`, probes, backends of an Ingress, `externalDatabase.port`',
      '`port` beside `targetPort` or `nodePort` in any object, `port` beside `path` of `metrics`; rules of a `networkPolicy`',
      '`httpPort`, `grpcPort`, `metricsPort` and their like where no host stands beside them',
      'the names of images, of which templates are made',
      'the values in an Application of Argo CD and a HelmRelease of Flux',
    ],
    misses: ['keys of a chart’s own, which only its templates explain'],
  },
  claims: ({ path, name }) =>
    /^(?:values[\w.-]{0,80}|[\w.-]{0,80}values)\.ya?ml(?:\.(?:gotmpl|tpl|tmpl))?$/i.test(name) ||
    /(?:^|\/)(?:helm|charts)\/(?:[^/]+\/){0,6}(?:ci|values|environments)\/[^/]+\.ya?ml$/.test(path),
  prefilter: text =>
    ((SIGNS.test(text) && EVIDENCE.test(text)) || NAMES_IMAGE.test(text)) && !/^apiVersion:/m.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const stream = yamlStream(source);
  const occurrences: PortOccurrence[] = [];
  const overUdp = new Set<string>();
  const ways = new Set<string>();
  const withHost = new Set<string>();
  forEachScalar(stream, ({ value }, path) => {
    if (HOST.test(String(path.at(-1))) && /[a-z]/i.test(value)) withHost.add(path.slice(0, -1).join('.'));
    if (BESIDE.test(String(path.at(-1)))) ways.add(path.join('.'));
    if (path.at(-1) === 'protocol' && /^udp$/i.test(value)) overUdp.add(path.slice(0, -1).join('.'));
  });
  const parts = new Map<string, string>();
  forEachScalar(stream, (scalar, path) => {
    const key = String(path.at(-1));
    if (IMAGE_KEY.test(key) && IMAGE_PART.test(scalar.value) && path.length <= 10 && parts.size < MOST_PARTS)
      parts.set(path.join('.'), scalar.value);
    if (!/^\d{2,5}$/.test(scalar.value) || isTemplated(scalar) || path.length > 30) return;
    const way = path.join('.');
    const section = path.slice(0, -1).join('.');
    const place =
      PLACES.find(each => each.way.test(way) && !(each.alone && withHost.has(section))) ??
      NEIGHBOURS.find(each => each.way.test(way) && ways.has(`${section}.${each.beside}`));
    const port = Number(scalar.value);
    if (!place || port > 65535) return;
    const range = scalarText(stream, scalar).range();
    occurrences.push({
      port,
      protocol: /udp/i.test(String(path.at(-1))) || overUdp.has(section) ? 'udp' : 'tcp',
      role: place.role,
      resolution: 'literal',
      namespace: place.namespace,
      owner: ownerOf(path),
      format,
      api: `helm.${place.api}`,
      range,
      use: range,
      slot: { range, before: '', after: '' },
    });
  });
  return {
    occurrences,
    ...(parts.size > 0 && {
      manifests: [{ kind: 'helm-values', imageParts: Object.fromEntries(parts) }],
    }),
  };
}

/** What the values belong to: the component whose they are, by its keys; the chart itself at the top. */
function ownerOf(path: readonly (string | number)[]): string {
  return path.slice(0, -1).join('.') || 'values';
}
