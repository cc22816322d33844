import type { Reader } from '../reader.ts';
import { databasesNamed } from './evidence.ts';
import { findConnections } from './find-connections.ts';
import { JoinedText } from './joined-text.ts';
import { sqlOccurrence } from './sql-occurrence.ts';
import { sourceStrings, stringFormatOf } from './string-sources.ts';

const SCHEME = /sqlserver:\/\/|mssql(?:\+\w+)?:\/\//i;

/** `Server=value;` or `; Server=value` on one line: an assignment in code has no pair beside it. */
const PAIRED =
  /(?:server|data\s{1,4}source|addr(?:ess)?)\s{0,4}=\s{0,4}[^=\s;][^;\r\n]{0,400};\s{0,4}["'\w(]|;\s{0,4}(?:server|data\s{1,4}source|addr(?:ess)?)\s{0,4}=\s{0,4}[^=\s]/i;

/** For strings that go over several lines or are put together: a server and a keyword that code does not have. */
const SERVER = /(?:\bserver|data\s{1,4}source|\baddr(?:ess)?)\s{0,4}=/i;
const TELLING =
  /(?:initial\s{1,4}catalog|integrated\s{1,4}security|trusted_connection|user\s{1,4}id|trust\s{0,4}server\s{0,4}certificate|multipleactiveresultsets|driver)\s{0,4}=\s{0,4}["'{\w]/i;

/** SQL Server connections, wherever a string stands in settings and manifests. */
export const sqlServer: Reader = {
  id: 'sql-server',
  title: 'SQL Server connection strings',
  claims: ({ name, languageId }) => stringFormatOf(name, languageId) !== undefined,
  prefilter: text => SCHEME.test(text) || PAIRED.test(text) || (SERVER.test(text) && TELLING.test(text)),
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
