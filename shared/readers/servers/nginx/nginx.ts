import type { PortOccurrence } from '../../../ports/index.ts';
import { dialledAddresses } from '../../connections/dialled-address.ts';
import type { PortDefect } from '../../port-defect.ts';
import type { Reader, ReaderResult } from '../../reader.ts';
import { type Directive, nginxDirectives, type Word } from './directives.ts';
import { readListen } from './listen.ts';

const format = 'nginx';

/** Directives whose first word is what nginx dials. */
const DIALLING = new Set(
  'proxy_pass grpc_pass fastcgi_pass uwsgi_pass scgi_pass memcached_pass redis_pass redis2_pass auth_http js_fetch_proxy'.split(
    ' ',
  ),
);

/** What only nginx has: a file of another program that ends in `.conf` is left to its own reader. */
const BLOCKS = new Set(['http', 'server', 'upstream', 'location', 'stream', 'events', 'mail', 'map', 'geo']);

/** nginx, and OpenResty and Tengine, which share its language. */
export const nginx: Reader = {
  id: format,
  title: 'nginx',
  docs: {
    claims:
      '`*.conf`, `*.nginx`, their templates, files of `sites-available` and `sites-enabled`, and those without an ending in a folder `nginx`',
    finds: [
      '`listen` of HTTP, stream and mail servers, with ranges, IPv6, `udp` and `quic`',
      'what `proxy_pass`, `fastcgi_pass` and the like, and the servers of an `upstream` dial',
    ],
    misses: ['an address without a port (it means 80)', 'what `include` brings in', 'Lua blocks'],
  },
  claims: ({ path, name }) =>
    /\.(?:conf|nginx|vhost)(?:\.\w{1,12}){0,2}$/i.test(name) ||
    /^nginx[\w.-]{0,60}\.(?:erb|j2|tpl|tmpl|template|ctmpl|jinja2?)$/i.test(name) ||
    /(?:^|\/)(?:sites-(?:available|enabled)|nginx\/(?:conf\.d|vhosts?(?:\.d)?|sites))\/[^/]+$|(?:^|\/)nginx\/[\w-]+$/.test(
      path,
    ),
  prefilter: text =>
    /(?:^|[\s{;])(?:listen\s|(?:proxy|fastcgi|uwsgi|scgi|grpc|memcached)_pass\s|upstream\s{1,20}[\w.$"{-]{1,100}\s{0,20}\{)/.test(
      text,
    ) && /;\s{0,99}(?:$|\n|#|\})/m.test(text),
  read: ({ text }) => read(nginxDirectives(text)),
};

function read(directives: readonly Directive[]): ReaderResult {
  const occurrences: PortOccurrence[] = [];
  const defects: PortDefect[] = [];
  const visit = (list: readonly Directive[], within: string, owner: string | undefined): void => {
    for (const directive of list) {
      const { name, words, block } = directive;
      if (block) {
        const inner =
          name === 'server' ? serverName(block) : name === 'upstream' ? words[0]?.text : undefined;
        visit(block, name, inner ?? owner);
      } else if (name === 'listen' && (within === 'server' || within === '')) {
        const listen = readListen(directive, owner);
        if (listen && 'occurrence' in listen) occurrences.push(listen.occurrence);
        else if (listen) defects.push(listen.defect);
      } else if (DIALLING.has(name)) occurrences.push(...dialled(directive, words[0], owner));
      else if (name === 'server' && within === 'upstream')
        occurrences.push(...dialled(directive, words[0], owner));
      else if (name === 'set' && words.length === 2 && words[1]!.text.includes('://'))
        occurrences.push(...dialled(directive, words[1], owner));
    }
  };
  if (!isNginx(directives)) return {};
  visit(directives, '', undefined);
  return { occurrences, defects };
}

/** A block of nginx', or a fragment that is included into one: lines of its directives alone. */
function isNginx(directives: readonly Directive[]): boolean {
  return directives.some(
    ({ name, block, words }) =>
      (block && BLOCKS.has(name)) ||
      (!block && (DIALLING.has(name) || (name === 'listen' && words.length > 0))),
  );
}

/** The first real name of a server: its owner in the register. */
function serverName(block: readonly Directive[]): string | undefined {
  const names = block.find(({ name }) => name === 'server_name')?.words ?? [];
  return names.find(({ text }) => /^[\w*][\w.*-]{1,250}$/.test(text))?.text;
}

function dialled(directive: Directive, word: Word | undefined, owner: string | undefined): PortOccurrence[] {
  if (!word || word.escaped || word.text.startsWith('unix:')) return [];
  return dialledAddresses(word.text, word.start).map(({ port, start, end, host, isDefault }) => ({
    port,
    protocol: 'tcp',
    role: 'connect',
    resolution: isDefault ? 'default' : 'literal',
    namespace: 'none',
    ...(host && { host }),
    ...(owner && { owner }),
    format,
    api: `nginx.${directive.name}`,
    range: { start, end },
    use: { start: directive.start, end: word.end },
    slot: { range: { start, end }, before: '', after: '' },
  }));
}
