import type { TextRange } from '../../text/index.ts';
import { partsOf, portKeyOf } from '../settings/spring/keys.ts';
import { type Certainty, isEmptyFallback, type TextPiece, type TextValue, weaker } from './values.ts';

/** Stands for a hole while a text with unknown parts is taken apart. */
const HOLE = '\uFFFC';

/** A part of a text that holds a port. */
export type PortText =
  /** Digits that the file holds; `range` is theirs. `computed`: they stand there in another form. */
  | {
      readonly kind: 'digits';
      readonly digits: string;
      readonly range: TextRange;
      readonly certainty: Certainty;
      readonly computed: boolean;
    }
  /** A value known at run time only; `range` is the expression or the part of the text. */
  | { readonly kind: 'unknown'; readonly range: TextRange }
  /** No port is written; it would stand at `range` (empty), after `before`. */
  | { readonly kind: 'empty'; readonly range: TextRange; readonly before: string }
  /** There is no port: a path, a service name, something else. */
  | { readonly kind: 'none' };

/** An address as found in a text. */
export interface AddressText {
  readonly port: PortText;
  /** The host as written; undefined where it is not known, '' where none is written. */
  readonly host?: string;
}

/** `3000`, `"3000"`: the whole text is the port. */
export function readPortText(value: TextValue): PortText {
  const flat = flatten(value);
  const start = flat.text.length - flat.text.trimStart().length;
  return portAt(value, flat, start, flat.text.trimEnd().length);
}

/** The same, or a hexadecimal number, which Node takes for a port, too: `"0x4000"`. */
export function readNodePort(value: TextValue): PortText {
  const port = readPortText(value);
  const hex = port.kind === 'none' ? /^\s*(0x[0-9a-f]{1,6})\s*$/i.exec(flatten(value).text) : null;
  const [piece] = value.pieces;
  if (!hex || value.pieces.length !== 1 || !piece?.text) return port;
  const start = piece.text.value.indexOf(hex[1]!);
  return {
    kind: 'digits',
    digits: `${Number(hex[1])}`,
    range: piece.text.range(start, start + hex[1]!.length),
    certainty: piece.certainty,
    computed: piece.computed === true,
  };
}

/** `host:port`, `:port`, `[::]:port`, `scheme://host:port/path`, `scheme:host:port`. */
export function readAddress(value: TextValue): AddressText {
  const flat = flatten(value);
  return addressIn(value, flat, 0, flat.text.length);
}

/** Twisted's description of a server: `tcp:8080`, `ssl:port=443:interface=127.0.0.1`. */
export function readEndpoint(value: TextValue): AddressText {
  const flat = flatten(value);
  const before = /^(?:tcp|ssl|tls)[46]?:(?:port=)?/.exec(flat.text)?.[0].length;
  if (before === undefined) return { port: { kind: 'none' } };
  const end = flat.text.indexOf(':', before);
  const host = /:interface=([\w.]{1,253})/.exec(flat.text)?.[1];
  return { port: portAt(value, flat, before, end < 0 ? flat.text.length : end), ...(host && { host }) };
}

/** The binding of a site of IIS: address, port and host name, `*:8080:` or `10.0.0.1:443:www.example.com`. */
export function readBinding(value: TextValue): AddressText {
  const flat = flatten(value);
  const host = /^(\*|[\w.]{1,253}|\[[\da-f:.]{1,45}\]|):/i.exec(flat.text)?.[1];
  if (host === undefined) return { port: { kind: 'none' } };
  const end = flat.text.indexOf(':', host.length + 1);
  return {
    port: portAt(value, flat, host.length + 1, end < 0 ? flat.text.length : end),
    ...(!host.includes(HOLE) && { host }),
  };
}

/** Every URL of a list apart by `;`, `,` or blanks. */
export function readUrls(value: TextValue): AddressText[] {
  const flat = flatten(value);
  // A JDBC URL has one list of addresses, and its properties may hold anything; SQL Server's are read elsewhere.
  if (/^jdbc:(?:sqlserver|jtds|microsoft)/i.test(flat.text)) return [];
  const end = /^jdbc:/i.test(flat.text) ? flat.text.search(/[;?]/) : -1;
  return [...flat.text.slice(0, end < 0 ? undefined : end).matchAll(/[^;,\s]+/g)].map(match =>
    addressIn(value, flat, match.index, match.index + match[0].length),
  );
}

/** How many ports of one text are read; nobody writes more. */
const MOST = 1000;

/** CivetWeb's ports, apart by commas: an address before, and letters after them (`8080r,[::1]:8443s`). */
export function readPortList(value: TextValue): AddressText[] {
  const flat = flatten(value);
  return [...flat.text.matchAll(/[^,\s]+/g)].slice(0, MOST).map(match => {
    const [, before = '', port = ''] = /^(?:(.*):)?(.*?)[a-z]*$/.exec(match[0])!;
    const start = match.index + (before === '' ? match[0].indexOf(port) : before.length + 1);
    const found = portAt(value, flat, start, start + port.length);
    return { port: found, ...(before !== '' && !before.includes(HOLE) && { host: before }) };
  });
}

