import type { KeywordValue } from './keyword-values.ts';

/** What is around a string that may be a connection string. */
export interface Surroundings {
  /** The key path, variable or attribute that holds it: `ConnectionStrings.Default`. */
  readonly name?: string;
  /** What takes it: the callee (`UseSqlServer`, `new MySqlConnection`), an ADO.NET provider's name. */
  readonly consumer?: string;
  /** The code's language, where it stands in code. */
  readonly language?: string;
  /** Whether the file elsewhere names SQL Server's or another database's drivers. */
  readonly file?: 'sql-server' | 'other' | 'both';
}

/** A candidate of the `key=value;…` grammar. */
export interface Candidate {
  readonly pairs: readonly KeywordValue[];
  /** The server keyword and its value, placeholders masked. */
  readonly serverKey: string;
  readonly server: string;
  readonly around: Surroundings;
}

/** Keywords that only SQL Server's drivers take. */
const OWN_KEYWORDS = keywords(`
  initial catalog, trusted_connection, integrated security, trustservercertificate,
  multipleactiveresultsets, multiple active result sets, mars_connection, applicationintent,
  application intent, multisubnetfailover, multi subnet failover, attachdbfilename, user instance,
  failover partner, failoverpartner, failover_partner, column encryption setting, columnencryption,
  workstation id, wsid, network library, type system version, poolblockingperiod,
  transparentnetworkipresolution, connectretrycount, connect retry count, hostnameincertificate,
  enclave attestation url, tds_version, context connection, asynchronous processing`);

/** Keywords of MySQL, PostgreSQL, Oracle, SQLite, Azure's services and others that its drivers refuse. */
const FOREIGN_KEYWORDS = keywords(`
  host, hostname, sslmode, ssl mode, allowuservariables, allow user variables, allowpublickeyretrieval,
  allow public key retrieval, charset, character set, convert zero datetime, allow zero datetime,
  treattinyasboolean, default command timeout, defaultcommandtimeout, sslca, search path, searchpath,
  include error detail, no reset on close, server compatibility mode, protocol, service name, sid,
  dba privilege, tns_admin, version, mode, cache, foreign keys, dialect, servertype, role, endpoint,
  accountendpoint, accountkey, defaultendpointsprotocol, sharedaccesskey, sharedaccesskeyname,
  instrumentationkey, accountname, namespace, virtualhost, virtual host, abortconnect, fed,
  aad federated security, dsn, warehouse, account, authtype, extended properties,
  jet oledb:database password, dbq`);

const NEVER = -100;

/** How many points make a string SQL Server's. */
const ENOUGH = 2;

const SQL_SERVER_NAME = /mssql|sql_?-?server|sqlexpress|sql_?client|msodbc|sqlsrv|localdb/i;
const OTHER_NAME =
  /mysql|maria|postgres|npgsql|pgsql|oracle|sqlite|redis|mongo|cosmos|rabbit|servicebus|kusto|\bdb2|hana\b|snowflake|firebird|clickhouse|excel|access(?:db|connection)|analysisservices|\bolap|amqp|ldap|smtp/i;

function keywords(list: string): string[] {
  return list.split(/,\s+/).map(word => word.trim());
}

const has =
  (...keys: string[]) =>
  (c: Candidate) =>
    c.pairs.some(pair => keys.includes(pair.key));

const valueFor = (c: Candidate, ...keys: string[]) =>
  c.pairs.find(pair => keys.includes(pair.key))?.value.trim() ?? '';

/**
 * Whose connection string is it? Many databases share `Server=…;Database=…`. Each line weighs one sign;
 * the sum decides. A sign that no SQL Server driver would take (`NEVER`) outweighs all others: to take
 * another database's string for SQL Server's is worse than to miss one.
 */
