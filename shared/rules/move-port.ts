import { formatRange, type PortOccurrence, type PortRange } from '../ports/index.ts';
import type { FileFacts } from '../readers/index.ts';
import { holdingRanges } from './holding-ranges.ts';
import { linkedGroup, MOST_PLACES } from './linked-group.ts';
import { freeNodePort, isNodePort } from './node-ports.ts';
import { occurrencesBy } from './occurrence-index.ts';
import { portsOf } from './port-sets.ts';
import { replacementPorts } from './replacement-port.ts';
import type { Finding, FixChange, FixPlan, RuleContext } from './rule.ts';

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

const entryOf = ({ entry, use }: PortOccurrence) => entry ?? use;
const inEntry = occurrencesBy(entryOf);

/** In the host's network the two sides of a mapping are one port: what its other side must be, too. */
function otherSide(occurrence: PortOccurrence, facts: FileFacts): readonly PortOccurrence[] {
  if (occurrence.role !== 'listen' && occurrence.role !== 'published') return [];
  return inEntry(facts, entryOf(occurrence)).filter(
    other =>
      other !== occurrence &&
      other.slot !== undefined &&
      other.slot.range.start !== occurrence.slot!.range.start &&
      keyOf(other) === keyOf(occurrence) &&
      (occurrence.role === 'listen'
        ? occurrence.namespace === 'host' && other.role === 'published'
        : other.namespace === 'host' && other.role === 'listen'),
  );
}

/**
 * "Change it everywhere": the same replacement for every place that is linked with the finding's, so that
 * what listens, is published and is dialled stays in accord (see `linkedPlaces`). Before "change it here" where
 * manifests tie the places together. Only "here" where the finding's is the only one, or there are too many.
 */
export function movePortPlans(finding: Finding, context: RuleContext): FixPlan[] {
  const [here] = movePort(finding, context);
  if (!here || finding.subject.kind !== 'occurrence') return [];
  const { path } = context.facts;
  const change = here.changes[0] as Extract<FixChange, { kind: 'set-port' }>;
  const at = { path, occurrence: finding.subject.occurrence };
  const { certain, places, files } = linkedGroup(at, context.snapshot);
  if (places.length > MOST_PLACES) return [here];
  const changed = new Set(here.changes.map(startOf));
  const others = places.filter(each => each.path !== path || !changed.has(each.occurrence.slot?.range.start));
  const all = [...here.changes, ...others.map((each): FixChange => ({ ...change, ...each }))];
  if (others.length === 0 || all.length > MOST_PLACES) return [here];
  const everywhere: FixPlan = {
    title: `${here.title} everywhere (${all.length} known places${files > 1 ? ` in ${files} files` : ''})`,
    applicability: 'suggested',
    changes: all,
  };
  return certain ? [everywhere, here] : [here, everywhere];
}

function startOf(change: FixChange): number | undefined {
  return change.kind === 'set-port' ? change.occurrence.slot?.range.start : undefined;
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
