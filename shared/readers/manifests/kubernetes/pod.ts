import type { Namespace } from '../../../ports/index.ts';
import { asScalar, type YamlMap } from '../../yaml/index.ts';
import { readCommand, readDialledCommands } from './container-command.ts';
import { readEnvironment } from './container-env.ts';
import { environmentPlaces } from './environment-places.ts';
import type { Findings } from './findings.ts';
import { isPortName } from './names.ts';
import { checkName, type PortField, readPortField, readProtocol, readText } from './port-field.ts';
import { readSecurity } from './security.ts';
import { readSystemCommands } from './system-commands.ts';

const CONTAINERS = ['initContainers[]', 'containers[]', 'ephemeralContainers[]'];
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const HOOKS = ['lifecycle.postStart', 'lifecycle.preStop'];

const MAX_CONTAINERS = 200;

const PORT_NAME = 'at most 15 lower-case letters, digits and single hyphens with at least one letter';

/**
 * Reads a pod spec: the ports of its containers, their probes, and what changes verdicts on them.
 * `serves`: whether its containers run on, so that a port among a command's flags is likely their own.
 */
export function readPod(found: Findings, spec: YamlMap, owner: string, serves = true): void {
  const before = found.occurrences.length;
  // With the host's network a container's port is a port of the node: hostPort defaults to it.
  const [hostNetwork] = found.all(spec, 'hostNetwork');
  const onHost = asScalar(hostNetwork)?.value === 'true' && !found.isConditional(hostNetwork!, spec);
  const containers = CONTAINERS.flatMap(path => found.allMaps(spec, path));
  for (const container of containers) readContainer(found, container, owner, onHost ? 'host' : 'container');
  if (serves)
    for (const container of found.allMaps(spec, 'containers[]'))
      readCommand(found, container, owner, onHost ? 'host' : 'container');
  // Helpers without ports, such as those that set up a volume as root, say nothing about the ports.
  readSecurity(
    found,
    spec,
    containers.filter(each => found.all(each, 'ports[]').length > 0),
    owner,
  );
  const own = found.occurrences.slice(before);
  // Each is compared with all ports: no pod that runs has so many.
  for (const container of containers.length <= MAX_CONTAINERS ? containers : []) {
    const places = environmentPlaces(found, spec, container, own, owner, onHost);
    if (places) found.places.push(places);
    readSystemCommands(found, container, owner, onHost);
  }
}

function readContainer(found: Findings, container: YamlMap, owner: string, namespace: Namespace): void {
  readEnvironment(found, container, owner, namespace);
  readDialledCommands(found, container, owner);
  const containerPort = { ...CONTAINER_PORT, namespace };
  for (const port of found.allMaps(container, 'ports[]')) {
    const protocol = readProtocol(found, port, owner);
    checkName(found, port, owner, isPortName, PORT_NAME);
    const entry = port.range;
    readPortField(found, port, containerPort, owner, { protocol, entry });
    readPortField(found, port, HOST_PORT, owner, { protocol, entry, host: readText(found, port, 'hostIP') });
  }
  for (const path of PROBES)
    for (const probe of found.allMaps(container, path)) readHandler(found, probe, owner, 'probe');
  for (const path of HOOKS)
    for (const hook of found.allMaps(container, path)) readHandler(found, hook, owner, 'lifecycle');
}

const CONTAINER_PORT = {
  key: 'containerPort',
  form: 'integer',
  role: 'listen',
  api: 'containerPort',
} as const;
const HOST_PORT: PortField = {
  key: 'hostPort',
  form: 'integer',
  role: 'published',
  namespace: 'host',
  api: 'hostPort',
};

/** What the kubelet dials: an HTTP request, a TCP connection or a gRPC health check (by number only). */
function readHandler(found: Findings, handler: YamlMap, owner: string, api: string): void {
  const field = { key: 'port', role: 'connect', namespace: 'none', api } as const;
  for (const path of ['httpGet', 'tcpSocket'])
    for (const action of found.allMaps(handler, path)) {
      const host = readText(found, action, 'host');
      readPortField(found, action, { ...field, form: 'integer-or-name' }, owner, { protocol: 'tcp', host });
    }
  for (const action of found.allMaps(handler, 'grpc'))
    readPortField(found, action, { ...field, form: 'integer' }, owner);
}
