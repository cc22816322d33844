import type { ListenApi } from '../../../listen-api.ts';
import { addressOrPort, hostAndPort, lastNames, made, number } from './places.ts';

const SWOOLE_SERVERS = ['Swoole', 'OpenSwoole'].flatMap(root => [
  `${root}.Server`,
  `${root}.Http.Server`,
  // Names of classes know no case; these are the ones that are written.
  `${root}.HTTP.Server`,
  `${root}.WebSocket.Server`,
  `${root}.Websocket.Server`,
  `${root}.Redis.Server`,
  `${root}.Coroutine.Server`,
  `${root}.Coroutine.Http.Server`,
]);
/** Names of the extension's classes before namespaces, and its short ones. */
const SWOOLE_NAMES = [
  'global:swoole_server',
  'global:swoole_http_server',
  'global:swoole_websocket_server',
  'global:swoole_redis_server',
  'Co.Server',
  'Co.Http.Server',
];
const SWOOLE = [...SWOOLE_SERVERS, ...SWOOLE_NAMES];

const WORKERMAN = [
  'Workerman.Worker',
  'Workerman.WebServer',
  'GatewayWorker.Gateway',
  'GatewayWorker.Register',
];

/** Everything by which a PHP program listens. */
export const serverApis: readonly ListenApi[] = [
  {
    api: 'php.stream_socket_server',
    name: 'stream_socket_server',
    callees: ['global:stream_socket_server'],
    network: { arg: 0, keyword: 'address' },
    port: [{ arg: 0, keyword: 'address', form: 'address' }],
    readBack: ['stream_socket_get_name'],
  },
  {
    api: 'php.socket_bind',
    name: 'socket_bind',
    callees: ['global:socket_bind'],
    network: { arg: 0, keyword: 'socket' },
    port: [{ arg: 2, keyword: 'port', form: 'number', host: { arg: 1, keyword: 'address' } }],
  },
  {
    api: 'php.socket_create_listen',
    name: 'socket_create_listen',
    callees: ['global:socket_create_listen'],
    port: number(0, 'port'),
  },
  ...addressOrPort(
    {
      api: 'react.socket-server',
      name: 'TcpServer',
      callees: ['React.Socket.TcpServer'],
      network: { arg: 0, keyword: 'uri' },
      readBack: ['getAddress', 'getPort'],
    },
    { arg: 0, keyword: 'uri' },
  ),
  {
    // This one refuses a port alone.
    api: 'react.socket-server',
    name: 'SocketServer',
    callees: ['React.Socket.SocketServer'],
    network: { arg: 0, keyword: 'uri' },
    readBack: ['getAddress', 'getPort'],
    port: [{ arg: 0, keyword: 'uri', form: 'address' }],
  },
  // Before 0.5 its argument was the loop.
  ...addressOrPort(
    {
      api: 'react.socket-server',
      name: 'Server',
      callees: ['React.Socket.Server'],
      network: { arg: 0 },
      knownOnly: true,
      readBack: ['getAddress', 'getPort'],
    },
    { arg: 0 },
  ),
  {
    // React before 0.5: the port is given to the server that was made.
    api: 'react.listen',
    name: 'listen',
    receivers: ['React.Socket.Server()'],
    port: [{ arg: 0, form: 'number', host: { arg: 1 } }],
  },
  {
    api: 'react.datagram-server',
    name: 'createServer',
    receivers: ['React.Datagram.Factory()'],
    protocol: 'udp',
    port: [{ arg: 0, form: 'address' }],
  },
  {
    api: 'amp.listen',
    name: 'listen',
    callees: ['Amp.Socket.listen', 'Amp.Socket.Server.listen'],
    port: [
      { arg: 0, path: ['port'], form: 'number', host: { arg: 0, path: ['address'] } },
      { arg: 0, form: 'address' },
    ],
  },
  {
    api: 'amp.udp',
    name: 'bindUdpSocket',
    callees: ['Amp.Socket.bindUdpSocket'],
    protocol: 'udp',
    port: [
      { arg: 0, path: ['port'], form: 'number', host: { arg: 0, path: ['address'] } },
      { arg: 0, form: 'address' },
    ],
  },
  {
    api: 'swoole.process-pool',
    name: 'listen',
    receivers: ['Swoole.Process.Pool()', 'OpenSwoole.Process.Pool()'],
    minArgs: 2,
    port: hostAndPort(),
  },
  {
    api: 'amp.http-server',
    name: 'expose',
    receivers: [
      'Amp.Http.Server.SocketHttpServer()',
      'Amp.Http.Server.SocketHttpServer.createForDirectAccess()',
      'Amp.Http.Server.SocketHttpServer.createForBehindProxy()',
    ],
    port: [
      { arg: 0, path: ['port'], form: 'number', host: { arg: 0, path: ['address'] } },
      { arg: 0, form: 'address' },
    ],
  },
  {
    api: 'swoole.server',
    name: lastNames(SWOOLE),
    callees: SWOOLE,
    network: { arg: 3 },
    port: [{ arg: 1, keyword: 'port', form: 'number', host: { arg: 0, keyword: 'host' } }],
  },
  {
    api: 'swoole.listen',
    name: ['addListener', 'addlistener', 'listen'],
    receivers: made(SWOOLE),
    network: { arg: 2 },
    port: [{ arg: 1, form: 'number', host: { arg: 0 } }],
  },
  {
    api: 'workerman.worker',
    name: lastNames(WORKERMAN),
    callees: WORKERMAN,
    network: { arg: 0 },
    port: [{ arg: 0, form: 'url' }],
  },
  {
    api: 'workerman.service',
    name: 'Server',
    callees: ['Channel.Server', 'GlobalData.Server'],
    port: hostAndPort('port', 'ip'),
  },
  {
    api: 'phpsocket.io',
    name: 'SocketIO',
    callees: ['PHPSocketIO.SocketIO'],
    port: number(0),
  },
  {
    api: 'ratchet.io-server',
    name: 'factory',
    callees: ['Ratchet.Server.IoServer.factory'],
    port: number(1, 'port', { arg: 2, keyword: 'address' }),
  },
  {
    api: 'ratchet.app',
    name: 'App',
    callees: ['Ratchet.App'],
    port: number(1, 'port', { arg: 2, keyword: 'address' }),
  },
  {
    api: 'grpc.server',
    name: ['addHttp2Port', 'addSecureHttp2Port'],
    receivers: ['Grpc.RpcServer()', 'Grpc.Server()'],
    port: [{ arg: 0, form: 'address' }],
  },
  {
    api: 'mix.server',
    name: 'Server',
    callees: ['Mix.Http.Server.Server', 'Mix.Grpc.Server', 'Mix.WebSocket.Server'],
    port: hostAndPort(),
  },
  {
    api: 'utopia.server',
    name: ['Server', 'Swoole', 'Workerman'],
    callees: [
      'Utopia.Http.Adapter.Swoole.Server',
      'Utopia.Http.Adapter.SwooleCoroutine.Server',
      'Utopia.WebSocket.Adapter.Swoole',
      'Utopia.WebSocket.Adapter.Workerman',
    ],
    port: hostAndPort(),
  },
  {
    api: 'laravel.serve',
    name: ['call', 'callSilent'],
    callees: [
      'Illuminate.Support.Facades.Artisan.call',
      'Illuminate.Support.Facades.Artisan.callSilent',
      'global:Artisan.call',
    ],
    port: [{ arg: 1, path: ['--port'], form: 'number', host: { arg: 1, path: ['--host'] } }],
  },
  {
    api: 'mock-web-server',
    name: 'MockWebServer',
    callees: ['donatj.MockWebServer.MockWebServer'],
    port: number(0, 'port', { arg: 1, keyword: 'host' }),
  },
];
