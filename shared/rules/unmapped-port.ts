import type { PortOccurrence } from '../ports/index.ts';
import type { FileFacts } from '../readers/index.ts';
import { getOrMake } from '../text/index.ts';
import type { WorkspaceSnapshot } from '../workspace/index.ts';
import type { Finding, Rule } from './rule.ts';
import { unmappedAddresses } from './unmapped/dialled-services.ts';
import { unmappedExposed } from './unmapped/exposed-ports.ts';
import { unmappedContainerPorts, unmappedImagePorts } from './unmapped/image-ports.ts';
import { unmappedInKubernetes } from './unmapped/kubernetes-ports.ts';
import type { Unmapped, UnmappedMessage } from './unmapped/unmapped.ts';

/** A port that names another side which does not have it. */
export const unmappedPort: Rule<UnmappedMessage> = {
  meta: {
    id: 'unmapped-port',
    description:
      'a target port, probe, backend or address whose other side, in this workspace, has no such port',
    defaultSeverity: 'error',
    scope: 'workspace',
    fixes: ['suggested'],
    messages: {
      targetName:
        'No container that Service "{service}" selects has a port named "{port}": the Service leads nowhere. They declare {declared}.',
      targetNumber:
        'The containers that Service "{service}" selects declare {declared}, not {port}: unless one listens there all the same, connections are refused.',
      probeName: 'The container has no port named "{port}": the probe always fails. It declares {declared}.',
      backend: 'Service "{service}" has no port {port}: what leads there is refused. It has {declared}.',
      admitted:
        'No container that the policy "{policy}" selects has a port named "{port}": nobody is let in by it. They declare {declared}.',
      dialled:
        'Service "{service}" has no port {port}: connections time out or are refused. It has {declared}.',
      published:
        '{port} is the port of "{host}" on the host alone: between containers it listens on {declared}.',
      exposed:
        'The image exposes {port}, but what it is built from listens on {declared}: unless it is told otherwise at run time, nothing answers there.',
      image:
        'The image of {dockerfile} exposes {declared}, not {port}: unless it listens there all the same, connections are refused.',
    },
  },
  *check({ facts, snapshot }) {
    for (const { messageId, data, subject, severity, related } of unmappedIn(facts, snapshot))
      yield { messageId, data, subject, related, ...(severity && { severity }) };
  },
  fixes(finding, { facts, snapshot }) {
    const key = keyOf(finding.subject);
    const found = key === undefined ? [] : (bySubject(facts, snapshot).get(key) ?? []);
    return found.find(({ messageId }) => messageId === finding.messageId)?.fixes ?? [];
  },
};

/** What is told of once: an occurrence, or where a name stands. */
type SubjectKey = PortOccurrence | number;

function keyOf(subject: Finding['subject']): SubjectKey | undefined {
  if (subject.kind === 'occurrence') return subject.occurrence;
  return subject.kind === 'reference' ? subject.reference.range.start : undefined;
}

const indexes = new WeakMap<readonly Unmapped[], ReadonlyMap<SubjectKey, readonly Unmapped[]>>();

function bySubject(
  facts: FileFacts,
  snapshot: WorkspaceSnapshot,
): ReadonlyMap<SubjectKey, readonly Unmapped[]> {
  const all = unmappedIn(facts, snapshot);
  return getOrMake(indexes, all, () => {
    const found = new Map<SubjectKey, Unmapped[]>();
    for (const each of all) {
      const key = keyOf(each.subject);
      if (key !== undefined) getOrMake(found, key, () => []).push(each);
    }
    return found;
  });
}

const made = new WeakMap<WorkspaceSnapshot, Map<FileFacts, readonly Unmapped[]>>();

function unmappedIn(facts: FileFacts, snapshot: WorkspaceSnapshot): readonly Unmapped[] {
  const byFile = getOrMake(made, snapshot, () => new Map<FileFacts, readonly Unmapped[]>());
  return getOrMake(byFile, facts, () => [
    ...unmappedInKubernetes(facts, snapshot),
    ...unmappedAddresses(facts, snapshot),
    ...unmappedImagePorts(facts, snapshot),
    ...unmappedContainerPorts(facts, snapshot),
    ...unmappedExposed(facts, snapshot),
  ]);
}
