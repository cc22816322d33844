import type { ListenApi } from '../../../listen-api.ts';

const functions = (...names: readonly string[]) => ({
  name: names,
  callees: names.map(name => `global:${name}`),
});
const types = (...names: readonly string[]) => names.flatMap(name => [`….${name}()`, `global:${name}()`]);
const HTTPLIB = [
  'httplib.h',
  'httplib/httplib.h',
  'cpp-httplib/httplib.h',
  '../httplib.h',
  '../../httplib.h',
  'yhirose/httplib.h',
];
const GRPC = ['grpc++/*', 'grpcpp/*'];
const number = (arg: number, host?: number) =>
  [{ arg, form: 'number', ...(host !== undefined && { host: { arg: host } }) }] as const;
const url = (arg: number) => [{ arg, form: 'url' }] as const;

/** Servers, frameworks, message queues. */
export const servers: readonly ListenApi[] = [
  {
    api: 'grpc.add-listening-port',
    name: 'AddListeningPort',
    receivers: types('grpc.ServerBuilder', 'ServerBuilder', 'grpc.experimental.ServerBuilder'),
    port: [{ arg: 0, form: 'address' }],
    returnsPort: true,
  },
  {
    api: 'grpc.add-listening-port',
    name: 'AddListeningPort',
    anyReceiver: true,
    imports: GRPC,
    port: [{ arg: 0, form: 'address' }],
  },
  {
    api: 'grpc.core.add-port',
    ...functions('grpc_server_add_http2_port', 'grpc_server_add_insecure_http2_port'),
    port: [{ arg: 1, form: 'address' }],
  },
  {
    api: 'httplib.listen',
    name: ['listen', 'bind_to_port'],
    receivers: ['global:httplib.Server()', 'global:httplib.SSLServer()'],
    port: number(1, 0),
  },
  {
    api: 'httplib.listen',
    name: ['listen', 'bind_to_port'],
    receivers: ['global:Server()', 'global:SSLServer()'],
    imports: HTTPLIB,
    port: number(1, 0),
  },
  {
    api: 'libhttpserver.port',
    name: 'create_webserver',
    callees: ['global:create_webserver', '….create_webserver'],
    imports: ['httpserver.hpp', './httpserver.hpp'],
    minArgs: 1,
    port: number(0),
  },
  {
    api: 'libhttpserver.port',
    name: 'port',
    receivers: ['global:create_webserver()', '….create_webserver()'],
    imports: ['httpserver.hpp', './httpserver.hpp'],
    minArgs: 1,
    port: number(0),
  },
  {
    api: 'libhv.run',
    name: ['http_server_run', 'websocket_server_run'],
    callees: ['global:http_server_run', 'global:websocket_server_run'],
    port: [{ arg: 0, path: ['port'], form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'crow.port',
    name: 'port',
    receivers: ['global:crow.SimpleApp()', 'global:crow.App()', 'global:crow.Crow()', 'global:SimpleApp()'],
    port: number(0),
  },
  {
    api: 'drogon.listener',
    name: 'addListener',
    receivers: [
      'global:drogon.app()',
      'global:app()',
      'global:drogon.HttpAppFramework.instance()',
      'global:HttpAppFramework.instance()',
    ],
    port: number(1, 0),
  },
  {
    api: 'pistache.port',
    name: 'Port',
    callees: ['global:Port', 'global:Pistache.Port'],
    imports: ['pistache/*'],
    // A port is a class of its own, of addresses that are dialled or compared, too.
    beside: ['listenAndServe', 'serve', 'serveThreaded', 'bind'],
    port: number(0),
  },
  {
    api: 'pistache.listen',
    name: 'listenAndServe',
    callees: ['global:Http.listenAndServe', 'global:Pistache.Http.listenAndServe'],
    port: [{ arg: 0, form: 'address' }],
  },
  {
    api: 'oatpp.connection-provider',
    name: 'createShared',
    callees: ['….server.ConnectionProvider.createShared', 'global:server.ConnectionProvider.createShared'],
    port: [{ arg: 0, path: [1], form: 'number', host: { arg: 0, path: [0] } }],
  },
  {
    api: 'uwebsockets.listen',
    name: 'listen',
    receivers: ['App', 'SSLApp', 'TemplatedApp', 'H3App', 'LocalCluster'].map(name => `global:uWS.${name}()`),
    port: number(0),
  },
  {
    api: 'mongoose.listen',
    ...functions('mg_http_listen', 'mg_listen', 'mg_mqtt_listen'),
    network: { arg: 1 },
    port: url(1),
  },
  { api: 'mongoose.bind', ...functions('mg_bind'), port: number(1), knownOnly: true },
  {
    api: 'civetweb.start',
    ...functions('mg_start'),
    port: [{ arg: 2, path: ['listening_ports'], form: 'port-list' }],
    knownOnly: true,
  },
  {
    api: 'civetweb.server',
    name: 'CivetServer',
    callees: ['global:CivetServer'],
    port: [{ arg: 0, path: ['listening_ports'], form: 'port-list' }],
    knownOnly: true,
  },
  {
    // Options that are handed on in a struct, or by another list.
    api: 'civetweb.options',
    objects: ['global:civetweb_options'],
    port: [{ path: ['listening_ports'], form: 'port-list' }],
    knownOnly: true,
  },
  { api: 'microhttpd.start', ...functions('MHD_start_daemon'), port: number(1) },
  {
    api: 'libevent.http',
    ...functions('evhttp_bind_socket', 'evhttp_bind_socket_with_handle'),
    port: number(2, 1),
  },
  { api: 'evhtp.bind', ...functions('evhtp_bind_socket'), port: number(2, 1) },
  {
    api: 'libwebsockets.context',
    ...functions('lws_create_context', 'lws_create_vhost'),
    port: [
      { arg: 0, path: ['port'], form: 'number' },
      { arg: 1, path: ['port'], form: 'number' },
    ],
    knownOnly: true,
    zeroIsDynamic: false,
  },
  { api: 'libmicrohttpd.ulfius', ...functions('ulfius_init_instance'), port: number(1) },
  { api: 'kore.onion', ...functions('onion_set_port'), port: number(1) },
  { api: 'onion.listen-point', ...functions('onion_add_listen_point'), port: number(2, 1) },
  {
    // Its other fields are the library's own defaults.
    api: 'esp.http-server',
    ...functions('httpd_start'),
    port: [{ arg: 1, path: ['server_port'], form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'zmq.bind',
    ...functions('zmq_bind', 'zsock_bind', 'nng_listen', 'nn_bind'),
    port: url(1),
  },
  { api: 'nng.listener', ...functions('nng_listener_create'), port: url(2) },
  {
    api: 'zmq.socket.bind',
    name: 'bind',
    receivers: types('zmq.socket_t', 'socket_t', 'nng.socket', 'zmqpp.socket'),
    port: url(0),
  },
  {
    api: 'thrift.server-socket',
    name: ['TServerSocket', 'TNonblockingServerSocket', 'TSSLServerSocket'],
    callees: ['TServerSocket', 'TNonblockingServerSocket', 'TSSLServerSocket'].flatMap(name => [
      `….${name}`,
      `global:${name}`,
    ]),
    port: number(0),
  },
  {
    api: 'cpprest.listener',
    name: 'http_listener',
    callees: ['….http_listener', 'global:http_listener'],
    port: url(0),
    knownOnly: true,
  },
  { api: 'restbed.port', name: 'set_port', receivers: types('restbed.Settings'), port: number(0) },
  {
    api: 'restbed.port',
    name: 'set_port',
    receivers: ['global:Settings()'],
    imports: ['restbed', 'restbed.hpp'],
    port: number(0),
  },
  {
    api: 'libhv.run',
    name: 'run',
    receivers: ['global:hv.HttpServer()', 'global:hv.WebSocketServer()'],
    port: [{ arg: 0, form: 'address' }],
  },
  {
    api: 'libhv.port',
    name: 'setPort',
    receivers: [
      'global:hv.HttpServer()',
      'global:hv.WebSocketServer()',
      'global:HttpServer()',
      'global:WebSocketServer()',
    ],
    imports: ['hv/*', 'HttpServer.h', 'WebSocketServer.h'],
    port: number(0),
  },
  {
    api: 'workflow.start',
    name: 'start',
    receivers: [
      'global:WFHttpServer()',
      'global:WFRedisServer()',
      'global:WFMySQLServer()',
      'global:WFServer()',
    ],
    port: number(0),
    minArgs: 1,
    maxArgs: 3,
  },
  { api: 'brpc.start', name: 'Start', receivers: types('brpc.Server'), port: number(0), knownOnly: true },
  { api: 'websocketpp.listen', name: 'listen', receivers: types('websocketpp.server'), port: number(0) },
  {
    api: 'websocketpp.listen',
    name: 'listen',
    receivers: ['global:server()', 'global:WebsocketServer()'],
    imports: ['websocketpp/*'],
    port: number(0),
  },
  {
    // Its types are mostly called otherwise by the programs' own headers.
    api: 'websocketpp.listen',
    name: 'listen',
    anyReceiver: true,
    imports: ['websocketpp/*'],
    minArgs: 1,
    port: number(0),
    knownOnly: true,
  },
  {
    // What stands beside it says whether it is listened on.
    api: 'muduo.address',
    name: 'InetAddress',
    callees: ['global:muduo.InetAddress'],
    beside: ['TcpServer', 'Acceptor'],
    minArgs: 1,
    maxArgs: 1,
    port: number(0),
    knownOnly: true,
  },
  {
    // An address of nothing but a port is every address of the machine.
    api: 'muduo.address',
    name: 'InetAddress',
    callees: ['….net.InetAddress', 'global:InetAddress', 'global:net.InetAddress'],
    imports: ['muduo/*'],
    minArgs: 1,
    maxArgs: 1,
    port: number(0),
    knownOnly: true,
  },
  {
    api: 'ixwebsocket.server',
    name: ['WebSocketServer', 'HttpServer'],
    callees: ['global:ix.WebSocketServer', 'global:ix.HttpServer'],
    port: number(0),
  },
  {
    api: 'prometheus.exposer',
    name: 'Exposer',
    callees: ['global:prometheus.Exposer', 'global:Exposer'],
    port: [{ arg: 0, form: 'address' }],
  },
  {
    api: 'restinio.port',
    name: 'port',
    receivers: [
      'global:restinio.on_this_thread()',
      'global:restinio.on_thread_pool()',
      'global:restinio.server_settings_t()',
    ],
    port: number(0),
  },
  {
    api: 'cinatra.server',
    name: 'coro_http_server',
    callees: ['….coro_http_server', 'global:coro_http_server'],
    port: number(1),
  },
];
