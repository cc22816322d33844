import type { PortOccurrence, Protocol } from '../../ports/index.ts';
import type { EnvironmentFact } from '../environment-fact.ts';
import { attributeOf, blocksOf, type HclAttribute, type HclBlock, type HclBody } from '../hcl/hcl-tree.ts';
import { parseHcl } from '../hcl/parse-hcl.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { containerDefinitions } from './container-definitions.ts';
import { HclNames, type HclPort, textOf } from './hcl-ports.ts';
import {
  type ResourceOpening,
  type ResourcePort,
  resourceOpenings,
  resourcePorts,
} from './terraform-resources.ts';

const format = 'terraform';

/** Terraform and OpenTofu. */
export const terraform: Reader = {
  id: format,
  title: 'Terraform',
  docs: {
    claims: '`*.tf`, `*.tofu`',
    finds: [
      'listeners, target groups, health checks and forwarding rules of load balancers (AWS, Google Cloud, Azure, DigitalOcean, Hetzner, OpenStack, Oracle)',
      'ports of containers (ECS, Cloud Run, Azure, Docker, Kubernetes)',
      'security groups and firewalls; local values and defaults of variables in the same file',
    ],
    misses: ['variables of other files and modules: unresolved', 'expressions with operators'],
  },
  claims: ({ name }) => /\.(?:tf|tofu)$/i.test(name),
  prefilter: text => /_?ports?"?\s{0,40}=|portMappings|container_definitions/.test(text),
  read: ({ text }) => new TerraformFile(parseHcl(text)).result(),
};

class TerraformFile {
  readonly #names: HclNames;
  readonly #occurrences: PortOccurrence[] = [];
  readonly #environment: EnvironmentFact[] = [];

  constructor(file: HclBody) {
    this.#names = new HclNames(file);
    for (const block of file.blocks)
      if (block.type === 'resource' && block.labels.length >= 2) this.#resource(block);
  }

