import { DEFAULT_EPHEMERAL_RANGES, formatRange, type PortRange } from '../ports/index.ts';
import type { EnvironmentFact } from '../readers/index.ts';
import type { LocatedPorts } from './host-ports.ts';
import { mergedRanges, subtract } from './port-sets.ts';
import { excludeOnWindows, reserveOnLinux } from './reserve-ports.ts';
import type { FixPlan, RuleContext } from './rule.ts';

/** Fewer ports than this are too few for a busy machine's connections. */
const LEAST_RANGE = 10_000;

/**
 * "Narrow it": the system's own range where no server is in that, else the longest stretch of the range without one.
 * `portsIn` finds the servers that another range would take in.
 */
export function narrowRange(
  fact: EnvironmentFact,
  inside: readonly LocatedPorts[],
  portsIn: (range: PortRange) => readonly LocatedPorts[],
  { facts }: RuleContext,
): FixPlan[] {
  const taken = inside.map(({ ports }) => ports);
  const text = fact.kind === 'sysctl' || fact.kind === 'dynamic-range' ? writer(fact) : undefined;
  const slot = fact.kind === 'sysctl' || fact.kind === 'dynamic-range' ? fact.slot : undefined;
  const current = whole(fact);
  const range = current && narrower(fact, current, taken, portsIn);
  if (!slot || !text || !range) return [];
  return [
    {
      title: `Narrow the range to ${range.first}–${range.last}`,
      applicability: 'suggested',
      changes: [
        {
          kind: 'edit',
          path: facts.path,
          edits: [{ range: slot.range, newText: slot.before + text(range) + slot.after }],
        },
      ],
    },
  ];
}

/** How the fact's place writes a range. */
function writer(
  fact: Extract<EnvironmentFact, { kind: 'sysctl' | 'dynamic-range' }>,
): (range: PortRange) => string {
  if (fact.kind === 'sysctl') return ({ first, last }) => `${first} ${last}`;
  const between = fact.slot?.between;
  if (between === undefined) return formatRange;
  return ({ first, last }) => `${first}${between}${last - first + 1}`;
}

function whole(fact: EnvironmentFact): PortRange | undefined {
  if (fact.kind === 'dynamic-range')
    return fact.first !== null && fact.last !== null ? { first: fact.first, last: fact.last } : undefined;
  if (fact.kind !== 'sysctl') return undefined;
  const [first, last] = fact.value.trim().split(/\s+/).map(Number);
  return { first: first!, last: last! };
}

function narrower(
  fact: EnvironmentFact,
  current: PortRange,
  taken: readonly PortRange[],
  portsIn: (range: PortRange) => readonly LocatedPorts[],
): PortRange | undefined {
  const isRpc = fact.kind === 'dynamic-range' && fact.system === 'windows-rpc';
  const own = DEFAULT_EPHEMERAL_RANGES[fact.kind === 'sysctl' ? 'linux' : 'windows'];
  if (!isRpc && portsIn(own).length === 0) return own;
  const free = [...subtract([current], taken)].sort((a, b) => b.last - b.first - (a.last - a.first))[0];
  // Windows wants 100 ports for RPC at least.
  return free && free.last - free.first + 1 >= (isRpc ? 100 : LEAST_RANGE) ? free : undefined;
}

/** "Reserve them": all ports inside at once. */
export function reserveInside(
  fact: EnvironmentFact,
  inside: readonly LocatedPorts[],
  context: RuleContext,
): FixPlan[] {
  const isWindows = fact.kind === 'dynamic-range' && fact.system === 'windows';
  if (fact.kind !== 'sysctl' && !isWindows) return [];
  const ports = mergedRanges(inside.map(each => each.ports));
  const { path, occurrence } = inside[0]!;
  const there = { ...context, facts: context.snapshot.files.get(path) ?? context.facts };
  const change = isWindows
    ? excludeOnWindows(occurrence, ports, there)
    : reserveOnLinux(occurrence, ports, there);
  const title = `${isWindows ? 'Exclude' : 'Reserve'} ${ports.map(formatRange).join(', ')}`;
  return change ? [{ title, applicability: 'suggested', changes: [change] }] : [];
}