const EVIDENCE: readonly { weight: number; sign: string; holds: (c: Candidate) => boolean }[] = [
  // The server's value.
  { weight: 2, sign: 'a named instance', holds: c => /^[^\\/]*[^\\/\s][^\\/]*\\[^\\/]/.test(c.server) },
  { weight: 2, sign: 'a port after a comma', holds: c => /^[^,/()]*,\s*(?:\d+|\uFFFC+)\s*$/.test(c.server) },
  { weight: 2, sign: 'a transport prefix', holds: c => /^\s*(?:tcp|np|lpc|admin)\s*:/i.test(c.server) },
  {
    weight: 2,
    sign: "this machine's nicknames",
    holds: c => /^\s*(?:\.|\(local\)|\(localdb\).*)\s*(?:[\\,]|$)/i.test(c.server),
  },
  { weight: 2, sign: 'a pipe', holds: c => /^\\\\[^\\]+\\pipe\\/i.test(c.server) },
  {
    weight: 2,
    sign: 'Azure SQL',
    holds: c =>
      /\.database\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn|cloudapi\.de)\b|\.sql\.azuresynapse\.net/i.test(
        c.server,
      ),
  },
  { weight: 1, sign: 'a host named for it', holds: c => SQL_SERVER_NAME.test(c.server) },
  {
    weight: NEVER,
    sign: "Oracle's descriptor or EZConnect, a URL, a path",
    holds: c =>
      /[/()]/.test(
        c.server.replace(/^\s*(?:\w+\s*:)?\s*\((?:local|localdb)\)/i, '').replace(/^\s*np\s*:.*/i, ''),
      ),
  },
  {
    weight: NEVER,
    sign: 'a drive or a file',
    holds: c =>
      /^\s*[a-z]:\\|\|datadirectory\||:memory:|\.(?:db3?|sqlite3?|sdf|mdb|accdb|xlsx?|xlsb|csv|fdb|gdb|db-\w+)\s*$|^file:/i.test(
        c.server,
      ),
  },
  {
    weight: NEVER,
    sign: 'Kusto, Analysis Services, Power BI',
    holds: c => /\.kusto\.|\.asazure\.|^powerbi:/i.test(c.server),
  },
  { weight: NEVER, sign: 'several hosts', holds: c => (c.server.match(/,/g)?.length ?? 0) > 1 },
  // Keywords that only SQL Server's drivers take.
  { weight: 2, sign: 'SqlClient keywords', holds: has(...OWN_KEYWORDS) },
  {
    weight: 2,
    sign: 'encryption as SqlClient takes it',
    holds: c => /^(?:true|false|yes|no|mandatory|optional|strict|disable)$/i.test(valueFor(c, 'encrypt')),
  },
  {
    weight: 2,
    sign: 'Entra authentication',
    holds: c => /^(?:active ?directory|sql ?password)/i.test(valueFor(c, 'authentication')),
  },
  {
    weight: 1,
    sign: 'Trust Server Certificate, which Npgsql shares',
    holds: has('trust server certificate'),
  },
  {
    weight: 2,
    sign: "its administrator's name",
    holds: c => /^sa$/i.test(valueFor(c, 'user id', 'uid', 'user')),
  },
  {
    weight: 2,
    sign: 'its driver or provider',
    holds: c =>
      /sql server|sqlncli|sql native client|msoledbsql|sqloledb|msodbcsql|freetds|libtdsodbc|tdsodbc/i.test(
        `${valueFor(c, 'driver')} ${valueFor(c, 'provider')}`,
      ),
  },
  { weight: 2, sign: "XPO's name of it", holds: c => /^mssqlserver/i.test(valueFor(c, 'xpoprovider')) },
  {
    weight: 1,
    sign: 'User Id beside Server, as its documentation writes it',
    holds: c => c.serverKey === 'server' && has('user id')(c) && !has('uid', 'user', 'username', 'userid')(c),
  },
  {
    weight: 1,
    sign: 'User Id with Database',
    holds: c => has('user id')(c) && has('database')(c) && has('password', 'pwd')(c),
  },
  // Keywords of others.
  {
    weight: NEVER,
    sign: 'keywords of MySQL, PostgreSQL, Oracle, SQLite, …',
    holds: has(...FOREIGN_KEYWORDS),
  },
  {
    weight: NEVER,
    sign: "another database's driver or provider",
    holds: c =>
      isForeign(valueFor(c, 'driver')) ||
      isForeign(valueFor(c, 'provider')) ||
      /^(?!mssqlserver)\w/i.test(valueFor(c, 'xpoprovider')),
  },
  { weight: NEVER, sign: 'a Port that is not its own', holds: c => has('port')(c) && !takesPort(c) },
  {
    weight: NEVER,
    sign: "another database's administrator",
    holds: c =>
      /^(?:root|postgres|sysdba|sys|system|scott)$/i.test(
        valueFor(c, 'user id', 'uid', 'user', 'username', 'userid'),
      ),
  },
  {
    weight: -2,
    sign: 'Username or UserID, which SqlClient refuses',
    holds: has('username', 'user name', 'userid'),
  },
  // What is around it.
  { weight: 2, sign: 'SQL Server takes it', holds: c => takenBy(c.around.consumer) === 'sql-server' },
  { weight: 4, sign: "PDO's driver for it", holds: c => c.around.consumer === 'sqlsrv' },
  { weight: NEVER, sign: 'another database takes it', holds: c => takenBy(c.around.consumer) === 'other' },
  { weight: 2, sign: 'a name that says SQL Server', holds: c => SQL_SERVER_NAME.test(c.around.name ?? '') },
  {
    weight: -3,
    sign: 'a name that says another',
    holds: c => OTHER_NAME.test(c.around.name ?? '') && !SQL_SERVER_NAME.test(c.around.name ?? ''),
  },
  { weight: 1, sign: 'Go code with its driver', holds: isGoDriver },
  { weight: 1, sign: 'the file speaks of SQL Server only', holds: c => c.around.file === 'sql-server' },
  { weight: -1, sign: 'the file speaks of another database only', holds: c => c.around.file === 'other' },
];

