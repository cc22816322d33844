import { formatRange, inRange, type PortRange } from '../ports/index.ts';
import { allowPort } from './move-port.ts';
import { freeNodePort } from './node-ports.ts';
import { portsOf } from './port-sets.ts';
import type { Finding, FixPlan, Rule, RuleContext } from './rule.ts';

type MessageId = 'outside' | 'dynamicBand';

const NODE_PORT = 'kubernetes.service.nodePort';

/** A nodePort that the cluster refuses, or that it may have given to another Service. */
export const nodeportRange: Rule<MessageId> = {
  meta: {
    id: 'nodeport-range',
    description:
      "a `nodePort` outside the cluster's range, or in the band from which it assigns ports itself",
    defaultSeverity: 'error',
    scope: 'workspace',
    fixes: ['suggested'],
    messages: {
      outside:
        "nodePort {port} lies outside {range}, the cluster's NodePort range: the API server refuses the Service.",
      dynamicBand:
        'nodePort {port} lies in {band}, from which Kubernetes assigns ports itself: another Service may have got it. A port of {free} is safe.',
    },
  },
  *check({ facts, settings: { nodePortRange } }) {
    const free = staticBand(nodePortRange);
    for (const occurrence of facts.occurrences) {
      const ports = occurrence.api === NODE_PORT ? portsOf(occurrence) : undefined;
      if (!ports) continue;
      const data = { port: ports.first };
      const subject = { kind: 'occurrence', occurrence } as const;
      if (!inRange(nodePortRange, ports.first))
        yield { messageId: 'outside', data: { ...data, range: formatRange(nodePortRange) }, subject };
      else if (free && !inRange(free, ports.first))
        yield {
          messageId: 'dynamicBand',
          data: {
            ...data,
            band: formatRange({ first: free.last + 1, last: nodePortRange.last }),
            free: formatRange(free),
          },
          subject,
          severity: 'information',
        };
    }
  },
  *fixes(finding, context) {
    yield* moveNodePort(finding, context);
    yield* allowPort(finding);
  },
};

/**
 * The ports at the beginning of a NodePort range that Kubernetes leaves to those who ask for one, until
 * no others are left: max(16, size / 32) of them, but at most 128; none of a range of fewer than 16
 * (Kubernetes 1.27 and later; kubernetes.io/blog/2023/05/11/nodeport-dynamic-and-static-allocation).
 */
function staticBand(range: PortRange): PortRange | undefined {
  const size = range.last - range.first + 1;
  if (size < 16) return undefined;
  const length = Math.min(Math.max(16, Math.floor(size / 32)), 128);
  return { first: range.first, last: Math.min(range.first + length, range.last + 1) - 1 };
}

/** The first port of the static band, else of the range, that no Service of the workspace asks for. */
export function moveNodePort(finding: Finding, { facts, settings, snapshot }: RuleContext): FixPlan[] {
  if (finding.subject.kind !== 'occurrence') return [];
  const { occurrence } = finding.subject;
  if (!occurrence.slot || occurrence.port === null) return [];
  const { nodePortRange } = settings;
  const within = finding.messageId === 'dynamicBand' ? staticBand(nodePortRange)! : nodePortRange;
  const port = freeNodePort(settings, snapshot, [], within);
  if (port === undefined) return [];
  return [
    {
      title: `Change ${occurrence.port} to ${port}`,
      applicability: 'suggested',
      changes: [{ kind: 'set-port', path: facts.path, occurrence, port }],
    },
  ];
}
