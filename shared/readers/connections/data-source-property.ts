import type { Surroundings } from './evidence.ts';
import { serverConnection } from './keyword-connection.ts';

/** A server value that names an instance or a port. */
const SERVER = /^[^\\/,;=]{1,200}(?:\\[\w$]+|,\s{0,4}(?:\d{1,5}|\uFFFC|\{[^{}]{1,80}\}))\s*$/;

/** Whether a string may be a server value by itself. */
export function mayBeServer(value: string): boolean {
  return value.length < 300 && SERVER.test(value);
}

/** `builder.DataSource = @"host\inst"`, in a file that uses SqlClient and no other database. */
export function isDataSourceProperty({ name, file }: Surroundings, value: string): boolean {
  return file === 'sql-server' && /(?:^|\.)DataSource$/.test(name ?? '') && mayBeServer(value);
}

/** The same with a colon, which SqlClient does not take for a separator. */
const WITH_COLON = /^[^\\/,;:=]{1,200}:\s{0,4}(?:\d{1,5}|\uFFFC)\s*$/;

/** `builder["Server"] = `, or `["Server"] = ` in the braces after `new`. */
const KEYED =
  /(?:\b(\w{1,60})\s{0,4})?\[\s{0,4}"(?:data source|server|address|addr|network address)"\s{0,4}\]\s{0,4}=\s{0,4}[@$]{0,2}$/i;

/** Whether a text makes SqlClient's connection strings with its builder. */
export function usesBuilder(text: string): boolean {
  return /\bSqlConnectionStringBuilder\b/.test(text);
}

/** Whether a string may be the server value of a builder. */
export function mayBeBuilderServer(value: string): boolean {
  return mayBeServer(value) || (value.length < 300 && WITH_COLON.test(value));
}

/**
 * `builder["Server"] = @"host\inst"`, and `builder.DataSource = "host:1435"`, where SqlClient wants a comma: the
 * string begins at `start` of a `text` that uses the builder.
 */
export function isBuilderServer(text: string, start: number, around: Surroundings, value: string): boolean {
  if (!mayBeBuilderServer(value)) return false;
  const { host, instance, port } = serverConnection(value, 'ado.net');
  if (host.start === host.end || !(instance || port)) return false;
  if (/(?:^|\.)DataSource$/.test(around.name ?? '')) return around.file === 'sql-server';
  const before = text.slice(Math.max(0, start - 240), start);
  const keyed = KEYED.exec(before);
  if (!keyed) return false;
  const variable = keyed[1];
  return variable === undefined
    ? usesBuilder(before)
    : new RegExp(
        `\\bSqlConnectionStringBuilder\\s{1,20}${variable}\\b|\\b${variable}\\s{0,20}=\\s{0,20}new\\s{1,20}[\\w.]{0,80}\\bSqlConnectionStringBuilder\\b`,
      ).test(text);
}
