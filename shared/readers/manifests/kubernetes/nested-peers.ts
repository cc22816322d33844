import { isOwnHost } from '../../settings/bound-address.ts';
import { asScalar, mapValue, type YamlMap, type YamlNode } from '../../yaml/index.ts';

const DEEPEST = 24;
/** No resource that people write has more of them. */
const MAX_PEERS = 500;

/** Lists and objects that name a Service and its port, as those of the Gateway API do. */
const BACKEND = /^(?:backendRefs?|serviceRef)$/;
const HOST = ['host', 'hostname', 'address'] as const;
const PORT = /^\d{1,5}$/;

/**
 * What a resource of another group dials, wherever its operator has it: `backendRefs` with a port, and a `port`
 * beside the host of another machine (`openTelemetry: { host, port }`, `fqdn: { hostname, port }`). Only ports
 * that are stated. Aliases are not followed, so that each is found once.
 */
export function nestedPeers(root: YamlMap): YamlMap[] {
  const peers: YamlMap[] = [];
  const visit = (node: YamlNode, isBackend: boolean, depth: number): void => {
    if (depth > DEEPEST || peers.length >= MAX_PEERS) return;
    if (node.kind === 'seq') for (const item of node.items) visit(item, isBackend, depth + 1);
    if (node.kind !== 'map') return;
    const port = asScalar(mapValue(node, 'port'))?.value;
    if (port !== undefined && PORT.test(port) && Number(port) > 0 && (isBackend || hasPeer(node)))
      peers.push(node);
    for (const { key, value } of node.entries)
      if (value.kind !== 'scalar') visit(value, BACKEND.test(key.value), depth + 1);
  };
  visit(root, false, 0);
  return peers;
}

/**
 * The ports of Services in a resource of another group: items of `ports` with a `port` and a `targetPort`, within
 * what is called a service (`http.service.spec.ports` of Elastic's).
 */
export function nestedServicePorts(root: YamlMap): YamlMap[] {
  const ports: YamlMap[] = [];
  const visit = (node: YamlNode, key: string, inService: boolean, depth: number): void => {
    if (depth > DEEPEST || ports.length >= MAX_PEERS) return;
    if (node.kind === 'seq') for (const item of node.items) visit(item, key, inService, depth + 1);
    if (node.kind !== 'map') return;
    const isPort =
      key === 'ports' && asScalar(mapValue(node, 'port')) && asScalar(mapValue(node, 'targetPort'));
    if (isPort && inService) ports.push(node);
    for (const { key: name, value } of node.entries)
      if (value.kind !== 'scalar')
        visit(value, name.value, inService || /service/i.test(name.value), depth + 1);
  };
  visit(root, '', false, 0);
  return ports;
}

function hasPeer(map: YamlMap): boolean {
  const host = HOST.map(key => asScalar(mapValue(map, key))?.value).find(each => each !== undefined);
  return host !== undefined && /[a-z\d]/i.test(host) && !isOwnHost(host);
}
