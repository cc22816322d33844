import type { Findings } from './findings.ts';
import type { Manifest } from './manifest.ts';
import { type PortField, readPortField, readProtocol, readText } from './port-field.ts';

/** https://kind.sigs.k8s.io/docs/user/configuration: 0 asks for any free port of the host. */
const API_SERVER_PORT: PortField = {
  key: 'apiServerPort',
  form: 'integer',
  role: 'published',
  namespace: 'host',
  api: 'kind.apiServerPort',
  zero: 'dynamic',
};
const HOST_PORT: PortField = { ...API_SERVER_PORT, key: 'hostPort', api: 'kind.hostPort' };
const CONTAINER_PORT: PortField = {
  key: 'containerPort',
  form: 'integer',
  role: 'listen',
  namespace: 'container',
  api: 'kind.containerPort',
};

/** Reads the configuration of a kind cluster (`kind: Cluster`): ports of this machine that its nodes get. */
export function readKindCluster(found: Findings, { node, owner }: Manifest): void {
  for (const network of found.allMaps(node, 'networking')) {
    const host = readText(found, network, 'apiServerAddress');
    readPortField(found, network, API_SERVER_PORT, owner, { protocol: 'tcp', host });
  }
  for (const mapping of found.allMaps(node, 'nodes[].extraPortMappings[]')) {
    const protocol = readProtocol(found, mapping, owner);
    const host = readText(found, mapping, 'listenAddress');
    readPortField(found, mapping, CONTAINER_PORT, owner, { protocol });
    readPortField(found, mapping, HOST_PORT, owner, { protocol, host });
  }
}
