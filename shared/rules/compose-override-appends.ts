import type { PortOccurrence } from '../ports/index.ts';
import { getOrMake, textRange } from '../text/index.ts';
import { composeProjects, type MergedPort, type WorkspaceSnapshot } from '../workspace/index.ts';
import { publishedOccurrence } from './compose-claims.ts';
import { placeName } from './place.ts';
import { intersect } from './port-sets.ts';
import type { RelatedPlace, Rule } from './rule.ts';

type MessageId = 'appends' | 'clashes';

/** An override file whose ports are added to those that they should replace. */
export const composeOverrideAppends: Rule<MessageId> = {
  meta: {
    id: 'compose-override-appends',
    description: 'ports of a Compose override that are added to the base’s instead of replacing them',
    defaultSeverity: 'warning',
    scope: 'workspace',
    fixes: ['suggested'],
    messages: {
      appends:
        'Compose adds this to the ports of "{owner}" in {place} and keeps {kept} open as well. To replace them write "ports: !override".',
      clashes:
        'Compose adds this to the ports of "{owner}" in {place} and keeps {kept}, which asks for the same host port: the container does not start. To replace them write "ports: !override".',
    },
  },
  *check({ facts, snapshot }) {
    for (const { messageId, data, occurrence, related } of appendedIn(snapshot).byFile.get(facts.path) ?? [])
      yield {
        messageId,
        data,
        subject: { kind: 'occurrence', occurrence },
        related: [related],
        ...(messageId === 'clashes' && { severity: 'error' as const }),
      };
  },
  fixes(finding, { facts, snapshot }) {
    if (finding.subject.kind !== 'occurrence') return [];
    const found = appendedIn(snapshot).byOccurrence.get(finding.subject.occurrence);
    if (found?.tagAt === undefined) return [];
    const edits = [{ range: textRange(found.tagAt, found.tagAt), newText: ' !override' }];
    return [
      {
        title: "Replace the base's ports (!override, Compose 2.24.4)",
        applicability: 'suggested',
        changes: [{ kind: 'edit', path: facts.path, edits }],
      },
    ];
  },
};

/** One entry that is added where it was surely meant to replace. */
interface Appended {
  readonly occurrence: PortOccurrence;
  readonly messageId: MessageId;
  readonly data: Readonly<Record<string, string>>;
  readonly related: RelatedPlace;
  readonly tagAt?: number | undefined;
}

interface AllAppended {
  readonly byFile: ReadonlyMap<string, readonly Appended[]>;
  readonly byOccurrence: ReadonlyMap<PortOccurrence, Appended>;
}

const made = new WeakMap<WorkspaceSnapshot, AllAppended>();

function appendedIn(snapshot: WorkspaceSnapshot): AllAppended {
  return getOrMake(made, snapshot, () => {
    const byFile = new Map<string, Appended[]>();
    const byOccurrence = new Map<PortOccurrence, Appended>();
    for (const { services, templated } of composeProjects(snapshot)) {
      if (templated) continue;
      for (const { name, appended } of services)
        for (const { added, kept } of appended) {
          const occurrence = publishedOccurrence(added, snapshot);
          if (!occurrence || byOccurrence.has(occurrence)) continue;
          const place = { path: kept.path, range: kept.port.range };
          const data = { owner: name, place: placeName(snapshot, added.path, place), kept: written(kept) };
          const related = { ...place, message: 'It stays beside the one that is added.' };
          const messageId = isSameHostPort(added, kept) ? 'clashes' : 'appends';
          const one: Appended = { occurrence, messageId, data, related, tagAt: added.list.tagAt };
          byOccurrence.set(occurrence, one);
          getOrMake(byFile, added.path, () => []).push(one);
        }
    }
    return { byFile, byOccurrence };
  });
}

function isSameHostPort({ resolved: a }: MergedPort, { resolved: b }: MergedPort): boolean {
  if (!a.published || !b.published || a.published === 'dynamic' || b.published === 'dynamic') return false;
  return intersect(a.published, b.published) !== undefined;
}

/** The entry as it stands, long ones by what they publish. */
function written({ port }: MergedPort): string {
  const { written: text } = port;
  return `"${typeof text === 'string' ? text : `${text.published ?? ''}:${text.target ?? ''}`}"`;
}
