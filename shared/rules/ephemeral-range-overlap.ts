import { formatRange, type PortRange } from '../ports/index.ts';
import type { EnvironmentFact } from '../readers/index.ts';
import {
  environmentOf,
  localPortRange,
  localPortRangeDefect,
  reservedPorts,
  reservedPortsDefect,
  sysctlsFor,
} from '../workspace/index.ts';
import { hostOccurrences, type LocatedPorts } from './host-ports.ts';
import { intersect, mergedRanges, portsOf, subtract } from './port-sets.ts';
import { narrowRange, reserveInside } from './range-fixes.ts';
import type { Rule, RuleContext, Verdict } from './rule.ts';

type MessageId = 'linux' | 'container' | 'windows' | 'rpc' | 'refused' | 'refusedList';

/** No file of people states more dynamic ranges. */
const MOST_RANGES = 100;

/** As many ports and places are named; the others are counted. */
const MOST_NAMED = 8;

/** A statement that makes ports ephemeral which the workspace's servers listen on, or that the system refuses. */
export const ephemeralRangeOverlap: Rule<MessageId> = {
  meta: {
    id: 'ephemeral-range-overlap',
    description:
      "a setting that puts the ephemeral range over ports of the workspace's servers, or that is refused",
    defaultSeverity: 'warning',
    scope: 'workspace',
    fixes: ['suggested'],
    messages: {
      linux:
        'The ephemeral range {range} has ports in it that this workspace listens on: {ports}. An outgoing connection may hold one when its server starts; narrow the range or reserve them.',
      container:
        'The ephemeral range {range} of this container has ports in it that it listens on: {ports}. One of its own outgoing connections may hold them.',
      windows:
        'The dynamic range {range} of Windows has ports in it that this workspace listens on: {ports}. An outgoing connection may hold one when its server starts; narrow the range or exclude them.',
      rpc: 'The RPC range {range} has ports in it that this workspace listens on: {ports}. RPC servers may take them first; fixed ports should lie outside it.',
      refused: 'The system refuses {value} as an ephemeral range: {reason}. The range stays what it was.',
      refusedList: 'The kernel refuses this list of reserved ports: {reason}. Nothing is reserved.',
    },
  },
  *check(context) {
    let ranges = 0;
    for (const fact of context.facts.environment) {
      // Each is held against every port of the workspace.
      if (fact.kind === 'dynamic-range' && ++ranges > MOST_RANGES) continue;
      const verdict = judge(fact, context);
      if (verdict) yield { ...verdict, subject: { kind: 'fact', fact } };
    }
  },
  fixes: ({ subject }, context) => {
    if (subject.kind !== 'fact') return [];
    const { fact } = subject;
    const inside = portsInside(fact, context);
    const portsIn = (range: PortRange) => portsWithin(range, fact, context);
    return inside && inside.length > 0
      ? [...narrowRange(fact, inside, portsIn, context), ...reserveInside(fact, inside, context)]
      : [];
  },
};

type Judgement = Omit<Verdict<MessageId>, 'subject'>;

function judge(fact: EnvironmentFact, context: RuleContext): Judgement | undefined {
  const refused = refusalOf(fact, context);
  if (refused) return { ...refused, severity: 'error' };
  const inside = portsInside(fact, context);
  const range = rangeOf(fact);
  if (!range || !inside || inside.length === 0) return undefined;
  const ports = mergedRanges(inside.map(({ ports }) => ports)).map(formatRange);
  const more = ports.length - MOST_NAMED;
  const data = {
    range: `${range.first}–${range.last}`,
    ports: more > 0 ? `${ports.slice(0, MOST_NAMED).join(', ')} and ${more} more` : ports.join(', '),
  };
  const related = inside.slice(0, MOST_NAMED).map(({ path, occurrence, ports: each }) => ({
    path,
    range: occurrence.range,
    message: `Port ${formatRange(each)} is opened here.`,
  }));
  const isOwn = fact.scope.kind === 'owner';
  if (fact.kind === 'sysctl')
    return {
      messageId: isOwn ? 'container' : 'linux',
      data,
      related,
      ...(isOwn && { severity: 'information' }),
    };
  return {
    messageId: fact.kind === 'dynamic-range' && fact.system === 'windows-rpc' ? 'rpc' : 'windows',
    data,
    related,
  };
}

