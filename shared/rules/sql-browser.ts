import type { PortOccurrence } from '../ports/index.ts';
import { MOST_PLACES } from './linked-group.ts';
import type { FixChange, FixPlan, Rule } from './rule.ts';
import { asksBrowser, connectionsOfInstance, type InstancePort, instancePort } from './sql-instance-ports.ts';

type MessageId = 'browser' | 'local' | 'defaultInstance';

/** The default instance's own name, under which SqlClient does not look for it. */
const DEFAULT_INSTANCE = 'MSSQLSERVER';
const DEFAULT_PORT = 1433;

/** SQL Server connections that name an instance and leave its port to SQL Server Browser. */
export const sqlBrowser: Rule<MessageId> = {
  meta: {
    id: 'sql-browser',
    description: 'a SQL Server connection that names an instance and no port',
    defaultSeverity: 'warning',
    scope: 'workspace',
    fixes: ['suggested'],
    messages: {
      browser:
        '{server}\\{instance} has no port: the driver must ask SQL Server Browser on UDP 1434, and a firewall must let through whatever port the instance got. Linux and containers have no Browser.',
      local:
        '{server}\\{instance} has no port: on this computer Windows drivers reach it by shared memory, but over TCP and from a container they must ask SQL Server Browser on UDP 1434.',
      defaultInstance:
        'SqlClient refuses the name {instance}: the default instance is {server} alone, on port 1433.',
    },
  },
  *check({ facts }) {
    for (const occurrence of facts.occurrences) {
      const { sql } = occurrence;
      if (!sql || !asksBrowser(sql)) continue;
      const messageId = messageOf(occurrence);
      yield {
        messageId,
        ...(messageId === 'local' && { severity: 'information' as const }),
        data: { server: sql.server === '' ? 'localhost' : sql.server, instance: sql.instance! },
        subject: { kind: 'occurrence', occurrence },
      };
    }
  },
  fixes(finding, { facts, snapshot, settings }) {
    if (finding.subject.kind !== 'occurrence') return [];
    const { occurrence } = finding.subject;
    const sql = occurrence.sql!;
    const isDefault = sql.instance!.toUpperCase() === DEFAULT_INSTANCE;
    const instance: InstancePort | undefined = isDefault
      ? { port: DEFAULT_PORT, known: 'stated' }
      : instancePort(sql, snapshot, settings);
    if (!instance || !occurrence.slot) return [];
    const setPort = (path: string, of: PortOccurrence): FixChange => ({
      kind: 'set-port',
      path,
      occurrence: of,
      port: instance.port,
    });
    const title = titleOf(sql.instance!, instance);
    const here: FixPlan = { title, applicability: 'suggested', changes: [setPort(facts.path, occurrence)] };
    const all = connectionsOfInstance(sql, snapshot);
    if (all.length < 2 || all.length > MOST_PLACES) return [here];
    // An instance has one port: written into one connection only, it would look like another's to the next proposal.
    const everywhere: FixPlan = {
      title: `${title}, in all ${all.length} connections`,
      applicability: 'suggested',
      changes: all.map(located => setPort(located.path, located.occurrence)),
    };
    return [everywhere, here];
  },
};

function messageOf({ sql }: PortOccurrence): MessageId {
  // SqlClient's managed network layer refuses the name (SniProxy); other drivers ask the Browser for it.
  if (sql!.driver === 'ado.net' && sql!.instance!.toUpperCase() === DEFAULT_INSTANCE)
    return 'defaultInstance';
  return sql!.sharedMemoryFirst ? 'local' : 'browser';
}

function titleOf(instance: string, { port, known }: InstancePort): string {
  if (instance.toUpperCase() === DEFAULT_INSTANCE) return `Use port ${port}, the default instance's`;
  if (known === 'configured') return `Use port ${port}, as configured for ${instance}`;
  if (known === 'stated') return `Use port ${port}, as elsewhere for ${instance}`;
  return `Use port ${port} as the static port of ${instance}`;
}
