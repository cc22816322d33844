import { hostKind, osClaim, type SqlConnection } from '../ports/index.ts';
import type { Settings } from '../settings.ts';
import { getOrMake } from '../text/index.ts';
import type { LocatedOccurrence, WorkspaceSnapshot } from '../workspace/index.ts';

/** The first port given to an instance: the one after SQL Server's 1433 and the DAC's 1434. */
const FIRST = 1435;
const LAST = 32767;

/** Where an instance's port is known from. */
export interface InstancePort {
  readonly port: number;
  readonly known: 'configured' | 'stated' | 'proposed';
}

/** Whether a connection makes its driver ask SQL Server Browser, over TCP and with no port of its own. */
export function asksBrowser(sql: SqlConnection): boolean {
  return sql.usesBrowser && sql.transport === 'tcp' && !sql.conflict && sql.instance !== null;
}

/** Every connection of the workspace that asks the Browser for the same instance and whose text takes a port, in path order. */
export function connectionsOfInstance(
  sql: SqlConnection,
  snapshot: WorkspaceSnapshot,
): readonly LocatedOccurrence[] {
  return instancesOf(snapshot).asking.get(keyOf(sql)) ?? [];
}

/** What a workspace says of instances, by `keyOf`; found once a snapshot, since each of many connections asks. */
interface Instances {
  readonly asking: ReadonlyMap<string, readonly LocatedOccurrence[]>;
  /** The first port that stands beside an instance's name. */
  readonly stated: ReadonlyMap<string, number>;
  /** By host, those that ask and have no port yet, in the order of their names. */
  readonly withoutPort: ReadonlyMap<string, readonly string[]>;
}

const made = new WeakMap<WorkspaceSnapshot, Instances>();

function instancesOf(snapshot: WorkspaceSnapshot): Instances {
  return getOrMake(made, snapshot, () => {
    const asking = new Map<string, LocatedOccurrence[]>();
    const stated = new Map<string, number>();
    const hosts = new Map<string, string>();
    for (const located of snapshot.sqlConnections) {
      const { port, slot, sql } = located.occurrence;
      if (sql!.instance === null) continue;
      const key = keyOf(sql!);
      if (port !== null) getOrMake(stated, key, () => port);
      if (!asksBrowser(sql!)) continue;
      hosts.set(key, hostOf(sql!));
      if (slot) getOrMake(asking, key, () => []).push(located);
    }
    const withoutPort = new Map<string, string[]>();
    for (const key of [...hosts.keys()].sort())
      if (!stated.has(key)) getOrMake(withoutPort, hosts.get(key)!, () => []).push(key);
    return { asking, stated, withoutPort };
  });
}

/**
 * The static port for a connection's instance: the configured one, else one that another connection of
 * the workspace states for it, else one from 1435 upward. The proposals are the same for one instance in the whole
 * workspace and different for the instances of one host, whichever connection is asked about.
 */
export function instancePort(
  sql: SqlConnection,
  snapshot: WorkspaceSnapshot,
  settings: Settings,
): InstancePort | undefined {
  const name = sql.instance!.toUpperCase();
  const configured =
    settings.sqlInstances.get(`${sql.server.toUpperCase()}\\${name}`) ??
    settings.sqlInstances.get(keyOf(sql)) ??
    settings.sqlInstances.get(name);
  if (configured !== undefined) return { port: configured, known: 'configured' };
  const stated = instancesOf(snapshot).stated.get(keyOf(sql));
  if (stated !== undefined) return { port: stated, known: 'stated' };
  const port = proposals(hostOf(sql), snapshot, settings).get(keyOf(sql));
  return port === undefined ? undefined : { port, known: 'proposed' };
}

const proposed = new WeakMap<WorkspaceSnapshot, WeakMap<Settings, Map<string, Map<string, number>>>>();

/** A port for each instance of a host that has none yet, in the order of their names. */
function proposals(
  host: string,
  snapshot: WorkspaceSnapshot,
  settings: Settings,
): ReadonlyMap<string, number> {
  const bySettings = getOrMake(proposed, snapshot, () => new WeakMap());
  const byHost = getOrMake(bySettings, settings, () => new Map<string, Map<string, number>>());
  return getOrMake(byHost, host, () => {
    const { usedPorts } = snapshot;
    const configured = new Set(settings.sqlInstances.values());
    const ports = new Map<string, number>();
    let port = FIRST;
    for (const key of instancesOf(snapshot).withoutPort.get(host) ?? []) {
      while (port <= LAST && (usedPorts.has(port) || configured.has(port) || osClaim(port) !== undefined))
        port++;
      if (port > LAST) break;
      ports.set(key, port++);
    }
    return ports;
  });
}

/** `HOST\INSTANCE`, upper case, one name for this machine's nicknames. */
function keyOf(sql: SqlConnection): string {
  return `${hostOf(sql)}\\${sql.instance!.toUpperCase()}`;
}

function hostOf({ server }: SqlConnection): string {
  const host = server.trim().toUpperCase();
  const local = host === '' || host === '.' || host === '(LOCAL)' || hostKind(host) === 'loopback';
  return local ? 'LOCALHOST' : host;
}
