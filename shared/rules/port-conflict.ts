import type { PortOccurrence } from '../ports/index.ts';
import { getOrMake } from '../text/index.ts';
import type { WorkspaceSnapshot } from '../workspace/index.ts';
import { composeConflicts } from './compose-conflicts.ts';
import type { Conflict, ConflictMessage } from './conflict.ts';
import { kubernetesConflicts } from './kubernetes-conflicts.ts';
import { movePort } from './move-port.ts';
import { moveVariable } from './move-variable.ts';
import { moveNodePort } from './nodeport-range.ts';
import { portsOf, subtract } from './port-sets.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';
import { widenPort } from './widen-port.ts';

/** Two that want the same port of the same machine or network namespace. */
export const portConflict: Rule<ConflictMessage> = {
  meta: {
    id: 'port-conflict',
    description: 'a port that two owners claim on the same host or in the same network namespace',
    defaultSeverity: 'error',
    scope: 'workspace',
    fixes: ['suggested'],
    messages: {
      host: 'Host port {ports} is also taken by service "{other}" ({place}): whichever of the two starts later fails.',
      profile:
        'Host port {ports} is also taken by service "{other}" ({place}): with the profile "{profile}" whichever of the two starts later fails.',
      twice: 'Service "{owner}" publishes host port {ports} twice ({place}): its container does not start.',
      shared:
        'Services "{owner}" and "{other}" ({place}) both publish host port {ports} by this one entry: whichever starts later fails.',
      namespace:
        'Service "{other}" ({place}) listens on port {ports} too, and both are in the network namespace of "{sharedWith}": whichever starts later fails to bind it.',
      replicas:
        'Service "{owner}" runs {count} containers ({place}), but only one of them can have host port {ports}: the others do not start.',
      replicasOfRange:
        'Service "{owner}" runs {count} containers ({place}), but host ports {ports} are enough for {enough} of them: the others do not start.',
      neighbour:
        'Host port {ports} is also taken by service "{other}" of another Compose project ({place}), which runs beside this one in the network "{network}": whichever of the two starts later fails.',
      nodePort:
        'Service "{other}" ({place}) asks for nodePort {ports} too: the cluster refuses the second one.',
      hostPort:
        'Port {ports} of the node is also taken by "{other}" ({place}): the two cannot run on one node.',
    },
  },
  *check({ facts, snapshot, settings }) {
    for (const conflict of conflictsOf(snapshot).byFile.get(facts.path) ?? []) {
      const { occurrence, ports, messageId, data, related, severity } = conflict;
      // The occurrence itself may be a variable, of which the linter cannot know that it is allowed.
      const allowed = settings.allow.map(({ range }) => range);
      if (allowed.length > 0 && subtract([ports], allowed).length === 0) continue;
      const subject = { kind: 'occurrence', occurrence } as const;
      yield { messageId, data, subject, related, ...(severity && { severity }) };
    }
  },
  fixes(finding, context) {
    const conflict = conflictOf(finding, context);
    if (conflict?.wanted !== undefined) return widenPort(conflict, context);
    if (!conflict?.movable) return [];
    if (finding.messageId === 'nodePort') return moveNodePort(finding, context);
    const { occurrence, ports } = conflict;
    const written = portsOf(occurrence);
    if (written?.first === ports.first && written.last === ports.last) return movePort(finding, context);
    // What `.env` says wins over what stands here.
    return moveVariable(conflict, context);
  },
};

interface Conflicts {
  readonly byFile: ReadonlyMap<string, readonly Conflict[]>;
  /** The first one of each. */
  readonly byOccurrence: ReadonlyMap<PortOccurrence, Conflict>;
}

const made = new WeakMap<WorkspaceSnapshot, Conflicts>();

function conflictsOf(snapshot: WorkspaceSnapshot): Conflicts {
  return getOrMake(made, snapshot, () => {
    const byFile = new Map<string, Conflict[]>();
    const byOccurrence = new Map<PortOccurrence, Conflict>();
    for (const conflict of [...composeConflicts(snapshot), ...kubernetesConflicts(snapshot)]) {
      getOrMake(byFile, conflict.path, () => []).push(conflict);
      getOrMake(byOccurrence, conflict.occurrence, () => conflict);
    }
    return { byFile, byOccurrence };
  });
}

function conflictOf({ subject }: Finding, { snapshot }: RuleContext): Conflict | undefined {
  return subject.kind === 'occurrence'
    ? conflictsOf(snapshot).byOccurrence.get(subject.occurrence)
    : undefined;
}
