import type { Namespace, PortOccurrence } from '../../ports/index.ts';
import type { SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { isOwnHost } from '../settings/bound-address.ts';
import {
  boundAnywhere,
  boundBesideHost,
  boundInSettings,
  isConfiguration,
  isForeignFormat,
  sectionOf,
  sectionsOfAll,
  sectionsOfPeers,
} from './bound-settings.ts';
import { isNotDialled, namesAddress, namesForeignAddress, namesPeer, wordsOf } from './dial-names.ts';
import { type DialledPort, dialledAddresses, dialledUrls, mayHoldUrlWithPort } from './dialled-address.ts';
import { dialledPairs } from './dialled-pairs.ts';
import { isAddressOnly, isShown, isTestFile } from './dialled-text.ts';
import { isAddressOfDriver, isPeersFile, tellsDriver } from './drivers.ts';
import { EnvironmentValues } from './environment-values.ts';
import { rubyFallback } from './ruby-fallback.ts';
import { type SettingsValue, settingsValues } from './settings-values.ts';
import { type StringFormat, stringFormatOf } from './string-sources.ts';

/** A key that is called an address or a port (`support` is neither), and a value with digits after it. */
const NAMED =
  /(?:addr(?:ess(?:es)?)?|listen\w{0,10}|bind|endpoints?|hosts?|servers?|brokers?|(?<!sup|im|ex|re|trans|pass)port|nodes?|uris?|urls?|dsn|connect(?:ion)?\w{0,10}|quorum|redis|kafka|destination)["']?\]?\s{0,9}[=:>]\s{0,9}(?:\s{0,20}-\s{1,4})?(?:["'[]{0,2}[^\s"'=]{0,200}?|<%=[^\n]{0,120}?["' ])\d{2}/i;

/** An object of Kubernetes, most of whose ports are told by bare numbers, which are others' to read. */
const OBJECT = /^(?:apiVersion|kind):/m;
/** What may be read here nevertheless: an address, a variable of a process, a port beside a host. */
const OF_OBJECT =
  /[\w\]}*"'\s]:\d{2}|port\s{0,4}=|(?:host|hostname|host[_-]name|server|address|addr|ip)["']?:|\.io\/[\w-]{0,20}port["']?:/i;
const PROCESS_VARIABLE = /(?:PORT|LISTEN|BIND|ADDR|OPT|ARG)/;

/** Files that are written by programs, or that describe other things than a program's settings. */
const NOT_SETTINGS =
  /(?:^|\/)(?:package(?:-lock)?|composer|tsconfig[\w.-]*|npm-shrinkwrap|bower|\.eslintrc|renovate|lerna|nx|turbo)\.json$|(?:^|[.-])lock(?:\.\w{1,5})?$|lock\.ya?ml$|\.(?:min|map|snap|har|ipynb|(?:cs|vb|fs)proj|props|targets|rdl|dbml|edmx)\b|(?:^|\/)(?:locales?|i18n|translations?)[/.](?![\w/-]{0,100}\bconf)|(?:^|\/)(?:node_modules|vendor|swagger|openapi)[/.]/i;

/** What tests run with: their services are dialled as those of any other profile are. */
const IN_TESTS =
  /(?:^|\/)(?:(?:application|bootstrap)(?:-[\w-]{1,60})?\.(?:ya?ml|properties)|appsettings(?:\.\w{1,60})?\.json)$/i;

/** Where tests run whole systems, and formats that are hardly written to be compared. */
const OF_SYSTEM_TESTS =
  /(?:^|\/)(?:e2e|integration|acceptance|system|smoke|load|perf)[\w-]{0,20}\/.*\.(?:ya?ml|toml|properties)$|\.(?:ini|conf|cfg|cnf)$/i;

/** What tests only read or compare, however it is called. */
const COMPARED =
  /(?:^|\/)(?:[\w-]{0,20}(?:testdata|test[_-]?data|fixtures?|golden|expected|snapshots?|cassettes?|recordings?|mocks?|stubs?|samples?|unit|unittests?)|__\w{1,30}__|data|inputs?|outputs?|resources)\//i;

