import type { Reader } from '../../../reader.ts';
import { findListens } from '../../find-listens.ts';
import type { LanguageTables } from '../../language.ts';
import { apiPrefilter } from '../../prefilter.ts';
import { phpApis } from './apis.ts';
import { phpIdioms } from './idioms.ts';
import { phpParser } from './parse.ts';

const tables: LanguageTables = { idioms: phpIdioms, apis: phpApis };

const mayCall = apiPrefilter({ ...tables, apis: phpApis.filter(({ exported }) => !exported) });
/** A configuration file: it returns an array, and a key of that is a port or what is listened on. */
const RETURNS = /^return\s{0,9}(?:\[|array\s{0,9}\()/m;
const PORT_KEY = /['"](?:port|listen_port|listen)['"]\s{0,9}=>/;

/** PHP. */
export const php: Reader = {
  id: 'php',
  title: 'PHP',
  docs: {
    claims: 'files named `*.php`, `*.phtml`, `*.inc` that hold PHP',
    finds: [
      'servers: `stream_socket_server`, `socket_bind`, `socket_create_listen`, ReactPHP, Amp, Swoole and OpenSwoole, Workerman, Ratchet, gRPC',
      'what configuration files return: Hyperf, webman, Reverb and other servers; databases, caches, mail and queues of Laravel (dialled)',
      'clients that are given host and port: sockets, mysqli, Redis, Memcached, AMQP, Thrift, SMTP (dialled)',
      'values by way of constants, properties, constructors’ promoted parameters, `??`, `?:`, `env()`, `getenv()`, options of Symfony’s console',
    ],
    misses: ['ports that another file gives', 'commands that are handed to a shell'],
  },
  endings: ['php', 'php3', 'php4', 'php5', 'php6', 'php7', 'php8', 'phtml', 'inc'],
  claims: ({ name, languageId }) =>
    languageId === undefined ? /\.(?:php[3-8]?|phtml|inc)$/i.test(name) : languageId === 'php',
  prefilter: text => text.includes('<?') && (mayCall(text) || (PORT_KEY.test(text) && RETURNS.test(text))),
  prepare: phpParser.prepare,
  read(source) {
    const parsed = phpParser.parse(source);
    return 'file' in parsed ? findListens(parsed.file, tables) : { trouble: parsed.trouble };
  },
};
