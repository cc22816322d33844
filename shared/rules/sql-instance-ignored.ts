import type { SqlConnection, SqlDriver } from '../ports/index.ts';
import type { Rule, Severity } from './rule.ts';
import { sqlDriverName } from './sql-driver-name.ts';

type MessageId = 'ignored' | 'portDropped' | 'throws';

const severities: Readonly<Record<MessageId, Severity>> = {
  ignored: 'information',
  portDropped: 'warning',
  throws: 'error',
};

/**
 * The drivers whose sources say that the port counts alone. Of others it is only known from use; tiberius even asks the
 * Browser all the same, where it is called by `connect_named`.
 */
const SURE: ReadonlySet<SqlDriver> = new Set<SqlDriver>(['ado.net', 'jdbc', 'go-mssqldb']);

/** SQL Server connections that name an instance beside a port. */
export const sqlInstanceIgnored: Rule<MessageId> = {
  meta: {
    id: 'sql-instance-ignored',
    description: 'a SQL Server connection that names an instance beside a port',
    defaultSeverity: 'information',
    scope: 'file',
    fixes: ['safe', 'suggested'],
    messages: {
      ignored: '{driver} connects to port {port} and ignores the instance {instance}.',
      portDropped:
        '{driver} drops port {port} and asks SQL Server Browser on UDP 1434 for the instance {instance}.',
      throws: '{driver} throws here: a port and an instance name exclude each other.',
    },
  },
  *check({ facts }) {
    for (const occurrence of facts.occurrences) {
      const { sql } = occurrence;
      if (!sql?.conflict) continue;
      const messageId = messageOf(sql.conflict);
      const [first] = sql.conflict.dropInstance;
      yield {
        messageId,
        severity: severities[messageId],
        data: {
          driver: sqlDriverName[sql.driver],
          port: occurrence.port ?? 'given here',
          instance: sql.instance ?? 'named here',
        },
        subject: { kind: 'occurrence', occurrence },
        ...(first && { range: first.range }),
      };
    }
  },
  fixes(finding, { facts }) {
    const sql = finding.subject.kind === 'occurrence' ? finding.subject.occurrence.sql : undefined;
    const conflict = sql?.conflict;
    if (!conflict || conflict.dropInstance.length === 0) return [];
    return [
      {
        title: 'Drop the instance',
        // Nothing changes where the driver ignores it.
        applicability: messageOf(conflict) === 'ignored' && SURE.has(sql.driver) ? 'safe' : 'suggested',
        changes: [{ kind: 'edit', path: facts.path, edits: conflict.dropInstance }],
      },
    ];
  },
};

function messageOf({ throws, ignored }: NonNullable<SqlConnection['conflict']>): MessageId {
  if (throws) return 'throws';
  return ignored === 'port' ? 'portDropped' : 'ignored';
}
