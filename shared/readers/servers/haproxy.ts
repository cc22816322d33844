import type { PortOccurrence, Protocol } from '../../ports/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { boundWord, dialledWord } from './bound-word.ts';
import { configLines, type LineWord } from './config-lines.ts';

const format = 'haproxy';

/** HAProxy: docs.haproxy.org, sections 4.2 (`bind`, `server`) and 11 (address formats). */
export const haproxy: Reader = {
  id: format,
  title: 'HAProxy',
  docs: {
    claims:
      '`haproxy*.cfg`, `*.cfg` and their templates that have a `frontend`, `listen` or `backend` section',
    finds: [
      '`bind` of frontends, with lists, ranges, IPv6, QUIC',
      'addresses in the first line of `listen` and `frontend`, as old versions took them',
      'what `server`, `peer`, `nameserver` and `log` dial',
    ],
  },
  claims: ({ name }) =>
    /\.cfg(?:\.\w{1,12}){0,2}$/i.test(name) ||
    /^haproxy[\w.-]{0,60}\.(?:conf|j2|erb|tmpl|tpl|template)$/i.test(name),
  prefilter: text =>
    /^[ \t]{0,20}(?:frontend|listen|backend)[ \t]/m.test(text) &&
    /^[ \t]{0,20}(?:bind|server|listen|frontend)[ \t]/m.test(text),
  read: ({ text }) => read(text),
};

const SECTIONS = new Set(
  'global defaults frontend backend listen peers resolvers mailers ring userlist cache program'.split(' '),
);

/** The families that an address may name; others are no ports. */
const FAMILY =
  /^(?:(?:ipv4|ipv6|tcp|tcp4|tcp6|stream\+ipv4|stream\+ipv6|(?<udp>udp|udp4|udp6|quic4|quic6|quic|dgram\+ipv4|dgram\+ipv6))@)?/i;
const NO_PORT = /^(?:\/|unix@|abnsz?@|fd@|sockpair@|rhttp@|uxst@|uxdg@|uxstream@)/i;

function read(text: string): ReaderResult {
  const occurrences: PortOccurrence[] = [];
  let section = '';
  let owner: string | undefined;
  for (const words of configLines(text)) {
    const [first, second, third] = words as readonly (LineWord | undefined)[];
    const name = first!.text;
    const context = (api: string, protocol?: Protocol) => ({
      format,
      api: `haproxy.${api}`,
      owner,
      start: first!.start,
      ...(protocol && { protocol }),
    });
    const bind = (word: LineWord) => {
      for (const address of addressesOf(word)) {
        const occurrence = boundWord(address, context('bind', address.protocol));
        if (occurrence) occurrences.push(occurrence);
      }
    };
    if (SECTIONS.has(name)) {
      section = name;
      owner = second?.text;
      if ((name === 'listen' || name === 'frontend') && third && /:\d|:\*|:\$/.test(third.text)) bind(third);
    } else if (
      name === 'bind' &&
      second &&
      (section === 'frontend' || section === 'listen' || section === 'peers')
    )
      bind(second);
    else if ((name === 'server' || name === 'peer' || name === 'nameserver' || name === 'mailer') && third) {
      if (section === '' || NO_PORT.test(third.text)) continue;
      occurrences.push(
        ...dialledWord(withoutFamily(third), context(name, name === 'nameserver' ? 'udp' : 'tcp')),
      );
      const check = words.findIndex(({ text: word }) => word === 'port');
      if (check > 0 && words[check + 1]) occurrences.push(...checked(words[check + 1]!, context('check')));
    } else if (name === 'log' && second && section !== '' && !NO_PORT.test(second.text))
      occurrences.push(...dialledWord(withoutFamily(second), context('log', 'udp')));
  }
  return { occurrences };
}

/** The addresses of a `bind`: a list with commas. */
function* addressesOf(word: LineWord): Generator<LineWord & { readonly protocol?: Protocol }> {
  let start = word.start;
  for (const part of word.text.split(',')) {
    const address = withoutFamily({ text: part, start, end: start + part.length });
    if (!NO_PORT.test(part))
      yield { ...address, ...(/^(?:udp|quic|dgram)/i.test(part) && { protocol: 'udp' as const }) };
    start += part.length + 1;
  }
}

function withoutFamily(word: LineWord): LineWord {
  const family = FAMILY.exec(word.text)![0].length;
  return { text: word.text.slice(family), start: word.start + family, end: word.end };
}

/** The port that a server's health check dials instead of its own. */
function checked(word: LineWord, context: Parameters<typeof dialledWord>[1]): PortOccurrence[] {
  const occurrence = boundWord(word, context);
  if (!occurrence || occurrence.port === null || occurrence.host !== undefined) return [];
  return [{ ...occurrence, role: 'connect', namespace: 'none' }];
}
