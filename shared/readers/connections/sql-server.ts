import type { PortOccurrence } from '../../ports/index.ts';
import type { Reader } from '../reader.ts';
import { databasesNamed } from './evidence.ts';
import { findConnections } from './find-connections.ts';
import { JoinedText } from './joined-text.ts';
import { mayHoldSqlServer } from './prefilter.ts';
import { sqlOccurrence } from './sql-occurrence.ts';
import { sourceStrings, stringFormatOf } from './string-sources.ts';

/** SQL Server connections, wherever a string stands in settings and manifests. */
export const sqlServer: Reader = {
  id: 'sql-server',
  title: 'SQL Server connection strings',
  docs: {
    claims: 'JSON, XML, YAML, INI, `.properties`, `.env` files and Dockerfiles',
    finds: ['SQL Server connection strings: ADO.NET, ODBC, JDBC, go-mssqldb, SQLAlchemy'],
    misses: ['strings of other databases: they are addresses that are dialled'],
  },
  claims: ({ name, languageId }) => stringFormatOf(name, languageId) !== undefined,
  prefilter: text => mayHoldSqlServer(text),
  read(source) {
    const format = stringFormatOf(source.name, source.languageId);
    if (!format) return {};
    // The long texts of an XML file are documentation or scripts.
    const language = format === 'xml' ? 'xml' : undefined;
    const file = databasesNamed(source.text);
    const occurrences = sourceStrings(source, format).flatMap(string => {
      const { text, path, consumer, owner } = string;
      // A service's own name says nothing of what it connects to.
      const name = path.slice(-2).join('.');
      const around = { name, ...(consumer && { consumer }), ...(file && { file }) };
      return findConnections(JoinedText.join([text]), around, language)
        .map(found => sqlOccurrence(found.text, found.parsed, owner))
        .map(occurrence => (string.endsAtComma ? withoutCommas(occurrence) : occurrence));
    });
    return { occurrences };
  },
};

/** The occurrence without the edits that write a comma, where one would break the file. */
function withoutCommas({ slot, ...occurrence }: PortOccurrence): PortOccurrence {
  const { wrongSeparator, ...sql } = occurrence.sql!;
  return {
    ...occurrence,
    ...(slot && !slot.before.includes(',') && { slot }),
    sql: { ...sql, ...(wrongSeparator && wrongSeparator.wanted !== ',' && { wrongSeparator }) },
  };
}
