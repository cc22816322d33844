import type { Reader } from '../../../reader.ts';
import { findListens } from '../../find-listens.ts';
import type { LanguageTables } from '../../language.ts';
import { mendReuse } from '../../mend-reuse.ts';
import { wordPrefilter } from '../../word-prefilter.ts';
import { cppApis } from './apis.ts';
import { cppIdioms } from './idioms.ts';
import { cppParser } from './parse.ts';
import { cppReuse, cReuse } from './reuse.ts';

const tables: LanguageTables = { idioms: cppIdioms, apis: cppApis };

const FINDS = [
  'sockets: `bind` and `connect` with the `sockaddr_in` whose `sin_port` is set before, `getaddrinfo`, Winsock, lwIP',
  'Asio and Boost.Asio acceptors and sockets, libuv, libevent, Qt, Poco, SFML, ENet, Arduino servers',
  'gRPC, cpp-httplib, Crow, Drogon, Pistache, oat++, uWebSockets, Mongoose, CivetWeb, libmicrohttpd, libwebsockets, onion, ESP-IDF’s server, ZeroMQ, nng, Thrift',
  'values by `#define`, constants, enumerations, `argc` and `getopt` with their defaults, gflags and Abseil flags, fields of structs',
];
const MISSES = ['values from other files (headers too)', 'what macros with parameters make'];

/** The rows of socket functions are proven by the field that holds the port. */
const SOCKETS = ['c.bind', 'c.connect', 'c.sendto'];
const mayListen = wordPrefilter(cppApis.filter(({ api }) => !SOCKETS.includes(api)));
const SETS_PORT = /\bsin6?_port\b[^;]{0,80}=[^=]|\.sin6?_port\s{0,9}=|sin6?_port\s{0,9}:/;
/** A field of a class may be the acceptor: `acceptor_(io, tcp::endpoint(tcp::v4(), port))`. */
const ENDPOINT = /\b(?:tcp|udp)::(?:endpoint(?:\s{1,9}\w{1,60})?\s{0,9}[({]|v[46]\(\))/;
/** CivetWeb's options are known by a key. */
const SETTINGS = /"listening_ports"/;
const SOCKET_CALL = /\b(?:[Bb]ind|[Cc]onnect|sendto|lwip_bind|lwip_connect|WSAConnect|WSPBind)\s{0,9}\(/;

function reader(
  id: 'c' | 'cpp',
  title: string,
  files: string,
  names: RegExp,
  languages: readonly string[],
): Reader {
  return {
    id,
    title,
    docs: { claims: files, finds: FINDS, misses: MISSES },
    claims: ({ name, languageId }) =>
      languageId === undefined ? names.test(name) : languages.includes(languageId),
    prefilter: text =>
      (SETS_PORT.test(text) && SOCKET_CALL.test(text)) ||
      ENDPOINT.test(text) ||
      SETTINGS.test(text) ||
      mayListen(text),
    prepare: cppParser.prepare,
    read(source) {
      const parsed = cppParser.parse(source);
      if (!('file' in parsed)) return { trouble: parsed.trouble };
      return mendReuse(
        findListens(parsed.file, tables),
        source.text,
        /\.c$/i.test(source.path) ? cReuse : cppReuse,
      );
    },
  };
}

/** C; its headers may hold C++, which one grammar reads as well. */
export const c: Reader = reader('c', 'C', 'files named `*.c`, `*.h`', /\.[ch]$/i, ['c']);

/** C++, with Arduino's sketches. */
export const cpp: Reader = reader(
  'cpp',
  'C++',
  'files named `*.cc`, `*.cpp`, `*.cxx`, `*.hpp`, `*.hh`, `*.hxx`, `*.ino`',
  /\.(?:cc|cpp|cxx|c\+\+|hpp|hh|hxx|ipp|ino|cu)$/i,
  ['cpp', 'cuda-cpp', 'arduino'],
);
