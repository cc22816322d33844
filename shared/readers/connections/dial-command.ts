import type { MappedText, TextRange } from '../../text/index.ts';
import { isOwnHost } from '../settings/bound-address.ts';
import { type Command, commandsOf } from '../settings/command-line.ts';
import { listenPortsOfCommand } from '../settings/listen-command.ts';
import { isNotDialled, namesAddress, namesForeignAddress, wordsOf } from './dial-names.ts';
import { dialledPortsOf } from './dial-variable.ts';
import { type DialledPort, dialledAddresses, dialledUrls } from './dialled-address.ts';

/** A port that a command dials. */
export interface DialledCommandPort extends DialledPort {
  /** The digits' place in what the words' offsets count. */
  readonly range: TextRange;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Programs that only show what they are given, or look for it in texts. */
const SHOWS = words(
  'echo printf cat sed grep egrep awk logger log info warn error print die fail git docker podman',
);
/** Programs that dial the addresses among their arguments, without a scheme too. */
const DIALS = words(
  `curl wget http https xh ab wrk hey vegeta k6 grpcurl grpc_health_probe grpc-health-probe wait-for wait-for-it
   wait-for-it.sh wait-for.sh wait-on wait-port dockerize httping siege nats mc rpk ghz websocat wscat autocannon
   bombardier cub kafka-ready mongosh mongo`,
);
/** Clients by the flags of their ports. */
const PORT_FLAGS: readonly { readonly programs: ReadonlySet<string>; readonly flag: RegExp }[] = [
  {
    programs: words(
      'psql pg_isready pg_dump pg_restore createdb pg_basebackup redis-cli valkey-cli rabbitmqadmin',
    ),
    flag: /^(?:-p|--port)$/,
  },
  {
    programs: words('wait-for-it wait-for-it.sh check_http check_tcp check_smtp check_imap'),
    flag: /^(?:-p|--port)$/,
  },
  { programs: words('redis-benchmark ssh mosquitto_pub mosquitto_sub ldapsearch dig telnet'), flag: /^-p$/ },
  {
    programs: words('mysql mysqladmin mysqldump mariadb mariadb-admin mysqlcheck scp sftp'),
    flag: /^(?:-P|--port)$/,
  },
  {
    programs: words('mongo mongosh mongodump mongorestore mongoimport clickhouse-client influx'),
    flag: /^--port$/,
  },
];
const KAFKACAT = words('kafkacat kcat');
/** socat's addresses that dial: `TCP:db:5432`. */
const SOCAT =
  /^((?:TCP|UDP|SCTP|OPENSSL|SSL)[46]?(?:-CONNECT|-SENDTO)?:)([\w.${}-]{1,253}):(\d{1,5})(?=,|$)/i;
const ASSIGNMENT = /^[A-Za-z_]\w{0,63}=/;
const MAX_WORDS = 2000;

/**
 * The ports that the words of a command, or of the script in them, dial: URLs (`curl http://web:8080/`),
 * clients' arguments (`wait-for-it db:5432`, `pg_isready -p 5432`, `nc -z db 5432`), flags that name a
 * peer's address (`--broker=kafka:9092`), variables set before a program. Not what it listens on.
 */
export function dialledPortsOfCommand(command: Command): DialledCommandPort[] {
  if (command.length > MAX_WORDS || !command.some(word => /\d/.test(word.value))) return [];
  const bound = new Set(listenPortsOfCommand(command).map(({ range }) => range.start));
  const found = new Map<number, DialledCommandPort>();
  for (const each of commandsOf(command))
    for (const port of readCommand(each))
      if (!bound.has(port.range.start) && !found.has(port.range.start)) found.set(port.range.start, port);
  return [...found.values()];
}

function readCommand(command: Command): DialledCommandPort[] {
  const names = command.map(({ value }) => value.slice(value.lastIndexOf('/') + 1));
  const first = names.find(
    (name, i) =>
      !ASSIGNMENT.test(command[i]!.value) && !/^(?:exec|sudo|until|while|if|!|\[|test|then|do)$/.test(name),
  );
  if (first !== undefined && SHOWS.has(first)) return [];
  const program = names.findIndex(name => DIALS.has(name));
  const netcat = names.findIndex(name => /^(?:nc|ncat|netcat)$/.test(name));
  if (netcat >= 0 && !command.some(word => /^(?:-\w{0,8}l\w{0,8}|--listen)$/.test(word.value)))
    return netcatPort(command.slice(netcat + 1));
  const ready = names.findIndex(
    (name, i) => /^(?:sr|kr|connect|ksql-server)-ready$/.test(name) && names[i - 1] === 'cub',
  );
  if (ready >= 0) return netcatPort(command.slice(ready + 1, ready + 3));
  if (names.includes('socat'))
    return command.flatMap(word => {
      const address = SOCAT.exec(word.value);
      if (!address) return [];
      const [, before = '', host = '', digits = ''] = address;
      const start = before.length + host.length + 1;
      return within(word, [{ port: Number(digits), start, end: start + digits.length, host }]);
    });
  const clients = PORT_FLAGS.filter(row => names.some(name => row.programs.has(name)));
  return command.flatMap((word, index) => {
    const { value } = word;
    const assignment = ASSIGNMENT.exec(value)?.[0];
    if (assignment)
      return within(
        word,
        dialledPortsOf(assignment.slice(0, -1), value.slice(assignment.length)),
        assignment.length,
      );
    const before = command[index - 1]?.value ?? '';
    const inline = /^(--?[A-Za-z][\w.-]{0,63})=/.exec(value);
    const flag = inline?.[1] ?? (/^--?[A-Za-z][\w.-]{0,63}$/.test(before) ? before : undefined);
    const from = inline?.[0].length ?? 0;
    const rest = value.slice(from);
    if (flag && clients.some(row => row.flag.test(flag)) && /^\d{2,5}$/.test(rest))
      return within(word, [{ port: Number(rest), start: 0, end: rest.length }], from);
    const about = flag ? wordsOf(flag.replace(/^-D?/, '')) : [];
    if (isNotDialled(about) || /^-\w?[HdA]$|^--(?:header|data)/.test(flag ?? '')) return [];
    const urls = dialledUrls(rest);
    if (urls.length > 0) return within(word, urls, from);
    if (program >= 0 && index > program && !value.startsWith('-'))
      return within(
        word,
        dialledAddresses(rest.replace(/^(?:tcp|http|https):(?!\/)/, prefix => ' '.repeat(prefix.length))),
        from,
      );
    // A list of brokers, and properties that are handed on: `-b kafka:9092`, `--producer-props bootstrap.servers=kafka:9092`.
    if (before === '-b' && names.some(name => KAFKACAT.has(name)))
      return within(word, dialledAddresses(value));
    const property = /^(?:bootstrap[.-]servers?|[a-z][\w.-]{0,60}\.bootstrap\.servers)=/.exec(value)?.[0];
    if (property) return within(word, dialledAddresses(value.slice(property.length)), property.length);
    if (!flag || !namesAddress(about)) return [];
    // A probe's own address is the server's that it asks: `grpc_health_probe -addr=:8080`.
    if (program >= 0 && index > program && /^:\d{2,5}$/.test(rest))
      return within(word, [{ port: Number(rest.slice(1)), start: 1, end: rest.length }], from);
    const foreign = namesForeignAddress(about) || (program >= 0 && index > program);
    return within(
      word,
      dialledAddresses(rest).filter(({ host = '' }) => foreign || !isOwnHost(host)),
      from,
    );
  });
}

/** `nc -z host 80`, `nc -w 2 host 80`: the port is the last number after a host. */
function netcatPort(args: Command): DialledCommandPort[] {
  const port = args.findLastIndex(word => /^\d{1,5}$/.test(word.value));
  const host = args[port - 1]?.value ?? '-';
  if (port < 1 || host.startsWith('-') || /^\d+$/.test(host)) return [];
  const { value } = args[port]!;
  return within(args[port]!, [{ port: Number(value), start: 0, end: value.length, host }]);
}

function within(word: MappedText, ports: readonly DialledPort[], offset = 0): DialledCommandPort[] {
  return ports
    .filter(({ port }) => port > 0 && port <= 65535)
    .map(each => ({ ...each, range: word.range(each.start + offset, each.end + offset) }));
}
