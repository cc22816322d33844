import type { Surroundings } from './evidence.ts';
import { embeddedEnd, jdbcConnection } from './jdbc-connection.ts';
import { HOLE, type JoinedText } from './joined-text.ts';
import { keywordConnections, serverConnection } from './keyword-connection.ts';
import { parseKeywordValues } from './keyword-values.ts';
import type { ParsedConnection } from './sql-occurrence.ts';
import { goUrlConnection, mssqlUrlConnection, splitUrl, sqlAlchemyConnection } from './url-connection.ts';

/** A connection with the text whose offsets it uses. */
export interface FoundConnection {
  readonly text: JoinedText;
  readonly parsed: ParsedConnection;
}

const SCHEME =
  /(?<![\w+])(?:jdbc:(?<jtds>jtds:)?sqlserver:\/\/|(?<go>sqlserver):\/\/|mssql(?<dialect>\+\w+)?:\/\/)/gi;

/** Keywords that may open a connection string. */
const OPENING = (
  'data source|server|address|addr|network address|datasource|driver|provider|initial catalog|database|' +
  'integrated security|trusted_connection|user id|uid|user|password|pwd|persist security info|encrypt|' +
  'trustservercertificate|trust server certificate|multipleactiveresultsets|application name|app|' +
  'connection timeout|connect timeout|max pool size|min pool size|pooling|attachdbfilename|workstation id|' +
  'packet size|failover partner|failoverpartner|asynchronous processing|applicationintent|authentication|' +
  'multisubnetfailover|tds_version|xpoprovider|metadata|port|description'
).replaceAll(' ', '\\s{1,4}');

const AT_START = new RegExp(`^\\s*(?:odbc:|sqlsrv:)?\\s*(?:${OPENING})\\s*=`, 'i');

/** The same after a quote, or after `name=` or `name:`, in one line of a longer text. */
const IN_LINE = new RegExp(
  `(?:^|["']|[\\w\\]]["']?\\s{0,2}[=:]\\s{0,2}["']?)(?:odbc:|sqlsrv:)?\\s{0,2}(?<open>(?:${OPENING})\\s*=)`,
  'i',
);

/** What every `key=value;…` string of SQL Server has; tried before anything dearer. */
const SERVER_KEY = /(?:data\s*source|server|addr(?:ess)?)\s*=/i;

/** Longer strings are data, not connection strings. */
const MAX_LENGTH = 20_000;

/** Whether a string can hold a connection: a quick look, right for nearly every string. */
export function mayHoldConnection(value: string): boolean {
  return (
    value.length >= 8 &&
    value.length <= MAX_LENGTH &&
    (SERVER_KEY.test(value) || /sqlserver:\/\/|mssql[+:]|dblib:/i.test(value))
  );
}

/** Every SQL Server connection in a string, in whichever driver's grammar. */
export function findConnections(
  text: JoinedText,
  around: Surroundings,
  language?: string,
): FoundConnection[] {
  const { value } = text;
  if (!mayHoldConnection(value)) return [];
  if (DBLIB.test(value)) return dblib(text);
  const byScheme = findByScheme(text, around, language);
  if (byScheme.length > 0 || !SERVER_KEY.test(value)) return byScheme;
  if (AT_START.test(value)) {
    const pdo = isPdo(value);
    const taken = pdo && KNOWN_SERVER.test(value) ? { ...around, consumer: 'sqlsrv' } : around;
    return keyword(text, prefixLength(value), value.length, taken, pdo ? 'php' : language);
  }
  const found: FoundConnection[] = [];
  // Lines of a string in code are prose or another language, not settings.
  if (language !== undefined && /[\r\n]\s*\S/.test(value)) return [];
  let lineStart = 0;
  for (const line of value.split(/(?<=\n)/)) {
    if (SERVER_KEY.test(line)) found.push(...inLine(text, line, lineStart, around, language));
    lineStart += line.length;
  }
  return found;
}

function keyword(text: JoinedText, from: number, to: number, around: Surroundings, language?: string) {
  return keywordConnections(text.value, from, to, around, language).map(parsed => ({ text, parsed }));
}

/** PHP's PDO hands the rest to the ODBC driver. */
function isPdo(value: string): boolean {
  return /^\s*sqlsrv:/i.test(value);
}

/** A server of which the file tells something. */
const KNOWN_SERVER = new RegExp(`server\\s{0,4}=\\s{0,4}[^;\\s${HOLE}$]`, 'i');

