import type { Reader } from '../../../reader.ts';
import { findListens } from '../../find-listens.ts';
import type { LanguageTables } from '../../language.ts';
import { wordPrefilter } from '../../word-prefilter.ts';
import { rustApis } from './apis.ts';
import { rustIdioms } from './idioms.ts';
import { rustParser } from './parse.ts';

const tables: LanguageTables = { idioms: rustIdioms, apis: rustApis };

/** Rust. */
export const rust: Reader = {
  id: 'rust',
  title: 'Rust',
  docs: {
    claims: 'files named `*.rs`',
    finds: [
      'sockets of std, Tokio, async-std, smol, mio, socket2: `TcpListener::bind`, `UdpSocket::bind`',
      'servers of axum, hyper, actix-web, ntex, warp, Rocket, tonic, poem, salvo, tide, gotham, viz, jsonrpsee, quinn, tiny_http, rouille, Pingora, libp2p and exporters of metrics',
      'clients: `TcpStream::connect`, tonic, reqwest, redis, MongoDB, tungstenite with an address in the call',
      'values by constants, `env::var` with its fallback, clap and structopt defaults, `format!`, `SocketAddr`, struct fields, functions of the file',
    ],
    misses: ['code that `macro_rules!` makes', 'values from other files of the crate'],
  },
  endings: ['rs'],
  claims: ({ name, languageId }) => (languageId === undefined ? /\.rs$/i.test(name) : languageId === 'rust'),
  prefilter: wordPrefilter(rustApis),
  prepare: rustParser.prepare,
  read(source) {
    const parsed = rustParser.parse(source);
    return 'file' in parsed ? findListens(parsed.file, tables) : { trouble: parsed.trouble };
  },
};
