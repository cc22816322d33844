import type { PortOccurrence, PortRole } from '../../ports/index.ts';
import { MappedText } from '../../text/index.ts';
import { dialledAddresses } from '../connections/dialled-address.ts';
import { attributeOf, blocksOf, type HclAttribute, type HclBlock, type HclBody } from '../hcl/hcl-tree.ts';
import { parseHcl } from '../hcl/parse-hcl.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { boundWord } from '../servers/bound-word.ts';
import { listenPortsOfCommand } from '../settings/listen-command.ts';
import { HclNames, textOf } from './hcl-ports.ts';
import { dialledOccurrence } from './resource-facts.ts';
import { environmentPorts } from './terraform-environment.ts';

/** Nomad's jobs: developer.hashicorp.com/nomad/docs/job-specification/network. */
export const nomad: Reader = {
  id: 'nomad',
  title: 'Nomad jobs',
  docs: {
    claims: '`*.nomad`, `*.hcl` with a `job`',
    finds: [
      '`port` of `network`: `static` is published, without it the client assigns one; `to` is the container’s',
      'numbers in `service`, `check` and `upstreams`',
    ],
    misses: ['what a driver’s own configuration says, but for its command'],
  },
  claims: ({ name }) => /\.(?:nomad|hcl|nomad\.hcl)(?:\.tpl)?$/i.test(name),
  prefilter: text => /^\s{0,20}job\s{1,9}"/m.test(text) && /\bport\b|:\d{2}|_PORT\b/.test(text),
  read: ({ text }) => readNomad(parseHcl(text)),
};

