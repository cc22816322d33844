import type { PortOccurrence } from '../../ports/index.ts';
import { iniEntries } from '../command-files/ini-lines.ts';
import { dialledAddresses } from '../connections/dialled-address.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { boundWord, type DirectiveContext, dialledWord } from './bound-word.ts';
import { configLines, type LineWord } from './config-lines.ts';
import { type DaemonKey, daemonKeys } from './daemon-keys.ts';
import { networkDaemonKeys } from './network-daemon-keys.ts';
import { rsyslogStatements } from './rsyslog-statements.ts';

const format = 'server-settings';

/** Files that could be some daemon's, told apart cheaply; the rows look closer. */
const NAMES =
  /\.(?:conf|cnf|cfg|ini|properties|toml|ovpn|options)(?:\.\w{1,12}){0,2}$|(?:^|\/)(?:sshd?_config|torrc|\.?monitrc)|\/sshd_config\.d\/|fpm|\/pool(?:\.d)?\//i;

const keys: readonly DaemonKey[] = [...daemonKeys, ...networkDaemonKeys];

/** The settings files of well-known servers: databases, caches, brokers, and others of one table. */
export const daemons: Reader = {
  id: format,
  title: 'Settings of well-known servers',
  docs: {
    claims:
      'files called as those servers call them: `redis.conf`, `postgresql.conf`, `my.cnf`, `www.conf` (PHP-FPM), `mosquitto.conf`, `sshd_config`, `zoo.cfg`, `server.properties` (Kafka), `rabbitmq.conf`, `squid.conf`, `vsftpd.conf`, `grafana.ini`, `app.ini` (Gitea), uWSGI’s `*.ini`, `influxdb.conf`, `frps.*`, `frpc.*`, `dnsmasq.conf`, `unbound.conf`, `named.conf`, OpenVPN’s, WireGuard’s, `torrc`, `stunnel.conf`, `nats.conf`, `odoo.conf`, `airflow.cfg`, Minecraft’s `server.properties`, `zabbix_server.conf`, Asterisk’s, `lighttpd.conf`, Dovecot’s, `proftpd.conf`, CouchDB’s, `telegraf.conf`, `snmpd.conf`, `rsyslog.conf`, `memcached.conf`, `monitrc`',
    finds: ['the ports they bind', 'the peers they are told of'],
    misses: ['a port that is not stated, as long as it is the default'],
  },
  claims: ({ path }) => NAMES.test(path) && keys.some(({ files }) => files.test(path)),
  prefilter: text =>
    /(?:port:?|listen[\w-]{0,10}|accept|serverrun|serveractive|httpd|remote|-[pu]|management|socket|http|https|stats|address\w{0,3}|replicaof|slaveof|sentinel|connect|endpoint|voters|tcp\.\w{1,40}|ssl\.\w{1,40}|servers)["']?[ \t=]{1,20}["'\w.:$[{/*]/i.test(
      text,
    ),
  read: ({ path, text }) => read(path, text),
};

function read(path: string, text: string): ReaderResult {
  const rows = keys.filter(({ files }) => files.test(path));
  const occurrences: PortOccurrence[] = [];
  const found = (list: Iterable<PortOccurrence>) => {
    for (const occurrence of list) occurrences.push(occurrence);
  };
  const pairs = rows.filter(({ style }) => style === 'pairs');
  if (pairs.length > 0)
    for (const { section, key, value } of iniEntries(text)) {
      const row = pairs.find(each => each.key.test(key) && (!each.section || each.section.test(section)));
      if (!row) continue;
      const plain = unquoted(value.value);
      const { start } = value.range(plain.at, plain.at);
      const word = { text: plain.text, start, end: start + plain.text.length };
      found(portsOf(row, word, contextOf(row, key, start)));
    }
  const lines = rows.filter(({ style }) => style === 'words');
  if (lines.length > 0)
    for (const words of configLines(text)) {
      const row = lines.find(each => each.key.test(words[0]!.text));
      const word = row && words[row.argument ?? 1];
      if (word) found(portsOf(row, word, contextOf(row, words[0]!.text, words[0]!.start)));
    }
  if (rows.some(({ program }) => program === 'rsyslog'))
    for (const statement of rsyslogStatements(text)) {
      const { word, start } = statement;
      const context = { format, api: `rsyslog.${statement.kind}`, start, protocol: statement.protocol };
      if (statement.kind !== 'input') found(dialledOf(word, context));
      else found([boundWord(word, context) ?? []].flat());
    }
  return { occurrences };
}

/** A number or an address to dial. */
function dialledOf(word: LineWord, context: DirectiveContext): PortOccurrence[] {
  const number = boundWord(word, context);
  if (number && number.host === undefined) return [{ ...number, role: 'connect', namespace: 'none' }];
  return dialledWord(word, context);
}

function contextOf({ program, protocol }: DaemonKey, key: string, start: number): DirectiveContext {
  return { format, api: `${program}.${key}`, start, ...(protocol && { protocol }) };
}

/** A value without the comment behind it and the quotes around it; `at` is where it begins. */
function unquoted(value: string): { text: string; at: number } {
  const quoted = /^(["'])(.{0,2000}?)\1/.exec(value);
  if (quoted) return { text: quoted[2]!, at: 1 };
  return { text: value.replace(/\s[;#].*$/s, '').trimEnd(), at: 0 };
}

function portsOf(row: DaemonKey, word: LineWord, context: DirectiveContext): PortOccurrence[] {
  switch (row.form) {
    case 'peers':
      return row.program === 'kafka' ? kafkaPeers(word, context) : dialledWord(word, context);
    case 'listeners':
      return listeners(word, context);
    case 'port':
    case 'bound': {
      const occurrence = boundWord(word, context);
      if (!occurrence || (row.form === 'port' && occurrence.host !== undefined)) return [];
      if (occurrence.port === 0 && row.zero !== 'dynamic') return [];
      return row.role ? [{ ...occurrence, role: row.role, namespace: 'none' }] : [occurrence];
    }
  }
}

/** `PLAINTEXT://:9092,CONTROLLER://0.0.0.0:9093`. */
function listeners(word: LineWord, context: DirectiveContext): PortOccurrence[] {
  return [...partsOf(word)].flatMap(part => {
    const scheme = /^(?:\w{1,60}:\/\/|(?:udp|tcp)6?:)/.exec(part.text)?.[0] ?? '';
    const address = {
      text: part.text.slice(scheme.length),
      start: part.start + scheme.length,
      end: part.end,
    };
    const protocol = /^(udp|tcp)/.exec(scheme)?.[1] as 'udp' | 'tcp' | undefined;
    return boundWord(address, { ...context, ...(protocol && { protocol }) }) ?? [];
  });
}

/** `PLAINTEXT://host:9092`, and a quorum's `1@host:9093`. */
function kafkaPeers(word: LineWord, context: DirectiveContext): PortOccurrence[] {
  return [...partsOf(word)].flatMap(part => {
    const id = /^\d{1,9}@/.exec(part.text)?.[0].length ?? 0;
    const rest = { text: part.text.slice(id), start: part.start + id, end: part.end };
    return dialledAddresses(rest.text).length > 0 ? dialledWord(rest, context) : [];
  });
}

function* partsOf(word: LineWord): Generator<LineWord> {
  let start = word.start;
  for (const part of word.text.split(',')) {
    const text = part.trim();
    const at = start + part.indexOf(text);
    if (text !== '') yield { text, start: at, end: at + text.length };
    start += part.length + 1;
  }
}
