import { textRange } from '../text/index.ts';
import type { Rule } from './rule.ts';
import { sqlDriverName } from './sql-driver-name.ts';

/** SQL Server connections with another driver's separator before the port. */
export const sqlPortSeparator: Rule<'separator'> = {
  meta: {
    id: 'sql-port-separator',
    description: "a SQL Server connection with another driver's separator before the port",
    defaultSeverity: 'error',
    scope: 'file',
    fixes: ['safe'],
    messages: {
      separator:
        '{driver} wants "{wanted}" before the port: with "{found}" it looks for a host named "{name}" on port 1433.',
    },
  },
  *check({ facts }) {
    for (const occurrence of facts.occurrences) {
      const { sql, range } = occurrence;
      if (!sql?.wrongSeparator) continue;
      const { found, wanted, edit } = sql.wrongSeparator;
      const port = occurrence.port ?? 'PORT';
      yield {
        messageId: 'separator',
        data: { driver: sqlDriverName[sql.driver], wanted, found, name: `${sql.server}${found}${port}` },
        subject: { kind: 'occurrence', occurrence },
        range: textRange(Math.min(edit.range.start, range.start), range.end),
      };
    }
  },
  fixes(finding, { facts }) {
    const wrong = finding.subject.kind === 'occurrence' && finding.subject.occurrence.sql?.wrongSeparator;
    if (!wrong) return [];
    return [
      {
        title: `Write "${wrong.wanted}" before the port`,
        applicability: 'safe',
        changes: [{ kind: 'edit', path: facts.path, edits: [wrong.edit] }],
      },
    ];
  },
};
