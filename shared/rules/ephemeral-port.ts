import {
  customaryUse,
  formatRange,
  OLD_LINUX_EPHEMERAL_RANGE,
  type PortOccurrence,
  type PortRange,
  TARGET_NAMES,
} from '../ports/index.ts';
import { getOrMake } from '../text/index.ts';
import { localPortRange, reservedPorts, sysctlsFor } from './environment.ts';
import { allowPort, movePort, movePortEverywhere } from './move-port.ts';
import { intersect, portsOf, subtract } from './port-sets.ts';
import type { Rule, RuleContext, Verdict } from './rule.ts';
import { containerRanges, type TargetRange, targetRanges } from './target-ranges.ts';

type MessageId = 'host' | 'container' | 'oldKernel';

/** A server's port in a range from which a system takes the ports of outgoing connections. */
export const ephemeralPort: Rule<MessageId> = {
  meta: {
    id: 'ephemeral-port',
    description: 'a server port in a range that a system hands to outgoing connections',
    defaultSeverity: 'warning',
    scope: 'workspace',
    fixes: ['suggested'],
    messages: {
      host: '{ports} in the ephemeral range of {targets}: an outgoing connection may hold it when the server starts.{customary}',
      container:
        "{ports} in the ephemeral range of {targets}: in its own network namespace a container's outgoing connections may hold it.{customary}",
      oldKernel:
        '{ports} in the ephemeral range of Linux before 4.2 (32768–61000): an outgoing connection may hold it when the server starts.{customary}',
    },
  },
  *check(context) {
    for (const occurrence of context.facts.occurrences) {
      if (occurrence.role !== 'listen' && occurrence.role !== 'published') continue;
      const ports = portsOf(occurrence);
      const verdict = ports && judge(occurrence, ports, context);
      if (verdict) yield verdict;
    }
  },
  fixes: (finding, context) => [
    ...movePort(finding, context),
    ...movePortEverywhere(finding, context),
    ...allowPort(finding),
  ],
};

function judge(
  occurrence: PortOccurrence,
  ports: PortRange,
  context: RuleContext,
): Verdict<MessageId> | undefined {
  const inContainer = occurrence.namespace === 'container';
  const candidates = inContainer ? containerRanges(context.settings) : machineRanges(occurrence, context);
  const hits = candidates.filter(candidate => isHit(candidate, candidate.range, occurrence, ports, context));
  const subject = { kind: 'occurrence', occurrence } as const;
  if (hits.length > 0) {
    const data = { ports: phraseOf(ports, hits), targets: namesOf(hits), customary: customaryOf(ports) };
    return inContainer
      ? { messageId: 'container', data, subject, severity: 'information' }
      : { messageId: 'host', data, subject };
  }
  // 61000 was Linux's last ephemeral port until 4.2.
  const linux = candidates.find(({ target, configured }) => target === 'linux' && !configured);
  if (linux && !inContainer && isHit(linux, OLD_LINUX_EPHEMERAL_RANGE, occurrence, ports, context)) {
    const old = [{ ...linux, range: OLD_LINUX_EPHEMERAL_RANGE }];
    const data = { ports: phraseOf(ports, old), customary: customaryOf(ports) };
    return { messageId: 'oldKernel', data, subject, severity: 'information' };
  }
  return undefined;
}

/** The ranges of the machines that can have this port. Kubernetes' nodes run Linux or Windows. */
function machineRanges(occurrence: PortOccurrence, { settings }: RuleContext): readonly TargetRange[] {
  const all = targetRanges(settings);
  return occurrence.format === 'kubernetes' ? all.filter(({ target }) => target !== 'macos') : all;
}

/** Whether a port lies in the range and nothing keeps the system from handing it out. */
function isHit(
  { target, configured }: TargetRange,
  range: PortRange,
  occurrence: PortOccurrence,
  ports: PortRange,
  { facts, snapshot, settings }: RuleContext,
): boolean {
  const shared = intersect(ports, range);
  if (!shared) return false;
  const { allow } = settings;
  let rest: readonly PortRange[] = [shared];
  if (allow.length > 0)
    rest = subtract(
      rest,
      allow.map(entry => entry.range),
    );
  if (target !== 'linux' || rest.length === 0) return rest.length > 0;
  const sysctls = (key: string) => sysctlsFor(key, occurrence, facts, snapshot);
  rest = subtract(rest, sysctls('net.ipv4.ip_local_reserved_ports').flatMap(reservedPorts));
  if (configured) return rest.length > 0;
  // Only a narrower range acquits here; a wider one is a fault of its own line.
  const narrower = sysctls('net.ipv4.ip_local_port_range').flatMap(value => localPortRange(value) ?? []);
  return rest.some(part => narrower.length === 0 || narrower.some(own => intersect(part, own)));
}

/** `50051 is`, or for ports of which only some are in a range `60000-61000 are partly`. */
function phraseOf(ports: PortRange, hits: readonly TargetRange[]): string {
  if (ports.first === ports.last) return `Port ${ports.first} is`;
  const whole = hits.every(({ range }) => range.first <= ports.first && ports.last <= range.last);
  return `Ports ${formatRange(ports)} are ${whole ? '' : 'partly '}`.trimEnd();
}

/** Phrases made before: few combinations of ranges come again and again. */
const phrases = new Map<string, string>();

/** `Linux (32768–60999) and of Windows and macOS (49152–65535)`. */
function namesOf(hits: readonly TargetRange[]): string {
  let key = '';
  for (const { target, range } of hits) key += `${target}${range.first}-${range.last} `;
  return getOrMake(phrases, key, () => {
    const byRange = new Map<string, string[]>();
    for (const { target, range } of hits)
      getOrMake(byRange, `${range.first}–${range.last}`, () => []).push(TARGET_NAMES[target]);
    return [...byRange]
      .map(([range, names]) => `${joined(names, ', ', ' and ')} (${range})`)
      .join(' and of ');
  });
}

function joined(names: readonly string[], comma: string, last: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(comma)}${last}${names.at(-1)}`;
}

function customaryOf(ports: PortRange): string {
  const use = ports.first === ports.last ? customaryUse(ports.first) : undefined;
  return use ? ` That it is customary for ${use} makes it no safer.` : '';
}