/** Descriptions of settings, large and without any. */
const SCHEMAS =
  /^kind:[ \t]*CustomResourceDefinition[ \t]*\r?$|^[ \t]{0,4}["']?\$schema["']?[ \t]*:[^\n]{0,60}json-schema\.org/m;

const MAX_SIZE = 500_000;

/**
 * What settings files of any program dial and listen on, where the format has no reader of its own: URLs with an explicit
 * port, connection strings, addresses under keys that are called so, and a `port` beside the `host` of
 * something that is reached over a network.
 */
export const dialledSettings: Reader = {
  id: 'settings',
  title: 'Settings files of any program',
  yields: true,
  docs: {
    claims: 'JSON, YAML, TOML, INI, properties and XML files',
    finds: [
      'URLs with an explicit port, lists of them, and connection strings of databases',
      '`host:port` under keys that name an address: `brokers`, `endpoint`, `redis.addr`, `bootstrap.servers`',
      'variables of processes: entries of a ConfigMap, `{ name, value }` of containers in any format',
      '`port` beside a `host` in a section of a database, a cache, a broker, a mail server',
      'what the program itself listens on: `port` at the top of a configuration or in its section `server`, `http`, `grpc`, and bind addresses there',
      'in any section, an address of every host (`address: 0.0.0.0:8282`), and one of its own under a key that speaks of listening',
    ],
    misses: [
      'addresses in prose, in lock files, and in what tests read and compare',
      'ports that only a URL’s scheme implies',
    ],
  },
  claims: ({ path, name, languageId }) => {
    const format = stringFormatOf(name, languageId);
    return (
      format !== undefined &&
      format !== 'dockerfile' &&
      (!/\.env\b/i.test(name) || /\.(?:json|ya?ml|toml)$/i.test(name)) &&
      !NOT_SETTINGS.test(path) &&
      (!isTestFile(path) ||
        IN_TESTS.test(path) ||
        ((isConfiguration(path) || OF_SYSTEM_TESTS.test(path)) && !COMPARED.test(path)))
    );
  },
  prefilter: text =>
    text.length <= MAX_SIZE &&
    (mayHoldUrlWithPort(text) ||
      (NAMED.test(text) && (!OBJECT.test(text) || OF_OBJECT.test(text) || PROCESS_VARIABLE.test(text)))) &&
    !SCHEMAS.test(text),
  read,
};

function read(source: SourceText): ReaderResult {
  const named = stringFormatOf(source.name, source.languageId);
  if (!named || named === 'dockerfile') return {};
  // .NET's `.config` is XML; Java's and Kafka's tools call their properties so.
  const format = named === 'xml' && !/^\s*</.test(source.text) ? 'properties' : named;
  const values = settingsValues(source, format, value => value.length <= 4000 && /\S/.test(value));
  const hosts = new Map<string, string>();
  const driven = new Set<string>();
  for (const { path, text } of values) {
    const key = path.at(-1) ?? '';
    if (HOST_KEY.test(key)) hosts.set(sectionOf(path), hostOf(text.value));
    if (tellsDriver(key, text.value)) driven.add(sectionOf(path));
  }
  const isPeers = isPeersFile(source.path);
  const isDriven = (path: readonly string[]) =>
    isPeers ||
    driven.has(sectionOf(path)) ||
    (path.length > 1 && isAddressOfDriver(path.at(-2)!) && driven.has(sectionOf(path.slice(0, -1))));
  const occurrences: PortOccurrence[] = [];
  const isOwn = isConfiguration(source.path);
  const isForeign = isForeignFormat(source.path);
  const peers = isOwn ? sectionsOfPeers(values) : new Set<string>();
  const everywhere = isOwn ? sectionsOfAll(values) : new Set<string>();
  const environment = new EnvironmentValues(values);
  const add = (
    { text }: SettingsValue,
    port: DialledPort,
    role: 'listen' | 'connect',
    namespace: Namespace,
  ) => {
    const range = text.range(port.start, port.end);
    occurrences.push({
      port: port.port,
      protocol: 'tcp',
      role,
      resolution: port.port === 0 ? 'dynamic' : port.isDefault ? 'default' : 'literal',
      namespace,
      ...(port.host && { host: port.host }),
      format: 'settings',
      api: role === 'listen' ? 'settings.listen' : `settings.${format}`,
      range,
      use: range,
      slot: { range, before: '', after: '' },
    });
  };
  for (const value of values) {
    if (!/\d\d/.test(value.text.value)) continue;
    const variable = environment.portsOf(value);
    for (const port of variable?.listens ?? []) add(value, port, 'listen', 'container');
    for (const port of variable?.dials ?? []) add(value, port, 'connect', 'none');
    // `[database] HOST = …` is called as a variable is, but its section says whose it is.
    if (variable && !(variable.dials.length === 0 && isInPeersSection(value))) continue;
    const isServers = isOwn && !isDriven(value.path);
    const named = isServers ? boundInSettings(value, peers) : [];
    const inSection = isServers && named.length === 0 ? boundBesideHost(value, everywhere) : named;
    const bound = inSection.length > 0 ? inSection : boundAnywhere(value, isForeign);
    for (const port of bound) add(value, port, 'listen', 'host');
    if (bound.length === 0)
      for (const port of portsOf(value, hosts, format, isDriven(value.path)))
        add(value, port, 'connect', 'none');
  }
  return { occurrences };
}

/** Where .NET is told what to listen on; its settings have readers of their own. */
const BOUND_KEYS = /(?:^|\.)applicationUrl$|^Kestrel\.|^urls$|\bbaseAddress$/i;

const HOST_KEY = /^(?:host|hostname|server|address|addr|ip|host[_-]?name)$/i;

/** A port's number, or that of a variable's fallback: `${DB_PORT:3306}`. */
const PORT_NUMBER = /^(?:\d{2,5}|\$\{[\w.]{1,64}:-?\d{2,5}\})$/;

function isInPeersSection({ path }: SettingsValue): boolean {
  return path.length === 2 && namesPeer(wordsOf(path[0]!));
}

const WCF_CLIENT = /(?:^|\.)client\.endpoint\.(?:[^.]{1,200}\.)?address$/;

const ANNOTATION = /(?:^|\.)(?:prometheus\.io\/port|dapr\.io\/app-port)$/;

/** What every grammar of an address with a port has. */
const MAY_HOLD = /:["'\s]{0,3}[\d$]|port\s{0,4}=/i;

function portsOf(
  { text, path }: SettingsValue,
  hosts: ReadonlyMap<string, string>,
  format: StringFormat,
  isDriven: boolean,
): DialledPort[] {
  const ruby = rubyFallback(text.value);
  if (ruby) return within(ruby, { text, path }, inner => portsOf(inner, hosts, format, isDriven));
  // Without decoding its name: most values are no ports at all.
  if (
    !PORT_NUMBER.test(text.value) ? !MAY_HOLD.test(text.value) : !/(?:^|[-/])port$/i.test(path.at(-1) ?? '')
  )
    return [];
  // An item of a list may name what it sets: `- KAFKA_LISTENERS=…`.
  const assigned = /^-{0,2}([A-Za-z_][\w.-]{0,100})=/.exec(text.value)?.[1];
  // An annotation that says where others find it: Prometheus and Dapr's sidecar dial there.
  if (ANNOTATION.test(path.slice(-4).join('.')) && /^\d{2,5}$/.test(text.value)) {
    const port = Number(text.value);
    return port > 65535 ? [] : [{ port, start: 0, end: text.value.length }];
  }
  const keys = [...path.filter(key => !/^\d+$/.test(key)), ...(assigned ? [assigned] : [])].slice(-3);
  const words = keys.flatMap(wordsOf);
  const last = wordsOf(keys.at(-1) ?? '');
  // A client's endpoint of WCF is mostly called by its binding.
  const isClients = format === 'xml' && WCF_CLIENT.test(path.join('.'));
  if (last.length === 0 || (isNotDialled(words) && !isClients) || isShown(last)) return [];
  if (BOUND_KEYS.test(path.join('.'))) return [];
  const { value } = text;
  if (PORT_NUMBER.test(value))
    return portBesideHost(value, path, isDriven || namesPeer(words.slice(0, -1)), hosts);
  // The fallback of a variable that is an address: `${CASSANDRA_URL:127.0.0.1:9042}`.
  const fallback = /^\$\{(?:env:)?[\w.]{1,64}:-?([^${}\s]{3,300}:\d{2,5}[^${}\s]{0,100})\}$/.exec(value)?.[1];
  if (fallback !== undefined && !fallback.includes('://')) {
    const end = value.length - 1;
    const span = { start: end - fallback.length, end };
    return within(span, { text, path }, inner => portsOf(inner, hosts, format, isDriven));
  }
  const pairs = dialledPairs(value);
  if (pairs.length > 0) return pairs;
  // TOML's lists stand in the value as they are written.
  const plain = format === 'env' && /^\[.*\]$/.test(value) ? value.replace(/["'[\]]/g, ' ') : value;
  if (!isAddressOnly(plain)) return [];
  const urls = dialledUrls(plain);
  if (urls.length > 0 || plain.includes('://')) return urls;
  const near = words.slice(-4);
  if (!namesAddress(last) && !namesForeignAddress(last)) return [];
  const foreign = isDriven || namesForeignAddress(near) || namesPeer(near);
  return dialledAddresses(plain).filter(({ host = '' }) => (foreign ? host !== '' : !isOwnHost(host)));
}

/** The ports of what stands in for a variable within a value; places are the value's. */
function within(
  { start, end }: { readonly start: number; readonly end: number },
  { text, path }: SettingsValue,
  find: (inner: SettingsValue) => DialledPort[],
): DialledPort[] {
  return find({ text: text.slice(start, end), path }).map(port => ({
    ...port,
    start: port.start + start,
    end: port.end + start,
    isDefault: true as const,
  }));
}

/** A host's name, or what stands in for it. */
function hostOf(value: string): string {
  const ruby = rubyFallback(value);
  return ruby ? value.slice(ruby.start, ruby.end) : value;
}

/** `port: 5432` beside `host: db`, in a section whose name is that of a peer. */
function portBesideHost(
  value: string,
  path: readonly string[],
  isPeers: boolean,
  hosts: ReadonlyMap<string, string>,
): DialledPort[] {
  if (!isPeers) return [];
  const host = hosts.get(sectionOf(path));
  const digits = /(\d{2,5})\}?$/.exec(value)![1]!;
  const port = Number(digits);
  if (host === undefined || /^0\.0\.0\.0$|^::$|^\*$/.test(host.trim()) || port > 65535) return [];
  const start = value.lastIndexOf(digits);
  const isDefault = value.includes('$') && { isDefault: true as const };
  return [{ port, start, end: start + digits.length, host: host.trim(), ...isDefault }];
}