  result(): ReaderResult {
    return { occurrences: this.#occurrences, environment: this.#environment };
  }

  #resource({ labels, body }: HclBlock): void {
    const [type = '', name = ''] = labels;
    const owner = `${type}.${name}`;
    const taken = new Set<HclAttribute>();
    for (const row of resourcePorts) {
      if (!row.resource.test(type)) continue;
      for (const inner of within(body, row.within ?? [])) {
        const attribute = attributeOf(inner, row.attribute);
        if (!attribute || taken.has(attribute)) continue;
        taken.add(attribute);
        this.#port(
          row,
          attribute,
          owner,
          `${type}.${[...(row.within ?? []), row.attribute].join('.')}`,
          protocolOf(inner),
        );
      }
    }
    for (const row of resourceOpenings)
      if (row.resource.test(type))
        for (const inner of within(body, row.within ?? [])) this.#opening(row, inner, owner);
    if (type === 'aws_ecs_task_definition') {
      const definitions = attributeOf(body, 'container_definitions');
      if (definitions)
        for (const each of containerDefinitions(definitions.value, this.#names)) {
          const port = this.#occurrence(each.port, each.start, each.owner ?? owner);
          const isHost = each.role === 'published';
          if (port)
            this.#occurrences.push({
              ...port,
              role: each.role,
              namespace: isHost ? 'host' : 'container',
              protocol: each.protocol,
              api: `aws_ecs_task_definition.${isHost ? 'hostPort' : 'containerPort'}`,
            });
        }
    }
  }

  #port(row: ResourcePort, attribute: HclAttribute, owner: string, api: string, protocol: Protocol): void {
    const namespace =
      row.role === 'service' || row.role === 'connect' ? 'none' : row.inContainer ? 'container' : 'host';
    for (const port of this.#names.portsOf(attribute.value)) {
      // What is dialled and not known says nothing.
      if (!port.known && row.role === 'connect') continue;
      const occurrence = this.#occurrence(port, attribute.start, owner);
      if (occurrence) this.#occurrences.push({ ...occurrence, role: row.role, namespace, protocol, api });
    }
  }

  #occurrence(
    port: HclPort,
    start: number,
    owner: string,
  ): Omit<PortOccurrence, 'role' | 'namespace' | 'protocol' | 'api'> | undefined {
    const range = { start: port.start, end: port.end };
    const use = { start, end: start > port.start ? start : port.end };
    if (!port.known) return { port: null, resolution: 'unresolved', format, owner, range, use };
    const { first, last } = port;
    if (first < 0 || last > 65535 || first > last) return undefined;
    return {
      port: first,
      ...(last > first && { endPort: last }),
      resolution: first === 0 ? 'dynamic' : port.resolution,
      format,
      owner,
      range,
      use,
      ...(first > 0 && { slot: { range, before: '', after: '' } }),
    };
  }

  #opening(row: ResourceOpening, body: HclBody, owner: string): void {
    const stated = row.protocol === undefined ? undefined : textOf(attributeOf(body, row.protocol));
    const protocol = PROTOCOLS[(stated ?? 'tcp').toLowerCase()];
    if (!protocol) return;
    if (row.only && !row.only[1].test(textOf(attributeOf(body, row.only[0])) ?? '')) return;
    const source = row.sources
      .map(name => sourceText(attributeOf(body, name)))
      .find(text => text !== undefined);
    for (const { first, last, start, end } of this.#openPorts(row, body)) {
      if (first < 0 || last > 65535 || first > last) continue;
      // -1, and 0 to 0, mean every port.
      const every = first === 0 && last === 0;
      const range = { start, end };
      if (!every)
        this.#occurrences.push({
          port: first,
          ...(last > first && { endPort: last }),
          protocol: protocol === 'any' ? 'tcp' : protocol,
          role: 'connect',
          resolution: 'literal',
          namespace: 'none',
          ...(source && { host: source }),
          owner,
          format,
          api: 'firewall.terraform',
          range,
          use: range,
        });
      if (!row.stateless)
        this.#environment.push({
          kind: 'firewall-opening',
          tool: 'terraform',
          protocol,
          first: every ? 0 : first,
          last: every ? 65535 : last,
          ...(source && !/^(?:0\.0\.0\.0\/0|::\/0|\*|Internet|Any)$/i.test(source) && { source }),
          scope: { kind: 'owner', owner },
          range,
        });
    }
  }

  #openPorts(
    row: ResourceOpening,
    body: HclBody,
  ): { first: number; last: number; start: number; end: number }[] {
    if (typeof row.ports === 'string') {
      const attribute = attributeOf(body, row.ports);
      return attribute
        ? this.#names.portsOf(attribute.value).flatMap(port => (port.known ? [port] : []))
        : [];
    }
    const [from, to] = row.ports.map(name => attributeOf(body, name));
    const [first] = from ? this.#names.portsOf(from.value) : [];
    const [last] = to ? this.#names.portsOf(to.value) : [];
    if (!first?.known) return [];
    return [
      {
        first: first.first,
        last: last?.known ? last.first : first.first,
        start: first.start,
        end: first.end,
      },
    ];
  }
}

const PROTOCOLS: Readonly<Record<string, 'tcp' | 'udp' | 'sctp' | 'any'>> = {
  tcp: 'tcp',
  '6': 'tcp',
  udp: 'udp',
  '17': 'udp',
  sctp: 'sctp',
  '-1': 'any',
  all: 'any',
  any: 'any',
  '*': 'any',
};

function protocolOf(body: HclBody): Protocol {
  return /^udp$/i.test(textOf(attributeOf(body, 'protocol')) ?? '') ? 'udp' : 'tcp';
}

/** The bodies that a way of blocks leads to. */
function within(body: HclBody, way: readonly string[]): HclBody[] {
  return way.reduce<HclBody[]>((bodies, type) => bodies.flatMap(each => blocksOf(each, type)), [body]);
}

function sourceText(attribute: HclAttribute | undefined): string | undefined {
  const value = attribute?.value;
  if (value?.kind === 'list')
    return value.items.flatMap(item => (item.kind === 'string' ? [item.text] : []))[0];
  if (value?.kind === 'reference') return value.path;
  return textOf(attribute);
}
