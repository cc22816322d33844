import { formatRange } from '../ports/index.ts';
import { allowPort, movePortPlans } from './move-port.ts';
import { portsOf } from './port-sets.ts';
import type { Rule } from './rule.ts';

type MessageId = 'outside';

/** A server's port outside the range that a team has agreed on. Silent until the settings name one. */
export const outOfPolicyPort: Rule<MessageId> = {
  meta: {
    id: 'out-of-policy-port',
    description: 'a server port outside the range that `policy` names; silent until it names one',
    defaultSeverity: 'warning',
    scope: 'file',
    fixes: ['suggested'],
    messages: {
      outside: 'Port {port} lies outside {policy}, the range agreed for listening ports.',
    },
  },
  *check({ facts, settings: { policy } }) {
    if (!policy) return;
    for (const occurrence of facts.occurrences) {
      const { role, namespace, api } = occurrence;
      if (role !== 'listen' && role !== 'published') continue;
      // A cluster gives these from a range of its own.
      if (api === 'kubernetes.service.nodePort') continue;
      const ports = portsOf(occurrence);
      if (!ports || (ports.first >= policy.first && ports.last <= policy.last)) continue;
      yield {
        messageId: 'outside',
        data: { port: formatRange(ports), policy: formatRange(policy) },
        subject: { kind: 'occurrence', occurrence },
        // Whoever made the image chose this number; the team's agreement is about its machines.
        ...(namespace === 'container' && { severity: 'information' as const }),
      };
    }
  },
  *fixes(finding, context) {
    yield* movePortPlans(finding, context);
    yield* allowPort(finding);
  },
};
