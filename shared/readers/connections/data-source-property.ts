import type { Surroundings } from './evidence.ts';

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