/** Whether the signs for SQL Server are enough. */
export function isSqlServer(candidate: Candidate): boolean {
  let sum = 0;
  for (const { weight, holds } of EVIDENCE) if (holds(candidate)) sum += weight;
  return sum >= ENOUGH;
}

function isForeign(driver: string): boolean {
  return (
    driver !== '' &&
    !/sql server|sqlncli|sql native client|msoledbsql|sqloledb|msdasql|msodbcsql|freetds|tdsodbc|sqlclient|^[{<$%#\uFFFC]/i.test(
      driver,
    )
  );
}

/** go-mssqldb and FreeTDS have a `port` keyword; 1433 is SQL Server's wherever it stands. */
function takesPort(c: Candidate): boolean {
  const port = valueFor(c, 'port');
  return (
    port === '1433' ||
    /freetds|tdsodbc|sql server/i.test(valueFor(c, 'driver')) ||
    takenBy(c.around.consumer) === 'sql-server' ||
    SQL_SERVER_NAME.test(c.around.name ?? '') ||
    isGoDriver(c)
  );
}

/** Code in Go that imports no other database's driver. */
function isGoDriver({ around }: Candidate): boolean {
  return around.language === 'go' && around.file === 'sql-server';
}

function takenBy(consumer: string | undefined): 'sql-server' | 'other' | undefined {
  if (!consumer) return undefined;
  if (
    /(?<!My)SqlConnection|SqlServer|SqlClient|SqlConnectionStringBuilder|mssql|from_ado_string/i.test(
      consumer,
    ) &&
    !/MySql|Npgsql|PostgreSql/i.test(consumer)
  )
    return 'sql-server';
  return /MySql|Npgsql|Postgre|Oracle|Sqlite|Redis|Mongo|Cosmos|MariaDb|Firebird|DB2|Kusto|ServiceBus|Adomd|ClickHouse|SqlCe/i.test(
    consumer,
  )
    ? 'other'
    : undefined;
}

/**
 * Which databases' drivers a text names, for {@link Surroundings}. Looks for the names of packages,
 * namespaces and calls, not for any mention.
 */
export function databasesNamed(text: string): Surroundings['file'] {
  const sqlServer =
    /SqlClient\b|UseSqlServer|go-mssqldb|\bmssql\b|tedious|pymssql|tiberius::|SQL Server}|sqlserver:/i.test(
      text,
    );
  const other =
    /MySql\.Data|MySqlConnector|UseMySql|MySqlConnection|Npgsql|UseNpgsql|Oracle\.ManagedDataAccess|UseSqlite|Microsoft\.Data\.Sqlite|postgres|mysql|mariadb/i.test(
      text,
    );
  return sqlServer ? (other ? 'both' : 'sql-server') : other ? 'other' : undefined;
}
