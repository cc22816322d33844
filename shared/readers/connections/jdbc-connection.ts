import { HOLE } from './joined-text.ts';
import { type KeywordValue, parseKeywordValues, type Span } from './keyword-values.ts';
import { maskPlaceholders } from './placeholders.ts';
import { isZeroPort, malformedPort } from './refused-port.ts';
import { after, type Change, type ParsedConnection } from './sql-occurrence.ts';

/**
 * Reads `[server[\instance][:port]][;property=value…]`, what follows `jdbc:sqlserver://` (mssql-jdbc,
 * Util.parseUrl) or Prisma's `sqlserver://`. `from` is the offset after the slashes. In jTDS' grammar the database
 * follows after `/`, and the property is called `instance`.
 */
export function jdbcConnection(
  text: string,
  from: number,
  to: number,
  dialect: 'mssql-jdbc' | 'jtds',
): ParsedConnection | undefined {
  const masked = maskPlaceholders(text.slice(from, to));
  const semicolon = masked.indexOf(';');
  const authorityEnd = from + (semicolon < 0 ? masked.length : semicolon);
  const slash = dialect === 'jtds' ? masked.indexOf('/') : -1;
  const end = slash >= 0 && from + slash < authorityEnd ? from + slash : authorityEnd;
  const properties = parseKeywordValues(text, authorityEnd, to, 'braces');
  const authority = masked.slice(0, end - from);
  const named = properties.find(pair => pair.key === 'servername' || pair.key === 'server');
  if (authority.trim() === '' && named) return fromProperties(text, named, properties);

  const parts = /^([^\\:]*)(?:\\([^:]*))?(?::(.*))?$/s.exec(bracketsMasked(authority));
  if (!parts) return undefined;
  const hostEnd = from + parts[1]!.length;
  const host = { start: from, end: hostEnd };
  const hasInstance = parts[2] !== undefined && parts[2] !== '';
  const inUrl = hasInstance ? { start: hostEnd + 1, end: hostEnd + 1 + parts[2]!.length } : undefined;
  const portText = (parts[3] ?? '').trimEnd();
  const portStart = end - (parts[3]?.length ?? 0);
  const writtenPort = portText
    ? { start: portStart, end: portEndOf(masked, portStart - from, portText.length) + from }
    : undefined;
  const isZero = writtenPort !== undefined && isZeroPort(text.slice(writtenPort.start, writtenPort.end));
  const portInUrl = isZero ? undefined : writtenPort;
  const comma = /,(\d{1,5})$/.exec(parts[1]!);
  const port = portInUrl ?? portProperty(properties)?.inside;
  const zero = zeroProperty(properties);
  const refused =
    dialect === 'mssql-jdbc'
      ? malformedPort(portText, portStart, 'a port number, and a semicolon before what follows')
      : undefined;
  const instanceProperty = properties.find(
    pair => pair.key === (dialect === 'jtds' ? 'instance' : 'instancename') && pair.value.trim() !== '',
  );
  const instance = inUrl ?? instanceProperty?.inside;
  const drop = [
    ...(inUrl ? [{ span: { start: hostEnd, end: inUrl.end }, newText: '' }] : []),
    ...(instanceProperty ? [dropProperty(text, instanceProperty)] : []),
  ];
  const server = { start: from, end: end > from ? end : Math.max(authorityEnd, from) };
  const base = { driver: 'jdbc', transport: 'tcp', server, host } as const;
  if (comma && !portInUrl) {
    const at = hostEnd - comma[0].length;
    return {
      ...base,
      host: { start: from, end: at },
      port: { start: at + 1, end: hostEnd },
      wrongSeparator: { found: ',', change: { span: { start: at, end: at + 1 }, newText: ':' } },
    };
  }
  // An authority that is one placeholder may bring its own port.
  const writable = authority !== '' && !(authority.endsWith(HOLE) && !inUrl && !instanceProperty);
  return {
    ...base,
    instance,
    port,
    slot: port || !writable ? undefined : slotFor(),
    refused,
    // How jTDS weighs an instance against a port is not known well enough to judge it.
    conflict:
      instance && port && !refused && dialect === 'mssql-jdbc'
        ? { ignored: 'instance', throws: false, drop }
        : undefined,
  };

  /** A 0 gives its place to the port: one that stayed as a property could win over it. */
  function slotFor(): NonNullable<ParsedConnection['slot']> {
    const inAuthority = {
      start: hostEnd,
      end: isZero ? portStart + portText.length : (inUrl?.end ?? hostEnd),
    };
    if (zero) {
      const rest = inAuthority.end > hostEnd ? [{ span: inAuthority, newText: '' }] : [];
      const property = instanceProperty ? [dropProperty(text, instanceProperty)] : [];
      return { span: zero.inside, before: '', further: [...rest, ...property] };
    }
    return {
      span: inAuthority,
      before: ':',
      ...(instanceProperty && { further: [dropProperty(text, instanceProperty)] }),
    };
  }
}

