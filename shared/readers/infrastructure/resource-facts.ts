import type { Namespace, PortOccurrence, PortRole, Protocol } from '../../ports/index.ts';
import type { TextRange } from '../../text/index.ts';
import type { DialledPort } from '../connections/dialled-address.ts';
import type { EnvironmentFact } from '../environment-fact.ts';

/** A port, or a range of them, that a value of a resource is known to be; or that it is one, unknown. */
export type StatedPort =
  | {
      readonly known: true;
      readonly first: number;
      readonly last: number;
      /** `literal` where it stands in the value itself, else that of a named value or a variable's default. */
      readonly resolution: 'literal' | 'constant' | 'default';
      readonly start: number;
      readonly end: number;
    }
  | { readonly known: false; readonly start: number; readonly end: number };

/** What a resource's key says of the port under it. */
export interface ResourceContext {
  readonly role: PortRole;
  readonly namespace: Namespace;
  readonly protocol: Protocol;
  readonly format: string;
  readonly api: string;
  readonly owner: string;
  /** Where the key begins (0-based). */
  readonly start: number;
}

/** The occurrence of a resource's port; none where it is no port, or is dialled and not known. */
export function resourceOccurrence(
  port: StatedPort,
  { start, ...context }: ResourceContext,
): PortOccurrence | undefined {
  const range = { start: port.start, end: port.end };
  const use = { start, end: start > port.start ? start : port.end };
  if (!port.known)
    return context.role === 'connect'
      ? undefined
      : { port: null, resolution: 'unresolved', ...context, range, use };
  const { first, last } = port;
  if (first < 0 || last > 65535 || first > last) return undefined;
  return {
    port: first,
    ...(last > first && { endPort: last }),
    resolution: first === 0 ? 'dynamic' : port.resolution,
    ...context,
    range,
    use,
    ...(first > 0 && { slot: { range, before: '', after: '' } }),
  };
}

/** A firewall's rule, its ports known. */
export interface StatedOpening {
  /** The tool, as in {@link EnvironmentFact}; its occurrences have the api `firewall.TOOL`. */
  readonly tool: 'terraform' | 'cloudformation';
  readonly owner: string;
  readonly protocol: 'tcp' | 'udp' | 'sctp' | 'any';
  /** Ends inclusive; 0 to 0 and -1 mean every port. */
  readonly first: number;
  readonly last: number;
  readonly resolution: 'literal' | 'constant' | 'default';
  /** Who may come in. */
  readonly source: string | undefined;
  /** A list without memory of connections: what it lets in is mostly return traffic. */
  readonly stateless: boolean;
  readonly range: TextRange;
  /** Where the rule stands, if the port is given by a name and written elsewhere. */
  readonly use?: TextRange | undefined;
}

/** What a firewall's rule gives: the port for the register, and the fact; nothing where the ports are none. */
export function openingFacts({
  tool,
  owner,
  protocol,
  first,
  last,
  resolution,
  source,
  stateless,
  range,
  use = range,
}: StatedOpening): { readonly occurrence?: PortOccurrence; readonly fact?: EnvironmentFact } {
  if (first < 0 || last > 65535 || first > last) return {};
  const every = first === 0 && last === 0;
  const isAnyone = source === undefined || /^(?:0\.0\.0\.0\/0|::\/0|\*|Internet|Any)$/i.test(source);
  const occurrence: PortOccurrence = {
    port: first,
    ...(last > first && { endPort: last }),
    protocol: protocol === 'any' ? 'tcp' : protocol,
    role: 'connect',
    resolution,
    namespace: 'none',
    ...(source && { host: source }),
    owner,
    format: tool,
    api: `firewall.${tool}`,
    range,
    use,
  };
  const fact: EnvironmentFact = {
    kind: 'firewall-opening',
    tool,
    protocol,
    first: every ? 0 : first,
    last: every ? 65535 : last,
    ...(!isAnyone && { source }),
    scope: { kind: 'owner', owner },
    range,
  };
  return { ...(!every && { occurrence }), ...(!stateless && { fact }) };
}

/** A port in the address that an attribute gives to be dialled; `use` is the attribute. */
export function dialledOccurrence(
  { port, host, start, end }: DialledPort,
  { format, api, owner, use }: Pick<PortOccurrence, 'format' | 'api' | 'owner' | 'use'>,
): PortOccurrence {
  const range = { start, end };
  return {
    port,
    protocol: 'tcp',
    role: 'connect',
    resolution: 'literal',
    namespace: 'none',
    ...(host && { host }),
    format,
    api,
    ...(owner && { owner }),
    range,
    use,
    slot: { range, before: '', after: '' },
  };
}

/** The protocols of firewall rules by name and IANA number; those without ports are missing. */
export const OPENING_PROTOCOLS: Readonly<Record<string, 'tcp' | 'udp' | 'sctp' | 'any'>> = {
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
