import { asScalar, type YamlMap } from '../../yaml/index.ts';
import type { Findings } from './findings.ts';
import type { Manifest } from './manifest.ts';
import { nestedPeers, nestedServicePorts } from './nested-peers.ts';
import { readPolicyOpenings } from './policy-openings.ts';
import { type PortField, readPortField, readProtocol } from './port-field.ts';

/** Where objects of one kind name ports that lie elsewhere, or those of a front. */
interface Place {
  readonly kinds: readonly string[];
  readonly groups: readonly string[];
  /** The mappings that hold the port; `[]` for the items of a list. */
  readonly paths: readonly string[];
  readonly field: PortField;
  /** Whether the mapping has a `protocol` as containers' ports have. */
  readonly hasProtocol?: true;
}

const dialled = (key: string, form: PortField['form'], api: string): PortField => ({
  key,
  form,
  role: 'connect',
  namespace: 'none',
  api,
});

const NETWORKING = ['networking.k8s.io', 'extensions'];
const GATEWAY = ['gateway.networking.k8s.io'];
const ISTIO = ['networking.istio.io'];
const TRAEFIK = ['traefik.io', 'traefik.containo.us'];
const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

/** API reference of the kinds named; one row a place. */
const PLACES: readonly Place[] = [
  {
    kinds: ['Ingress'],
    groups: NETWORKING,
    paths: ['spec.defaultBackend.service.port', 'spec.rules[].http.paths[].backend.service.port'],
    field: dialled('number', 'integer', 'ingress.backend'),
  },
  {
    kinds: ['Ingress'],
    groups: NETWORKING,
    paths: ['spec.backend', 'spec.rules[].http.paths[].backend'],
    field: dialled('servicePort', 'integer-or-name', 'ingress.backend'),
  },
  {
    kinds: ['NetworkPolicy'],
    groups: NETWORKING,
    paths: ['spec.ingress[].ports[]', 'spec.egress[].ports[]'],
    field: dialled('port', 'integer-or-name', 'networkPolicy.port'),
    hasProtocol: true,
  },
  {
    kinds: ['Gateway'],
    groups: GATEWAY,
    paths: ['spec.listeners[]'],
    field: { ...dialled('port', 'integer', 'gateway.listener'), role: 'service' },
  },
  {
    kinds: ['ListenerSet', 'XListenerSet'],
    groups: [...GATEWAY, 'gateway.networking.x-k8s.io'],
    paths: ['spec.listeners[]'],
    field: { ...dialled('port', 'integer', 'gateway.listener'), role: 'service' },
  },
  {
    kinds: ['Listener'],
    groups: ['getambassador.io', 'x.getambassador.io'],
    paths: ['spec'],
    field: { ...dialled('port', 'integer', 'gateway.listener'), role: 'service' },
  },
  {
    kinds: ['IngressGateway', 'APIGateway'],
    groups: ['consul.hashicorp.com'],
    paths: ['spec.listeners[]'],
    field: { ...dialled('port', 'integer', 'gateway.listener'), role: 'service' },
  },
  {
    kinds: ['Gateway'],
    groups: ISTIO,
    paths: ['spec.servers[].port'],
    field: { ...dialled('number', 'integer', 'gateway.listener'), role: 'service' },
  },
  {
    kinds: ['VirtualService'],
    groups: ISTIO,
    paths: ['http', 'tcp', 'tls'].map(protocol => `spec.${protocol}[].route[].destination.port`),
    field: dialled('number', 'integer', 'route.backend'),
  },
  {
    kinds: ['ServiceEntry'],
    groups: ISTIO,
    paths: ['spec.ports[]'],
    field: dialled('number', 'integer', 'serviceEntry.port'),
  },
  {
    kinds: ['IngressRoute', 'IngressRouteTCP', 'IngressRouteUDP'],
    groups: TRAEFIK,
    paths: ['spec.routes[].services[]'],
    field: dialled('port', 'integer-or-name', 'ingress.backend'),
  },
  {
    kinds: ['DestinationRule'],
    groups: ISTIO,
    paths: ['', '.subsets[]'].map(each => `spec${each}.trafficPolicy.portLevelSettings[].port`),
    field: dialled('number', 'integer', 'destinationRule.port'),
  },
  {
    kinds: ['HTTPProxy'],
    groups: ['projectcontour.io'],
    paths: ['spec.routes[].services[]', 'spec.tcpproxy.services[]'],
    field: dialled('port', 'integer', 'ingress.backend'),
  },
  {
    kinds: ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'],
    groups: ['cilium.io'],
    paths: ['ingress', 'egress'].flatMap(way => [
      `spec.${way}[].toPorts[].ports[]`,
      `specs[].${way}[].toPorts[].ports[]`,
    ]),
    field: { ...dialled('port', 'text', 'networkPolicy.port'), zero: 'absent' },
  },
  {
    kinds: ['Canary'],
    groups: ['flagger.app'],
    paths: ['spec.service'],
    field: { ...dialled('port', 'integer', 'service.port'), role: 'service' },
  },
  {
    kinds: ['Canary'],
    groups: ['flagger.app'],
    paths: ['spec.service'],
    field: dialled('targetPort', 'integer-or-name', 'service.targetPort'),
  },
  {
    kinds: ['Kafka'],
    groups: ['kafka.strimzi.io'],
    paths: ['spec.kafka.listeners[]'],
    field: { ...dialled('port', 'integer', 'kafka.listener'), role: 'listen', namespace: 'container' },
  },
  {
    kinds: ['MultiClusterService', 'ServiceImport'],
    groups: ['networking.gke.io', 'net.gke.io'],
    paths: ['spec.template.spec.ports[]', 'spec.ports[]'],
    field: { ...dialled('port', 'integer', 'service.port'), role: 'service' },
  },
  {
    kinds: ['MultiClusterService'],
    groups: ['networking.gke.io', 'net.gke.io'],
    paths: ['spec.template.spec.ports[]'],
    field: dialled('targetPort', 'integer-or-name', 'service.targetPort'),
  },
  {
    kinds: ['TraefikService'],
    groups: TRAEFIK,
    paths: ['spec.weighted.services[]', 'spec.mirroring', 'spec.mirroring.mirrors[]'],
    field: dialled('port', 'integer-or-name', 'ingress.backend'),
  },
  {
    kinds: ['Route'],
    groups: ['route.openshift.io'],
    paths: ['spec.port'],
    field: dialled('targetPort', 'integer-or-name', 'route.backend'),
  },
  {
    kinds: ROUTES,
    groups: GATEWAY,
    paths: ['spec.rules[].backendRefs[]', 'spec.rules[].filters[].requestMirror.backendRef'],
    field: dialled('port', 'integer', 'route.backend'),
  },
  {
    kinds: ['Endpoints'],
    groups: [''],
    paths: ['subsets[].ports[]'],
    field: dialled('port', 'integer', 'endpoints.port'),
    hasProtocol: true,
  },
  {
    kinds: ['EndpointSlice'],
    groups: ['discovery.k8s.io'],
    paths: ['ports[]'],
    field: dialled('port', 'integer', 'endpoints.port'),
    hasProtocol: true,
  },
  {
    kinds: ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'],
    groups: ['admissionregistration.k8s.io'],
    paths: ['webhooks[].clientConfig.service'],
    field: dialled('port', 'integer', 'webhook.port'),
  },
  {
    kinds: ['APIService'],
    groups: ['apiregistration.k8s.io'],
    paths: ['spec.service'],
    field: dialled('port', 'integer', 'apiService.port'),
  },
];

