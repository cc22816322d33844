import type { Reader } from '../../../reader.ts';
import { findListens } from '../../find-listens.ts';
import type { LanguageTables } from '../../language.ts';
import { rubyApis } from './apis.ts';
import { rubyIdioms } from './idioms.ts';
import { rubyParser } from './parse.ts';
import { rubyPrefilter } from './prefilter.ts';

const tables: LanguageTables = { idioms: rubyIdioms, apis: rubyApis };

const mayCall = rubyPrefilter(rubyApis.filter(api => !api.files && api.api !== 'sinatra.port'));
/** Sinatra's `set :port, 4567`, `set port: 4567`. */
const SETS = /\bset[ (]\s{0,9}(?:[^\n]{0,200}[ ,])?:?port\b/;
/** A line of a server's configuration file. */
const CONFIGURES = /^[ \t]{0,40}(?:port|bind|ssl_bind|listen|activate_control_app|guard)[ (]/m;
/** Falcon's. */
const ENDPOINT = /\bAsync::HTTP::Endpoint\b/;

/** Ruby. */
export const ruby: Reader = {
  id: 'ruby',
  title: 'Ruby',
  docs: {
    claims: 'files named `*.rb`, `*.ru`, `*.rake`, `*.thor`, `Rakefile`, `Guardfile`, `Capfile`',
    finds: [
      'servers: `TCPServer`, `UDPSocket#bind`, `Socket`, WEBrick, Rack and Rackup handlers, Sinatra, Puma, Thin, EventMachine, Async, gRPC, DRb, Faye, Capybara, plugins of Fluentd',
      'configuration files of Puma, Unicorn, Rainbows and Pitchfork; guards with a port',
      'clients that are given host and port: sockets, Net::HTTP, SMTP, SSH, Redis, MySQL, PostgreSQL, RabbitMQ, MongoDB, Memcached, gRPC stubs (dialled)',
      'values by way of constants, instance variables, `||`, `||=`, `ENV.fetch`, hashes, Thor, Optimist, Slop, declared attributes with a default',
    ],
    misses: [
      'ports that another file gives',
      'commands that are handed to a shell',
      'scripts without an extension',
    ],
  },
  claims: ({ name, languageId }) =>
    languageId === undefined
      ? /\.(?:rb|ru|rake|thor)$|^(?:Rakefile|Guardfile|Capfile)$/i.test(name)
      : languageId === 'ruby',
  prefilter: text => mayCall(text) || SETS.test(text) || CONFIGURES.test(text) || ENDPOINT.test(text),
  prepare: rubyParser.prepare,
  read(source) {
    const parsed = rubyParser.parse(source);
    return 'file' in parsed ? findListens(parsed.file, tables) : { trouble: parsed.trouble };
  },
};
