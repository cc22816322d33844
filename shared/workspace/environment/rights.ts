import type { PortOccurrence } from '../../ports/index.ts';
import type { FileFacts } from '../../readers/index.ts';
import type { WorkspaceSnapshot } from '../workspace-snapshot.ts';
import { environmentOf } from './environment.ts';

/** What the workspace says of the rights of a process, as far as ports below 1024 are concerned. */
export interface Rights {
  /** It gets NET_BIND_SERVICE. */
  readonly granted: boolean;
  /** It loses NET_BIND_SERVICE, even where it runs as root. */
  readonly dropped: boolean;
  /** The user that it runs as, where that is surely not root. */
  readonly nonRoot: string | undefined;
}

/**
 * The rights of the process that binds an occurrence: as its owner has them in the same file, and for a
 * program on a machine what the workspace's `setcap` and units give. A port that systemd opens for a service
 * (socket activation) is bound with systemd's rights.
 */
export function rightsOf(occurrence: PortOccurrence, facts: FileFacts, snapshot: WorkspaceSnapshot): Rights {
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
  if (!granted && occurrence.namespace === 'host' && occurrence.role === 'listen')
    granted = isSocketOfSystemd(occurrence) || environmentOf(snapshot).grantsBindingAt(facts.path);
  return { granted, dropped: dropped && !granted, nonRoot };
}

function isSocketOfSystemd({ api }: PortOccurrence): boolean {
  return api === 'systemd.socket';
}
