import type { MappedText, TextRange } from '../../text/index.ts';
import { type BoundPort, boundAddresses, boundNumber, isEveryHost, isOwnHost } from './bound-address.ts';
import { type Command, commandsOf } from './command-line.ts';
import {
  ADDRESS_FLAG,
  ARGUMENTS_FLAG,
  CLIENTS,
  FOREIGN_FLAG,
  LISTEN_FLAG,
  NO_SERVER,
  PORT_FLAG,
  POSITION_VALUE,
  POSITIONS,
  PROGRAM_FLAGS,
  RUNNERS,
  SAYS_LISTEN,
  SERVER_NAME,
  SERVERS,
  ZERO_IS_OFF,
} from './listen-flags.ts';
import { listenPortsOf } from './listen-variable.ts';

/** A port that a command makes its process listen on. */
export interface CommandPort extends BoundPort {
  /** The digits' place in what the words' offsets count. */
  readonly range: TextRange;
}

/**
 * Whether a command starts what listens: a known server, or a program of the repository itself (a path in
 * it, a script for an interpreter) that is not called a client.
 */
function startsServer(words: Command): boolean {
  const flag = words.findIndex((word, i) => i > 0 && word.value.startsWith('-'));
  const leading = (flag < 0 ? words : words.slice(0, flag)).slice(0, 6).map(word => word.value);
  if (words.some(word => SERVERS.has(programOf(word.value)))) return true;
  if (leading.some(word => NO_SERVER.test(word))) return false;
  if (leading.some(word => SERVER_NAME.test(programOf(word)))) return true;
  const first = leading[0] ?? '';
  return RUNNERS.has(programOf(first)) || /^(?:\.{1,2}|~|\uFFFC|[\w.-]+)?\/[\w\uFFFC]/.test(first);
}

/** Programs that start the command after them. */
const WRAPPERS = new Set([
  'exec',
  'sudo',
  'nohup',
  'env',
  'time',
  'nice',
  'command',
  'export',
  'then',
  'do',
  'else',
  'npx',
  'bunx',
  'cross-env',
  'cross-env-shell',
  'setsid',
  'stdbuf',
  'timeout',
  'declare',
  'readonly',
  'tini',
  'dumb-init',
  '--',
]);
/** Their flags whose value is a word of its own. */
const WRAPPER_VALUE = /^-[ugnkpsa]$|^--(?:user|group|signal|package)$/;
const ASSIGNMENT = /^[A-Za-z_]\w{0,63}=/;
/** More words than people write. */
const MAX_WORDS = 2000;

/**
 * The ports that the words of a command, or of the script in them, make processes listen on.
 *
 * @param needsServer whether a flag called `--port` counts only of programs that are known to listen or
 * that are the repository's own: in a script, unlike in a container's command, most programs are no servers
 */
export function listenPortsOfCommand(words: Command, needsServer = false): CommandPort[] {
  if (words.length > MAX_WORDS) return [];
  const found = new Map<number, CommandPort>();
  for (const port of commandsOf(words).flatMap(each => readCommand(each, needsServer)))
    if (!found.has(port.range.start)) found.set(port.range.start, port);
  return [...found.values()];
}

/**
 * A command without the programs that start it: of `sudo -u www PORT=80 timeout 5 node .` the words
 * `node .`, and the variables set for it.
 */
export function withoutWrappers(words: Command): { readonly assignments: Command; readonly rest: Command } {
  const assignments: MappedText[] = [];
  let at = 0;
  while (at < words.length) {
    const { value } = words[at]!;
    const program = programOf(value);
    if (ASSIGNMENT.test(value)) assignments.push(words[at]!);
    else if (!WRAPPERS.has(program)) break;
    at++;
    if (!WRAPPERS.has(program)) continue;
    while (words[at]?.value.startsWith('-')) at += WRAPPER_VALUE.test(words[at]!.value) ? 2 : 1;
    if (program === 'timeout' && /^\d/.test(words[at]?.value ?? '')) at++;
  }
  return { assignments, rest: words.slice(at) };
}

