import type { PortOccurrence, Protocol } from '../../ports/index.ts';
import { dialledUrls } from '../connections/dialled-address.ts';
import type { EnvironmentFact } from '../environment-fact.ts';
import { attributeOf, blocksOf, type HclAttribute, type HclBlock, type HclBody } from '../hcl/hcl-tree.ts';
import { parseHcl } from '../hcl/parse-hcl.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { containerDefinitions } from './container-definitions.ts';
import { HclNames, textOf } from './hcl-ports.ts';
import {
  dialledOccurrence,
  OPENING_PROTOCOLS,
  openingFacts,
  resourceOccurrence,
  type StatedPort,
} from './resource-facts.ts';
import { environmentPorts, HAS_PROCESS } from './terraform-environment.ts';
import {
  attributeAt,
  inputsOf,
  memberObjects,
  moduleOpenings,
  modulePorts,
  namedPorts,
} from './terraform-modules.ts';
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
      'ports of containers (ECS, Cloud Run, Azure, Docker, Kubernetes), and what their environment says',
      'listeners, target groups, port mappings and rules of security groups that modules are given',
      'security groups and firewalls; local values and defaults of variables in the same file',
    ],
    misses: ['variables of other files and modules: unresolved', 'expressions with operators'],
  },
  claims: ({ name }) => /\.(?:tf|tofu)$/i.test(name),
  prefilter: text =>
    /_?ports?(?:_ranges?)?"?\s{0,40}[=:{]|[pP]ortMappings|container_definitions|:\/\/[^\s"]{1,200}:\d{2}|\benv\w{0,20}\b[^\n]{0,20}[={]/.test(
      text,
    ),
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
      else if (block.type === 'module') this.#module(block);
      else if (block.type === 'provider') this.#provider(block);
    // What nothing in this file resolves is told where it is declared.
    for (const block of file.blocks) if (block.type === 'variable') this.#variable(block);
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
        for (const inner of within(body, row.within ?? [])) this.#opening(row, inner, body, owner);
    if (HAS_PROCESS.test(type))
      for (const port of environmentPorts(body, owner)) this.#occurrences.push(port);
    if (type === 'aws_ecs_task_definition') {
      const definitions = attributeOf(body, 'container_definitions');
      if (definitions)
        for (const each of containerDefinitions(definitions.value, this.#names)) {
          const isHost = each.role === 'published';
          const port = resourceOccurrence(each.port, {
            role: each.role,
            namespace: isHost ? 'host' : 'container',
            protocol: each.protocol,
            format,
            api: `aws_ecs_task_definition.${isHost ? 'hostPort' : 'containerPort'}`,
            owner: each.owner ?? owner,
            start: each.start,
          });
          if (port) this.#occurrences.push(port);
        }
    }
  }

  /** The default of a variable that is called as a port is, unless a resource here has told of it. */
  #variable({ labels, body }: HclBlock): void {
    const [name = ''] = labels;
    const row = namedPorts.find(each => each.name.test(name));
    const given = attributeOf(body, 'default');
    if (!row || given?.value.kind !== 'number') return;
    const { start } = given.value;
    if (this.#occurrences.some(({ range }) => range.start === start)) return;
    this.#port(row, given, `var.${name}`, `variable.${name}`, 'tcp', true);
  }

  /** The addresses that a provider dials: `address = "http://localhost:4646"`. */
  #provider({ labels, body }: HclBlock): void {
    for (const { value, start } of body.attributes)
      if (value.kind === 'string')
        for (const port of dialledUrls(value.text, value.start)) {
          const use = { start, end: port.end };
          const owner = `provider.${labels[0] ?? ''}`;
          this.#occurrences.push(dialledOccurrence(port, { format, api: 'provider.url', owner, use }));
        }
  }

  /** What a module makes of its inputs, where their names and those beside them say it. */
  #module({ labels, body }: HclBlock): void {
    const owner = `module.${labels[0] ?? ''}`;
    for (const attribute of body.attributes) {
      const row = namedPorts.find(each => each.name.test(attribute.name));
      // What comes from elsewhere says nothing that is not said there.
      if (row && attribute.value.kind === 'number')
        this.#port(row, attribute, owner, `module.${attribute.name}`, 'tcp');
    }
    for (const { name, value } of inputsOf(body)) {
      for (const row of modulePorts) {
        if (!row.input.test(name)) continue;
        for (const member of memberObjects(value)) {
          const attribute = attributeAt(member, row.attribute);
          const isMeant = !row.beside || member.attributes.some(each => row.beside!.test(each.name));
          if (!attribute || !isMeant) continue;
          const protocol = protocolOf(member);
          this.#port(row, attribute, owner, `module.${name}.${row.attribute}`, protocol);
        }
      }
      for (const { input, opening } of moduleOpenings)
        if (input.test(name))
          for (const member of memberObjects(value)) this.#opening(opening, member, body, owner);
    }
    for (const port of environmentPorts(body, owner)) this.#occurrences.push(port);
  }

  #port(
    row: Pick<ResourcePort, 'role' | 'inContainer'>,
    attribute: HclAttribute,
    owner: string,
    api: string,
    protocol: Protocol,
    isDefault = false,
  ): void {
    const namespace =
      row.role === 'service' || row.role === 'connect' ? 'none' : row.inContainer ? 'container' : 'host';
    const { start } = attribute;
    for (const port of this.#names.portsOf(attribute.value)) {
      const context = { role: row.role, namespace, protocol, format, api, owner, start } as const;
      const stated = isDefault && port.known ? { ...port, resolution: 'default' as const } : port;
      const occurrence = resourceOccurrence(stated, context);
      if (occurrence) this.#occurrences.push(occurrence);
    }
  }

  #opening(row: ResourceOpening, body: HclBody, resource: HclBody, owner: string): void {
    const stated = row.protocol === undefined ? undefined : textOf(attributeOf(body, row.protocol));
    const protocol = OPENING_PROTOCOLS[(stated ?? 'tcp').toLowerCase()];
    if (!protocol) return;
    if (row.only && !row.only[1].test(textOf(attributeOf(body, row.only[0])) ?? '')) return;
    if (/^deny$/i.test(textOf(attributeOf(body, 'access')) ?? '')) return;
    const source = row.sources
      .map(name => sourceText(attributeOf(body, name) ?? attributeOf(resource, name)))
      .find(text => text !== undefined);
    const stating = attributeOf(body, typeof row.ports === 'string' ? row.ports : row.ports[0]);
    for (const { first, last, resolution, start, end } of this.#openPorts(row, body)) {
      const { occurrence, fact } = openingFacts({
        tool: 'terraform',
        owner,
        protocol,
        first,
        last,
        resolution,
        source,
        stateless: row.stateless === true,
        range: { start, end },
        ...(resolution !== 'literal' && stating && { use: { start: stating.start, end: stating.value.end } }),
      });
      if (occurrence) this.#occurrences.push(occurrence);
      if (fact) this.#environment.push(fact);
    }
  }

  #openPorts(row: ResourceOpening, body: HclBody): Extract<StatedPort, { known: true }>[] {
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
        ...first,
        last: last?.known ? last.first : first.first,
      },
    ];
  }
}

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
    return value.items.flatMap(item =>
      item.kind === 'string' ? [item.text] : item.kind === 'reference' ? [item.path] : [],
    )[0];
  if (value?.kind === 'reference') return value.path;
  return textOf(attribute);
}
