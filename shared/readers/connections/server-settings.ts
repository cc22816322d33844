import { isPortNumber, type PortOccurrence, parsePort, type SqlDriver } from '../../ports/index.ts';
import { contains, type TextRange } from '../../text/index.ts';
import type { Value } from '../code/values.ts';
import { resolutionOf } from './code-strings.ts';
import { isText, joined } from './code-texts.ts';
import { JoinedText } from './joined-text.ts';
import { serverConnection } from './keyword-connection.ts';
import { sqlOccurrence } from './sql-occurrence.ts';

/** What a program gives a driver: the values it may have, and the expression that stands there. */
export interface Given {
  readonly range: TextRange;
  readonly values: readonly Value[];
}

/** Server, port and instance as things of their own, not in one string. */
export interface ServerSettings {
  readonly server?: Given | undefined;
  readonly port?: Given | undefined;
  readonly instance?: Given | undefined;
}

/**
 * The connection of a driver that takes its server, port and instance apart. None where the file tells nothing of
 * them. `colons`: the driver takes `host:port` for a server.
 */
export function settingsConnection(
  { server, port, instance }: ServerSettings,
  driver: SqlDriver,
  colons: boolean,
): PortOccurrence | undefined {
  const place = server ?? port ?? instance;
  const value = server?.values.find(isText);
  const found = port && portOf(port);
  const name = instance && plainOf(instance);
  if (!place || (!value && !found?.number && !name)) return undefined;
  const text = value ? joined(value) : JoinedText.join([{ hole: place.range }]);
  const parsed = sqlOccurrence(text, serverConnection(text.value, driver, colons));
  const resolution = value && resolutionOf(parsed, value);
  const occurrence: PortOccurrence = {
    ...parsed,
    ...(resolution && { resolution }),
    ...(!contains(place.range, parsed.range) && { use: place.range }),
  };
  const named = name ? withInstance(occurrence, name, instance.range) : occurrence;
  if (!found) return named;
  const ported = withPort(named, found);
  // mssql-jdbc asks nobody where it has a port.
  const ignores = driver === 'jdbc' && name && found.number !== undefined;
  const conflict = { ignored: 'instance', throws: false, dropInstance: [] } as const;
  return ignores ? { ...ported, sql: { ...ported.sql!, conflict } } : ported;
}

/** An instance that is a setting of its own; what would write a port beside it is not known here. */
function withInstance(
  { slot: _, ...occurrence }: PortOccurrence,
  { text, range }: { readonly text: string; readonly range: TextRange },
  use: TextRange,
): PortOccurrence {
  const sql = occurrence.sql!;
  return {
    ...occurrence,
    ...(occurrence.port === null && { range, use: contains(use, range) ? range : use }),
    sql: { ...sql, instance: text, usesBrowser: sql.transport === 'tcp' && occurrence.port === null },
  };
}

/** The connection with a port of its own; one that the file does not tell counts as given. */
function withPort({ slot: _, ...occurrence }: PortOccurrence, port: FoundPort): PortOccurrence {
  const { range, use, resolution } = port;
  const sql = { ...occurrence.sql!, usesBrowser: false };
  if (port.number === undefined) return { ...occurrence, port: null, resolution, range, use, sql };
  const slot = { range, before: '', after: '' };
  return { ...occurrence, port: port.number, resolution, range, use, slot, sql };
}

interface FoundPort {
  readonly number?: number;
  readonly resolution: PortOccurrence['resolution'];
  readonly range: TextRange;
  readonly use: TextRange;
}

function portOf({ values, range: use }: Given): FoundPort {
  for (const value of values) {
    const piece = value.kind === 'text' && value.pieces.length === 1 ? value.pieces[0] : undefined;
    const number = value.kind === 'number' ? value.value : piece?.text && parsePort(piece.text.value);
    const range = value.kind === 'number' ? value.range : piece?.text?.range();
    const resolution = value.kind === 'number' ? value.certainty : piece?.text && piece.certainty;
    if (number !== undefined && isPortNumber(number) && range && resolution)
      return { number, resolution, range, use };
  }
  return { resolution: 'unresolved', range: use, use };
}

function plainOf({ values }: Given): { text: string; range: TextRange } | undefined {
  const value = values.find(isText);
  const piece = value?.pieces.length === 1 ? value.pieces[0]! : undefined;
  return piece?.text && piece.text.value !== ''
    ? { text: piece.text.value, range: piece.text.range() }
    : undefined;
}