/** `--server.port=8080`, `akka.http.port = 8080`: what keys of servers are given, of one setting or several. */
export function readSettings(value: TextValue): AddressText[] {
  const flat = flatten(value);
  return [...flat.text.matchAll(SETTING)].slice(0, MOST).flatMap(match => {
    const row = portKeyOf(partsOf([match[1]!]));
    if (!row || (row.role ?? 'listen') !== 'listen') return [];
    const end = match.index + match[0].length;
    return { port: portAt(value, flat, end - match[2]!.length, end) };
  });
}

const SETTING = /(?<![\w.-])(?:--)?([a-z][\w.-]{3,80}) {0,4}[=:] {0,4}"?([^\s",;}]{1,20})/gi;

interface Flat {
  readonly text: string;
  /** The piece and the unit within it for every unit of `text`. */
  readonly origin: readonly { readonly piece: TextPiece; readonly index: number }[];
}

function flatten(value: TextValue): Flat {
  let text = '';
  const origin: { piece: TextPiece; index: number }[] = [];
  for (const known of value.pieces) {
    // What a flag or variable has before it is set says nothing.
    const piece: TextPiece = isEmptyFallback(known) ? { range: value.range } : known;
    const part = piece.text ? piece.text.value : HOLE;
    text += part;
    for (let index = 0; index < part.length; index++) origin.push({ piece, index });
  }
  return { text, origin };
}

/** libp2p's addresses: `/ip4/0.0.0.0/tcp/4001`. */
const MULTIADDR = /^\/(?:ip[46]|dns[46]?)\/([^/\uFFFC]{1,255})\/(?:tcp|udp)\//;

function addressIn(value: TextValue, flat: Flat, start: number, end: number): AddressText {
  const whole = flat.text.slice(start, end);
  if (/^unix(?:-abstract)?:/i.test(whole)) return { port: { kind: 'none' } };
  const multiaddr = MULTIADDR.exec(whole);
  if (multiaddr) {
    const from = start + multiaddr[0].length;
    const port = /^[^/]*/.exec(flat.text.slice(from, end))![0];
    return { port: portAt(value, flat, from, from + port.length), host: multiaddr[1]! };
  }
  const scheme =
    /^(?:[a-z][a-z0-9+.:-]{0,30}:)?\/\//i.exec(whole) ??
    /^(?:dns|ipv[46]|tcp|udp|xds|passthrough):/i.exec(whole);
  let from = start + (scheme?.[0].length ?? 0);
  // grpc's dns:///host:port has an empty authority.
  if (scheme && flat.text[from] === '/') from++;
  else if (!scheme && /^[./~]/.test(whole)) return { port: { kind: 'none' } };
  const authority = /^[^/?#]*/.exec(flat.text.slice(from, end))![0];
  const at = authority.lastIndexOf('@') + 1;
  from += at;
  const hostPort = authority.slice(at);
  const colon = /^\[[^\]]*\]/.test(hostPort)
    ? hostPort.indexOf(':', hostPort.indexOf(']'))
    : hostPort.lastIndexOf(':');
  const limit = from + hostPort.length;
  if (colon < 0) {
    // A single unknown may hold host and port together.
    if (hostPort.includes(HOLE))
      return { port: { kind: 'unknown', range: rangeOf(value, flat, from, limit) } };
    return { port: { kind: 'empty', range: pointAt(value, flat, limit), before: ':' }, host: hostPort };
  }
  const host = hostPort.slice(0, colon);
  const port = portAt(value, flat, from + colon + 1, limit);
  return { port, ...(!host.includes(HOLE) && { host }) };
}

/** What stands between two units of the text, read as a port. */
function portAt(value: TextValue, flat: Flat, start: number, end: number): PortText {
  const text = flat.text.slice(start, end);
  if (text === '') return { kind: 'empty', range: pointAt(value, flat, end), before: '' };
  if (text.includes(HOLE)) return { kind: 'unknown', range: rangeOf(value, flat, start, end) };
  if (!/^\d{1,9}$/.test(text)) return { kind: 'none' };
  const places = flat.origin.slice(start, end);
  const certainty = places.reduce<Certainty>(
    (sum, { piece }) => (piece.text ? weaker(sum, piece.certainty) : sum),
    'literal',
  );
  const first = places[0]!.piece;
  const computed =
    places.some(({ piece }) => piece !== first) || first.text === undefined || first.computed === true;
  return { kind: 'digits', digits: text, range: rangeOf(value, flat, start, end), certainty, computed };
}

/** The source range of some units: exact where they stand together, else the whole expression. */
function rangeOf(value: TextValue, flat: Flat, start: number, end: number): TextRange {
  const first = flat.origin[start];
  const last = flat.origin[end - 1];
  if (!first || !last) return value.range;
  if (first.piece === last.piece)
    return first.piece.text ? first.piece.text.range(first.index, last.index + 1) : first.piece.range;
  const hole = flat.origin.slice(start, end).find(({ piece }) => !piece.text)?.piece;
  return hole && !hole.text ? hole.range : value.range;
}

/** The empty source range before a unit (or at the end of the last known piece). */
function pointAt(value: TextValue, flat: Flat, index: number): TextRange {
  const before = flat.origin[index - 1];
  if (before?.piece.text) {
    const end = before.piece.text.offsetAt(before.index + 1);
    return { start: end, end };
  }
  const first = value.pieces[0];
  const start = first?.text ? first.text.offsetAt(0) : value.range.start + 1;
  return { start, end: start };
}
