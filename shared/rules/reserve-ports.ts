import { formatRange, type PortOccurrence, type PortRange, type Target } from '../ports/index.ts';
import type { EnvironmentPlaces, FileFacts } from '../readers/index.ts';
import { getOrMake } from '../text/index.ts';
import {
  environmentOf,
  namespaceOwner,
  reservedPorts,
  reservedPortsDefect,
  sysctlsFor,
  type WorkspaceSnapshot,
} from '../workspace/index.ts';
import { mergedRanges } from './port-sets.ts';
import type { FixChange, FixPlan, RuleContext } from './rule.ts';

const KEY = 'net.ipv4.ip_local_reserved_ports';
const NEW_FILE = 'sysctl.d/60-portlint-reserved.conf';

/**
 * "Reserve it" for an occurrence on all of the given targets: none where one of them cannot be told to
 * keep a port, or where no place for the statement is known.
 */
export function reserveForTargets(
  occurrence: PortOccurrence,
  ports: PortRange,
  targets: readonly Target[],
  context: RuleContext,
): FixPlan | undefined {
  const changes: FixChange[] = [];
  for (const target of targets) {
    const change =
      target === 'linux'
        ? reserveOnLinux(occurrence, [ports], context)
        : target === 'windows'
          ? excludeOnWindows(occurrence, [ports], context)
          : undefined;
    if (!change) return undefined;
    changes.push(change);
  }
  const names = targets.map(target => (target === 'linux' ? 'Linux' : 'Windows')).join(' and ');
  return { title: `Reserve ${formatRange(ports)} on ${names}`, applicability: 'suggested', changes };
}

/** Adds ports to the list that holds for the occurrence, in the container's own or the machine's settings; begins one where there is none. */
export function reserveOnLinux(
  occurrence: PortOccurrence,
  ports: readonly PortRange[],
  { facts, snapshot }: RuleContext,
): FixChange | undefined {
  const lists = sysctlsFor(KEY, occurrence, facts, snapshot);
  if (lists.length > 0) {
    const list = lists.find(({ fact }) => fact.slot && reservedPortsDefect(fact.value) === undefined);
    if (!list) return undefined;
    const { range, before, after } = list.fact.slot!;
    const newText = before + listText([...reservedPorts(list.fact.value), ...ports]) + after;
    return { kind: 'edit', path: list.path, edits: [{ range, newText }] };
  }
  if (occurrence.namespace === 'container') return settingInManifest(occurrence, KEY, listText(ports), facts);
  return createSetting(NEW_FILE, KEY, listText(ports));
}

/** A kernel setting of an occurrence's owner, written into its manifest. */
export function settingInManifest(
  occurrence: PortOccurrence,
  key: string,
  value: string,
  facts: FileFacts,
): FixChange | undefined {
  if (occurrence.owner === undefined || namespaceOwner(occurrence.owner, facts) !== occurrence.owner)
    return undefined;
  const slot = placesOf(occurrence, facts)?.sysctl;
  if (!slot) return undefined;
  const newText = slot.before + key + slot.between + value + slot.after;
  return { kind: 'edit', path: facts.path, edits: [{ range: slot.range, newText }] };
}

/** Where a manifest takes statements about the ports among which an occurrence is. */
export function placesOf(occurrence: PortOccurrence, facts: FileFacts): EnvironmentPlaces | undefined {
  const { start, end } = occurrence.use;
  return placesByOwner(facts)
    .get(occurrence.owner)
    ?.find(({ within }) => within.start <= start && end <= within.end);
}

const places = new WeakMap<FileFacts, ReadonlyMap<string | undefined, readonly EnvironmentPlaces[]>>();

function placesByOwner(facts: FileFacts): ReadonlyMap<string | undefined, readonly EnvironmentPlaces[]> {
  return getOrMake(places, facts, () => {
    const found = new Map<string | undefined, EnvironmentPlaces[]>();
    for (const each of facts.manifests)
      if (each.kind === 'environment-places') getOrMake(found, each.owner, () => []).push(each);
    return found;
  });
}

/** A kernel setting of the workspace's machines, in a file of its own. */
export function createSetting(path: string, key: string, value: string): FixChange {
  return { kind: 'create-file', path, text: `${key} = ${value}\n` };
}

/** The netsh line beside what a script of the workspace says of the network already. */
export function excludeOnWindows(
  { protocol }: PortOccurrence,
  ports: readonly PortRange[],
  { facts, snapshot }: RuleContext,
): FixChange | undefined {
  const environment = environmentOf(snapshot);
  for (const { path, slot } of protocol === 'sctp' ? [] : scriptEnds(snapshot)) {
    if (!environment.reaches(path, facts.path)) continue;
    const { range, before, after } = slot;
    const commands = ports.map(
      ({ first, last }) =>
        `netsh int ipv4 add excludedportrange protocol=${protocol} startport=${first} numberofports=${last - first + 1}`,
    );
    return { kind: 'edit', path, edits: [{ range, newText: before + commands.join(after) + after }] };
  }
  return undefined;
}

/** Where a script takes one command more. */
type ScriptEnd = Extract<FileFacts['manifests'][number], { kind: 'script-end' }>;

const ends = new WeakMap<WorkspaceSnapshot, readonly (Pick<ScriptEnd, 'slot'> & { path: string })[]>();

function scriptEnds(snapshot: WorkspaceSnapshot) {
  return getOrMake(ends, snapshot, () =>
    [...snapshot.files].flatMap(([path, { manifests }]) => {
      const end = manifests.find(each => each.kind === 'script-end');
      return end ? [{ path, slot: end.slot }] : [];
    }),
  );
}

/** Ports as the kernel lists them: sorted, ranges that meet made one. */
function listText(ports: readonly PortRange[]): string {
  return mergedRanges(ports).map(formatRange).join(',');
}
