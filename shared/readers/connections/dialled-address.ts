import { isEveryHost } from '../settings/bound-address.ts';
import { gated } from '../word-gate.ts';
import { HOLE } from './joined-text.ts';

/**
 * A port that something dials, within a text: the digits from `start` to `end` (0-based UTF-16 units, end
 * exclusive). Whether a value is dialled at all is for the caller to know: `dial-variable.ts` says it of
 * settings, `dialled-in-code.ts` of string literals.
 */
export interface DialledPort {
  readonly port: number;
  readonly start: number;
  readonly end: number;
  /** The host as written, placeholders included; absent where it is unknown. */
  readonly host?: string;
  /** Set where the digits are the fallback of a placeholder: `${PORT:-8080}`. */
  readonly isDefault?: true;
}

/** Kafka's names of listeners are schemes with underscores. */
const SCHEME = /(?<![\w.+])[a-z][\w+.-]{0,40}:\/\//gi;

/** SQL Server's URLs have readers of their own. */
const SQL_SERVER = /^(?:sqlserver|jtds|mssql)\b/i;

/** What ends an authority. Commas part hosts (`mongodb://a:1,b:2`). */
const AUTHORITY = /[^\s/?#"'`<>;\\|()]{1,500}/y;

/** `${NAME}`, `${NAME:-default}`, `$NAME`, `{{ x }}`, `{name}`, `%s`, `%NAME%`; one unit for a part that is not known. */
const HOLES = `${HOLE}|\\$\\{[^{}\\s]{1,100}\\}|\\$\\w{1,64}|\\{\\{[^{}]{1,80}\\}\\}|\\{[\\w.]{0,60}\\}|%\\w{1,40}%?`;
const HOST = `\\[[\\da-f:.%]{2,60}\\]|(?:[a-z\\d_.-]|${HOLES}){1,253}`;
/** The fallback of a port's variable: `${PORT:-80}`, `${PORT:=80}` (shell, Compose), `${PORT:80}` (Spring). */
const PORT = '(?<port>\\d{1,5})|\\$\\{[\\w.]{1,64}:[-=]?(?<fallback>\\d{1,5})\\}';
const HOST_PORT = new RegExp(`^(?<host>${HOST}):(?:${PORT})(?<tail>.{0,120})`, 'is');

/** What may stand after a URL's port where no slash does: a sentence's or a bracket's end. */
const URL_TAIL = /^[\].,:!*}&]{0,4}$/;
/** A URL's path that is joined in behind a whole port: `"http://localhost:8080" + path`. */
const JOINED_PATH = new RegExp(`^(?:${HOLES})`);
/** What may follow `host:port`: a database, a path, Redis' number. */
const ADDRESS_TAIL = /^(?:[/?#][\w./?=&-]{0,100})?$/;
/** A voter's number in Kafka's quorum, `1@kafka:9093`; how Grafana's programs look a name up, `dns+cache:11211`. */
const VOTER = /^(?:\d{1,9}@(?=[^@]{1,253}$)|dns(?:srv(?:noa)?)?\+)/;
/** ZooKeeper's two ports of one member, what it is, and its clients' port: `zk1:2888:3888`, `zk1:2888:3888:observer;2181`. */
const MEMBER =
  /^(?:(?:server\.)?\d{1,5}=)?[\w.${}-]{1,253}:(\d{4,5}):(\d{4,5})(?::(?:participant|observer))?$/;
/** A placeholder that is still open where a URL begins: the URL is its fallback. */
const IN_PLACEHOLDER = /\$\{[\w.]{1,64}:-?[^{}\s]{0,60}$/;

/**
 * The ports of all URLs in `text` that name one: any scheme, user and password skipped, several hosts,
 * IPv6. Not those that only a listener can mean (`http://*:80`, `http://0.0.0.0:80`), nor what a URL's
 * scheme implies.
 *
 * @param offset what to add to the places
 * @param every whether `0.0.0.0` is taken for a host: careless clients dial it, and reach this machine
 */
export function dialledUrls(written: string, offset = 0, every = false): DialledPort[] {
  if (!written.includes('://')) return [];
  const text = braced(written);
  const found: DialledPort[] = [];
  for (const scheme of text.matchAll(SCHEME)) {
    const from = scheme.index + scheme[0].length;
    AUTHORITY.lastIndex = from;
    const authority = AUTHORITY.exec(text)?.[0];
    if (!authority?.includes(':') || SQL_SERVER.test(scheme[0])) continue;
    const at = authority.lastIndexOf('@') + 1;
    const isDefault = IN_PLACEHOLDER.test(text.slice(Math.max(0, scheme.index - 130), scheme.index));
    let start = from + at;
    for (const part of authority.slice(at).split(',')) {
      const port = hostPort(part, start + offset, URL_TAIL, every);
      if (port) found.push(isDefault ? { ...port, isDefault } : port);
      start += part.length + 1;
    }
  }
  return found;
}

/**
 * The ports of a text that is an address or a list of addresses, with or without schemes:
 * `kafka1:9092,kafka2:9092`, `redis:6379/0`, `PLAINTEXT://a:1,SSL://b:2`, ZooKeeper's `a:2181,b:2181/path`.
 * None where the text is something else.
 *
 * @param offset what to add to the places
 */
export function dialledAddresses(written: string, offset = 0): DialledPort[] {
  if (written.length > 4000) return [];
  const text = braced(written);
  if (text.includes('://')) return dialledUrls(text, offset);
  const found: DialledPort[] = [];
  let next = 0;
  for (const part of text.split(/[,;\s]/)) {
    const start = next;
    next += part.length + 1;
    if (part === '') continue;
    const voter = VOTER.exec(part)?.[0].length ?? 0;
    const port = hostPort(part.slice(voter), start + voter + offset, ADDRESS_TAIL);
    const member = port ? null : MEMBER.exec(part);
    if (port) found.push(port);
    else if (member) found.push(...portsOfMember(member, start + offset));
    // Options stand after the addresses: `cache:6379,ssl=true`; a member's own clients' port behind it.
    else if (found.length === 0 || !/^\w{1,40}=|^\d{4,5}$/.test(part)) return [];
  }
  return found;
}

/** Kubernetes' `$(NAME)` as `${NAME}`, which is as long. */
function braced(text: string): string {
  return text.includes('$(') ? text.replace(/\$\((\w{1,64})\)/g, (_, name: string) => `\${${name}}`) : text;
}

function portsOfMember(
  { 0: text, 1: peers = '', 2: election = '' }: RegExpExecArray,
  at: number,
): DialledPort[] {
  const host = text.slice(text.indexOf('=') + 1, text.indexOf(':'));
  const first = text.indexOf(`:${peers}`) + 1;
  const second = first + peers.length + 1;
  return [
    { port: Number(peers), start: at + first, end: at + first + peers.length, host },
    { port: Number(election), start: at + second, end: at + second + election.length, host },
  ].filter(({ port }) => port <= 65535);
}

/** `host:port` at the beginning of a part whose rest is as `tail` says. */
function hostPort(part: string, start: number, tail: RegExp, every = false): DialledPort | undefined {
  const match = HOST_PORT.exec(part);
  if (!match) return undefined;
  const { host = '', port, fallback, tail: rest = '' } = match.groups!;
  // Of `localhost:30${i}` more digits follow.
  const isJoined = tail === URL_TAIL && port !== undefined && port.length >= 4 && JOINED_PATH.test(rest);
  if (!isJoined && !tail.test(rest)) return undefined;
  const digits = port ?? fallback!;
  const number = Number(digits);
  if (number === 0 || number > 65535 || !isHost(host)) return undefined;
  if (isEveryHost(host) && !(every && host === '0.0.0.0')) return undefined;
  const end = start + match[0].length - rest.length - (port === undefined ? 1 : 0);
  return {
    port: number,
    start: end - digits.length,
    end,
    ...(host !== HOLE && { host: host.replaceAll(HOLE, '…') }),
    ...(port === undefined && { isDefault: true as const }),
  };
}

/** Numbers with a colon between are times, versions and ratios, but for the four of IPv4. */
function isHost(host: string): boolean {
  return (/[^\d.]/.test(host) && !LIMIT.test(host)) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);
}

/** Limits of a validator (`max:255`), which are written as addresses are. */
const LIMIT = /^(?:max|min|size|digits|digits_between|between|length|gte?|lte?|multiple_of|decimal)$/;

/** A linear content test: whether a text can hold a URL with an explicit port. */
export const mayHoldUrlWithPort = gated(['://'], /:\/\/[^\s/"'`<>]{1,300}?:(?:\d{2,5}(?!\d)|\$\{)/);
