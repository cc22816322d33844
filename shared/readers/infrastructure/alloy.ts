import type { PortOccurrence } from '../../ports/index.ts';
import { namesAddress, wordsOf } from '../connections/dial-names.ts';
import { type DialledPort, dialledAddresses, dialledUrls } from '../connections/dialled-address.ts';
import { dialledPairs } from '../connections/dialled-pairs.ts';
import {
  attributeOf,
  type HclAttribute,
  type HclBlock,
  type HclBody,
  type HclValue,
} from '../hcl/hcl-tree.ts';
import { parseHcl } from '../hcl/parse-hcl.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { boundWord } from '../servers/bound-word.ts';
import { textOf } from './hcl-ports.ts';
import { dialledOccurrence } from './resource-facts.ts';

const format = 'alloy';
const DEEPEST = 20;

/** Grafana Alloy's configuration, and that of Grafana Agent's flow mode: grafana.com/docs/alloy/latest/reference/components. */
export const alloy: Reader = {
  id: format,
  title: 'Grafana Alloy',
  docs: {
    claims: '`*.alloy`, `*.river`',
    finds: [
      '`listen_port`, `listen_address`, `listen_udp`, the `address` of a `listener`, the `endpoint` of OpenTelemetry’s receivers',
      'what components dial: URLs, `__address__` of targets, `brokers`, data source names, endpoints of exporters',
    ],
    misses: ['values that an expression puts together', 'ports that a component has by default'],
  },
  endings: ['alloy', 'river'],
  claims: ({ name }) => /\.(?:alloy|river)$/i.test(name),
  prefilter: text => /listen_port|:\d{2,5}\b/.test(text),
  read: ({ text }) => ({ occurrences: new Components(parseHcl(text)).occurrences }) satisfies ReaderResult,
};

/** Components whose `endpoint` is listened on; a few receivers ask another machine. */
const RECEIVER = /^otelcol\.(?:receiver\.(?!(?:vcenter|googlecloudpubsub|kafka|solace)\b)|extension\.)/;
const LISTENING = /^listen_(?:address|addr|udp|tcp)$/;
const OVER_UDP = /^(?:loki\.source\.gelf|otelcol\.receiver\.jaeger\..*thrift_(?:binary|compact))$/;

class Components {
  readonly occurrences: PortOccurrence[] = [];

  constructor(file: HclBody) {
    for (const block of file.blocks)
      this.#block(block, block.type, [block.type, ...block.labels].join('.'), 0);
  }

  /** `way` is the component's kind and the blocks in it: `otelcol.receiver.otlp.grpc`. */
  #block({ body }: HclBlock, way: string, owner: string, depth: number): void {
    for (const attribute of body.attributes) this.#attribute(attribute, body, way, owner);
    if (depth < DEEPEST)
      for (const inner of body.blocks) this.#block(inner, `${way}.${inner.type}`, owner, depth + 1);
  }

  #attribute(attribute: HclAttribute, body: HclBody, way: string, owner: string): void {
    const { name, value, start } = attribute;
    const isListened =
      name === 'listen_port' ||
      LISTENING.test(name) ||
      (name === 'address' && way.endsWith('.listener')) ||
      (name === 'endpoint' && RECEIVER.test(way));
    if (!isListened) {
      this.#dialled(attribute, value, owner, 0);
      return;
    }
    if (value.kind !== 'number' && (value.kind !== 'string' || value.templated)) return;
    // An address without a port goes with `listen_port`.
    const text = value.kind === 'number' ? String(value.value) : value.text;
    if (name !== 'listen_port' && !/:\d{1,5}$/.test(text)) return;
    const isUdp =
      name.endsWith('_udp') || OVER_UDP.test(way) || textOf(attributeOf(body, 'protocol')) === 'udp';
    const occurrence = boundWord(
      { text, start: value.start, end: value.end },
      { format, api: `${format}.${name}`, start, owner, ...(isUdp && { protocol: 'udp' }) },
    );
    const host = name === 'listen_port' ? textOf(attributeOf(body, 'listen_address')) : undefined;
    if (occurrence) this.occurrences.push({ ...occurrence, ...(host && { host }) });
  }

  #dialled({ name, start }: HclAttribute, value: HclValue, owner: string, depth: number): void {
    if (depth > DEEPEST) return;
    if (value.kind === 'list')
      for (const item of value.items) this.#dialled({ name, start, value: item }, item, owner, depth + 1);
    if (value.kind === 'object')
      for (const entry of value.entries) this.#dialled(entry, entry.value, owner, depth + 1);
    if (value.kind !== 'string') return;
    for (const port of dialledPorts(name, value.text, value.start)) {
      const use = { start, end: port.end };
      this.occurrences.push(dialledOccurrence(port, { format, api: `${format}.${name}`, owner, use }));
    }
  }
}

function dialledPorts(name: string, text: string, offset: number): DialledPort[] {
  // Rules and templates over several lines are none.
  if (/\s/.test(text.trim()) || text.length > 1000) return [];
  const urls = dialledUrls(text, offset);
  if (urls.length > 0) return urls;
  const pairs = dialledPairs(text, offset);
  if (pairs.length > 0) return pairs;
  return namesAddress(wordsOf(name)) || name === 'hostnames' || name === 'fully_qualified_namespace'
    ? dialledAddresses(text, offset)
    : [];
}
