import type { Namespace, PortOccurrence, PortRole } from '../../ports/index.ts';
import { MappedText } from '../../text/index.ts';
import { spokenOccurrence } from '../command-files/port-occurrences.ts';
import { spokenOfVariable } from '../commands/variable-ports.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { type BicepConstant, type BicepProperty, bicepProperties } from './bicep-properties.ts';
import { resourceOccurrence, type StatedPort } from './resource-facts.ts';

const format = 'bicep';

interface BicepPlace {
  readonly type: RegExp;
  /** Keys with dots between, items of lists as `[]`; tested against the end of a property's way. */
  readonly way: RegExp;
  readonly role: PortRole;
  readonly namespace: Namespace;
}

/** One row a property; a module's parameters are called as the properties they become. */
const PLACES: readonly BicepPlace[] = [
  {
    type: /^(?:module|Microsoft\.App\/)/i,
    way: /(?:^|\.)(?:targetPort|appPort)$/,
    role: 'connect',
    namespace: 'none',
  },
  { type: /^Microsoft\.App\//i, way: /(?:^|\.)exposedPort$/, role: 'service', namespace: 'none' },
  {
    type: /^Microsoft\.App\//i,
    way: /(?:^|\.)probes\.\[\]\.(?:httpGet|tcpSocket)\.port$/,
    role: 'connect',
    namespace: 'none',
  },
  { type: /^module$/i, way: /^params\.containerPort$/, role: 'listen', namespace: 'container' },
  {
    type: /^Microsoft\.ContainerInstance\//i,
    way: /(?:^|\.)containers\.\[\]\.properties\.ports\.\[\]\.port$/,
    role: 'listen',
    namespace: 'container',
  },
  {
    type: /^Microsoft\.ContainerInstance\//i,
    way: /(?:^|\.)ipAddress\.ports\.\[\]\.port$/,
    role: 'published',
    namespace: 'host',
  },
  {
    type: /^Microsoft\.Network\/loadBalancers/i,
    way: /(?:^|\.)frontendPort$/,
    role: 'service',
    namespace: 'none',
  },
  {
    type: /^Microsoft\.Network\/loadBalancers/i,
    way: /(?:^|\.)(?:backendPort|probes\.\[\]\.properties\.port)$/,
    role: 'connect',
    namespace: 'none',
  },
  {
    type: /^Microsoft\.Network\/applicationGateways/i,
    way: /(?:^|\.)frontendPorts\.\[\]\.properties\.port$/,
    role: 'service',
    namespace: 'none',
  },
  {
    type: /^Microsoft\.Network\/applicationGateways/i,
    way: /(?:^|\.)backendHttpSettingsCollection\.\[\]\.properties\.port$/,
    role: 'connect',
    namespace: 'none',
  },
  {
    type: /^Microsoft\.Network\/networkSecurityGroups/i,
    way: /(?:^|\.)destinationPortRange$/,
    role: 'connect',
    namespace: 'none',
  },
];

/** Bicep, Azure's language for resources. */
export const bicep: Reader = {
  id: format,
  title: 'Bicep',
  docs: {
    claims: '`*.bicep`',
    finds: [
      'ports of Container Apps and container groups, of load balancers and application gateways, rules of network security groups',
      'variables of containers and app settings, `{ name, value }`',
      'parameters with a default, and variables, of the same file',
    ],
    misses: ['expressions, and values of other files'],
  },
  endings: ['bicep'],
  claims: ({ name }) => /\.bicep$/i.test(name),
  prefilter: text => /[pP]ort(?:Range)?['"]?\s{0,9}:|:\d{2,5}\b|_PORT\b/.test(text),
  read: ({ text }) => read(text),
};

function read(text: string): ReaderResult {
  const { properties, constants } = bicepProperties(text);
  const occurrences: PortOccurrence[] = [];
  const names = new Map<number, string>();
  for (const { path, object, kind, text: name } of properties)
    if (path.at(-1) === 'name' && kind === 'string') names.set(object, name);
  for (const property of properties) {
    const way = property.path.join('.');
    const place = PLACES.find(each => each.type.test(property.type) && each.way.test(way));
    const port = place && portOf(property, constants);
    if (port) {
      const { role, namespace } = place;
      const { owner, keyStart } = property;
      const api = `bicep.${property.path.at(-1)}`;
      const found = resourceOccurrence(port, {
        role,
        namespace,
        protocol: 'tcp',
        format,
        api,
        owner,
        start: keyStart,
      });
      if (found) occurrences.push(found);
    }
    const name = property.path.at(-1) === 'value' ? names.get(property.object) : undefined;
    if (name === undefined || property.kind === 'name' || property.text.includes('\\')) continue;
    const value = MappedText.plain(property.text, property.start);
    for (const spoken of spokenOfVariable(name, value, { namespace: 'container' }))
      occurrences.push(
        spokenOccurrence(spoken, {
          format,
          namespace: 'container',
          owner: property.owner,
          api: 'environment',
        }),
      );
  }
  return { occurrences };
}

function portOf(
  { kind, text, start }: BicepProperty,
  constants: ReadonlyMap<string, BicepConstant>,
): StatedPort | undefined {
  if (kind === 'name') {
    const constant = constants.get(text);
    if (!constant) return undefined;
    const { value, isDefault } = constant;
    const resolution = isDefault ? 'default' : 'constant';
    return { known: true, first: value, last: value, resolution, start: constant.start, end: constant.end };
  }
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (!match || match[1] === '0') return undefined;
  return {
    known: true,
    first: Number(match[1]),
    last: Number(match[2] ?? match[1]),
    resolution: 'literal',
    start,
    end: start + text.length,
  };
}
