import { formatRange, type PortOccurrence, type PortRange } from '../ports/index.ts';
import { getOrMake } from '../text/index.ts';
import { composeProjects, type WorkspaceSnapshot } from '../workspace/index.ts';
import { publishedOccurrence } from './compose-claims.ts';
import { portAndEnd } from './move-port.ts';
import { freeNodePort, isNodePort } from './node-ports.ts';
import { occurrencesBy } from './occurrence-index.ts';
import { portsOf } from './port-sets.ts';
import { replacementPorts } from './replacement-port.ts';
import type { Finding, FixPlan, Rule, RuleContext } from './rule.ts';

type MessageId = 'listen' | 'readBack' | 'published' | 'publishedReadBack' | 'udp';

/** Customary first choice of a server that has had no port so far. */
const FIRST_CHOICE = 8080;

/** More containers of one service on one machine are nobody's. */
const MOST_CONTAINERS = 1000;

/** A port that the system assigns anew at each start. */
export const dynamicPort: Rule<MessageId> = {
  meta: {
    id: 'dynamic-port',
    description: 'a server port that the system assigns anew at each start',
    defaultSeverity: 'warning',
    scope: 'file',
    fixes: ['suggested'],
    messages: {
      listen:
        'The system assigns this port: it is another one after each start, unknown to clients and firewalls.',
      readBack:
        'The system assigns this port: clients must learn it from where the program writes it, after each start anew.',
      published: 'No host port is stated: the runtime picks one, and after each start it may be another.',
      publishedReadBack:
        'No host port is stated: the runtime picks one, and tells it to those who ask, after each start anew.',
      udp: 'The system assigns this port: right for a client, but a server that others address needs a fixed one.',
    },
  },
  *check({ facts, settings }) {
    // In a test an assigned port is what keeps parallel runs apart.
    if (settings.isTest) return;
    for (const occurrence of facts.occurrences) {
      const { resolution, role, inTest } = occurrence;
      if (inTest || resolution !== 'dynamic' || (role !== 'listen' && role !== 'published')) continue;
      const messageId = messageOf(occurrence);
      const quiet = occurrence.namespace === 'container' || occurrence.readBack || messageId === 'udp';
      yield {
        messageId,
        subject: { kind: 'occurrence', occurrence },
        ...(quiet && { severity: 'information' as const }),
      };
    }
  },
  fixes(finding, context) {
    const plan = fixPort(finding, context);
    return plan ? [plan] : [];
  },
};

function messageOf({ role, readBack, protocol }: PortOccurrence): MessageId {
  if (readBack) return role === 'published' ? 'publishedReadBack' : 'readBack';
  if (role === 'published') return 'published';
  // A socket that only sends is bound like this, too.
  return protocol === 'udp' ? 'udp' : 'listen';
}

function fixPort(finding: Finding, context: RuleContext): FixPlan | undefined {
  if (finding.subject.kind !== 'occurrence') return undefined;
  const { occurrence } = finding.subject;
  if (!occurrence.slot) return undefined;
  const replacement = staticPorts(occurrence, context);
  if (!replacement) return undefined;
  return {
    title: `Use port ${formatRange(replacement)}`,
    applicability: 'suggested',
    changes: [{ kind: 'set-port', path: context.facts.path, occurrence, ...portAndEnd(replacement) }],
  };
}

function staticPorts(occurrence: PortOccurrence, context: RuleContext): PortRange | undefined {
  const { settings, snapshot } = context;
  if (isNodePort(occurrence)) {
    const port = freeNodePort(settings, snapshot);
    return port === undefined ? undefined : { first: port, last: port };
  }
  const inner = innerPorts(occurrence, context);
  const copies = containersOf(occurrence, snapshot);
  if (copies > 1) {
    if (!inner || inner.first !== inner.last || copies > MOST_CONTAINERS) return undefined;
    const wide = { first: inner.first, last: Math.min(inner.first + copies - 1, 65_535) };
    const each = replacementPorts(wide, { settings, used: snapshot.usedPorts });
    return each && each.last - each.first === copies - 1 ? each : undefined;
  }
  // The container's own number is the natural host port, where no host has it.
  const own =
    inner && replacementPorts(inner, { settings, used: hostPorts(snapshot), preferred: [inner.first] });
  if (own && own.first === inner.first) return own;
  const base = inner ?? { first: FIRST_CHOICE, last: FIRST_CHOICE };
  return replacementPorts(base, { settings, used: snapshot.usedPorts, preferred: [base.first] });
}

const containers = new WeakMap<WorkspaceSnapshot, ReadonlyMap<PortOccurrence, number>>();

/** How many containers share an entry of a Compose service's ports: each needs a host port of its own. */
function containersOf(occurrence: PortOccurrence, snapshot: WorkspaceSnapshot): number {
  const counts = getOrMake(containers, snapshot, () => {
    const found = new Map<PortOccurrence, number>();
    for (const { services, swarm } of composeProjects(snapshot))
      for (const { replicas, ports } of swarm ? [] : services)
        for (const entry of replicas && replicas.count > 1 ? ports : []) {
          const published = publishedOccurrence(entry, snapshot);
          if (published) found.set(published, Math.max(replicas!.count, found.get(published) ?? 0));
        }
    return found;
  });
  return counts.get(occurrence) ?? 1;
}

const usedAt = occurrencesBy(({ use }) => use);

/** The container ports that a published port without a number leads to. */
function innerPorts(occurrence: PortOccurrence, { facts }: RuleContext) {
  if (occurrence.role !== 'published') return undefined;
  const inner = usedAt(facts, occurrence.use).find(
    ({ role, owner }) => role === 'listen' && owner === occurrence.owner,
  );
  return inner && portsOf(inner);
}

const portsOnHosts = new WeakMap<WorkspaceSnapshot, ReadonlySet<number>>();

/** The ports that the workspace opens on hosts. */
function hostPorts(snapshot: WorkspaceSnapshot): ReadonlySet<number> {
  return getOrMake(portsOnHosts, snapshot, () => {
    const found = new Set<number>();
    for (const { occurrences } of snapshot.files.values())
      for (const occurrence of occurrences) {
        const ports = occurrence.namespace === 'host' ? portsOf(occurrence) : undefined;
        if (ports) for (let port = ports.first; port <= ports.last; port++) found.add(port);
      }
    return found;
  });
}
