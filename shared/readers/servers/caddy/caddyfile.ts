import type { PortOccurrence, PortRole } from '../../../ports/index.ts';
import type { Reader, ReaderResult } from '../../reader.ts';
import type { LineWord } from '../config-lines.ts';
import { caddyLines } from './caddyfile-lines.ts';

const format = 'caddyfile';

/** Caddy's own configuration language. */
export const caddyfile: Reader = {
  id: format,
  title: 'Caddyfile',
  docs: {
    claims: '`Caddyfile`, `Caddyfile.*`, `*.caddyfile`',
    finds: [
      'the ports of site addresses: `:8080`, `localhost:2015`, `http://example.com:8080`',
      '`http_port`, `https_port` and `admin` of the global options',
      'upstreams of `reverse_proxy`, `php_fastcgi` and `forward_auth`, of `proxy` and `fastcgi` of version 1',
      '`{$PORT:8080}` with its default',
    ],
    misses: ['ports 80 and 443, which a site without a port has', 'what `import` brings in'],
  },
  claims: ({ name, languageId }) =>
    /^caddyfile(?:[.-][\w.-]{0,80})?$|\.caddyfile$/i.test(name) || languageId === 'caddyfile',
  prefilter: text => /:\d{2,5}|_port\s|:\{\$|health_port/.test(text),
  read: ({ text }) => ({ occurrences: read(text) }) satisfies ReaderResult,
};

const GLOBAL: Readonly<Record<string, true>> = { http_port: true, https_port: true, admin: true };
const UPSTREAMS = /^(?:reverse_proxy|php_fastcgi|forward_auth|proxy|fastcgi)$/;
/** Directives in whose blocks upstreams stand after `to`. */
const BLOCKS = /^(?:reverse_proxy|php_fastcgi|forward_auth)$/;

function read(text: string): PortOccurrence[] {
  const found: PortOccurrence[] = [];
  let isGlobal = false;
  let owner: string | undefined;
  /** Whether the one site of the file stands without braces: all that follows its addresses are directives. */
  let isBare = false;
  let isFirst = true;
  let goesOn = false;
  const open: string[] = [];
  for (const { words, opens, depth } of caddyLines(text)) {
    const name = words[0]?.text ?? '';
    open.length = Math.min(open.length, depth);
    if (depth === 0 && name === '' && opens) isGlobal = isFirst;
    else if (depth === 0 && !isBare && name !== 'import') {
      isGlobal = false;
      // A snippet has a name in brackets where a site has its addresses.
      const isSnippet = /^&?\(/.test(name);
      if (!goesOn) owner = isSnippet ? undefined : name.replace(/,$/, '');
      goesOn = !opens && words.at(-1)!.text.endsWith(',');
      isBare = !opens && !goesOn && !isSnippet;
      if (!isSnippet) for (const word of words) addresses(word, owner, words[0]!.start, found);
    } else if (isGlobal) {
      const value = Object.hasOwn(GLOBAL, name) ? words[1] : undefined;
      if (value) add(value, 'listen', `caddy.${name}`, undefined, words[0]!.start, found);
    } else if (UPSTREAMS.test(name))
      for (const word of words.slice(1)) add(word, 'connect', `caddy.${name}`, owner, words[0]!.start, found);
    else if (BLOCKS.test(open.at(-1) ?? '')) {
      if (name === 'to')
        for (const word of words.slice(1)) add(word, 'connect', 'caddy.to', owner, words[0]!.start, found);
      if (name === 'health_port' && words[1])
        add(words[1], 'connect', 'caddy.health_port', owner, words[0]!.start, found);
    }
    if (opens) open.push(name);
    isFirst = false;
  }
  return found;
}

/** Addresses may stand together with commas between. */
function addresses(word: LineWord, owner: string | undefined, start: number, found: PortOccurrence[]): void {
  let at = word.start;
  for (const part of word.text.split(',')) {
    const address = { text: part, start: at, end: at + part.length };
    at += part.length + 1;
    // A site's name is what clients ask for; Caddy binds every address.
    if (/:/.test(part)) add(address, 'listen', 'caddy.site', owner, start, found);
  }
}

const ADDRESS =
  /^(?:[\w+.-]{1,20}:\/\/)?(?<host>\[[\da-f:.]{2,60}\]|(?:\{[^{}\s]{1,100}\}|[\w.*-]){0,253}?)(?<colon>:|^)(?<port>\d{1,5}(?:-\d{1,5})?|\{\$\w{1,64}(?::\d{1,5})?\}|\{env\.\w{1,64}\})(?:\/.*)?$/i;
/** `{$UPSTREAM:localhost:9000}`: an address as a default. */
const FALLBACK =
  /^(?:[\w+.-]{1,20}:\/\/)?\{\$\w{1,64}:(?:[\w+.-]{1,20}:\/\/)?(?<host>[\w.-]{0,253}):(?<port>\d{1,5})\}$/;

function add(
  word: LineWord,
  role: PortRole,
  api: string,
  owner: string | undefined,
  start: number,
  found: PortOccurrence[],
): void {
  const fallback = FALLBACK.exec(word.text)?.groups;
  const match = fallback ?? ADDRESS.exec(word.text)?.groups;
  if (!match) return;
  const written = match.port!;
  const variable = /^\{\$\w+:(\d+)\}$/.exec(written)?.[1];
  const digits = variable ?? written;
  const known = /^\d/.test(digits);
  // A path may follow; a default has its brace behind it.
  const end = fallback
    ? word.end - 1
    : word.start + word.text.lastIndexOf(written) + written.length - (variable === undefined ? 0 : 1);
  const [first, last] = digits.split('-').map(Number);
  if (known && (first! > 65535 || first === 0 || (last !== undefined && (last < first! || last > 65535))))
    return;
  if (!known && role === 'connect') return;
  const range = { start: end - digits.length, end };
  const host = api === 'caddy.site' ? undefined : match.host;
  found.push({
    port: known ? first! : null,
    ...(known && last !== undefined && last > first! && { endPort: last }),
    protocol: 'tcp',
    role,
    resolution: known ? (variable || fallback ? 'default' : 'literal') : 'unresolved',
    namespace: role === 'connect' ? 'none' : 'host',
    ...(host && { host }),
    ...(owner && { owner }),
    format,
    api,
    range,
    use: { start: Math.min(start, range.start), end: word.end },
    ...(known && { slot: { range, before: '', after: '' } }),
  });
}
