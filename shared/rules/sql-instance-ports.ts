import { hostKind, osClaim, type SqlConnection } from '../ports/index.ts';
import type { Settings } from '../settings.ts';
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

/** Every connection of the workspace that asks the Browser for the same instance, in path order. */
export function connectionsOfInstance(sql: SqlConnection, snapshot: WorkspaceSnapshot): LocatedOccurrence[] {
  const key = keyOf(sql);
  return snapshot.sqlConnections.filter(
    ({ occurrence }) => asksBrowser(occurrence.sql!) && keyOf(occurrence.sql!) === key,
  );
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
  const stated = statedPort(sql, snapshot);
  if (stated !== undefined) return { port: stated, known: 'stated' };
  const port = proposals(hostOf(sql), snapshot, settings).get(keyOf(sql));
  return port === undefined ? undefined : { port, known: 'proposed' };
}

/** A port that stands beside the same instance's name elsewhere. */
function statedPort(sql: SqlConnection, snapshot: WorkspaceSnapshot): number | undefined {
  const key = keyOf(sql);
  return (
    snapshot.sqlConnections.find(
      ({ occurrence }) =>
        // Where 0 stands there is no port.
        !!occurrence.port && occurrence.sql!.instance !== null && keyOf(occurrence.sql!) === key,
    )?.occurrence.port ?? undefined
  );
}

/** A port for each instance of a host that has none yet, in the order of their names. */
function proposals(host: string, snapshot: WorkspaceSnapshot, settings: Settings): Map<string, number> {
  const taken = new Set([...snapshot.usedPorts, ...settings.sqlInstances.values()]);
  const keys = new Set(
    snapshot.sqlConnections
      .map(({ occurrence }) => occurrence.sql!)
      .filter(sql => asksBrowser(sql) && hostOf(sql) === host && statedPort(sql, snapshot) === undefined)
      .map(keyOf),
  );
  const ports = new Map<string, number>();
  let port = FIRST;
  for (const key of [...keys].sort()) {
    while (port <= LAST && (taken.has(port) || osClaim(port) !== undefined)) port++;
    if (port > LAST) break;
    ports.set(key, port++);
  }
  return ports;
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
