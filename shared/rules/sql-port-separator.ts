import { textRange } from '../text/index.ts';
import type { Rule } from './rule.ts';
import { sqlDriverName } from './sql-driver-name.ts';

/** SQL Server connections with another driver's separator before the port. */
export const sqlPortSeparator: Rule<'separator' | 'option'> = {
  meta: {
    id: 'sql-port-separator',
    description: "a SQL Server connection with another driver's separator before the port",
    defaultSeverity: 'error',
    scope: 'file',
    fixes: ['safe'],
    messages: {
      separator:
        '{driver} wants "{wanted}" before the port: with "{found}" it looks for a host named "{name}" on port 1433.',
      option:
        '{driver} looks for a host named "{name}" on port 1433: the port belongs into the option "{wanted}".',
    },
  },
  *check({ facts }) {
    for (const occurrence of facts.occurrences) {
      const { sql, range } = occurrence;
      if (!sql?.wrongSeparator) continue;
      const { found, wanted, edit } = sql.wrongSeparator;
      const port = occurrence.port ?? 'PORT';
      const isOption = wanted.length > 1;
      yield {
        messageId: isOption ? 'option' : 'separator',
        data: {
          driver: sqlDriverName[sql.driver],
          wanted,
          found,
          name: `${sql.server}${found}${isOption ? '' : port}`,
        },
        subject: { kind: 'occurrence', occurrence },
        range: isOption ? edit.range : textRange(Math.min(edit.range.start, range.start), range.end),
      };
    }
  },
  fixes(finding, { facts }) {
    const wrong = finding.subject.kind === 'occurrence' && finding.subject.occurrence.sql?.wrongSeparator;
    if (!wrong) return [];
    return [
      {
        title:
          wrong.wanted.length > 1 ? 'Give the port in its option' : `Write "${wrong.wanted}" before the port`,
        applicability: 'safe',
        changes: [{ kind: 'edit', path: facts.path, edits: [wrong.edit, ...(wrong.further ?? [])] }],
      },
    ];
  },
};
