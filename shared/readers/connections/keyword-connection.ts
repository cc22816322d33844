import type { SqlDriver } from '../../ports/index.ts';
import { type DataSource, isUnknown, parseDataSource } from './data-source.ts';
import { isSqlServer, type Surroundings } from './evidence.ts';
import { type KeywordValue, parseKeywordValues, type Span } from './keyword-values.ts';
import { maskPlaceholders, placeholderDefault } from './placeholders.ts';
import { isZeroPort, malformedPort } from './refused-port.ts';
import { after, type ParsedConnection, type RefusedPort } from './sql-occurrence.ts';

const SERVER_KEYS = ['data source', 'server', 'address', 'addr', 'network address', 'datasource'];

/** `Network Library` values; the older `Network` and `Net` are its synonyms. */
const LIBRARIES: Record<string, ParsedConnection['transport']> = {
  dbmssocn: 'tcp',
  dbnmpntw: 'named-pipe',
  dbmslpcn: 'shared-memory',
};

/** Drivers of Microsoft's native network layer, which knows shared memory. */
const NATIVE: readonly SqlDriver[] = ['ado.net', 'odbc', 'ole-db'];

/** This computer's nicknames; an IP address, 127.0.0.1 too, is reached over TCP. */
const NICKNAME = /^(?:\.|\(local\)|localhost)?$/i;

/** No host name or path is longer; the bound keeps hostile values cheap. */
const MAX_SERVER = 400;

/**
 * Reads a connection string of the `key=value;…` grammars (ADO.NET, ODBC, OLE DB, go-mssqldb,
 * node-mssql) in `text` from `from` to `to`. None where it is another database's, or not one at all.
 * `language` is the code's, where it stands in code: Go's and JavaScript's drivers have their own rules.
 */
export function keywordConnections(
  text: string,
  from: number,
  to: number,
  around: Surroundings,
  language?: string,
): ParsedConnection[] {
  const ado = parseKeywordValues(text, from, to, language === 'go' ? 'none' : 'ado');
  const nested = ado.find(pair => pair.key === 'provider connection string');
  if (nested) {
    // Entity Framework 6: the ADO.NET string stands in quotes inside another one.
    const provider = ado.find(pair => pair.key === 'provider')?.value;
    const inner = { ...around, ...(provider && { consumer: provider }) };
    return keywordConnections(text, nested.inside.start, nested.inside.end, inner, language);
  }
  const isOdbc = ado.some(pair => pair.key === 'driver') || text.slice(from, to).includes('={');
  const pairs = isOdbc ? parseKeywordValues(text, from, to, 'braces') : ado;
  const driver = driverOf(pairs, language);
  const server = serverPair(pairs, driver);
  if (!server || server.value.length > MAX_SERVER) return [];
  const masked = maskPlaceholders(text.slice(server.inside.start, server.inside.end));
  if (!isSqlServer({ pairs, serverKey: server.key, server: masked, around })) return [];
  const connection = connectionOf(text, server, masked, pairs, driver);
  // In code the port may be put behind a text that ends with the comma.
  const isOpen = language !== undefined && server.inside.end === to && masked.trimEnd().endsWith(',');
  const connections = [isOpen ? { ...connection, refused: undefined } : connection];
  const partner = pairs.find(pair => /^failover ?partner$/.test(pair.key) && /[\\,]/.test(pair.value));
  if (partner) {
    const partnerMasked = maskPlaceholders(text.slice(partner.inside.start, partner.inside.end));
    connections.push(connectionOf(text, partner, partnerMasked, [], driver));
  }
  // `Data Source=tcp:` of a text that is put together elsewhere says nothing.
  return connections.filter(({ host, port }) => host.end > host.start || port);
}

/**
 * Reads a text that is a server value and nothing else: `pymssql.connect(server=…)`,
 * `builder.DataSource = …`. `colons`: the driver takes `host:port`.
 */
export function serverConnection(text: string, driver: SqlDriver, colons = false): ParsedConnection {
  const masked = maskPlaceholders(text);
  const parsed = read(masked, 0, { start: 0, end: text.length }, [], driver);
  if (!colons) return parsed;
  const { wrongSeparator: _, conflict: __, slot, ...rest } = parsed;
  return { ...rest, slot: slot && { ...slot, before: ':' } };
}

function driverOf(pairs: readonly KeywordValue[], language: string | undefined): SqlDriver {
  if (pairs.some(pair => pair.key === 'driver')) return 'odbc';
  if (pairs.some(pair => pair.key === 'provider')) return 'ole-db';
  if (language === 'go') return 'go-mssqldb';
  if (language === 'rust') return 'tiberius';
  if (language === 'php' || language === 'c' || language === 'cpp') return 'odbc';
  return language === 'javascript' || language === 'typescript' ? 'node-mssql' : 'ado.net';
}

/** The pair that names the server: of several, ADO.NET takes the last; ODBC the first, `Address` before `Server`. */
function serverPair(pairs: readonly KeywordValue[], driver: SqlDriver): KeywordValue | undefined {
  const named = pairs.filter(pair => SERVER_KEYS.includes(pair.key) && pair.value.trim() !== '');
  if (driver !== 'odbc') return named.at(-1);
  return named.find(pair => pair.key === 'address' || pair.key === 'addr') ?? named[0];
}

