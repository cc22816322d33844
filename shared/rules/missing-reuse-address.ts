import type { Rule } from './rule.ts';

type MessageId = 'missing' | 'forced';

const TITLES: Readonly<Record<MessageId, string>> = {
  missing: 'Set SO_REUSEADDR before the bind',
  forced: 'Set SO_EXCLUSIVEADDRUSE instead',
};

/** A raw socket server that cannot take its port again right after a restart, or takes it from others. */
export const missingReuseAddress: Rule<MessageId> = {
  meta: {
    id: 'missing-reuse-address',
    description: 'a raw socket server that sets no SO_REUSEADDR, or sets it on Windows',
    defaultSeverity: 'information',
    scope: 'file',
    fixes: ['suggested'],
    messages: {
      missing:
        'Port {port} is bound without SO_REUSEADDR: after a restart the bind fails while connections of the former run are in TIME_WAIT.',
      forced:
        'On Windows SO_REUSEADDR lets another program bind port {port} at the same time. A server sets SO_EXCLUSIVEADDRUSE.',
    },
  },
  *check({ facts }) {
    const seen = new Set<number>();
    for (const occurrence of facts.occurrences) {
      const { reuse, port, use } = occurrence;
      // Several possible ports are bound by one call.
      if (!reuse || port === null || seen.has(use.start)) continue;
      seen.add(use.start);
      yield {
        messageId: reuse.state,
        data: { port },
        subject: { kind: 'occurrence', occurrence },
        range: use,
      };
    }
  },
  fixes(finding, { facts }) {
    const reuse = finding.subject.kind === 'occurrence' ? finding.subject.occurrence.reuse : undefined;
    if (!reuse?.mend) return [];
    return [
      {
        title: TITLES[reuse.state],
        applicability: 'suggested',
        changes: [{ kind: 'edit', path: facts.path, edits: reuse.mend }],
      },
    ];
  },
};
