import {
  DEFAULT_EPHEMERAL_RANGES,
  formatRange,
  type PortRange,
  TARGET_NAMES,
  TARGETS,
  type Target,
} from '../ports/index.ts';
import type { EnvironmentFact, PortListSlot } from '../readers/index.ts';
import { contains } from '../text/index.ts';
import { environmentOf, localPortRange } from '../workspace/index.ts';
import { portsInUse } from './host-ports.ts';
import { intersect } from './port-sets.ts';
import type { FixPlan, Rule, RuleContext } from './rule.ts';
import { asksBrowser } from './sql-instance-ports.ts';
import { targetRanges } from './target-ranges.ts';

type MessageId = 'range' | 'browser';
type Opening = Extract<EnvironmentFact, { kind: 'firewall-opening' }>;

/** SQL Server Browser. */
const BROWSER = 1434;
/** A list as long as this is no longer a rule that anyone reads; multiport takes fifteen. */
const LONGEST_LIST = 15;

/** A firewall that lets in a whole ephemeral range, or SQL Server Browser. */
export const wideFirewallRange: Rule<MessageId> = {
  meta: {
    id: 'wide-firewall-range',
    description: 'a firewall rule that opens a whole ephemeral range, or UDP 1434',
    defaultSeverity: 'warning',
    scope: 'workspace',
    fixes: ['suggested'],
    messages: {
      range:
        'This lets in {ports}, the whole ephemeral range of {targets}: whatever listens on an assigned port is reachable. Give servers fixed ports and open only those.',
      browser:
        'This opens UDP 1434 for SQL Server Browser, which tells everyone the instances and their ports. Give each instance a fixed port, name it in the connection strings, and open that one.',
    },
  },
  *check(context) {
    for (const fact of context.facts.environment) {
      if (fact.kind !== 'firewall-opening') continue;
      const subject = { kind: 'fact', fact } as const;
      const opened = openedRanges(fact, context);
      if (opened.length > 0) {
        const trusted = isAmongOwn(fact);
        // That machines of one's own may talk about everything names no ports.
        if (fact.protocol === 'any' && (trusted || PRIVATE.test(fact.source ?? ''))) continue;
        const data = { ports: formatRange(fact), targets: joined(opened) };
        yield { messageId: 'range', data, subject, ...(trusted && { severity: 'information' }) };
      } else if (opensBrowser(fact)) yield { messageId: 'browser', subject };
    }
  },
  fixes: ({ subject }, context) =>
    subject.kind === 'fact' && subject.fact.kind === 'firewall-opening'
      ? [...openInUse(subject.fact, context), ...closeBrowser(subject.fact, context)]
      : [],
};

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Clouds name groups of one's own machines, the rule's group itself among them, where others have addresses. */
function isAmongOwn({ tool, source }: Opening): boolean {
  if (source === undefined || (tool !== 'terraform' && tool !== 'cloudformation')) return false;
  return !/\d\.\d|[\da-f]:|::/i.test(source);
}

/** Addresses of private networks (RFC 1918, RFC 4193). */
const PRIVATE = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|f[cd][\da-f]{2}:)/i;

/** UDP 1434, by itself or among a few: a long stretch of ports has it by chance. */
function opensBrowser({ first, last, protocol }: Opening): boolean {
  const named = first === BROWSER || last === BROWSER;
  return named && last - first < 10 && (protocol === 'udp' || (protocol === 'any' && first === last));
}

/** The names of the systems whose whole ephemeral range is opened; `any` protocol opens it as well. */
function openedRanges(opening: Opening, context: RuleContext): string[] {
  const { first, last } = opening;
  const covers = (range: PortRange) => first <= range.first && range.last <= last;
  const configured = targetRanges(context.settings).filter(
    each =>
      covers(each.range) || (!each.configured && statedRanges(each.target, opening, context).some(covers)),
  );
  if (configured.length > 0) return configured.map(({ target }) => TARGET_NAMES[target]);
  // A firewall's machine need not be one of the targets that programs are written for.
  return TARGETS.filter(target => covers(DEFAULT_EPHEMERAL_RANGES[target])).map(
    target => TARGET_NAMES[target],
  );
}

/** The ranges that the workspace states for the machines of this folder. */
function statedRanges(target: Target, { protocol }: Opening, { facts, snapshot }: RuleContext): PortRange[] {
  const environment = environmentOf(snapshot);
  if (!environment.statesPortSettings) return [];
  const isHere = ({ path }: { path: string }) => environment.isAbout(path, facts.path);
  if (target === 'linux')
    return environment
      .sysctlsAt(facts.path, 'net.ipv4.ip_local_port_range')
      .filter(isHere)
      .flatMap(({ fact }) => localPortRange(fact.value) ?? []);
  if (target !== 'windows') return [];
  return (protocol === 'any' ? (['tcp', 'udp'] as const) : [protocol]).flatMap(each =>
    each === 'sctp'
      ? []
      : environment
          .windowsRangesAt(facts.path, each)
          .filter(isHere)
          .flatMap(({ fact: { first, last } }) => (first !== null && last !== null ? { first, last } : [])),
  );
}

/** "Open only the ports in use": those that the workspace opens on its machines, within the range. */
function openInUse(opening: Opening, { facts, snapshot }: RuleContext): FixPlan[] {
  const { slot, first, last } = opening;
  if (!slot || first === last) return [];
  const used = portsInUse(snapshot, opening.protocol, path =>
    environmentOf(snapshot).isAbout(facts.path, path),
  );
  const wanted = used.flatMap(ports => intersect(ports, { first, last }) ?? []);
  if (wanted.length === 0 || wanted.length > LONGEST_LIST || (wanted.length > 1 && !slot.list)) return [];
  const newText = slot.before + writtenList(wanted, slot) + slot.after;
  return [
    {
      title: `Open only ${wanted.map(formatRange).join(', ')}, which this workspace uses`,
      applicability: 'suggested',
      changes: [
        { kind: 'edit', path: facts.path, edits: [{ range: slot.range, newText }, ...(slot.further ?? [])] },
      ],
    },
  ];
}

/** "Close it": where nothing of the workspace asks SQL Server Browser for a port, and the rule opens nothing else. */
function closeBrowser(opening: Opening, { facts, snapshot }: RuleContext): FixPlan[] {
  const { statement } = opening;
  if (!statement || !opensBrowser(opening)) return [];
  const others = facts.environment.some(
    each => each !== opening && each.kind === 'firewall-opening' && contains(statement, each.range),
  );
  if (others || opening.first !== opening.last) return [];
  if (snapshot.sqlConnections.some(({ occurrence }) => asksBrowser(occurrence.sql!))) return [];
  return [
    {
      title: 'Close UDP 1434, which no connection of this workspace needs',
      applicability: 'suggested',
      changes: [{ kind: 'edit', path: facts.path, edits: [{ range: statement, newText: '' }] }],
    },
  ];
}

function writtenList(ports: readonly PortRange[], { separator = ',', through = '-' }: PortListSlot): string {
  return ports
    .map(({ first, last }) => (first === last ? `${first}` : `${first}${through}${last}`))
    .join(separator);
}
