import { parsePort } from '../../ports/index.ts';
import type { DialledPort } from './dialled-address.ts';
import { HOLE } from './joined-text.ts';

/** go-sql-driver's `user:password@tcp(host:3306)/db`, and without the network's name, `user@(host:3306)/`. */
const GO_MYSQL = /(?:(?:^|@)tcp[46]?|@)\((?<host>[^()\s:]{0,253}):(?<port>\d{1,5})\)\//;
/** libpq's `host=db port=5432 user=me`. */
const LIBPQ = {
  host: /(?:^|\s)host\s?=\s?'?([^\s'=]{1,253})/,
  port: /(?:^|\s)port\s?=\s?'?(\d{1,5})(?=['\s]|$)/,
};
/** ADO.NET's, ODBC's and PDO's `Server=db;Port=3306;…`, `mysql:host=db;port=3306`. */
const ADO = {
  host: /(?:^|[;:])\s{0,4}(?:server|host|data\s?source|address|addr)\s{0,4}=\s{0,4}([^;=]{1,253})/i,
  port: /;\s{0,4}port\s{0,4}=\s{0,4}(\d{1,5})(?=\s{0,4}(?:;|$))|^\s{0,4}(?:\w{1,20}:)?port\s{0,4}=\s{0,4}(\d{1,5})(?=;)/i,
};
/** Oracle's thin driver: `jdbc:oracle:thin:@db:1521:ORCL`, `jdbc:oracle:thin:@//db:1521/svc`. */
const ORACLE =
  /^jdbc:oracle:\w{1,10}:[^\s@]{0,200}@(?:\/\/)?(?<host>[\w.-]{1,253}):(?<port>\d{1,5})(?=[:/]|$)/i;

const MAX_LENGTH = 2000;

/**
 * The port of a connection string in one of the grammars in which host and port are no URL: libpq's,
 * go-sql-driver's, ADO.NET's keywords, Oracle's. SQL Server's have readers of their own.
 *
 * @param offset what to add to the places
 */
export function dialledPairs(text: string, offset = 0): DialledPort[] {
  if (text.length > MAX_LENGTH || !/port\s{0,4}=|tcp[46]?\(|@\(|jdbc:oracle/i.test(text)) return [];
  const address = GO_MYSQL.exec(text) ?? ORACLE.exec(text);
  if (address) {
    const { host = '', port = '' } = address.groups!;
    // The digits are the last ones of the match.
    const start = address.index + address[0].lastIndexOf(port);
    return made(host, port, start + offset);
  }
  for (const grammar of [ADO, LIBPQ]) {
    const host = grammar.host.exec(text)?.[1];
    const port = grammar.port.exec(text);
    const digits = port?.[1] ?? port?.[2];
    if (host !== undefined && port && digits !== undefined)
      return made(host.trim(), digits, port.index + port[0].length - digits.length + offset);
  }
  return [];
}

function made(host: string, digits: string, start: number): DialledPort[] {
  const port = parsePort(digits);
  const known = host !== HOLE && host !== '';
  return port
    ? [{ port, start, end: start + digits.length, ...(known && { host: host.replaceAll(HOLE, '…') }) }]
    : [];
}
