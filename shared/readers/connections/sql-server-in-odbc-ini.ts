import type { PortOccurrence } from '../../ports/index.ts';
import type { Reader } from '../reader.ts';
import { envStrings } from '../settings/env-strings.ts';
import type { TextString } from '../settings/text-string.ts';
import { JoinedText } from './joined-text.ts';
import { serverConnection } from './keyword-connection.ts';
import { sqlOccurrence } from './sql-occurrence.ts';

const SQL_SERVER = /sql server|msodbcsql|freetds|tdsodbc|sqlncli/i;

/** Data sources of ODBC: a section each, with its driver and server as keys. */
export const sqlServerInOdbcIni: Reader = {
  id: 'sql-server',
  title: 'SQL Server data sources of ODBC',
  docs: {
    claims: '`odbc.ini` and `.odbc.ini`',
    finds: ['`Server` of data sources whose driver is SQL Server’s or FreeTDS'],
    misses: ['data sources whose section names no driver'],
  },
  claims: ({ name }) => /^\.?odbc\.ini$/i.test(name),
  prefilter: text => SQL_SERVER.test(text),
  read(source) {
    const sections = new Map<string, Map<string, TextString>>();
    for (const string of envStrings(source.text)) {
      const [section, key] = string.path;
      if (key === undefined) continue;
      const known = sections.get(section!) ?? new Map<string, TextString>();
      sections.set(section!, known.set(key.toLowerCase(), string));
    }
    const occurrences: PortOccurrence[] = [];
    for (const keys of sections.values()) {
      const server = keys.get('server') ?? keys.get('address');
      const driver = keys.get('driver')?.text.value ?? '';
      // FreeTDS takes the port by a key of its own, which the settings' reader finds.
      if (!server || !SQL_SERVER.test(driver) || keys.has('port')) continue;
      const isFreeTds = /freetds|tdsodbc/i.test(driver);
      const text = JoinedText.join([server.text]);
      occurrences.push(sqlOccurrence(text, serverConnection(text.value, 'odbc', isFreeTds)));
    }
    return { occurrences };
  },
};
