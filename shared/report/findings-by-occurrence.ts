import type { PortOccurrence } from '../ports/index.ts';
import type { FileFacts } from '../readers/index.ts';
import type { Finding } from '../rules/index.ts';
import { getOrMake } from '../text/index.ts';

/**
 * Which findings of a file speak of which of its ports: those whose subject is the port, and those about
 * something else (a firewall's opening) that stand on the port's own characters.
 */
export function findingsByOccurrence(
  { occurrences }: Pick<FileFacts, 'occurrences'>,
  findings: readonly Finding[],
): Map<PortOccurrence, Finding[]> {
  const groups = new Map<PortOccurrence, Finding[]>();
  const byStart = new Map<number, PortOccurrence>();
  for (const occurrence of occurrences)
    if (!byStart.has(occurrence.range.start)) byStart.set(occurrence.range.start, occurrence);
  for (const finding of findings) {
    const { subject, range } = finding;
    const occurrence = subject.kind === 'occurrence' ? subject.occurrence : byStart.get(range.start);
    if (occurrence && (subject.kind === 'occurrence' || range.end <= occurrence.range.end))
      getOrMake(groups, occurrence, () => []).push(finding);
  }
  return groups;
}