/** PHP's PDO by FreeTDS: `dblib:host=db:1435;dbname=shop`. */
const DBLIB = /^\s{0,20}(?:dblib|mssql):(?!\/)(?=[^\n]{0,200}\bhost\s{0,4}=)/i;

function dblib(text: JoinedText): FoundConnection[] {
  const { value } = text;
  const host = parseKeywordValues(value, value.indexOf(':') + 1, value.length, 'none').find(
    ({ key }) => key === 'host',
  );
  if (!host || host.value.length > MAX_HOST || host.value.replaceAll(HOLE, '') === '') return [];
  const server = text.slice(host.inside.start, host.inside.end);
  return [{ text: server, parsed: serverConnection(server.value, 'freetds', true) }];
}

/** No host name is longer. */
const MAX_HOST = 400;

function prefixLength(value: string): number {
  return /^\s*(?:odbc:|sqlsrv:)?/i.exec(value)![0].length;
}

/** `ConnectionStrings__Db="Server=…;"` and the like: from the first keyword to the closing quote or the line's end. */
function inLine(text: JoinedText, line: string, lineStart: number, around: Surroundings, language?: string) {
  const match = IN_LINE.exec(line);
  if (!match) return [];
  const start = match.index + match[0].length - match.groups!.open!.length;
  const quote = /["'](?=[^"']*$)/.exec(match[0])?.[0];
  const close = quote ? line.indexOf(quote, start) : -1;
  const end = close >= 0 ? close : line.trimEnd().length;
  const name = /([\w.:-]+)\s*["']?\s*[=:]\s*["']?$/.exec(line.slice(0, start))?.[1];
  const inner = name ? { ...around, name: `${around.name ?? ''}.${name}` } : around;
  return keyword(text, lineStart + start, lineStart + end, inner, language);
}

function findByScheme(text: JoinedText, around: Surroundings, language?: string): FoundConnection[] {
  const { value } = text;
  const found: FoundConnection[] = [];
  for (const match of value.matchAll(SCHEME)) {
    const from = match.index + match[0].length;
    const isStart = value.slice(0, match.index).trim() === '';
    const isLong = /[\r\n]\s*\S/.test(value);
    if (language !== undefined && isLong && !isStart) continue;
    // Properties may hold blanks; where the URL is the whole string, its end is the string's.
    const to = isStart && !isLong ? value.trimEnd().length : embeddedEnd(value, from).end;
    const groups = match.groups!;
    if (groups.dialect !== undefined) {
      found.push(...sqlAlchemy(text, from, to, groups.dialect, around, language));
      continue;
    }
    const parsed = groups.go
      ? isJdbcLike(value, from, to, language)
        ? jdbcConnection(value, from, to, 'mssql-jdbc')
        : goUrlConnection(value, from, to, language)
      : match[0].toLowerCase().startsWith('jdbc:')
        ? jdbcConnection(value, from, to, groups.jtds ? 'jtds' : 'mssql-jdbc')
        : mssqlUrlConnection(value, from, to);
    if (parsed && parsed.server.end > parsed.server.start) found.push({ text, parsed });
  }
  return found;
}

/** Prisma writes JDBC's grammar after a bare `sqlserver://`; go-mssqldb does not take it. */
function isJdbcLike(value: string, from: number, to: number, language: string | undefined): boolean {
  return language !== 'go' && /^[^/?@;]*(?:;\s*(?:$|\w[\w ]{0,40}=)|\\)/.test(value.slice(from, to));
}

function sqlAlchemy(
  text: JoinedText,
  from: number,
  to: number,
  dialect: string,
  around: Surroundings,
  language?: string,
): FoundConnection[] {
  const odbc = /[?&]odbc_connect=([^&]*)/i.exec(splitUrl(text.value, from, to)?.query ?? '');
  if (!odbc) {
    const parsed = sqlAlchemyConnection(text.value, from, to, dialect);
    return parsed ? [{ text, parsed }] : [];
  }
  const query = splitUrl(text.value, from, to)!;
  const start = query.queryStart + odbc.index + odbc[0].length - odbc[1]!.length;
  const decoded = text.decodedQuery(start, start + odbc[1]!.length);
  return keyword(decoded, 0, decoded.value.length, { ...around, consumer: 'mssql' }, language);
}