function refusalOf(fact: EnvironmentFact, context: RuleContext): Judgement | undefined {
  if (fact.kind === 'dynamic-range' && fact.refused !== undefined) {
    const value = fact.first === null ? 'this' : `${fact.first}–${fact.last}`;
    return { messageId: 'refused', data: { value, reason: fact.refused } };
  }
  if (fact.kind !== 'sysctl') return undefined;
  if (fact.key === 'net.ipv4.ip_local_port_range') {
    const reason = localPortRangeDefect(fact.value, unprivilegedStart(fact, context));
    return reason === undefined ? undefined : { messageId: 'refused', data: { value: fact.value, reason } };
  }
  if (fact.key !== 'net.ipv4.ip_local_reserved_ports') return undefined;
  const reason = reservedPortsDefect(fact.value);
  return reason === undefined ? undefined : { messageId: 'refusedList', data: { reason } };
}

/**
 * The least first unprivileged port that may hold beside a range: without a statement a machine has the
 * kernel's own, but many runtimes give a container 0.
 */
function unprivilegedStart({ scope }: EnvironmentFact, { facts, snapshot }: RuleContext): number {
  const key = 'net.ipv4.ip_unprivileged_port_start';
  const stated =
    scope.kind === 'host'
      ? environmentOf(snapshot)
          .sysctlsAt(facts.path, key)
          .map(({ fact }) => Number(fact.value))
      : facts.environment.flatMap(fact =>
          fact.kind === 'sysctl' &&
          fact.key === key &&
          fact.scope.kind === 'owner' &&
          fact.scope.owner === scope.owner
            ? Number(fact.value)
            : [],
        );
  return Math.min(scope.kind === 'host' || stated.length > 0 ? 1024 : 0, ...stated.filter(Number.isInteger));
}

/** The range that a fact makes ephemeral, where the system takes it. */
function rangeOf(fact: EnvironmentFact): PortRange | undefined {
  if (fact.kind === 'sysctl' && fact.key === 'net.ipv4.ip_local_port_range')
    return localPortRange(fact.value);
  if (
    fact.kind !== 'dynamic-range' ||
    fact.refused !== undefined ||
    fact.first === null ||
    fact.last === null
  )
    return undefined;
  return { first: fact.first, last: fact.last };
}

/** The server's ports that a fact's range takes in, where the fact is the one that holds for them. */
function portsInside(fact: EnvironmentFact, context: RuleContext): LocatedPorts[] | undefined {
  const range = rangeOf(fact);
  return range && portsWithin(range, fact, context);
}

/** The ports that a range would take in, were it the fact's. */
function portsWithin(range: PortRange, fact: EnvironmentFact, context: RuleContext): LocatedPorts[] {
  const kept = context.settings.allow.map(entry => entry.range);
  const candidates =
    fact.scope.kind === 'owner' ? ownersPorts(fact.scope.owner, context) : hostPorts(fact, context);
  return candidates.flatMap(each => {
    const shared = intersect(each.ports, range);
    const rest = shared ? subtract([shared], [...kept, ...reservedFor(fact, each, context)]) : [];
    return rest.map(ports => ({ ...each, ports }));
  });
}

function ownersPorts(owner: string, { facts }: RuleContext): LocatedPorts[] {
  return facts.occurrences.flatMap(occurrence => {
    const ports =
      occurrence.role === 'listen' && occurrence.owner === owner ? portsOf(occurrence) : undefined;
    return ports ? { path: facts.path, occurrence, ports } : [];
  });
}

function hostPorts(fact: EnvironmentFact, { facts, snapshot }: RuleContext): LocatedPorts[] {
  const environment = environmentOf(snapshot);
  // A later line or file may have the last word where this one stands.
  if (fact.kind === 'sysctl' && !environment.sysctlsAt(facts.path, fact.key).some(each => each.fact === fact))
    return [];
  return hostOccurrences(snapshot).filter(({ path, occurrence }) => {
    if (!environment.isAbout(facts.path, path)) return false;
    if (fact.kind === 'sysctl') return environment.sysctlsAt(path, fact.key).some(each => each.fact === fact);
    return (
      fact.kind === 'dynamic-range' && (fact.protocol === 'any' || fact.protocol === occurrence.protocol)
    );
  });
}

function reservedFor(
  fact: EnvironmentFact,
  { path, occurrence }: LocatedPorts,
  { facts, snapshot }: RuleContext,
): readonly PortRange[] {
  if (fact.kind === 'sysctl') {
    const file = snapshot.files.get(path) ?? facts;
    const lists = sysctlsFor('net.ipv4.ip_local_reserved_ports', occurrence, file, snapshot);
    return lists.flatMap(list => reservedPorts(list.fact.value));
  }
  if (occurrence.protocol === 'sctp') return [];
  return environmentOf(snapshot)
    .excludedAt(path, occurrence.protocol)
    .map(each => each.fact);
}