/** Consul's and Vault's own files in HCL: agents, service definitions, listeners. */
export const consul: Reader = {
  id: 'consul',
  title: 'Consul and Vault configuration',
  docs: {
    claims: '`*.hcl`',
    finds: [
      '`ports` of an agent, `address` of a listener',
      'ports of registered services, their checks and upstreams; `api_addr`, `retry_join`, addresses of storage',
    ],
  },
  claims: ({ name }) => /\.hcl$/i.test(name),
  prefilter: text =>
    /^\s{0,20}(?:services?|checks?|ports|listener|storage|connect|addresses)\b["\s={]/m.test(text),
  read: ({ text }) => readConsul(parseHcl(text)),
};

/** What the command of a task's driver listens on: `command` and `args` of its `config`. */
function commandPorts(config: HclBody) {
  const words = ['command', 'args'].flatMap(key => {
    const value = attributeOf(config, key)?.value;
    const items = value?.kind === 'list' ? value.items : value ? [value] : [];
    return items.flatMap(item => (item.kind === 'string' ? MappedText.plain(item.text, item.start) : []));
  });
  return words.length > 0 ? listenPortsOfCommand(words) : [];
}

class Found {
  readonly occurrences: PortOccurrence[] = [];
  readonly #format: string;
  readonly #names: HclNames;

  constructor(format: string, file: HclBody) {
    this.#format = format;
    this.#names = new HclNames(file);
  }

  /** A number, or a variable where one stands. Negative numbers and 0 switch a port off. */
  port(attribute: HclAttribute | undefined, role: PortRole, api: string, owner?: string): void {
    if (!attribute) return;
    for (const port of this.#names.portsOf(attribute.value)) {
      if (port.known ? port.first < 1 || port.first > 65535 : role === 'connect') continue;
      const range = { start: port.start, end: port.end };
      this.occurrences.push({
        port: port.known ? port.first : null,
        protocol: 'tcp',
        role,
        resolution: port.known ? port.resolution : 'unresolved',
        namespace:
          role === 'connect' ? 'none' : role === 'listen' && api.endsWith('.to') ? 'container' : 'host',
        format: this.#format,
        api,
        ...(owner && { owner }),
        range,
        use: { start: Math.min(attribute.start, port.start), end: port.end },
        ...(port.known && { slot: { range, before: '', after: '' } }),
      });
    }
  }

  dynamic(block: HclBlock, api: string, owner?: string): void {
    const range = { start: block.start, end: block.start + block.type.length };
    this.occurrences.push({
      port: 0,
      protocol: 'tcp',
      role: 'published',
      resolution: 'dynamic',
      namespace: 'host',
      format: this.#format,
      api,
      ...(owner && { owner }),
      // The cluster tells others where it is; that is how Nomad works.
      readBack: true,
      range,
      use: range,
    });
  }

  command({ port, range, host, isDefault }: ReturnType<typeof commandPorts>[number], owner?: string): void {
    this.occurrences.push({
      port,
      protocol: 'tcp',
      role: 'listen',
      resolution: port === 0 ? 'dynamic' : isDefault ? 'default' : 'literal',
      namespace: 'container',
      ...(host && { host }),
      format: this.#format,
      api: `${this.#format}.command`,
      ...(owner && { owner }),
      range,
      use: range,
      slot: { range, before: '', after: '' },
    });
  }

  dialled(attribute: HclAttribute | undefined, api: string, owner?: string): void {
    const values =
      attribute?.value.kind === 'list' ? attribute.value.items : attribute ? [attribute.value] : [];
    for (const value of values)
      if (value.kind === 'string')
        for (const port of dialledAddresses(value.text, value.start)) {
          const use = { start: attribute!.start, end: port.end };
          this.occurrences.push(
            dialledOccurrence(port, { format: this.#format, api, ...(owner && { owner }), use }),
          );
        }
  }

  bound(attribute: HclAttribute | undefined, api: string): void {
    if (attribute?.value.kind !== 'string') return;
    const { text, start, end } = attribute.value;
    const occurrence = boundWord({ text, start, end }, { format: this.#format, api, start: attribute.start });
    if (occurrence) this.occurrences.push(occurrence);
  }
}

function readNomad(file: HclBody): ReaderResult {
  const found = new Found('nomad', file);
  const visit = (body: HclBody, owner: string | undefined): void => {
    for (const block of body.blocks) {
      const inner = ['job', 'group', 'task'].includes(block.type) ? (block.labels[0] ?? owner) : owner;
      if (block.type === 'network')
        for (const port of block.body.blocks.filter(({ type }) => type === 'port')) {
          const name = [inner, port.labels[0]].filter(Boolean).join('.');
          const fixed = attributeOf(port.body, 'static');
          if (fixed) found.port(fixed, 'published', 'nomad.port.static', name);
          else found.dynamic(port, 'nomad.port', name);
          found.port(attributeOf(port.body, 'to'), 'listen', 'nomad.port.to', name);
        }
      else if (block.type === 'service') readService(found, 'nomad', block.body, inner);
      else if (block.type === 'env') {
        const task = { attributes: [], blocks: [block] };
        for (const port of environmentPorts(task, owner, 'nomad')) found.occurrences.push(port);
      } else if (block.type === 'config') {
        for (const port of commandPorts(block.body)) found.command(port, inner);
        visit(block.body, inner);
      } else visit(block.body, inner);
    }
  };
  visit(file, undefined);
  return { occurrences: found.occurrences };
}

/** A registered service: its port is told to those who ask for it. */
function readService(found: Found, format: string, body: HclBody, owner: string | undefined): void {
  const name = textOf(attributeOf(body, 'name')) ?? owner;
  found.port(attributeOf(body, 'port'), 'connect', `${format}.service.port`, name);
  readChecks(found, format, body, name);
  for (const connect of blocksOf(body, 'connect'))
    for (const sidecar of blocksOf(connect, 'sidecar_service')) {
      found.port(attributeOf(sidecar, 'port'), 'listen', `${format}.sidecar.port`, name);
      for (const proxy of blocksOf(sidecar, 'proxy')) readProxy(found, format, proxy, name);
    }
  for (const proxy of blocksOf(body, 'proxy')) readProxy(found, format, proxy, name);
}

function readChecks(found: Found, format: string, body: HclBody, name: string | undefined): void {
  for (const check of [...blocksOf(body, 'check'), ...blocksOf(body, 'checks')]) {
    found.port(attributeOf(check, 'port'), 'connect', `${format}.check.port`, name);
    for (const key of ['http', 'tcp', 'grpc', 'h2ping', 'udp'])
      found.dialled(attributeOf(check, key), `${format}.check.${key}`, name);
  }
}

function readProxy(found: Found, format: string, body: HclBody, owner: string | undefined): void {
  found.port(attributeOf(body, 'local_service_port'), 'connect', `${format}.proxy.local_service_port`, owner);
  for (const upstream of blocksOf(body, 'upstreams'))
    found.port(
      attributeOf(upstream, 'local_bind_port'),
      'listen',
      `${format}.upstream.local_bind_port`,
      owner,
    );
}

function readConsul(file: HclBody): ReaderResult {
  const found = new Found('consul', file);
  for (const block of [...blocksOf(file, 'service'), ...blocksOf(file, 'services')])
    readService(found, 'consul', block, undefined);
  if (file.blocks.some(({ type }) => type === 'job')) return {};
  readChecks(found, 'consul', file, undefined);
  // Names of sidecars' ranges and the like hold two numbers.
  for (const ports of blocksOf(file, 'ports'))
    for (const attribute of ports.attributes)
      found.port(attribute, 'listen', `consul.ports.${attribute.name}`);
  for (const key of ['api_addr', 'cluster_addr', 'retry_join', 'start_join'])
    found.dialled(attributeOf(file, key), `consul.${key}`);
  for (const listener of file.blocks.filter(({ type }) => type === 'listener'))
    for (const key of ['address', 'cluster_address'])
      found.bound(attributeOf(listener.body, key), `vault.listener.${key}`);
  for (const storage of file.blocks.filter(({ type }) => type === 'storage' || type === 'ha_storage'))
    for (const { name } of storage.body.attributes)
      found.dialled(attributeOf(storage.body, name), `vault.storage.${name}`);
  return { occurrences: found.occurrences };
}
