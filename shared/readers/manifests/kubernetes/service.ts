import { asScalar } from '../../yaml/index.ts';
import type { Findings } from './findings.ts';
import type { Manifest } from './manifest.ts';
import { isDnsLabel } from './names.ts';
import { checkName, type PortField, readPortField, readProtocol } from './port-field.ts';

const PORT: PortField = {
  key: 'port',
  form: 'integer',
  role: 'service',
  namespace: 'none',
  api: 'service.port',
};

/** 0 stands for the same as nothing: the Service's own port. */
const TARGET_PORT: PortField = {
  key: 'targetPort',
  form: 'integer-or-name',
  role: 'connect',
  namespace: 'none',
  api: 'service.targetPort',
  zero: 'absent',
};

const NODE_PORT = {
  key: 'nodePort',
  form: 'integer',
  role: 'published',
  namespace: 'host',
  api: 'service.nodePort',
} as const;

/** Reads a Service of the core group. */
export function readService(found: Findings, { node, owner }: Manifest): void {
  // A nodePort of 0 asks for a port of the cluster's choice where the type has node ports at all.
  const type = asScalar(found.all(node, 'spec.type')[0])?.value ?? '';
  const zero = type === 'NodePort' || type === 'LoadBalancer' ? 'dynamic' : 'absent';
  const nodePort: PortField = { ...NODE_PORT, zero };
  for (const port of found.allMaps(node, 'spec.ports[]')) {
    const protocol = readProtocol(found, port, owner);
    checkName(found, port, owner, isDnsLabel, 'a DNS label: lower-case letters, digits and inner hyphens');
    for (const field of [PORT, TARGET_PORT, nodePort]) readPortField(found, port, field, owner, { protocol });
  }
}
