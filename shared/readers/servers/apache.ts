import type { PortOccurrence } from '../../ports/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { boundWord, dialledWord } from './bound-word.ts';
import { configLines, type LineWord } from './config-lines.ts';

const format = 'apache';

/** Directives whose arguments may be URLs that Apache dials. */
const DIALLING = new Set([
  'proxypass',
  'proxypassmatch',
  'balancermember',
  'proxyremote',
  'rewriterule',
  'sethandler',
]);

/** Apache HTTP Server: httpd.apache.org/docs/current/mod/mpm_common.html#listen and mod_proxy. */
export const apache: Reader = {
  id: format,
  title: 'Apache HTTP Server',
  docs: {
    claims: '`*.conf` and their templates, `.htaccess`',
    finds: [
      '`Listen` with addresses, IPv6 and protocol',
      'what `ProxyPass`, `BalancerMember` and `RewriteRule … [P]` dial',
    ],
    misses: ['`<VirtualHost *:80>`, which binds nothing', 'variables of `Define`: unresolved'],
  },
  claims: ({ name }) =>
    /\.conf(?:\.\w{1,12}){0,2}$/i.test(name) ||
    name === '.htaccess' ||
    /^(?:httpd|apache2)[\w.-]{0,40}$/i.test(name),
  prefilter: text =>
    /^[ \t]{0,20}Listen[ \t]{1,20}[^\s;={]{1,200}(?:[ \t]{1,9}https?)?[ \t]{0,20}\r?$/im.test(text) ||
    /^[ \t]{0,40}(?:ProxyPass(?:Match)?|BalancerMember|ProxyRemote|RewriteRule|SetHandler)[ \t].{0,500}?:\/\/[^\s/]{1,200}:\d/im.test(
      text,
    ),
  read: ({ text }) => read(text),
};

/** What only Apache's configuration has. A bare `listen 80` may be another program's. */
const APACHE =
  /^[ \t]{0,40}(?:<(?:VirtualHost|Directory|Location|IfModule|IfDefine|Proxy|Files|FilesMatch)\b|(?:ServerRoot|ServerName|LoadModule|DocumentRoot|ProxyPass\w{0,9}|RewriteEngine|RewriteRule|NameVirtualHost|WSGI\w{1,30}|BalancerMember|DirectoryIndex)[ \t])/im;

function read(text: string): ReaderResult {
  if (!APACHE.test(text) && !/^Listen[ \t]/m.test(text)) return {};
  const occurrences: PortOccurrence[] = [];
  for (const words of configLines(text)) {
    const [first, second, third] = words as readonly (LineWord | undefined)[];
    const name = first!.text.toLowerCase();
    const start = first!.start;
    if (name === 'listen' && second && words.length <= 3 && (!third || /^https?$/i.test(third.text))) {
      const occurrence = boundWord(second, { format, api: 'apache.listen', start });
      if (occurrence) occurrences.push(occurrence);
    } else if (DIALLING.has(name))
      for (const word of words.slice(1)) {
        // A redirection sends the client there; only a proxied rule dials.
        if (name === 'rewriterule' && !/^\[(?:[^\]]*,)?P(?:,[^\]]*)?\]$/.test(words.at(-1)!.text)) break;
        if (word.text.includes('://') && !/[|<>]/.test(word.text))
          occurrences.push(...dialledWord(beforeGroup(word), { format, api: `apache.${name}`, start }));
      }
  }
  return { occurrences };
}

/** A URL without the groups of the pattern that follow its port: `ws://chat:5000$1`. */
function beforeGroup(word: LineWord): LineWord {
  const text = /^[^$%]{0,300}:\d{1,5}(?=[$%])/.exec(word.text)?.[0] ?? word.text;
  return { text, start: word.start, end: word.start + text.length };
}
