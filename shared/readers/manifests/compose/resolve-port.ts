import type { PortRange, Protocol } from '../../../ports/index.ts';
import { getOrMake, MappedText } from '../../../text/index.ts';
import type { ComposePort, ComposePortFields } from './compose-facts.ts';
import { type ExpandedText, UNKNOWN } from './expanded-text.ts';
import { interpolate, type Lookup } from './interpolate.ts';
import { type PortField, readPortField } from './port-field.ts';
import { parseProtocol, readShortMapping } from './short-mapping.ts';

/** An entry of `ports` with its variables replaced; what they do not tell is undefined. */
export interface ResolvedPort {
  /** The host's ports; of more than the container has, one of them is taken. `dynamic`: the engine picks any. */
  readonly published: PortRange | 'dynamic' | undefined;
  /** The container's ports. */
  readonly target: PortRange | undefined;
  readonly protocol: Protocol | undefined;
  /** The address on the host, brackets removed; empty for all of IPv4 and IPv6. */
  readonly host: string | undefined;
  /** By what Compose takes two entries for one: {ip, target, published, protocol}. */
  readonly key: string;
}

const fixed = new WeakMap<ComposePort, ResolvedPort>();

/** Reads an entry with the values that `lookup` gives its variables. */
export function resolvePort(port: ComposePort, lookup: Lookup): ResolvedPort {
  const { written } = port;
  const texts = typeof written === 'string' ? [written] : Object.values(written);
  // Most entries have no variables and mean the same in every project.
  if (!texts.some(text => text.includes('$'))) return getOrMake(fixed, port, () => resolve(written, lookup));
  return resolve(written, lookup);
}

function resolve(written: ComposePort['written'], lookup: Lookup): ResolvedPort {
  const expand = (text: string) => interpolate(MappedText.plain(text, 0), lookup);
  return typeof written === 'string' ? resolveShort(written, expand(written)) : resolveLong(written, expand);
}

function resolveShort(written: string, expanded: ExpandedText): ResolvedPort {
  // One variable may hold a whole mapping.
  if (expanded.text === UNKNOWN || expanded.text.trim() === '') return unknown(written);
  const { ip, published, target, protocol, wrongProtocol } = readShortMapping(written, expanded);
  return keyed(
    {
      published: published.kind === 'empty' ? 'dynamic' : hostPorts(published),
      target: portsOf(target),
      protocol: wrongProtocol ? undefined : protocol,
      host: ip === undefined ? '' : knownHost(ip.valid ? ip.text : undefined),
    },
    expanded.text,
  );
}

function resolveLong(written: ComposePortFields, expand: (text: string) => ExpandedText): ResolvedPort {
  const field = (text: string | undefined): PortField | undefined =>
    text === undefined || text === '' ? undefined : readPortField(text, expand(text));
  const target = field(written.target);
  if (!target) return unknown(JSON.stringify(written));
  const published = field(written.published);
  const protocol = parseProtocol(expand(written.protocol ?? '').text);
  return keyed(
    {
      published: !published || published.kind === 'empty' ? 'dynamic' : hostPorts(published),
      target: portsOf(target),
      protocol,
      host: knownHost(expand(written.hostIp ?? '').text),
    },
    JSON.stringify(written),
  );
}

function knownHost(text: string | undefined): string | undefined {
  if (text === undefined || text.includes(UNKNOWN) || text.includes('$')) return undefined;
  return text.replace(/^\[(.*)\]$/, '$1');
}

/** 0 asks the engine for any port. */
function hostPorts(field: PortField): PortRange | 'dynamic' | undefined {
  const ports = portsOf(field);
  return ports?.last === 0 ? 'dynamic' : ports;
}

function portsOf(field: PortField): PortRange | undefined {
  return field.kind === 'ports' ? { first: field.first, last: field.last } : undefined;
}

function unknown(written: string): ResolvedPort {
  return { published: undefined, target: undefined, protocol: undefined, host: undefined, key: written };
}

/** Entries of which something is not known are one only where they are written alike. */
function keyed(resolved: Omit<ResolvedPort, 'key'>, written: string): ResolvedPort {
  const { published, target, protocol, host } = resolved;
  const isKnown = published && target && protocol && host !== undefined;
  if (!isKnown) return { ...resolved, key: written };
  const range = published === 'dynamic' ? '' : `${published.first}-${published.last}`;
  const key = `${host || '0.0.0.0'}|${range}|${target.first}-${target.last}/${protocol}`;
  return { ...resolved, key };
}

const VARIABLE = /^\$(?:\{([A-Za-z_]\w*)(?::?[-?][^{}$]*)?\}|([A-Za-z_]\w*))$/;

/** The variable that alone says an entry's host port; undefined where none does, or more than one variable. */
export function hostPortVariable({ written }: ComposePort): string | undefined {
  let text = typeof written === 'string' ? written : (written.published ?? '');
  if (typeof written === 'string') {
    const target = text.lastIndexOf(':');
    text = text.slice(0, Math.max(target, 0));
    // A colon in `${A:-1}` parts nothing, and an address before the port has none in braces.
    const brace = text.lastIndexOf('$');
    if (brace > 0 && text[brace - 1] === ':') text = text.slice(brace);
  }
  const match = VARIABLE.exec(text);
  return match?.[1] ?? match?.[2];
}
