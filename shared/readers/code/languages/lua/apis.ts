import type { ListenApi, PortPlace } from '../../listen-api.ts';

const hostAndPort: readonly PortPlace[] = [{ arg: 1, form: 'number', host: { arg: 0 } }];
const inTable: readonly PortPlace[] = [
  { arg: 0, path: ['port'], form: 'number', host: { arg: 0, path: ['host'] } },
];

/** What Lua programs dial, in LuaSocket and OpenResty. */
const clients: readonly ListenApi[] = [
  { api: 'luasocket.connect', name: 'connect', callees: ['socket.connect'], port: hostAndPort },
  {
    api: 'luasocket.connect',
    name: 'connect',
    receivers: ['socket.tcp()', 'socket.udp()'],
    port: hostAndPort,
  },
  { api: 'openresty.connect', name: 'connect', receivers: ['global:ngx.socket.tcp()'], port: hostAndPort },
  {
    api: 'openresty.connect',
    name: 'connect',
    receivers: ['redis', 'http', 'memcached'].map(name => `resty.${name}.new()`),
    port: [...inTable, ...hostAndPort],
  },
  {
    api: 'openresty.connect',
    name: 'connect',
    receivers: ['resty.mysql.new()', 'resty.mongol.new()'],
    port: inTable,
  },
  {
    api: 'redis-lua.connect',
    name: 'connect',
    callees: ['redis.connect'],
    port: [...inTable, ...hostAndPort],
  },
].map((row): ListenApi => ({ ...row, role: 'connect', knownOnly: true }));

/** Every API of Lua by which a program listens or dials. One row an API; see ListenApi. */
export const luaApis: readonly ListenApi[] = [
  {
    api: 'luasocket.bind',
    name: 'bind',
    callees: ['socket.bind'],
    port: hostAndPort,
    readBack: ['getsockname'],
  },
  {
    api: 'luasocket.bind',
    name: 'bind',
    receivers: ['socket.tcp()', 'socket.tcp4()', 'socket.tcp6()'],
    port: hostAndPort,
    zeroNeeds: ['listen'],
    readBack: ['getsockname'],
  },
  {
    api: 'luasocket.udp',
    name: 'setsockname',
    receivers: ['socket.udp()', 'socket.udp4()', 'socket.udp6()'],
    protocol: 'udp',
    port: hostAndPort,
    zeroIsDynamic: false,
  },
  { api: 'lua-http.listen', name: 'listen', callees: ['http.server.listen'], port: inTable },
  { api: 'luv.bind', name: 'bind', receivers: ['luv.new_tcp()', 'uv.new_tcp()'], port: hostAndPort },
  {
    api: 'luv.bind',
    name: 'bind',
    receivers: ['luv.new_udp()', 'uv.new_udp()'],
    protocol: 'udp',
    port: hostAndPort,
    zeroIsDynamic: false,
  },
  { api: 'pegasus.server', name: 'new', receivers: ['pegasus'], port: inTable, knownOnly: true },
  {
    api: 'turbo.listen',
    name: 'listen',
    receivers: ['turbo.web.Application()'],
    port: [{ arg: 0, form: 'number', host: { arg: 1 } }],
  },
  {
    api: 'lapis.config',
    name: 'config',
    callees: ['lapis.config'],
    port: [{ arg: 1, path: ['port'], form: 'number' }],
    knownOnly: true,
  },
  ...clients,
];
