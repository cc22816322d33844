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
  claims: ({ name, languageId }) => stringFormatOf(name, languageId) !== undefined,
  prefilter: text => mayHoldSqlServer(text),
  read(source) {
    const format = stringFormatOf(source.name, source.languageId);
    if (!format) return {};
    const file = databasesNamed(source.text);
    const occurrences = sourceStrings(source, format).flatMap(({ text, path, consumer, owner }) => {
      const around = { name: path.join('.'), ...(consumer && { consumer }), ...(file && { file }) };
      return findConnections(JoinedText.join([text]), around).map(found =>
        sqlOccurrence(found.text, found.parsed, owner),
      );
    });
    return { occurrences };
  },
};