function readCommand(words: Command, needsServer: boolean): CommandPort[] {
  const { assignments, rest } = withoutWrappers(words);
  const found = assignments.flatMap(word => {
    const name = ASSIGNMENT.exec(word.value)![0];
    return within(word, listenPortsOf(name.slice(0, -1), word.value.slice(name.length)), name.length);
  });
  const program = programOf(rest[0]?.value ?? '');
  if (/^(?:wait-for|wait-for-it|wait-port|dockerize)(?:\.sh)?$/.test(program)) {
    const next = rest.findIndex(word => word.value === '--');
    return next < 0 ? found : [...found, ...readCommand(rest.slice(next + 1), needsServer)];
  }
  if (/^(?:nc|ncat|netcat)$/.test(program)) return [...found, ...netcatPorts(rest)];
  if (CLIENTS.has(program)) return found;
  const isServer = !needsServer || startsServer(rest);
  return [...found, ...readFlags(rest, isServer), ...readPositions(rest)];
}

/** A program's name without folder, extension and version: `/usr/bin/python3.11` is `python`. */
function programOf(word: string): string {
  return word
    .slice(word.lastIndexOf('/') + 1)
    .replace(/\.(?:exe|sh|js|py)$/, '')
    .replace(/(?<=[a-z])\d(?:\.\d{1,3})?$/, '');
}

function readFlags(words: Command, isServer: boolean): CommandPort[] {
  const found: CommandPort[] = [];
  const programs = new Set<string>();
  const everywhere = words.some(word => /^(?:--?\w[\w-]{0,30}=)?(?:0\.0\.0\.0|\[?::\]?)$/.test(word.value));
  let peer = false;
  words.forEach((word, index) => {
    // An item of a list may hold a flag and its value, which some images' entry points take apart.
    const flag = /^(--?)([A-Za-z][\w.-]{0,63})(=| {1,9}(?=\S+$)|$)/.exec(word.value);
    if (!flag) {
      if (!word.value.startsWith('-')) {
        programs.add(programOf(word.value));
        const before = words[index - 1]?.value ?? '';
        if (!before.startsWith('-') || before.includes('=')) {
          const bare = boundAddresses(word.value).filter(each => isEveryHost(each.host));
          found.push(...within(word, [...bare, ...socatPort(word.value)]));
        }
      } else found.push(...within(word, javaAgentPort(word.value), 0));
      return;
    }
    const inline = flag[3] !== '';
    const value = inline ? word.slice(flag[0].length) : words[index + 1];
    if (!value) return;
    const name = flag[2]!;
    if (name === 'instances') found.push(...within(value, proxiedPorts(value.value)));
    if (ARGUMENTS_FLAG.test(name)) {
      const args = [...value.value.matchAll(/[^\s,]{1,200}/g)].map(({ index: at, 0: text }) =>
        value.slice(at, at + text.length),
      );
      if (args.length <= 100 && !args.some(arg => ARGUMENTS_FLAG.test(arg.value)))
        found.push(...readFlags(args, false));
      return;
    }
    if (/^(?:host|hostname|h|H)$/.test(name) && isPeer(value.value)) peer = true;
    const bound = portsOfFlag(
      flag[1]!.length === 1 && name.length === 1,
      name,
      value.value,
      programs,
      everywhere,
      isServer,
    );
    found.push(...within(value, bound));
  });
  // What names another machine as its host dials there.
  if (peer) return [];
  const isOff = [...programs].some(program => ZERO_IS_OFF.has(program));
  return isOff ? found.filter(({ port }) => port !== 0) : found;
}

function isPeer(host: string): boolean {
  return (
    /[a-z]/i.test(host) &&
    !host.startsWith('-') &&
    !/^\w{1,10}:\/\//.test(host) &&
    !/^[$\uFFFC\0]/.test(host) &&
    !isOwnHost(host) &&
    host !== '::'
  );
}

