import type { PortOccurrence } from '../../ports/index.ts';
import { dialledUrls } from '../connections/dialled-address.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { boundWord, type DirectiveContext, dialledWord } from './bound-word.ts';
import { configLines, type LineWord } from './config-lines.ts';

const format = 'corefile';

/** CoreDNS: coredns.io/manual/configuration, and the manuals of the plugins named here. */
export const corefile: Reader = {
  id: format,
  title: 'CoreDNS',
  docs: {
    claims: '`Corefile`, `Corefile.*`, `*.corefile`, and those in ConfigMaps',
    finds: [
      'the ports of server blocks: `.:1053 {`, `tls://example.org:853 {`',
      'what `prometheus`, `health`, `ready` and `pprof` listen on',
      'the servers that `forward`, `etcd` and their like ask',
    ],
    misses: ['the port of a scheme that is not written'],
  },
  claims: ({ name }) => /^Corefile(?:[._-][\w.-]{1,40})?$|\.corefile$/i.test(name),
  prefilter: text => /:\d{1,5}\b/.test(text),
  read: ({ text }) => read(text),
};

/** Plugins that take an address to listen on. */
const LISTENS = /^(?:prometheus|health|ready|pprof)$/;
/** Plugins that ask others, with zones or names before the addresses. */
const ASKS = /^(?:forward|proxy|upstream|endpoint|grpc|to)$/;

function read(text: string): ReaderResult {
  const occurrences: PortOccurrence[] = [];
  let depth = 0;
  for (const words of configLines(text)) {
    const [first, ...rest] = words as [LineWord, ...LineWord[]];
    const context = (api: string, protocol?: 'udp'): DirectiveContext => ({
      format,
      api: `${format}.${api}`,
      start: first.start,
      ...(protocol && { protocol }),
    });
    if (depth === 0 && words.at(-1)!.text === '{')
      for (const word of words.slice(0, -1)) occurrences.push(...serverPort(word, context('server')));
    else if (depth > 0 && LISTENS.test(first.text) && rest[0]) {
      const bound = /:\d/.test(rest[0].text) ? boundWord(rest[0], context(first.text)) : undefined;
      if (bound) occurrences.push(bound);
    } else if (depth > 0 && ASKS.test(first.text))
      for (const word of rest) occurrences.push(...asked(word, context(first.text, 'udp')));
    for (const { text: word } of words)
      depth = Math.max(0, depth + (word === '{' ? 1 : word === '}' ? -1 : 0));
  }
  return { occurrences };
}

/** `.:53`, `example.org:1053`, `tls://.:853`, several with commas: a zone, of which no address is known. */
function serverPort(word: LineWord, context: DirectiveContext): PortOccurrence[] {
  return [
    ...word.text.matchAll(/(?<=^|,)(?:(dns|tls|https3?|grpc|quic):\/\/)?[^\s,:]{0,253}:(\d{1,5})(?=,|$)/g),
  ].flatMap(({ 0: whole, 1: scheme = 'dns', 2: digits = '', index }) => {
    const end = word.start + index + whole.length;
    const port = { text: digits, start: end - digits.length, end };
    // Names are asked for over UDP first; TCP is bound as well.
    const protocol = /^(?:dns|quic|https3)$/.test(scheme) ? ('udp' as const) : undefined;
    return boundWord(port, { ...context, ...(protocol && { protocol }) }) ?? [];
  });
}

/** A server that is asked, with or without its scheme. */
function asked(word: LineWord, context: DirectiveContext): PortOccurrence[] {
  if (!word.text.includes('://')) return dialledWord(word, context);
  const isStream = !/^(?:dns|quic):/.test(word.text);
  return dialledUrls(word.text, word.start).flatMap(({ start, end }) => {
    const host = /\/\/([^\s/]{1,253}):\d{1,5}/.exec(word.text)?.[1] ?? '';
    const address = {
      text: `${host}:${word.text.slice(start - word.start, end - word.start)}`,
      start: start - host.length - 1,
      end,
    };
    const { protocol: _, ...rest } = context;
    return dialledWord(address, isStream ? rest : context);
  });
}
