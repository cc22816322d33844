import { isBrowserBlocked } from '../ports/index.ts';
import { servesHttp } from './http-apis.ts';
import { allowPort, movePortPlans } from './move-port.ts';
import { portsOf } from './port-sets.ts';
import type { Rule } from './rule.ts';

type MessageId = 'blocked';

/** An HTTP server on a port that browsers refuse to dial. */
export const browserBlockedPort: Rule<MessageId> = {
  meta: {
    id: 'browser-blocked-port',
    description: 'an HTTP server on a port that browsers refuse',
    defaultSeverity: 'warning',
    scope: 'file',
    fixes: ['suggested'],
    messages: {
      blocked:
        "Browsers and Node's fetch refuse port {port} (ERR_UNSAFE_PORT), whatever listens there; other clients do not.",
    },
  },
  *check({ facts }) {
    for (const occurrence of facts.occurrences) {
      const ports = occurrence.role === 'listen' ? portsOf(occurrence) : undefined;
      if (!ports || ports.first !== ports.last || !isBrowserBlocked(ports.first)) continue;
      if (!servesHttp(occurrence)) continue;
      yield {
        messageId: 'blocked',
        data: { port: ports.first },
        subject: { kind: 'occurrence', occurrence },
      };
    }
  },
  *fixes(finding, context) {
    yield* movePortPlans(finding, context);
    yield* allowPort(finding);
  },
};
