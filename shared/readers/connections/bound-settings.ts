import { boundAddresses, boundNumber, isEveryHost, isOwnHost } from '../settings/bound-address.ts';
import { namesPeer, wordsOf } from './dial-names.ts';
import type { DialledPort } from './dialled-address.ts';
import type { SettingsValue } from './settings-values.ts';

/** Files that hold a program's own settings, by their name or folder. */
const CONFIGURATION =
  /(?:^|\/)(?:config|configs|conf|settings|etc)\/[\w.-]{1,60}\.(?:json5?|ya?ml|toml|ini)$|(?:^|\/)(?:[\w.-]{0,30}[._-])?(?:config|configuration|settings|default|development|production|staging|local|server)(?:[._-][\w-]{1,30})?\.(?:json5?|ya?ml|toml|ini)$|(?:^|\/)application[\w.-]{0,60}\.conf$/i;
/** Configurations of other things, in which a port is none of the program's. */
const FOREIGN =
  /(?:^|\/)(?:\.circleci|\.github|\.gitlab|charts?|helm|k8s|kubernetes|kube|deploy\w{0,8}|manifests?|argocd|ansible|terraform|node_modules|vendor)\/|(?:ts|js|babel|jest|webpack|eslint|prettier|karma|docker)config|(?:^|\/)\.|values/i;

/** Sections of a program's own servers. */
const SECTION =
  /^(?:server|https?|grpc|web|rest|app|application|listen|listener|webserver|network|http_?server|grpc_?server|api_?server)$/i;
const PORT =
  /^(?:port|(?:http|https|grpc|listen|server|bind|metrics|admin|health|healthcheck|debug|management|websocket|ws|tls|ssl)_?port)$/i;
const ADDRESS = /^(?:addr|address|listen|listen_?addr(?:ess)?|bind|bind_?addr(?:ess)?|endpoint)$/i;
const HOST = /^(?:host|hostname|bind|address|addr|ip|url|uri)$/i;

/** Last words of keys whose address is bound where it stands for every address of the machine. */
const BOUND_WORD =
  /^(?:addr|address|listen|listener|listeners|bind|endpoint|host|hostport|interface|on|port|http|https|grpc|tcp|udp)$/;
/** A key that says it all: `listenPort`, `haListenPort`, `listen-port`. */
const LISTEN_PORT = /(?:^|[a-z_.-])(?:listen(?:ing|er)?|bind)[_.-]?port$/i;
const LISTEN_WORD = /^(?:listen|listens|listener|listeners|listening|bind|binding|binds)$/;
/** After `bind`: the name server's exporter, and whom a directory is asked as. */
const NOT_BINDING = /^(?:exporter|dn|user|username|password|account)$/;

/** Whether a file may hold a program's own settings. */
export function isConfiguration(path: string): boolean {
  return CONFIGURATION.test(path) && !FOREIGN.test(path);
}

/** Whether a file is of those whose formats give addresses other meanings than a program's settings do. */
export function isForeignFormat(path: string): boolean {
  return FOREIGN.test(path) && !OWN_FORMAT.test(path);
}

/** Formats in which no manifests are written, wherever the file lies. */
const OWN_FORMAT = /\.(?:properties|toml|ini|cfg|cnf|conf|json5?)(?:\.\w{1,9})?$/i;

/**
 * The ports of an address that only a process that binds can mean, in any section of any program's settings:
 * `listenPort: 10911`, `address: 0.0.0.0:8282`, and this machine's own under a key that speaks of listening (`listen: 127.0.0.1:9100`).
 * `isForeign`: in a format in which other keys have other meanings, only what speaks of listening itself.
 */
export function boundAnywhere({ text, path }: SettingsValue, isForeign: boolean): DialledPort[] {
  const key = path.findLast(each => !/^\d+$/.test(each)) ?? '';
  if (LISTEN_PORT.test(key)) {
    const number = boundNumber(text.value.trim());
    return number && number.port > 0 ? [number as DialledPort] : [];
  }
  const words = wordsOf(key);
  const listens = words.some((word, at) => LISTEN_WORD.test(word) && !NOT_BINDING.test(words[at + 1] ?? ''));
  if (!listens && (isForeign || !BOUND_WORD.test(words.at(-1) ?? ''))) return [];
  const { value } = text;
  // A URL to every address is what careless clients dial.
  if (value.includes('://') && !listens) return [];
  // `metrics_address: ":9103"`: without a host, and not in what speaks of another machine.
  const isBare = /^addr(?:ess)?$/.test(words.at(-1) ?? '') && !namesPeer(path.flatMap(wordsOf));
  return boundAddresses(value).filter(
    ({ host = '', port }) =>
      port > 0 &&
      (isEveryHost(host) || (listens && !isForeign && isOwnHost(host)) || (isBare && host === '')),
  ) as DialledPort[];
}

/**
 * The port that a configuration tells its own program to listen on: `port` at its top or in a section that
 * is called a server's, or a bind address there; not in the sections `peers`, which name another machine.
 */
export function boundInSettings({ text, path }: SettingsValue, peers: ReadonlySet<string>): DialledPort[] {
  const key = path.at(-1) ?? '';
  if (
    path.length > 4 ||
    path.some(each => /^\d+$/.test(each)) ||
    !path.slice(0, -1).every(each => SECTION.test(each))
  )
    return [];
  const { value } = text;
  if (PORT.test(key)) {
    if (peers.has(sectionOf(path))) return [];
    const number = boundNumber(value);
    return number && number.port >= 80 ? [number as DialledPort] : [];
  }
  if (!ADDRESS.test(key) || path.length < 2) return [];
  return boundAddresses(value).filter(({ host = '', port }) => isOwnHost(host) && port > 0) as DialledPort[];
}

/**
 * The port of any name in a section that says to bind every address (`server_address = "0.0.0.0"`,
 * `client_port = 23817`), but for those of others.
 */
export function boundBesideHost(
  { text, path }: SettingsValue,
  everywhere: ReadonlySet<string>,
): DialledPort[] {
  const key = path.at(-1) ?? '';
  if (!/(?:^|[a-z\d_-])port$/i.test(key) || !everywhere.has(sectionOf(path)) || FOREIGN_PORT.test(key))
    return [];
  const number = boundNumber(text.value.trim());
  return number && number.port >= 80 ? [number as DialledPort] : [];
}

const FOREIGN_PORT =
  /remote|peer|public|external|advertis|upstream|target|proxy|dest|seed|master|(?:sup|im|ex|re|trans|pass)port$/i;
const BIND_KEY = /(?:^|[_.-])(?:host|hostname|bind|addr|address|ip|listen|interface)$/i;

/** The sections of a file that name every address of the machine as the one to bind. */
export function sectionsOfAll(all: readonly SettingsValue[]): Set<string> {
  const found = new Set<string>();
  for (const { path, text } of all)
    if (BIND_KEY.test(path.at(-1) ?? '') && /^(?:0\.0\.0\.0|::|\[::\]|\*)$/.test(text.value.trim()))
      found.add(sectionOf(path));
  return found;
}

/** The sections of a file that name another machine as their host. */
export function sectionsOfPeers(all: readonly SettingsValue[]): Set<string> {
  const found = new Set<string>();
  for (const { path, text } of all) {
    const value = text.value.trim();
    if (HOST.test(path.at(-1) ?? '') && !isOwnHost(value) && !/^(?:::|::1)$/.test(value))
      found.add(sectionOf(path));
  }
  return found;
}

/** What stands for the section in which a value is. */
export function sectionOf(path: readonly string[]): string {
  return path.slice(0, -1).join('\n');
}
