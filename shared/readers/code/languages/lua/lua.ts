import type { Reader } from '../../../reader.ts';
import { findListens } from '../../find-listens.ts';
import type { LanguageTables } from '../../language.ts';
import { luaApis } from './apis.ts';
import { luaIdioms } from './idioms.ts';
import { luaParser } from './parse.ts';

const tables: LanguageTables = { idioms: luaIdioms, apis: luaApis };

/** A call of the table, and a module of it. */
const CALLS = /\b(?:bind|listen|connect|setsockname|config|new)\s{0,9}[({]|\bconfig\s{0,9}\(?\s{0,9}["']/;
const LOADS =
  /\brequire\s{0,9}\(?\s{0,9}(?:["']|\[\[)(?:socket|copas|luv|uv|pegasus|turbo|redis|http\.server|lapis\.config|resty\.(?:redis|mysql|http|memcached|mongol))\b|\bngx\.socket\.tcp\b/;

/** Lua. */
export const lua: Reader = {
  id: 'lua',
  title: 'Lua',
  docs: {
    claims: 'files named `*.lua`',
    finds: [
      'servers: LuaSocket, luv, lua-http, Pegasus, Turbo, ports in the configuration of Lapis',
      'clients: LuaSocket, cosockets and drivers of OpenResty, redis-lua (dialled)',
    ],
    misses: ['methods of metatables', 'ports that another file gives'],
  },
  endings: ['lua'],
  claims: ({ name, languageId }) => (languageId === undefined ? /\.lua$/i.test(name) : languageId === 'lua'),
  prefilter: text => LOADS.test(text) && CALLS.test(text),
  prepare: luaParser.prepare,
  read(source) {
    const parsed = luaParser.parse(source);
    return 'file' in parsed ? findListens(parsed.file, tables) : { trouble: parsed.trouble };
  },
};
