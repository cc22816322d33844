import { hostKind, type PortOccurrence, type PortRange, TARGET_NAMES, type Target } from '../ports/index.ts';
import { environmentOf, type Rights, rightsOf, sysctlsFor } from '../workspace/index.ts';
import { grantBinding, lowerStart, PORT_START } from './binding-fixes.ts';
import { allowPort, movePortPlans } from './move-port.ts';
import { placeName } from './place.ts';
import { portsOf } from './port-sets.ts';
import type { Rule, RuleContext, Verdict } from './rule.ts';

type MessageId = 'host' | 'published' | 'rootless' | 'container' | 'pod' | 'nonRoot' | 'dropped';

/** A port that only a privileged process may bind. */
export const privilegedPort: Rule<MessageId> = {
  meta: {
    id: 'privileged-port',
    description: 'a port below 1024, which only a privileged process may bind',
    defaultSeverity: 'information',
    scope: 'workspace',
    fixes: ['suggested'],
    messages: {
      host: 'Port {port} is below {start}: on {systems} only root or a process with CAP_NET_BIND_SERVICE may bind it.',
      published: 'Host port {port} is below {start}: a rootless container runtime may not publish it.',
      rootless:
        'Host port {port} is below {start}, and the container runtime is rootless here ({place}): unless the machine lowers that start, publishing the port fails.',
      container:
        'Port {port} is below {start}: unless the runtime lowers that start, as Docker does since 20.10, a container that is not root cannot bind it.',
      pod: 'Port {port} is below {start}: under CRI-O, and under containerd before 2.0, a container that is not root cannot bind it.',
      nonRoot:
        'Port {port} is below {start}, but this runs as user {user} without NET_BIND_SERVICE: {where}the bind fails.',
      dropped:
        'Port {port} is below {start}, but the capability NET_BIND_SERVICE is dropped here: {where}the bind fails.',
    },
  },
  *check(context) {
    for (const occurrence of context.facts.occurrences) {
      if (occurrence.role !== 'listen' && occurrence.role !== 'published') continue;
      const ports = portsOf(occurrence);
      // No system has more privileged ports than 1024 unless it is configured to.
      if (!ports || ports.first >= Math.max(1024, context.settings.unprivilegedPortStart)) continue;
      const verdict =
        occurrence.namespace === 'container'
          ? judgeContainer(occurrence, ports, context)
          : judgeHost(occurrence, ports, context);
      if (verdict) yield { ...verdict, subject: { kind: 'occurrence', occurrence } };
    }
  },
  *fixes(finding, context) {
    yield* movePortPlans(finding, context);
    yield* lowerStart(finding, context);
    yield* grantBinding(finding, context);
    yield* allowPort(finding);
  },
};

type Judgement = Omit<Verdict<MessageId>, 'subject'>;

function judgeHost(
  occurrence: PortOccurrence,
  ports: PortRange,
  context: RuleContext,
): Judgement | undefined {
  const start = startOnHost(occurrence, context);
  const systems = context.settings.targets.filter(target => isPrivileged(target, start, occurrence, ports));
  if (systems.length === 0) return undefined;
  const data = {
    port: ports.first,
    start: systems.includes('linux') ? start : 1024,
    systems: systems.map(target => TARGET_NAMES[target]).join(' and '),
  };
  // A runtime binds what is published; the rights of the container do not matter to it.
  if (occurrence.role === 'published') return judgePublished(data, context);
  const rights = rightsOf(occurrence, context.facts, context.snapshot);
  if (rights.granted) return undefined;
  return failing(rights, data, '') ?? { messageId: 'host', data };
}

/** A rootless runtime may be given the right itself: `setcap` of its rootlesskit. */
function judgePublished(data: Judgement['data'], { facts, snapshot }: RuleContext): Judgement | undefined {
  const environment = environmentOf(snapshot);
  const rootless = environment.rootlessAt(facts.path);
  if (!rootless) return { messageId: 'published', data };
  if (environment.grantsBindingAt(facts.path, () => true)) return undefined;
  const { path, fact } = rootless;
  const place = placeName(snapshot, facts.path, { path, range: fact.range });
  return {
    messageId: 'rootless',
    data: { ...data, place },
    severity: 'warning',
    related: [{ path, range: fact.range, message: 'This says so.' }],
  };
}

/**
 * Inside a container: Docker (since 20.10) sets the first unprivileged port to 0 in every private
 * namespace; CRI-O does not, nor does containerd before 2.0 (facts of the runtimes: see the rule's page).
 * The machine's own setting does not reach in. A file cannot tell which runtime takes it, so that a
 * port is told of, mildly; that it surely fails is said only of what brings the privilege back.
 */
function judgeContainer(
  occurrence: PortOccurrence,
  ports: PortRange,
  { facts, snapshot, settings }: RuleContext,
): Judgement | undefined {
  if (!settings.targets.includes('linux')) return undefined;
  const stated = sysctlsFor(PORT_START, occurrence, facts, snapshot)
    .map(({ fact }) => Number(fact.value))
    .findLast(Number.isInteger);
  const rights = rightsOf(occurrence, facts, snapshot);
  const start = stated ?? Math.min(1024, settings.unprivilegedPortStart);
  if (ports.first >= start || rights.granted) return undefined;
  const data = { port: ports.first, start };
  const inPod = occurrence.format === 'kubernetes';
  const where = stated === undefined ? 'under CRI-O, and under containerd before 2.0, ' : '';
  // Docker runs what Compose starts: there only a setting of the service's own makes the bind fail.
  const failure =
    occurrence.format === 'compose' && stated === undefined ? undefined : failing(rights, data, where);
  if (failure) return occurrence.format === 'dockerfile' ? { ...failure, severity: 'information' } : failure;
  return { messageId: inPod ? 'pod' : 'container', data, severity: 'information' };
}

/**
 * The first unprivileged port of the machine: the configuration's or, where it is less, one that the workspace states
 * for it. A higher one counts where all statements agree that have the port's own reach.
 */
function startOnHost(occurrence: PortOccurrence, { facts, snapshot, settings }: RuleContext): number {
  const environment = environmentOf(snapshot);
  const stated = sysctlsFor(PORT_START, occurrence, facts, snapshot).filter(({ fact }) =>
    /^\d{1,5}$/.test(fact.value),
  );
  if (stated.length === 0) return settings.unprivilegedPortStart;
  const least = Math.min(...stated.map(({ fact }) => Number(fact.value)));
  const own = stated.every(({ path }) => environment.isAbout(path, facts.path));
  return own ? least : Math.min(least, settings.unprivilegedPortStart);
}

function failing(
  { nonRoot, dropped }: Rights,
  data: Judgement['data'],
  where: string,
): Judgement | undefined {
  if (nonRoot !== undefined)
    return { messageId: 'nonRoot', data: { ...data, user: nonRoot, where }, severity: 'warning' };
  return dropped ? { messageId: 'dropped', data: { ...data, where }, severity: 'warning' } : undefined;
}

/** Whether a system restricts a port. macOS does since 10.14 only for a single address; Windows never. */
function isPrivileged(
  target: Target,
  linuxStart: number,
  occurrence: PortOccurrence,
  ports: PortRange,
): boolean {
  switch (target) {
    case 'linux':
      return ports.first < linuxStart;
    case 'freebsd':
      return ports.first < 1024;
    case 'macos':
      return (
        ports.first < 1024 && occurrence.role === 'listen' && hostKind(occurrence.host ?? '') !== 'wildcard'
      );
    case 'windows':
      return false;
  }
}
