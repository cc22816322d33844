import type { PortOccurrence, PortRange, Target } from '../ports/index.ts';
import type { EnvironmentFact } from '../readers/index.ts';
import type { Settings } from '../settings.ts';
import { getOrMake } from '../text/index.ts';
import {
  environmentOf,
  type LocatedFact,
  localPortRange,
  reservedPorts,
  sysctlsFor,
} from '../workspace/index.ts';
import type { RuleContext } from './rule.ts';
import { containerRanges, type TargetRange, targetRanges } from './target-ranges.ts';

/** A range that a target may have where a port is opened. */
export interface CandidateRange {
  readonly range: PortRange;
  /** The workspace's statement that makes it so; absent for the configuration's and the system's own. */
  readonly stated?: LocatedFact;
}

/** The ephemeral range of one target where a port is opened: a port is in it if it is in every candidate. */
export interface HoldingRange {
  readonly target: Target;
  /** Whether the configuration states it. */
  readonly configured: boolean;
  readonly candidates: readonly CandidateRange[];
  /** What the system keeps out of it. */
  readonly reserved: readonly PortRange[];
}

/**
 * The ephemeral ranges that hold where an occurrence is bound. The configuration's word wins; then what
 * the workspace says of its machines, or of the container; then the system's own range. Kubernetes'
 * nodes run Linux or Windows.
 */
export function holdingRanges(occurrence: PortOccurrence, context: RuleContext): readonly HoldingRange[] {
  const { settings, facts, snapshot } = context;
  const inContainer = occurrence.namespace === 'container';
  const isNode = occurrence.format === 'kubernetes';
  const nothingStated = inContainer
    ? facts.environment.length === 0
    : !environmentOf(snapshot).statesPortSettings;
  if (nothingStated) return unstated(settings, inContainer ? 'container' : isNode ? 'node' : 'machine');
  return targetsOf(settings, inContainer, isNode).map(each => linuxOr(each, occurrence, context));
}

function targetsOf(settings: Settings, inContainer: boolean, isNode: boolean): readonly TargetRange[] {
  if (inContainer) return containerRanges(settings);
  return targetRanges(settings).filter(({ target }) => target !== 'macos' || !isNode);
}

type Place = 'container' | 'node' | 'machine';
const made = new WeakMap<Settings, Map<Place, readonly HoldingRange[]>>();

/** The ranges where the workspace states nothing, made once for all the ports there. */
function unstated(settings: Settings, place: Place): readonly HoldingRange[] {
  const places = getOrMake(made, settings, () => new Map<Place, readonly HoldingRange[]>());
  return getOrMake(places, place, () =>
    targetsOf(settings, place === 'container', place === 'node').map(({ target, configured, range }) => ({
      target,
      configured,
      candidates: [{ range }],
      reserved: [],
    })),
  );
}

function linuxOr(own: TargetRange, occurrence: PortOccurrence, context: RuleContext): HoldingRange {
  const { target, configured } = own;
  const { facts, snapshot } = context;
  const sysctls = (key: string) => sysctlsFor(key, occurrence, facts, snapshot);
  if (target === 'linux') {
    const stated = sysctls('net.ipv4.ip_local_port_range').flatMap(({ path, fact }) => {
      const range = localPortRange(fact.value);
      return range ? { range, stated: { path, fact } } : [];
    });
    const reserved = sysctls('net.ipv4.ip_local_reserved_ports').flatMap(({ fact }) =>
      reservedPorts(fact.value),
    );
    return { target, configured, candidates: candidatesOf(own, stated, context), reserved };
  }
  if (target === 'windows' && occurrence.protocol !== 'sctp' && occurrence.namespace !== 'container') {
    const environment = environmentOf(snapshot);
    const stated = environment
      .windowsRangesAt(facts.path, occurrence.protocol)
      .flatMap(({ path, fact }) =>
        fact.first !== null && fact.last !== null
          ? { range: { first: fact.first, last: fact.last }, stated: { path, fact } }
          : [],
      );
    const reserved = environment.excludedAt(facts.path, occurrence.protocol).map(({ fact }) => fact);
    return { target, configured, candidates: candidatesOf(own, stated, context), reserved };
  }
  return { target, configured, candidates: [own], reserved: [] };
}

function candidatesOf(
  own: TargetRange,
  stated: readonly { range: PortRange; stated: LocatedFact<EnvironmentFact> }[],
  { facts, snapshot }: RuleContext,
): CandidateRange[] {
  if (own.configured || stated.length === 0) return [{ range: own.range }];
  const environment = environmentOf(snapshot);
  // What is said of another part of the workspace acquits a port; it does not accuse it.
  const here = stated.every(each => environment.isAbout(each.stated.path, facts.path));
  return here ? [...stated] : [{ range: own.range }, ...stated];
}