/** `jdbc:sqlserver://;serverName=host\inst;portNumber=1435`. */
function fromProperties(
  text: string,
  server: KeywordValue,
  properties: readonly KeywordValue[],
): ParsedConnection {
  const { inside } = server;
  const slash = server.value.indexOf('\\');
  const host = { start: inside.start, end: slash < 0 ? inside.end : inside.start + slash };
  const property = properties.find(pair => pair.key === 'instancename' && pair.value.trim() !== '');
  const instance =
    slash >= 0 && slash + 1 < server.value.length
      ? { start: host.end + 1, end: inside.end }
      : property?.inside;
  const port = portProperty(properties)?.inside;
  const drop: Change[] = [
    ...(slash >= 0 ? [{ span: { start: host.end, end: inside.end }, newText: '' }] : []),
    ...(property ? [dropProperty(text, property)] : []),
  ];
  const zero = zeroProperty(properties);
  const [first, ...further] = drop;
  return {
    driver: 'jdbc',
    transport: 'tcp',
    server: inside,
    host,
    instance,
    port,
    slot: port
      ? undefined
      : zero
        ? { span: zero.inside, before: '', further: drop }
        : { span: first ? first.span : after(server.whole), before: ';portNumber=', further },
    conflict: instance && port ? { ignored: 'instance', throws: false, drop } : undefined,
  };
}

/** mssql-jdbc asks the Browser where the port is 0. */
function portProperty(properties: readonly KeywordValue[]): KeywordValue | undefined {
  return properties.find(pair => isPortKey(pair) && pair.value !== '' && !isZeroPort(pair.value));
}

function zeroProperty(properties: readonly KeywordValue[]): KeywordValue | undefined {
  return properties.find(pair => isPortKey(pair) && isZeroPort(pair.value));
}

function isPortKey({ key }: KeywordValue): boolean {
  return key === 'portnumber' || key === 'port';
}

/** A property goes with the `;` before it. */
function dropProperty(text: string, { whole }: KeywordValue): Change {
  const start = text.lastIndexOf(';', whole.start);
  return { span: { start: start < 0 ? whole.start : start, end: whole.end }, newText: '' };
}

/**
 * Where the run of digits or of a placeholder ends, so that what wrongly follows is not taken for the port; where
 * there is no such run, all `length` characters are.
 */
function portEndOf(masked: string, start: number, length: number): number {
  const match = /^(?:\d+|\uFFFC+)/.exec(masked.slice(start));
  return start + (match ? match[0].length : length);
}

/** Colons inside `[::1]` are not the port's. */
function bracketsMasked(authority: string): string {
  return authority.replace(/^\[[^\]]*\]/, address => HOLE.repeat(address.length));
}

/** The stretch of a JDBC URL that stands inside a larger text and is not quoted: up to a blank or a quote. */
export function embeddedEnd(text: string, from: number): Span {
  const match = /^[^\s"'`<>]*/.exec(text.slice(from, from + 2000));
  return { start: from, end: from + match![0].length };
}
