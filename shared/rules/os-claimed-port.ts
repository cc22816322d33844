import { osClaim, TARGET_NAMES } from '../ports/index.ts';
import { allowPort, movePortPlans } from './move-port.ts';
import { portsOf } from './port-sets.ts';
import type { Rule } from './rule.ts';

type MessageId = 'system' | 'program';

/** Longer ranges open ports rather than using each. */
const LONGEST_RANGE = 100;

/** A server's port that a service of an operating system holds already. */
export const osClaimedPort: Rule<MessageId> = {
  meta: {
    id: 'os-claimed-port',
    description: 'a server port that a service of an operating system holds',
    defaultSeverity: 'information',
    scope: 'file',
    fixes: ['suggested'],
    messages: {
      system:
        'On {system}, {holder} holds port {port}: where it runs, this fails with "address already in use".',
      program: 'Port {port} is that of {holder}: where it runs, this fails with "address already in use".',
    },
  },
  *check({ facts, settings }) {
    for (const occurrence of facts.occurrences) {
      const { role, namespace, protocol } = occurrence;
      if ((role !== 'listen' && role !== 'published') || namespace !== 'host' || protocol !== 'tcp') continue;
      const ports = portsOf(occurrence);
      if (!ports || ports.last - ports.first > LONGEST_RANGE) continue;
      for (let port = ports.first; port <= ports.last; port++) {
        const claim = osClaim(port);
        if (!claim || (claim.target && !settings.targets.includes(claim.target))) continue;
        // No node of Kubernetes is a Mac.
        if (claim.target === 'macos' && occurrence.format === 'kubernetes') continue;
        yield {
          messageId: claim.target ? 'system' : 'program',
          data: { port, holder: claim.holder, ...(claim.target && { system: TARGET_NAMES[claim.target] }) },
          subject: { kind: 'occurrence', occurrence },
        };
        break;
      }
    }
  },
  *fixes(finding, context) {
    yield* movePortPlans(finding, context);
    yield* allowPort(finding);
  },
};
