import type { PortOccurrence, PortRange } from '../ports/index.ts';
import { MAX_PORT, parseRange } from '../ports/index.ts';
import type { EnvironmentFact, FileFacts } from '../readers/index.ts';
import { getOrMake } from '../text/index.ts';
import type { WorkspaceSnapshot } from '../workspace/index.ts';

type Sysctl = Extract<EnvironmentFact, { kind: 'sysctl' }>;

const hostSysctls = new WeakMap<WorkspaceSnapshot, readonly Sysctl[]>();

/**
 * The values of a kernel setting that hold where an occurrence is bound, as written. A container's own
 * network namespace starts from the kernel's defaults, so that only its owner's settings count there;
 * on a host those count that the workspace makes for its hosts, in whichever file.
 */
export function sysctlsFor(
  key: string,
  occurrence: PortOccurrence,
  facts: FileFacts,
  snapshot: WorkspaceSnapshot,
): string[] {
  const candidates =
    occurrence.namespace === 'container' ? ownersSysctls(occurrence, facts) : hostSysctlsOf(snapshot);
  return candidates.filter(fact => fact.key.replaceAll('/', '.') === key).map(fact => fact.value);
}

function ownersSysctls(occurrence: PortOccurrence, facts: FileFacts): Sysctl[] {
  if (facts.environment.length === 0 || occurrence.owner === undefined) return [];
  return facts.environment.filter(
    (fact): fact is Sysctl =>
      fact.kind === 'sysctl' && fact.scope.kind === 'owner' && fact.scope.owner === occurrence.owner,
  );
}

function hostSysctlsOf(snapshot: WorkspaceSnapshot): readonly Sysctl[] {
  return getOrMake(hostSysctls, snapshot, () =>
    [...snapshot.files.values()].flatMap(({ environment }) =>
      environment.filter((fact): fact is Sysctl => fact.kind === 'sysctl' && fact.scope.kind === 'host'),
    ),
  );
}

/**
 * The ports of an `ip_local_reserved_ports` value: a comma list of ports and ascending ranges. None
 * where the kernel would refuse it (blanks between entries, a port above 65535).
 */
export function reservedPorts(value: string): PortRange[] {
  const ranges = value
    .trim()
    .split(',')
    .map(entry => (/\s/.test(entry) ? undefined : parseRange(entry)));
  return ranges.every(range => range !== undefined) ? ranges : [];
}

/** The range of an `ip_local_port_range` value: two numbers and blanks between. Undefined where the kernel would refuse it. */
export function localPortRange(value: string): PortRange | undefined {
  const match = /^\s*(\d{1,5})\s+(\d{1,5})\s*$/.exec(value);
  const range = match && { first: Number(match[1]), last: Number(match[2]) };
  return range && range.first > 0 && range.first <= range.last && range.last <= MAX_PORT ? range : undefined;
}

/** What the workspace says of the rights of a process, as far as ports below 1024 are concerned. */
export interface Rights {
  /** It gets NET_BIND_SERVICE. */
  readonly granted: boolean;
  /** It loses NET_BIND_SERVICE, even where it runs as root. */
  readonly dropped: boolean;
  /** The user that it runs as, where that is surely not root. */
  readonly nonRoot: string | undefined;
}

/** The rights of an occurrence's owner, as the same file states them. */
export function rightsOf(occurrence: PortOccurrence, facts: FileFacts): Rights {
  let granted = false;
  let dropped = false;
  let nonRoot: string | undefined;
  for (const fact of facts.environment) {
    if (fact.scope.kind !== 'owner' || fact.scope.owner !== occurrence.owner) continue;
    if (fact.kind === 'user') nonRoot = fact.root === false ? fact.user : undefined;
    if (fact.kind !== 'capability' || !['NET_BIND_SERVICE', 'ALL'].includes(fact.capability)) continue;
    if (fact.change === 'add') granted = true;
    else dropped = true;
  }
  return { granted, dropped: dropped && !granted, nonRoot };
}
