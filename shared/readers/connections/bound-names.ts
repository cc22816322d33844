import { isPortNumber } from '../../ports/index.ts';
import { boundAddresses, isOwnHost } from '../settings/bound-address.ts';
import { gated, inCases } from '../word-gate.ts';
import type { BoundSetting } from './bound-setting.ts';
import { wordsOf } from './dial-names.ts';

/** A name that speaks of listening, what may stand between it and its value (a type, accessors), the value. */
const NAMED =
  /(?<![\w.$-])([A-Za-z_]\w{0,40}?(?:[lL]isten|LISTEN|[bB]ind|BIND)\w{0,40}|listen\w{0,40}|bind\w{0,40}|LISTEN\w{0,40}|BIND\w{0,40}|[lL]isten\w{0,40})["']?(?:\s{0,3}:\s{0,3}[\w&'<>[\]., ]{1,30}?|\s{1,3}(?:u?int(?:16|32|64)?|string)|\s{0,3}\{[ \w;]{0,30}\})?\s{0,4}(?::=|=>|=(?!=)|:(?!:))\s{0,40}(["'`]?)((?:[\w-]{1,20}:\/\/)?(?:[\w.*+-]{0,60}|\[[\da-f:.]{0,40}\]):\d{2,5}\/?|\d{2,5})\2(?=[\s,;)}\]]|$)/gm;

/** The same for a host and a port together: `bind_addr = ("0.0.0.0", 8080)`. */
const PAIRED =
  /(?<![\w$-])((?:[A-Za-z_]\w{0,40}?)?(?:[lL]isten|LISTEN|[bB]ind|BIND)\w{0,40})["']?\s{0,4}[:=]\s{0,9}[([]\s{0,9}["']([\w.:*]{0,60})["']\s{0,4},\s{0,9}(\d{2,5})\s{0,4},?\s{0,9}[)\]]/g;

const LISTENS = /^(?:listen|listens|listener|listeners|listening|bind|binds)$/;
/** Last words of names of ports, and of addresses. */
const PORTS = /^(?:port|default)$/;
const ADDRESSES =
  /^(?:addr|addrs|address|addresses|listen|listeners|listener|bind|http|https|grpc|tcp|udp|on|host|hostport|endpoint|urls?|uris?|default)$/;

/** Asked before the text is searched for names. */
const QUICK =
  /(?:listen|bind)\w{0,40}\b["']?[^\n=()]{0,40}[=:][>=]?\s{0,40}(?:[([]["']|["'`]?)[\w:/.*[\]-]{0,80}\d/i;

/** A linear content test: whether a name says that its value is listened on. */
export const mayNameListen = gated(
  [...inCases('listen'), ...inCases('bind')],
  text => QUICK.test(text) && boundNames(text).length > 0,
);

/**
 * The ports of constants, fields and keys whose names say that a process listens on them: `listenPort = 6888`,
 * `DefaultListenAddr = ":8080"`, `LISTENERS_DEFAULT = "PLAINTEXT://:9092"`.
 */
export function boundNames(text: string): BoundSetting[] {
  const found: BoundSetting[] = [];
  for (const { 0: whole, 1: name = '', 2: quote = '', 3: value = '', index } of text.matchAll(NAMED)) {
    const last = lastWordOf(name);
    if (last === undefined) continue;
    const start = index + whole.lastIndexOf(value);
    const use = { start: index, end: index + name.length };
    if (/^\d+$/.test(value)) {
      const port = Number(value);
      if (PORTS.test(last) && isPortNumber(port) && port >= 20)
        found.push({ role: 'listen', port, use, range: { start, end: start + value.length } });
      continue;
    }
    if (quote === '' || !ADDRESSES.test(last)) continue;
    for (const address of boundAddresses(value.replace(/\/$/, '')))
      if (address.port > 0 && isOwnHost(address.host?.replace(/^\w+:\/\//, '') ?? ''))
        found.push({
          role: 'listen',
          port: address.port,
          use,
          range: { start: start + address.start, end: start + address.end },
          ...(address.host && { host: address.host }),
        });
  }
  for (const { 0: whole, 1: name = '', 2: host = '', 3: digits = '', index } of text.matchAll(PAIRED)) {
    const last = lastWordOf(name);
    const port = Number(digits);
    if (last === undefined || !ADDRESSES.test(last) || !isOwnHost(host) || !isPortNumber(port)) continue;
    const start = index + whole.lastIndexOf(digits);
    found.push({
      role: 'listen',
      port,
      use: { start: index, end: index + name.length },
      range: { start, end: start + digits.length },
      ...(host !== '' && { host }),
    });
  }
  return found;
}

/** The last word of a name that speaks of listening, but for `default`; undefined for another name. */
function lastWordOf(name: string): string | undefined {
  const words = wordsOf(name);
  const last = words.findLast(word => word !== 'default') ?? '';
  // `bind` alone is a verb more often than a setting.
  if (words.length === 1 && last === 'bind') return undefined;
  if (!words.some(word => LISTENS.test(word)) || /advertise|timeout|backlog|max/i.test(name))
    return undefined;
  return last;
}
