import { contains, type TextRange } from '../../text/index.ts';
import type { Evaluator } from '../code/evaluate.ts';
import { gated } from '../word-gate.ts';
import type { BoundSetting } from './bound-setting.ts';
import { namesPeer, wordsOf } from './dial-names.ts';
import { isDialling, isShown } from './dialled-text.ts';
import { LiteralContexts } from './literal-context.ts';

/** What only a process that binds can mean: every address of a machine; in Go an empty host; any address with port 0. */
const VALUE =
  /(["'`])((?:tcp:\/\/)?(?:(0\.0\.0\.0|\[::\]|)(?=:[1-9])|(?:0\.0\.0\.0|127\.0\.0\.1|localhost|\[::1?\]|)(?=:0["'`])):(\d{1,5}))\1/g;
/** The name before it, with a written type, and what gives the value: `HTTPAddr:`, `addr: &str =`, `listen =>`. */
const NAMED =
  /([A-Za-z_][\w.-]{0,80})["'\])]{0,3}(?:\s{0,3}:\s{0,3}[\w&'<>[\]., ]{1,30}?)?\s{0,8}(?::=|=>|(?<![=!<>])=|(?<!:):)\s{0,40}(?:String::from\()?$/;
/** How far back the name is sought (UTF-16 units). */
const REACH = 140;

const ADDRESS_WORD =
  /^(?:addr|addrs|address|addresses|listen|listener|bind|endpoint|hostport|host|http|https|grpc|tcp|udp|server)$/;
/** Words of names whose address is another's, one's own as a client, or what a request is said to come from. */
const FOREIGN_WORD =
  /^(?:client|remote|target|upstream|peer|peers|dial|connect|local|laddr|raddr|source|src|dst|dest|from|to|advertised?|external|public|caller|real|forwarded|ip|expected|want)$/;

/** A linear content test: whether code may hold an address that is only ever bound. */
export const mayHoldWildcard = gated(
  ['0.0.0.0:', '[::]:', '":1', '":2', '":3', '":4', '":5', '":6', '":7', '":8', '":9', '`:'],
  /(?:[aA]ddr|ADDR|[lL]isten|LISTEN|[bB]ind|BIND|[eE]ndpoint|[hH]ost|HOST|[sS]erver|SERVER|[hH]ttps?|HTTPS?|[gG]rpc|GRPC|[tT]cp|TCP|[uU]dp|UDP)\w{0,20}["'\])]{0,3}(?:\s{0,3}:\s{0,3}[\w&'<>[\]., ]{1,30}?)?\s{0,8}[:=]>?\s{0,40}(?:String::from\()?(?:["'`](?:tcp:\/\/)?(?:0\.0\.0\.0|\[::\])|["`]):[1-9]\d{1,4}["'`]/,
);

/** The same for a test, where only a port that the OS is asked for is told so: `Addr: "127.0.0.1:0"`. */
export const mayHoldAnyPort = gated(
  [':0"', ":0'", ':0`'],
  /(?:[aA]ddr|ADDR|[lL]isten|LISTEN|[bB]ind|BIND|[eE]ndpoint)\w{0,20}["'\])]{0,3}(?:\s{0,3}:\s{0,3}[\w&'<>[\]., ]{1,30}?)?\s{0,8}[:=]>?\s{0,40}(?:String::from\()?["'`](?:tcp:\/\/)?(?:0\.0\.0\.0|127\.0\.0\.1|localhost|\[::1?\])?:0["'`]/,
);

/**
 * The ports of addresses that only a process that binds can mean, under names of addresses: `HTTPAddress: "0.0.0.0:4171"`,
 * in Go `Addr: ":8080"`, and `"127.0.0.1:0"`. Not what is handed to a client or kept in its settings.
 *
 * @param anyPort only those with port 0
 */
export function boundWildcards(text: string, evaluator: Evaluator, anyPort = false): BoundSetting[] {
  const { file } = evaluator;
  const found: BoundSetting[] = [];
  let contexts: LiteralContexts | undefined;
  let clients: readonly TextRange[] | undefined;
  for (const { 0: whole, 2: address = '', 3: every, 4: digits = '', index } of text.matchAll(VALUE)) {
    const port = Number(digits);
    if (port > 65535 || (anyPort && port !== 0) || (every === '' && port > 0 && file.language !== 'go'))
      continue;
    const before = NAMED.exec(text.slice(Math.max(0, index - REACH), index));
    if (!before) continue;
    const name = before[1]!;
    const words = wordsOf(name);
    const last = words.findLast(word => word !== 'default' && word !== 'string') ?? '';
    if (!ADDRESS_WORD.test(last) || words.some(word => FOREIGN_WORD.test(word))) continue;
    // `bind` alone is a verb more often than a setting.
    if (namesPeer(words) || isShown(words) || (words.length === 1 && last === 'bind')) continue;
    // `Server{Addr: ":8080"}` may be of any type: without a host a name must say more.
    if (every === '' && port > 0 && words.length === 1) continue;
    const range = { start: index, end: index + whole.length };
    contexts ??= new LiteralContexts(text, file);
    const { calls, isIdle } = contexts.of(range);
    if (isIdle || calls.some(isDialling)) continue;
    clients ??= clientsOf(evaluator);
    if (clients.some(each => contains(each, range))) continue;
    const end = index + 1 + address.length;
    const at = index - before[0].length;
    found.push({
      role: 'listen',
      port,
      range: { start: end - digits.length, end },
      use: { start: at, end: at + name.length },
      host: address.slice(0, -digits.length - 1).replace('tcp://', ''),
    });
  }
  return found;
}

/** Where literals of clients' settings stand: `redis.Options{Addr: ":6379"}`. */
function clientsOf({ file }: Evaluator): TextRange[] {
  return file.objects.flatMap(({ object: { type, range } }) =>
    type !== undefined &&
    (/client|dial|consumer|producer|resolver|Request$|Backend$/i.test(type) || namesPeer(wordsOf(type)))
      ? [range]
      : [],
  );
}
