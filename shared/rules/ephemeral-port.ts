import {
  customaryUse,
  formatRange,
  OLD_LINUX_EPHEMERAL_RANGE,
  type PortOccurrence,
  type PortRange,
  TARGET_NAMES,
  type Target,
} from '../ports/index.ts';
import { getOrMake } from '../text/index.ts';
import { type CandidateRange, type HoldingRange, holdingRanges } from './holding-ranges.ts';
import { allowPort, movePortPlans } from './move-port.ts';
import { intersect, portsOf, subtract } from './port-sets.ts';
import { reserveForTargets } from './reserve-ports.ts';
import type { Finding, FixPlan, Rule, RuleContext, Verdict } from './rule.ts';

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
  *fixes(finding, context) {
    yield* movePortPlans(finding, context);
    yield* reserveOccurrence(finding, context);
    yield* allowPort(finding);
  },
};

/** "Reserve it": none where a system is hit that reserves nothing, since the port would not be safe. */
function reserveOccurrence(finding: Finding, context: RuleContext): FixPlan[] {
  if (finding.subject.kind !== 'occurrence') return [];
  const { occurrence } = finding.subject;
  const ports = portsOf(occurrence);
  const targets = ports ? hitTargets(occurrence, ports, context) : [];
  const plan = ports && targets.length > 0 && reserveForTargets(occurrence, ports, targets, context);
  return plan ? [plan] : [];
}

function judge(
  occurrence: PortOccurrence,
  ports: PortRange,
  context: RuleContext,
): Verdict<MessageId> | undefined {
  const inContainer = occurrence.namespace === 'container';
  const holding = holdingRanges(occurrence, context);
  const hits = holding.filter(each => isHit(each, ports, context)).map(hitOf);
  const subject = { kind: 'occurrence', occurrence } as const;
  if (hits.length > 0) {
    const data = { ports: phraseOf(ports, hits), targets: namesOf(hits), customary: customaryOf(ports) };
    const related = hits.flatMap(({ stated }) =>
      stated ? { path: stated.path, range: stated.fact.range, message: 'This states the range.' } : [],
    );
    const found = { data, subject, ...(related.length > 0 && { related }) };
    return inContainer
      ? { messageId: 'container', ...found, severity: 'information' }
      : { messageId: 'host', ...found };
  }
  // 61000 was Linux's last ephemeral port until 4.2.
  const linux = holding.find(({ target, configured }) => target === 'linux' && !configured);
  if (!linux || inContainer || linux.candidates.some(({ stated }) => stated)) return undefined;
  const old = { ...linux, candidates: [{ range: OLD_LINUX_EPHEMERAL_RANGE }] };
  if (!isHit(old, ports, context)) return undefined;
  const data = { ports: phraseOf(ports, [hitOf(old)]), customary: customaryOf(ports) };
  return { messageId: 'oldKernel', data, subject, severity: 'information' };
}

/** A target's range as a message names it, with the statement that made it so. */
interface Hit extends CandidateRange {
  readonly target: Target;
}

function hitOf({ target, candidates }: HoldingRange): Hit {
  return { target, ...candidates[0]! };
}

/** Whether a port lies in the range and nothing keeps the system from handing it out. */
function isHit({ candidates, reserved }: HoldingRange, ports: PortRange, { settings }: RuleContext): boolean {
  const { allow } = settings;
  return candidates.every(({ range }) => {
    const shared = intersect(ports, range);
    if (!shared || (allow.length === 0 && reserved.length === 0)) return shared !== undefined;
    return subtract([shared], [...allow.map(entry => entry.range), ...reserved]).length > 0;
  });
}

/** The targets that would hand the port out, for the fixes. */
function hitTargets(occurrence: PortOccurrence, ports: PortRange, context: RuleContext): Target[] {
  return holdingRanges(occurrence, context)
    .filter(each => isHit(each, ports, context))
    .map(({ target }) => target);
}

/** `50051 is`, or for ports of which only some are in a range `60000-61000 are partly`. */
function phraseOf(ports: PortRange, hits: readonly Hit[]): string {
  if (ports.first === ports.last) return `Port ${ports.first} is`;
  const whole = hits.every(({ range }) => range.first <= ports.first && ports.last <= range.last);
  return `Ports ${formatRange(ports)} are ${whole ? '' : 'partly '}`.trimEnd();
}

/** Phrases made before: few combinations of ranges come again and again. */
const phrases = new Map<string, string>();

/** `Linux (32768–60999) and of Windows and macOS (49152–65535)`. */
function namesOf(hits: readonly Hit[]): string {
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
