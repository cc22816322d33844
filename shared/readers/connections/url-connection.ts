import { parseDataSource } from './data-source.ts';
import { HOLE } from './joined-text.ts';
import type { Span } from './keyword-values.ts';
import { maskPlaceholders } from './placeholders.ts';
import { isZeroPort } from './refused-port.ts';
import { after, type ParsedConnection } from './sql-occurrence.ts';

/** The authority and path of a URL, in offsets of the text it stands in. */
interface UrlParts {
  readonly host: Span;
  readonly port?: Span;
  /** The path's segments. */
  readonly segments: readonly Span[];
  readonly query: string;
  readonly queryStart: number;
}

/**
 * go-mssqldb's `sqlserver://user:password@host[:port][/INSTANCE]?database=…` (msdsn/conn_str.go: the path
 * is the instance, not the database). Other programs write the database there, so outside Go code only a query
 * that names the database makes the path an instance.
 */
export function goUrlConnection(
  text: string,
  from: number,
  to: number,
  language?: string,
): ParsedConnection | undefined {
  const url = splitUrl(text, from, to);
  if (!url || url.host.start === url.host.end) return undefined;
  const [path] = url.segments;
  const isInstance = path && (language === 'go' || /[?&]database=/i.test(url.query));
  return urlConnection(text, 'go-mssqldb', url, isInstance ? path : undefined, 1);
}

/** node-mssql's `mssql://user:password@host[:port][/INSTANCE]/database`. */
export function mssqlUrlConnection(text: string, from: number, to: number): ParsedConnection | undefined {
  const url = splitUrl(text, from, to);
  if (!url || url.host.start === url.host.end) return undefined;
  const instance = url.segments.length > 1 ? url.segments[0] : undefined;
  const connection = urlConnection(text, 'node-mssql', url, instance, 1);
  return connection.conflict
    ? { ...connection, conflict: { ...connection.conflict, ignored: 'port' } }
    : connection;
}

/**
 * SQLAlchemy's `mssql+DRIVER://user:password@host[\inst][:port]/database?…`. A pyodbc URL with a host and
 * no database names a DSN, and one with `odbc_connect` holds an ODBC string: neither is read here.
 */
export function sqlAlchemyConnection(
  text: string,
  from: number,
  to: number,
  dialect: string,
): ParsedConnection | undefined {
  const url = splitUrl(text, from, to);
  if (!url || url.host.start === url.host.end) return undefined;
  if (/odbc/i.test(dialect) && !url.segments.length) return undefined;
  const data = parseDataSource(maskPlaceholders(text.slice(url.host.start, url.host.end)));
  const shift = (span: Span) => ({ start: url.host.start + span.start, end: url.host.start + span.end });
  const instance = data.instance && shift(data.instance);
  const port = url.port ?? (data.port && shift(data.port));
  return urlConnection(
    text,
    'sqlalchemy',
    { ...url, host: shift(data.host), ...(port && { port }) },
    instance,
    1,
  );
}

/** Makes the connection; `gap` is the length of the separator before the instance. */
function urlConnection(
  text: string,
  driver: ParsedConnection['driver'],
  url: UrlParts,
  instance: Span | undefined,
  gap: number,
): ParsedConnection {
  const { host } = url;
  // go-mssqldb takes 0 for no port, and node-mssql drops it beside an instance.
  const isZero =
    url.port !== undefined &&
    (driver === 'go-mssqldb' || (driver === 'node-mssql' && instance !== undefined)) &&
    isZeroPort(text.slice(url.port.start, url.port.end));
  const port = isZero ? undefined : url.port;
  const drop = instance && { span: { start: instance.start - gap, end: instance.end }, newText: '' };
  const unknown = maskPlaceholders(text.slice(host.start, host.end)).endsWith(HOLE);
  return {
    driver,
    transport: 'tcp',
    server: { start: host.start, end: Math.max(host.end, url.port?.end ?? 0, instance?.end ?? 0) },
    host,
    instance,
    port,
    slot:
      port || (unknown && !drop)
        ? undefined
        : isZero
          ? { span: { start: host.end, end: instance?.end ?? url.port!.end }, before: ':' }
          : { span: drop ? drop.span : after(host), before: ':' },
    conflict: drop && port ? { ignored: 'instance', throws: false, drop: [drop] } : undefined,
  };
}

/** The parts of what follows `scheme://`. A password's own `@` and `/` must be escaped, as every URL parser asks. */
export function splitUrl(text: string, from: number, to: number): UrlParts | undefined {
  const masked = maskPlaceholders(text.slice(from, to));
  const queryAt = masked.indexOf('?');
  const beforeQuery = queryAt < 0 ? masked : masked.slice(0, queryAt);
  const at = beforeQuery.lastIndexOf('@');
  const start = at + 1;
  const slash = beforeQuery.indexOf('/', start);
  const authorityEnd = slash < 0 ? beforeQuery.length : slash;
  const authority = beforeQuery.slice(start, authorityEnd);
  const match = /^(\[[^\]]*\]|[^:]*)(?::([^:]*))?$/.exec(authority);
  if (!match) return undefined;
  const host = { start: from + start, end: from + start + match[1]!.length };
  const segments: Span[] = [];
  let segmentStart = authorityEnd + 1;
  while (slash >= 0 && segmentStart < beforeQuery.length) {
    const next = beforeQuery.indexOf('/', segmentStart);
    const segmentEnd = next < 0 ? beforeQuery.length : next;
    if (segmentEnd > segmentStart) segments.push({ start: from + segmentStart, end: from + segmentEnd });
    segmentStart = segmentEnd + 1;
  }
  return {
    host,
    ...(match[2] && { port: { start: from + authorityEnd - match[2].length, end: from + authorityEnd } }),
    segments,
    query: queryAt < 0 ? '' : text.slice(from + queryAt, to),
    queryStart: queryAt < 0 ? to : from + queryAt,
  };
}