/** `everywhere`: another of the command's words says that it binds every address. */
function portsOfFlag(
  short: boolean,
  flag: string,
  value: string,
  programs: ReadonlySet<string>,
  everywhere: boolean,
  isServer: boolean,
): BoundPort[] {
  const own = PROGRAM_FLAGS.some(
    row => row.flags.includes(flag) && row.programs.some(each => programs.has(each)),
  );
  // Postgres' settings: `-c port=5433`.
  const setting = flag === 'c' && programs.has('postgres') ? /^port=(\d{1,5})$/.exec(value)?.[1] : undefined;
  if (setting) return [boundNumber(setting, value.length - setting.length) ?? []].flat();
  const number = boundNumber(value);
  const addresses = number ? [] : boundAddresses(value);
  if (own) return number ? [number] : addresses;
  // `-Dserver.port=8080` sets a property of Java.
  const name = flag
    .replace(/^D(?=[a-z])/, '')
    .toLowerCase()
    .replaceAll('_', '-');
  if (FOREIGN_FLAG.test(name)) return [];
  const every = addresses.filter(each => isEveryHost(each.host));
  if (short) return flag === 'p' && number && everywhere ? [number] : every;
  if (!isServer && !SAYS_LISTEN.test(name)) return every;
  if (PORT_FLAG.test(name)) return number ? [number] : every;
  if (LISTEN_FLAG.test(name)) return number ? [number].filter(isPortLike) : addresses;
  if (ADDRESS_FLAG.test(name))
    return value.includes(';')
      ? listenPortsOf('ASPNETCORE_URLS', value)
      : addresses.filter(each => isOwnHost(each.host ?? ''));
  return addresses.filter(
    each => isEveryHost(each.host) || (!each.host && (/addr(?:ess)?$/.test(name) || isHostless(value, each))),
  );
}

/** An address without a host, of one port: `--validating-webhook=:8443`. Displays of X are called so, too, as `:99`. */
function isHostless(value: string, { port }: BoundPort): boolean {
  return value.startsWith(':') && !value.includes(',') && (port >= 1000 || port === 80 || port === 443);
}

/** A small number by itself, as in `--listen 0`, switches listening off or says how much. */
function isPortLike(bound: BoundPort): boolean {
  return bound.host !== undefined || bound.port >= 80 || bound.isDefault === true;
}

/** Java's debugger, listening: `-agentlib:jdwp=transport=dt_socket,server=y,address=*:5005`. */
function javaAgentPort(word: string): BoundPort[] {
  if (!/^-(?:agentlib:|Xrun)jdwp[=:].*\bserver=y/.test(word)) return [];
  const address = /(?<=[,=:]address=)[^,\s]{1,100}/.exec(word);
  if (!address) return [];
  return [boundNumber(address[0], address.index) ?? boundAddresses(address[0], address.index)].flat();
}

/** Google's proxy of databases: `-instances=project:region:name=tcp:0.0.0.0:3306`. */
function proxiedPorts(text: string): BoundPort[] {
  return [...text.matchAll(/=tcp:(?:[\d.]{1,15}:)?(\d{1,5})(?=,|$)/g)].flatMap(
    ({ index, 0: whole, 1: digits = '' }) => {
      const at = index + whole.length - digits.length;
      return [boundNumber(digits, at) ?? []].flat();
    },
  );
}

/** netcat dials unless told to listen: `nc -lk 80`, `nc -l -p 80`. */
function netcatPorts(words: Command): CommandPort[] {
  if (!words.some(word => /^(?:-[a-zA-Z]{0,8}l[a-zA-Z]{0,8}|--listen)$/.test(word.value))) return [];
  const numbers = words.filter(word => boundNumber(word.value));
  return numbers.slice(-1).flatMap(word => within(word, [boundNumber(word.value) ?? []].flat()));
}

/** socat's addresses that listen: `TCP-LISTEN:80,fork`. */
function socatPort(word: string): BoundPort[] {
  const listen = /^(?:TCP|UDP|SCTP|OPENSSL)[46]?-L(?:ISTEN)?:\d{1,5}(?=,|$)/i.exec(word)?.[0];
  const colon = listen ? listen.indexOf(':') + 1 : 0;
  return [(listen && boundNumber(listen.slice(colon), colon)) || []].flat();
}

function readPositions(words: Command): CommandPort[] {
  for (let i = 0; i < words.length - 1; i++) {
    const after = POSITIONS.find(
      row => row.word.test(words[i]!.value) && (!row.before || row.before.test(words[i - 1]?.value ?? '')),
    );
    const value =
      after &&
      words
        .slice(i + 1)
        .find(
          (word, at, rest) => !word.value.startsWith('-') && !POSITION_VALUE.test(rest[at - 1]?.value ?? ''),
        );
    if (value) return within(value, [boundNumber(value.value) ?? boundAddresses(value.value)].flat());
  }
  return [];
}

function within(word: MappedText, bound: readonly BoundPort[], offset = 0): CommandPort[] {
  return bound.map(each => ({ ...each, range: word.range(each.start + offset, each.end + offset) }));
}