/** Groups of Kubernetes itself, whose objects hold no peers but those above. */
const OWN_GROUP = /^(?:\w+\.k8s\.io|policy|batch|apps|autoscaling|extensions)$/;
const KNOWN_KINDS: ReadonlySet<string> = new Set(PLACES.flatMap(({ kinds }) => kinds));
const SERVICE: readonly PortField[] = [
  { ...dialled('port', 'text', 'service.port'), role: 'service', zero: 'absent' },
  dialled('targetPort', 'text', 'service.targetPort'),
];
const PEER = dialled('port', 'text', 'resource.peer');

/** Reads the ports that kinds without a pod spec name. */
export function readReferences(found: Findings, manifest: Manifest): void {
  const { group, kind, node, owner } = manifest;
  readPolicyOpenings(found, manifest);
  if (kind && group?.includes('.') && !OWN_GROUP.test(group) && !KNOWN_KINDS.has(kind))
    readNested(found, node, owner);
  for (const place of PLACES) {
    if (!kind || !place.kinds.includes(kind) || (group !== undefined && !place.groups.includes(group)))
      continue;
    for (const path of place.paths)
      for (const map of found.allMaps(node, path)) {
        const protocol = place.hasProtocol ? readProtocol(found, map, owner) : 'tcp';
        readPortField(found, map, place.field, owner, { protocol, endPort: endPortOf(found, map) });
      }
  }
}

function readNested(found: Findings, node: YamlMap, owner: string): void {
  for (const map of nestedPeers(node)) readPortField(found, map, PEER, owner);
  for (const map of nestedServicePorts(node)) {
    const protocol = readProtocol(found, map, owner);
    for (const field of SERVICE) readPortField(found, map, field, owner, { protocol });
  }
}

/** NetworkPolicy's `endPort`: the last port of a range. */
function endPortOf(found: Findings, map: YamlMap): number | undefined {
  const text = asScalar(found.all(map, 'endPort')[0])?.value;
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}
