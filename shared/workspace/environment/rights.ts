import type { PortOccurrence } from '../../ports/index.ts';
import { type EnvironmentFact, type FileFacts, unitOf } from '../../readers/index.ts';
import { getOrMake } from '../../text/index.ts';
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
  const unit = unitOf(facts.path);
  const ofUnit = unit && occurrence.format === 'systemd' ? unitFacts(unit.path, snapshot) : undefined;
  for (const fact of ofUnit ?? facts.environment) {
    if (fact.scope.kind !== 'owner' || fact.scope.owner !== occurrence.owner) continue;
    if (fact.kind === 'user') nonRoot = fact.root === false ? fact.user : undefined;
    if (fact.kind !== 'capability' || !['NET_BIND_SERVICE', 'ALL'].includes(fact.capability)) continue;
    if (fact.change === 'add') granted = true;
    else dropped = true;
  }
  if (!granted && occurrence.namespace === 'host' && occurrence.role === 'listen')
    granted =
      isSocketOfSystemd(occurrence) ||
      (ofUnit !== undefined && isHandedOver(occurrence, unit!.path, facts.path, snapshot)) ||
      environmentOf(snapshot).grantsBindingAt(
        facts.path,
        // Another unit's capability is not this one's; that of a program is whoever's runs it.
        from =>
          !ofUnit || !(dropped || nonRoot !== undefined) || (unitOf(from)?.path ?? unit?.path) === unit?.path,
      );
  return { granted, dropped: dropped && !granted, nonRoot };
}

const made = new WeakMap<WorkspaceSnapshot, ReadonlyMap<string, readonly EnvironmentFact[]>>();

/** What a unit of systemd and then its drop-ins say, in the order in which they are read. */
function unitFacts(unit: string, snapshot: WorkspaceSnapshot): readonly EnvironmentFact[] {
  const byUnit = getOrMake(made, snapshot, () => {
    const found = new Map<string, EnvironmentFact[]>();
    // `web.service` stands before `web.service.d/`.
    for (const path of [...snapshot.files.keys()].sort()) {
      const of = unitOf(path);
      if (of) getOrMake(found, of.path, () => []).push(...snapshot.files.get(path)!.environment);
    }
    return found;
  });
  return byUnit.get(unit) ?? [];
}

/** Whether systemd opens an occurrence's port itself and hands it to the service: the socket unit of its name says so. */
function isHandedOver(
  { port, protocol }: PortOccurrence,
  unit: string,
  path: string,
  { files }: WorkspaceSnapshot,
): boolean {
  return [unit, path].some(each =>
    files
      .get(each.replace(/\.service(?=(?:\.\w+)?$)/, '.socket'))
      ?.occurrences.some(
        other => isSocketOfSystemd(other) && other.port === port && other.protocol === protocol,
      ),
  );
}

function isSocketOfSystemd({ api }: PortOccurrence): boolean {
  return api === 'systemd.socket';
}
