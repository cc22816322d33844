import type { ListenApi } from '../../../listen-api.ts';
import { hostAndPort, keyword, SOCKET_READ_BACK, tuple } from './places.ts';

/** Sockets of ZeroMQ; which of them listens, the call tells. */
const ZMQ_SOCKETS = [
  'zmq.Context().socket()',
  'zmq.Context.instance().socket()',
  'zmq.asyncio.Context().socket()',
  'zmq.asyncio.Context.instance().socket()',
  'zmq.green.Context().socket()',
  'zmq.Socket()',
];

/** Networking libraries, RPC, message queues, tools. */
export const network: readonly ListenApi[] = [
  { api: 'trio.serve-tcp', name: 'serve_tcp', callees: ['trio.serve_tcp'], port: hostAndPort(2, 1) },
  {
    api: 'trio.listeners',
    name: 'open_tcp_listeners',
    callees: ['trio.open_tcp_listeners'],
    port: [{ arg: 0, keyword: 'port', form: 'number', host: { keyword: 'host' } }],
  },
  {
    api: 'anyio.tcp-listener',
    name: 'create_tcp_listener',
    callees: ['anyio.create_tcp_listener'],
    port: keyword('local_port', 'local_host'),
    omitted: 'dynamic',
  },
  {
    api: 'twisted.listen',
    name: ['listenTCP', 'listenSSL'],
    callees: ['twisted.internet.reactor.listenTCP', 'twisted.internet.reactor.listenSSL'],
    guess: { names: ['reactor'] },
    port: [{ arg: 0, keyword: 'port', form: 'number', host: { keyword: 'interface' } }],
    readBack: ['getHost'],
  },
  {
    api: 'twisted.listen-udp',
    name: ['listenUDP', 'listenMulticast'],
    callees: ['twisted.internet.reactor.listenUDP', 'twisted.internet.reactor.listenMulticast'],
    guess: { names: ['reactor'] },
    protocol: 'udp',
    port: [{ arg: 0, keyword: 'port', form: 'number', host: { keyword: 'interface' } }],
    zeroIsDynamic: false,
  },
  {
    api: 'twisted.endpoint',
    name: ['TCP4ServerEndpoint', 'TCP6ServerEndpoint', 'SSL4ServerEndpoint'],
    callees: ['TCP4ServerEndpoint', 'TCP6ServerEndpoint', 'SSL4ServerEndpoint'].map(
      name => `twisted.internet.endpoints.${name}`,
    ),
    port: [{ arg: 1, keyword: 'port', form: 'number', host: { keyword: 'interface' } }],
  },
  {
    api: 'twisted.endpoint-string',
    name: 'serverFromString',
    callees: ['twisted.internet.endpoints.serverFromString'],
    port: [{ arg: 1, keyword: 'description', form: 'endpoint' }],
  },
  {
    api: 'twisted.endpoint-string',
    name: 'service',
    callees: ['twisted.application.strports.service'],
    port: [{ arg: 0, keyword: 'description', form: 'endpoint' }],
  },
  {
    // The URL of a server; `listenWS` takes the port from there.
    api: 'autobahn.listen',
    name: 'WebSocketServerFactory',
    callees: ['autobahn.twisted.websocket.WebSocketServerFactory'],
    beside: ['listenWS'],
    port: [{ arg: 0, keyword: 'url', form: 'url' }],
    knownOnly: true,
  },
  {
    api: 'twisted.application',
    name: ['TCPServer', 'SSLServer'],
    callees: ['twisted.application.internet.TCPServer', 'twisted.application.internet.SSLServer'],
    port: [{ arg: 0, form: 'number', host: { keyword: 'interface' } }],
  },
  {
    api: 'twisted.application',
    name: 'UDPServer',
    callees: ['twisted.application.internet.UDPServer'],
    protocol: 'udp',
    port: [{ arg: 0, form: 'number', host: { keyword: 'interface' } }],
  },
  {
    api: 'eventlet.listen',
    name: 'listen',
    callees: ['eventlet.listen', 'eventlet.convenience.listen'],
    port: tuple(0, 'addr'),
    readBack: SOCKET_READ_BACK,
  },
  {
    api: 'grpc.add-port',
    name: ['add_insecure_port', 'add_secure_port'],
    receivers: ['grpc.server()', 'grpc.aio.server()', 'grpc.experimental.aio.server()'],
    guess: { names: ['server', 'srv', 'grpc', 's'] },
    port: [{ arg: 0, keyword: 'address', form: 'address' }],
    emptyPort: 443,
    returnsPort: true,
  },
  {
    api: 'websockets.serve',
    name: 'serve',
    callees: [
      'websockets.serve',
      'websockets.server.serve',
      'websockets.asyncio.server.serve',
      'websockets.sync.server.serve',
      'websockets.legacy.server.serve',
    ],
    port: hostAndPort(1, 2),
    unless: [{ keyword: 'sock' }],
    readBack: SOCKET_READ_BACK,
  },
  {
    api: 'websocket-server',
    name: 'WebsocketServer',
    callees: ['websocket_server.WebsocketServer'],
    // Before its version 0.6 the port stood first.
    port: [...hostAndPort(0, 1), { arg: 0, form: 'number', host: { keyword: 'host' } }],
    knownOnly: true,
  },
  {
    api: 'aiosmtpd.controller',
    name: 'Controller',
    callees: ['aiosmtpd.controller.Controller'],
    port: [{ arg: 2, keyword: 'port', form: 'number', host: { arg: 1, keyword: 'hostname' } }],
  },
  {
    api: 'pyftpdlib.server',
    name: ['FTPServer', 'ThreadedFTPServer', 'MultiprocessFTPServer'],
    callees: ['FTPServer', 'ThreadedFTPServer', 'MultiprocessFTPServer'].map(
      name => `pyftpdlib.servers.${name}`,
    ),
    port: tuple(0),
  },
  {
    api: 'aioquic.serve',
    name: 'serve',
    callees: ['aioquic.asyncio.serve', 'aioquic.asyncio.server.serve'],
    protocol: 'udp',
    port: hostAndPort(0, 1),
  },
  {
    api: 'thrift.server-socket',
    name: 'TServerSocket',
    callees: ['thrift.transport.TSocket.TServerSocket'],
    port: hostAndPort(0, 1),
  },
  {
    api: 'rpyc.server',
    name: ['ThreadedServer', 'ForkingServer', 'OneShotServer', 'ThreadPoolServer'],
    callees: ['ThreadedServer', 'ForkingServer', 'OneShotServer', 'ThreadPoolServer'].flatMap(name => [
      `rpyc.utils.server.${name}`,
      `rpyc.${name}`,
    ]),
    port: keyword('port', 'hostname'),
  },
  ...(['Tcp', 'Tls', 'Udp'] as const).map(
    (transport): ListenApi => ({
      api: 'pymodbus.server',
      name: [`Start${transport}Server`, `StartAsync${transport}Server`, `Modbus${transport}Server`],
      callees: ['Start', 'StartAsync', 'Modbus'].flatMap(verb =>
        ['', 'sync.', 'async_io.'].map(part => `pymodbus.server.${part}${verb}${transport}Server`),
      ),
      protocol: transport === 'Udp' ? 'udp' : 'tcp',
      port: [{ keyword: 'address', path: [1], form: 'number', host: { keyword: 'address', path: [0] } }],
    }),
  ),
  {
    api: 'dapr.grpc',
    name: 'run',
    receivers: ['dapr.ext.grpc.App()'],
    port: [{ arg: 0, keyword: 'app_port', form: 'number', host: { arg: 1, keyword: 'listen_address' } }],
  },
  {
    api: 'dnslib.server',
    name: 'DNSServer',
    callees: ['dnslib.server.DNSServer'],
    protocol: 'udp',
    port: [{ arg: 2, keyword: 'port', form: 'number', host: { arg: 1, keyword: 'address' } }],
  },
  {
    api: 'prometheus-client.start',
    name: ['start_http_server', 'start_wsgi_server'],
    callees: [
      'prometheus_client.start_http_server',
      'prometheus_client.start_wsgi_server',
      'prometheus_client.exposition.start_http_server',
    ],
    port: [{ arg: 0, keyword: 'port', form: 'number', host: { arg: 1, keyword: 'addr' } }],
  },
  {
    api: 'debugpy.listen',
    name: 'listen',
    callees: ['debugpy.listen'],
    port: [...tuple(0, 'address'), { arg: 0, keyword: 'address', form: 'number' }],
  },
  {
    api: 'ptvsd.enable-attach',
    name: 'enable_attach',
    callees: ['ptvsd.enable_attach'],
    port: tuple(0, 'address'),
  },
  {
    api: 'zmq.bind',
    name: 'bind',
    receivers: ZMQ_SOCKETS,
    // The URL's scheme: `udp://` is RADIO and DISH, `ipc://` and `inproc://` have no ports.
    network: { arg: 0, keyword: 'addr' },
    port: [{ arg: 0, keyword: 'addr', form: 'address' }],
    knownOnly: true,
  },
  {
    api: 'zmq.bind-random',
    name: 'bind_to_random_port',
    receivers: ZMQ_SOCKETS,
    port: [],
    omitted: 'dynamic',
    returnsPort: true,
  },
];
