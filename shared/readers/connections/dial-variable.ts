import { isOwnHost } from '../settings/bound-address.ts';
import { portsOfVariable } from '../settings/environment-ports.ts';
import {
  isNotDialled,
  namesAddress,
  namesForeignAddress,
  namesPeer,
  wordsBeforePort,
  wordsOf,
} from './dial-names.ts';
import { type DialledPort, dialledAddresses, dialledUrls } from './dialled-address.ts';
import { dialledPairs } from './dialled-pairs.ts';

/** What surrounds a setting: what decides whose port a bare number is. */
export interface SettingContext {
  /** Another setting of the same process or section by its name (any case); undefined where there is none. */
  readonly sibling?: (name: string) => string | undefined;
  /** Names of what is configured (a Compose service and its image): its own `POSTGRES_PORT` is not dialled. */
  readonly self?: readonly string[];
}

/** Names of a peer's host that stand beside its port. */
const HOST_ENDINGS = ['HOST', 'HOSTNAME', 'SERVER', 'ADDR', 'ADDRESS', 'IP', 'HOST_NAME', 'ENDPOINT'];

/**
 * The ports that a process dials which is given the setting `name` with `value`: those of URLs, of
 * addresses in settings that are called so (`KAFKA_BROKERS`, `CATALOG_SERVICE_ADDR`), of connection strings, and a
 * number called a peer's port (`DB_PORT`, or `X_PORT` beside `X_HOST`). What it listens on by the same
 * setting (`environment-ports.ts`) is never among them.
 */
export function dialledPortsOf(name: string, value: string, context: SettingContext = {}): DialledPort[] {
  if (value.length > 8000 || !/\d/.test(value)) return [];
  const words = wordsOf(name);
  if (isNotDialled(words)) return [];
  const bound = new Set(portsOfVariable(name, value).map(port => port.start));
  return dialled(name, words, value, context).filter(port => !bound.has(port.start));
}

function dialled(
  name: string,
  words: readonly string[],
  value: string,
  context: SettingContext,
): DialledPort[] {
  const urls = dialledUrls(value);
  if (urls.length > 0) return urls;
  const number =
    /^\s*(\d{2,5})\s*$/.exec(value)?.[1] ?? /^\s*\$\{\w{1,64}:?-(\d{2,5})\}\s*$/.exec(value)?.[1];
  if (number !== undefined) {
    const port = Number(number);
    if (port > 65535 || !isPeersPort(name, words, context)) return [];
    const start = value.lastIndexOf(number);
    return [
      { port, start, end: start + number.length, ...(value.includes('$') && { isDefault: true as const }) },
    ];
  }
  const pairs = dialledPairs(value);
  if (pairs.length > 0) return pairs;
  if (!namesAddress(words) && !namesForeignAddress(words)) return [];
  const foreign = namesForeignAddress(words);
  return dialledAddresses(value).filter(({ host = '' }) => foreign || !isOwnHost(host));
}

/** Whether a setting that is called a port is one of something that the process reaches. */
export function isPeersPort(
  name: string,
  words: readonly string[],
  { sibling, self }: SettingContext,
): boolean {
  const before = wordsBeforePort(words);
  if (!before || before.length === 0) return false;
  if (self?.some(own => sharesWord(own, before))) return false;
  const named = before.filter(word => !MAY_BE_OWN.has(word));
  if (namesPeer(named) && !before.some(word => OWN_WORDS.has(word))) return true;
  const prefix = /^(.{1,80}?)[_.-]?port$/i.exec(name)?.[1];
  // CherryPy's `socket_host` and `socket_port` are its own.
  if (prefix === undefined || !sibling || /^_?socket$/i.test(prefix)) return false;
  const hostOf = (name: string) =>
    HOST_ENDINGS.map(ending => sibling(`${name}_${ending}`)).find(found => found !== undefined);
  // One host may have several ports: `EVENT_BUS_HOST`, `EVENT_BUS_PUBLISH_PORT`.
  const shared = before.some(word => OWN_WORDS.has(word)) ? undefined : SHARED.exec(prefix)?.[1];
  const host = hostOf(prefix) ?? (shared && hostOf(shared));
  return host !== undefined && !isOwnHost(host.trim()) && !/^0\.|^::/.test(host.trim());
}

/** A name of at least two words before its last one. */
const SHARED = /^([A-Za-z]{1,40}_\w{1,80})_[A-Za-z]{2,40}$/;

/** Words in a port's name by which a process is told of its own one, or a host of one to open. */
const OWN_WORDS = new Set(
  'listen listening bind http https grpc metrics metric jmx management admin web ui app own host external published public exposed expose forward local'.split(
    ' ',
  ),
);

/** Peers' names that just as often name what is configured: `BACKEND_PORT`. */
const MAY_BE_OWN = new Set(
  'mqtt backend proxy upstream remote peer sentinel registry schema broker celery tika gotenberg keycloak selenium syslog collector'.split(
    ' ',
  ),
);

function sharesWord(own: string, before: readonly string[]): boolean {
  const words = wordsOf(own).flatMap(word => [word, word.replace(/(?:ql|db|d|mq)$/, '')]);
  return before.some(word => words.includes(word) || words.includes(word.replace(/(?:ql|db|d|mq)$/, '')));
}
