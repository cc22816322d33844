/** Schemes, and the names of JavaScript's and Python's drivers, which take objects and arguments instead of strings. */
const NAMED =
  /sqlserver:\/\/|mssql(?:\+\w{1,20})?:\/\/|["'/](?:mssql|tedious|adapter-mssql)(?:["'/]|\+\w)|\bpymssql\b/i;

/** `Server=value;` or `; Server=value` on one line: an assignment in code has no pair beside it. */
const PAIRED =
  /(?:server|data\s{1,4}source|addr(?:ess)?)\s{0,4}=\s{0,4}[^=\s;][^;\r\n]{0,150};[ \t]{0,4}["'\w(]|;[ \t]{0,4}(?:server|data\s{1,4}source|addr(?:ess)?)\s{0,4}=\s{0,4}[^=\s]/i;

/** For strings that go over several lines or are put together: a server and a keyword that code does not have. */
const SERVER = /(?:\bserver|data\s{1,4}source|\baddr(?:ess)?)\s{0,4}=/i;
const TELLING =
  /(?:initial\s{1,4}catalog|integrated\s{1,4}security|trusted_connection|user\s{1,4}id|trust\s{0,4}server\s{0,4}certificate|multipleactiveresultsets|driver)\s{0,4}=\s{0,4}["'{\w]/i;

/** Whether a text can hold a SQL Server connection at all. Linear; no for nearly every file. */
export function mayHoldSqlServer(text: string): boolean {
  return NAMED.test(text) || PAIRED.test(text) || (SERVER.test(text) && TELLING.test(text));
}
