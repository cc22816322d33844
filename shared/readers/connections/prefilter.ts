import { gated, inCases } from '../word-gate.ts';

/** Something of each of the expressions below. People align settings with two blanks or a tab at the least. */
const KEYS = ['server', 'source', 'addr', 'address'].flatMap(key =>
  inCases(key).flatMap(word => [`${word}=`, `${word} =`, `${word}  `, `${word}\t`, `${word}"]`]),
);
/** Names of drivers' functions, classes and schemes, as they are written. */
const DRIVERS = [
  'sqlsrv',
  'dblib:',
  'TinyTds',
  'tinytds',
  '"sqlserver"',
  "'sqlserver'",
  ':sqlserver',
  'SQLServerDataSource',
  'SQLServerXADataSource',
  'SQLServerConnectionPoolDataSource',
  'tiberius',
  'sql_server.pyodbc',
  'django_pyodbc',
];
const IN_TEXT = /(?:server|source|addr|address)(?:\s{0,4}=|"\])|mssql|sqlserver:|tedious/i;
const gate = gated(
  [
    ...KEYS,
    'mssql',
    'Mssql',
    'MsSql',
    'MsSQL',
    'MSSql',
    'MSSQL',
    ...inCases('sqlserver:'),
    'SqlServer:',
    'SQLServer:',
    'sqlServer:',
    ...inCases('tedious'),
    ...DRIVERS,
  ],
  text => IN_TEXT.test(text) || DRIVERS.some(name => text.includes(name)),
);

const SCHEME = /sqlserver:\/\/|mssql(?:\+\w{1,20})?:\/\//i;

/** `Server=value;` or `; Server=value` on one line: an assignment in code has no pair beside it. */
const PAIRED =
  /(?:server|data\s{1,4}source|addr(?:ess)?)\s{0,4}=\s{0,4}[^=\s;][^;\r\n]{0,150};[ \t]{0,4}["'\w(]|;[ \t]{0,4}(?:server|data\s{1,4}source|addr(?:ess)?)\s{0,4}=\s{0,4}[^=\s]/i;

/** For strings that go over several lines or are put together: a server and a keyword that code does not have. */
const SERVER = /(?:\bserver|data\s{1,4}source|\baddr(?:ess)?)\s{0,4}=/i;
const TELLING =
  /(?:initial\s{1,4}catalog|integrated\s{1,4}security|trusted_connection|user\s{1,4}id|trust\s{0,4}server\s{0,4}certificate|multipleactiveresultsets)\s{0,4}=\s{0,4}["'{\w]|driver=\{?\w/i;

const DATA_SOURCE = /\bSQLServer(?:XA|ConnectionPool)?DataSource\b/;

/** Drivers that take objects or arguments instead of strings. */
const NAMED: Readonly<Record<string, RegExp>> = {
  javascript: /["'](?:mssql(?:\/\w{1,20})?|tedious|@prisma\/adapter-mssql)["']/,
  python:
    /\bpymssql\b|["']mssql\+\w{1,20}["']|\bpyodbc\.connect\([^)]{0,400}?\bserver\s{0,2}=|["']ENGINE["']\s{0,4}:\s{0,4}["'](?:mssql|sql_server\.pyodbc|django_pyodbc)/,
  go: /\bScheme:\s{0,20}"sqlserver"/,
  csharp:
    /\bDataSource\s{0,4}=\s{0,4}[@$]{0,2}"[^"\r\n]{1,100}?[\\,:]|\["(?:data source|server|address|addr|network address)"\]\s{0,4}=\s{0,4}[@$]{0,2}"[^"\r\n]{1,100}?[\\,:]/i,
  php: /\bsqlsrv_connect\s{0,4}\(|\bmssql_p?connect\s{0,4}\(|["'](?:dblib|mssql):/,
  ruby: /\bTinyTds::Client\b|\badapter["']?\s{0,4}(?::|=>)\s{0,4}[:"'](?:sqlserver|tinytds)\b/,
  java: DATA_SOURCE,
  kotlin: DATA_SOURCE,
  scala: DATA_SOURCE,
  rust: /\btiberius\b/,
};

/** Languages in which `addr = base; …` is a common line: what looks like a pair must begin inside quotes. */
const QUOTED = new Set(['c', 'cpp', 'rust', 'java', 'kotlin', 'scala', 'php', 'ruby']);
const QUOTED_PAIR =
  /["'`;:}][ \t]{0,4}(?:server|data\s{1,4}source|addr(?:ess)?)[ \t]{0,4}=[ \t]{0,4}(?:[^=;"'\s][^;"'\r\n]{0,150};|[^=;"'\s][^;"'\r\n]{0,150}["']\s{0,80}[+.)"',;]|["']\s{0,4}[+.&]\s{0,4}\S)/i;

/**
 * Whether a text can hold a SQL Server connection at all: no for nearly every file. Linear. `language` is the
 * code's, where the text is code that is parsed.
 */
export function mayHoldSqlServer(text: string, language?: string): boolean {
  if (!gate(text)) return false;
  return (
    SCHEME.test(text) ||
    (language !== undefined && QUOTED.has(language) ? QUOTED_PAIR : PAIRED).test(text) ||
    (language !== undefined && NAMED[language]?.test(text) === true) ||
    (SERVER.test(text) && TELLING.test(text))
  );
}
