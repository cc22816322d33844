import { formatRange, type PortOccurrence, type PortRange } from '../ports/index.ts';
import type { FileFacts } from '../readers/index.ts';
import { getOrMake } from '../text/index.ts';
import type { LocatedOccurrence, WorkspaceSnapshot } from '../workspace/index.ts';
import { holdingRanges } from './holding-ranges.ts';
import { freeNodePort, isNodePort } from './node-ports.ts';
import { portsOf } from './port-sets.ts';
import { replacementPorts } from './replacement-port.ts';
import type { Finding, FixPlan, RuleContext } from './rule.ts';

/** "Change it here": writes a replacement into the occurrence's own place. None where its text takes no number. */
export function movePort(finding: Finding, context: RuleContext): FixPlan[] {
  if (finding.subject.kind !== 'occurrence') return [];
  const { occurrence } = finding.subject;
  const ports = portsOf(occurrence);
  if (!ports || !occurrence.slot) return [];
  const replacement = replacementFor(occurrence, ports, context);
  if (!replacement) return [];
  const { path } = context.facts;
  return [
    {
      title: `Change ${formatRange(ports)} to ${formatRange(replacement)}`,
      applicability: 'suggested',
      changes: [occurrence, ...otherSide(occurrence, context.facts)].map(each => ({
        kind: 'set-port',
        path,
        occurrence: each,
        ...portAndEnd(replacement),
      })),
    },
  ];
}

function replacementFor(
  occurrence: PortOccurrence,
  ports: PortRange,
  context: RuleContext,
): PortRange | undefined {
  const { settings, snapshot } = context;
  const avoid = holdingRanges(occurrence, context).flatMap(({ candidates }) =>
    candidates.map(({ range }) => range),
  );
  if (!isNodePort(occurrence)) return replacementPorts(ports, { settings, used: snapshot.usedPorts, avoid });
  const port = freeNodePort(settings, snapshot, avoid);
  return port === undefined ? undefined : { first: port, last: port };
}

/** In the host's network the two sides of a mapping are one port: what its other side must be, too. */
function otherSide(occurrence: PortOccurrence, { occurrences }: FileFacts): readonly PortOccurrence[] {
  const entry = occurrence.entry ?? occurrence.use;
  if (occurrence.role !== 'listen' && occurrence.role !== 'published') return [];
  return occurrences.filter(
    other =>
      other !== occurrence &&
      (other.entry ?? other.use).start === entry.start &&
      (other.entry ?? other.use).end === entry.end &&
      other.slot !== undefined &&
      other.slot.range.start !== occurrence.slot!.range.start &&
      keyOf(other) === keyOf(occurrence) &&
      (occurrence.role === 'listen'
        ? occurrence.namespace === 'host' && other.role === 'published'
        : other.namespace === 'host' && other.role === 'listen'),
  );
}

/**
 * "Change it everywhere": the same replacement for every occurrence of the same ports in the workspace,
 * in whatever role, so that what listens, is published and is dialled stays in accord. None where the
 * finding's is the only one.
 */
export function movePortEverywhere(finding: Finding, context: RuleContext): FixPlan[] {
  const [here] = movePort(finding, context);
  const change = here?.changes[0];
  if (change?.kind !== 'set-port') return [];
  const places = samePorts(change.occurrence, context.snapshot);
  if (places.length < 2) return [];
  const files = new Set(places.map(({ path }) => path)).size;
  return [
    {
      title: `${here!.title} everywhere (${places.length} known places${files > 1 ? ` in ${files} files` : ''})`,
      applicability: 'suggested',
      changes: places.map(({ path, occurrence }) => ({ ...change, path, occurrence })),
    },
  ];
}

const byPorts = new WeakMap<WorkspaceSnapshot, ReadonlyMap<string, readonly LocatedOccurrence[]>>();

/** The occurrences of the same ports whose texts take another number, each place once, in path order. */
function samePorts(occurrence: PortOccurrence, snapshot: WorkspaceSnapshot): readonly LocatedOccurrence[] {
  const all = getOrMake(byPorts, snapshot, () => {
    const found = new Map<string, LocatedOccurrence[]>();
    for (const path of [...snapshot.files.keys()].sort()) {
      const places = new Set<number>();
      for (const each of snapshot.files.get(path)!.occurrences) {
        if (!each.slot || !portsOf(each) || places.has(each.slot.range.start)) continue;
        places.add(each.slot.range.start);
        getOrMake(found, keyOf(each), () => []).push({ path, occurrence: each });
      }
    }
    return found;
  });
  return all.get(keyOf(occurrence)) ?? [];
}

function keyOf({ port, endPort, protocol }: PortOccurrence): string {
  return `${port}-${endPort ?? port}/${protocol}`;
}

/** "Allow it": adds the occurrence's ports to `allow` in the configuration. */
export function allowPort(finding: Finding): FixPlan[] {
  if (finding.subject.kind !== 'occurrence') return [];
  const ports = portsOf(finding.subject.occurrence);
  if (!ports) return [];
  return [
    {
      title: `Allow port${ports.first === ports.last ? '' : 's'} ${formatRange(ports)} in Portlint's configuration`,
      applicability: 'suggested',
      changes: [{ kind: 'allow', ...portAndEnd(ports) }],
    },
  ];
}

/** A range as the fields of a change: `endPort` only where there is more than one port. */
export function portAndEnd({ first, last }: PortRange): { port: number; endPort?: number } {
  return first === last ? { port: first } : { port: first, endPort: last };
}
