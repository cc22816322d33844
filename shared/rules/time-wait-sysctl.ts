import type { EnvironmentFact } from '../readers/index.ts';
import type { FixPlan, Rule } from './rule.ts';

type MessageId = 'recycle' | 'recycleOff' | 'finTimeout' | 'delayRefused' | 'delayShort';

/** The kernel's own limit of FIN_WAIT_2, in seconds; TIME_WAIT is fixed at as many. */
const FIN_TIMEOUT = 60;
/** Windows takes 30 to 300 seconds; below a minute a late segment may still be on its way. */
const LEAST_DELAY = 30;
const SHORT_DELAY = 60;

/** Settings that are meant to shorten TIME_WAIT and do not, or should not. */
export const timeWaitSysctl: Rule<MessageId> = {
  meta: {
    id: 'time-wait-sysctl',
    description: 'a setting that is meant to shorten TIME_WAIT, and does something else',
    defaultSeverity: 'warning',
    scope: 'file',
    fixes: ['suggested'],
    messages: {
      recycle:
        'tcp_tw_recycle is gone since Linux 4.12, so that setting it fails, and on older kernels it drops connections of clients behind one NAT address. Delete it.',
      recycleOff:
        'tcp_tw_recycle is gone since Linux 4.12: setting it fails. Delete it; off was the default.',
      finTimeout:
        'tcp_fin_timeout limits FIN_WAIT_2, not TIME_WAIT, which lasts 60 seconds on Linux whatever is set. Delete it unless orphaned connections in FIN_WAIT_2 are the trouble.',
      delayRefused: 'Windows takes a TcpTimedWaitDelay of 30 to 300 seconds; {value} is too low.',
      delayShort:
        'A TcpTimedWaitDelay of {value} seconds lets a port be used again while segments of its old connection may still arrive. Use 60 or more.',
    },
  },
  *check({ facts }) {
    for (const fact of facts.environment) {
      const subject = { kind: 'fact', fact } as const;
      if (fact.kind === 'sysctl') {
        const value = Number(fact.value);
        if (fact.key === 'net.ipv4.tcp_tw_recycle')
          yield value === 0
            ? { messageId: 'recycleOff', subject, severity: 'information' }
            : { messageId: 'recycle', subject };
        else if (fact.key === 'net.ipv4.tcp_fin_timeout' && fact.value !== '' && value < FIN_TIMEOUT)
          yield { messageId: 'finTimeout', subject };
      } else if (fact.kind === 'registry-value' && fact.name === 'TcpTimedWaitDelay') {
        const data = { value: fact.value };
        if (fact.value < LEAST_DELAY) yield { messageId: 'delayRefused', data, subject };
        else if (fact.value < SHORT_DELAY)
          yield { messageId: 'delayShort', data, subject, severity: 'information' };
      }
    }
  },
  fixes: ({ subject }, { facts }) => (subject.kind === 'fact' ? deletion(subject.fact, facts.path) : []),
};

/** "Delete the line", where the statement can go without harm to what is around it. */
function deletion(fact: EnvironmentFact, path: string): FixPlan[] {
  if (fact.kind !== 'sysctl' && fact.kind !== 'registry-value') return [];
  const { statement: range } = fact;
  const name = fact.kind === 'sysctl' ? fact.key.slice(fact.key.lastIndexOf('.') + 1) : fact.name;
  return range
    ? [
        {
          title: `Delete ${name}`,
          applicability: 'suggested',
          changes: [{ kind: 'edit', path, edits: [{ range, newText: '' }] }],
        },
      ]
    : [];
}