function connectionOf(
  text: string,
  server: KeywordValue,
  masked: string,
  pairs: readonly KeywordValue[],
  driver: SqlDriver,
): ParsedConnection {
  const { inside } = server;
  const fallback = placeholderDefault(text.slice(inside.start, inside.end));
  if (fallback) {
    // `Server=${DB_SERVER:-host\INST};`: the fallback is what the file says.
    const start = inside.start + fallback.start;
    const end = inside.start + fallback.end;
    const source = text.slice(start, end);
    return read(source, start, { start, end }, pairs, driver);
  }
  return read(masked, inside.start, inside, pairs, driver);
}

/** `source` is the server value with placeholders masked; it stands at `base`. */
function read(
  source: string,
  base: number,
  server: Span,
  pairs: readonly KeywordValue[],
  driver: SqlDriver,
): ParsedConnection {
  const shift = (span: Span): Span => ({ start: base + span.start, end: base + span.end });
  const data = parseDataSource(source);
  const library = LIBRARIES[valueFor(pairs, 'network library', 'network', 'net')?.toLowerCase() ?? ''];
  const transport = data.transport === 'tcp' && library ? library : data.transport;
  const host = shift(data.host);
  const result = {
    driver,
    transport,
    server: base === server.start ? shift({ start: 0, end: source.length }) : server,
    host,
  };
  if (transport !== 'tcp' && transport !== 'dac') return result;

  const instance = data.instance && shift(data.instance);
  const portPair = pairs.find(pair => pair.key === 'port' && pair.value !== '');
  if (driver === 'go-mssqldb') {
    const zero = zeroPort(source, data, portPair);
    if (zero) return { ...result, instance, slot: slotAtZero(base, source, data, zero) };
  }
  const isFreeTds = /freetds|tdsodbc/i.test(valueFor(pairs, 'driver') ?? '');
  // FreeTDS splits `host:port` itself.
  const colon = data.colonPort;
  const colonIsWrong = colon !== undefined && !isFreeTds;
  const port = data.port ? shift(data.port) : colon ? shift(colon) : portPair?.inside;
  const from = data.instance && base + data.instance.from;
  const dropInstance = instance &&
    from !== undefined && { span: { start: from, end: instance.end }, newText: '' };
  const writable = transport === 'tcp' && !isUnknown(source.slice(data.host.start, data.host.end));
  const span = dropInstance ? dropInstance.span : after(host);
  const refused = driver === 'ado.net' ? refusedPort(source, base, data) : undefined;
  const isZero = data.port !== undefined && isZeroPort(source.slice(data.port.start, data.port.end));
  const isNickname = NICKNAME.test(source.slice(data.host.start, data.host.end));
  return {
    ...result,
    ...(isNickname && !data.stated && !library && NATIVE.includes(driver) && { sharedMemoryFirst: true }),
    instance,
    port,
    slot: !port && (writable || dropInstance) ? { span, before: isFreeTds ? ';Port=' : ',' } : undefined,
    wrongSeparator: colonIsWrong
      ? {
          found: ':',
          change: { span: { start: base + colon.from, end: base + colon.from + 1 }, newText: ',' },
        }
      : undefined,
    refused,
    // Microsoft's ODBC driver has no Port keyword, and how FreeTDS weighs the two is not known.
    conflict:
      dropInstance && !refused && !isZero && (data.port || (portPair && driver === 'go-mssqldb'))
        ? { ignored: driver === 'node-mssql' ? 'port' : 'instance', throws: false, drop: [dropInstance] }
        : undefined,
  };
}

/** What SqlClient refuses after the comma: nothing, 0 and what is no number. */
function refusedPort(source: string, base: number, { port }: DataSource): RefusedPort | undefined {
  if (!port) return undefined;
  const written = source.slice(port.start, port.end);
  const start = base + port.start;
  const expected = 'a number from 1 to 65535 after the comma';
  if (written === '')
    return { span: { start: base + port.from, end: base + port.from + 1 }, kind: 'malformed', expected };
  if (isZeroPort(written)) return { span: { start, end: base + port.end }, kind: 'zero', expected };
  return malformedPort(written, start, expected);
}

/** Where go-mssqldb finds a 0, which counts as no port: after the comma, or as a keyword of its own. */
function zeroPort(
  source: string,
  { port }: DataSource,
  pair: KeywordValue | undefined,
): 'comma' | Span | undefined {
  if (port) return isZeroPort(source.slice(port.start, port.end)) ? 'comma' : undefined;
  return pair && isZeroPort(pair.value) ? pair.inside : undefined;
}

/** The port goes to where the 0 stands, and the instance with it. */
function slotAtZero(
  base: number,
  source: string,
  { host, port, instance }: DataSource,
  zero: 'comma' | Span,
): ParsedConnection['slot'] {
  if (isUnknown(source.slice(host.start, host.end)) && !instance) return undefined;
  if (zero !== 'comma') {
    const drop = instance && { span: { start: base + instance.from, end: base + instance.end }, newText: '' };
    return { span: zero, before: '', ...(drop && { further: [drop] }) };
  }
  const start = Math.min(port!.from, instance?.from ?? port!.from);
  const end = Math.max(port!.end, instance?.end ?? port!.end);
  return { span: { start: base + start, end: base + end }, before: ',' };
}

function valueFor(pairs: readonly KeywordValue[], ...keys: string[]): string | undefined {
  return pairs.find(pair => keys.includes(pair.key))?.value.trim();
}
