import type { ListenApi } from '../../../listen-api.ts';
import { hostAndPort, keywords, perhapsHostAndPort } from './places.ts';

const TCP_SERVERS = ['TCPServer', 'Celluloid.IO.TCPServer'];
const WEBRICK = ['HTTPServer', 'GenericServer', 'HTTPProxyServer'];
const EVENT_MACHINE = ['EventMachine', 'EM'];
const onEventMachine = (method: string) => EVENT_MACHINE.map(name => `global:${name}.${method}`);
const RACK_HANDLERS = ['Rack', 'Rackup'].flatMap(root => [
  `global:${root}.Handler.*.run`,
  `global:${root}.Handler.get().run`,
  `global:${root}.Handler.default().run`,
]);

const FLUENTD = ['server_create', 'server_create_connection', 'server_create_tcp', 'server_create_tls'];

/** Ruby's own classes and libraries by which a program listens. */
export const serverApis: readonly ListenApi[] = [
  {
    api: 'thrift.server-socket',
    name: ['ServerSocket', 'SSLServerSocket'],
    callees: ['global:Thrift.ServerSocket', 'global:Thrift.SSLServerSocket'],
    minArgs: 1,
    port: perhapsHostAndPort,
  },
  {
    api: 'ruby.tcp-server',
    name: 'TCPServer',
    callees: TCP_SERVERS.map(name => `global:${name}`),
    port: perhapsHostAndPort,
    readBack: ['addr', 'local_address', 'connect_address'],
  },
  {
    api: 'ruby.tcp-server',
    name: 'open',
    callees: TCP_SERVERS.map(name => `global:${name}.open`),
    port: perhapsHostAndPort,
    readBack: ['addr', 'local_address', 'connect_address'],
  },
  {
    api: 'ruby.tcp-server-sockets',
    name: ['tcp_server_sockets', 'tcp_server_loop'],
    callees: ['global:Socket.tcp_server_sockets', 'global:Socket.tcp_server_loop'],
    port: perhapsHostAndPort,
  },
  {
    api: 'ruby.udp-server-sockets',
    name: ['udp_server_sockets', 'udp_server_loop'],
    callees: ['global:Socket.udp_server_sockets', 'global:Socket.udp_server_loop'],
    protocol: 'udp',
    port: perhapsHostAndPort,
  },
  {
    api: 'ruby.udp-socket',
    name: 'bind',
    receivers: ['global:UDPSocket()'],
    protocol: 'udp',
    port: hostAndPort(),
    // A client that only wants any port binds 0, too.
    zeroIsDynamic: false,
  },
  {
    api: 'ruby.socket',
    name: 'bind',
    receivers: ['global:Socket()'],
    port: [{ arg: 0, path: ['port'], form: 'number', host: { arg: 0, path: ['host'] } }],
  },
  {
    api: 'ruby.socket',
    name: 'bind',
    receivers: ['global:Socket(SOCK_DGRAM)', 'global:Socket(DGRAM)'],
    protocol: 'udp',
    port: [{ arg: 0, path: ['port'], form: 'number', host: { arg: 0, path: ['host'] } }],
    zeroIsDynamic: false,
  },
  {
    api: 'webrick.server',
    name: WEBRICK,
    callees: WEBRICK.map(name => `global:WEBrick.${name}`),
    port: keywords('Port', 'BindAddress'),
  },
  {
    api: 'rack.run',
    name: 'run',
    callees: RACK_HANDLERS,
    port: [...keywords('Port', 'Host', 1), ...keywords('port', 'host', 1)],
  },
  {
    api: 'rack.server',
    name: ['start', 'Server'],
    callees: [
      'global:Rack.Server.start',
      'global:Rackup.Server.start',
      'global:Rack.Server',
      'global:Rackup.Server',
      'global:Rails.Server',
    ],
    port: keywords('Port', 'Host'),
  },
  {
    api: 'sinatra.port',
    name: 'set',
    callees: ['global:Sinatra.Base().set', 'global:Sinatra.Application().set'],
    receivers: [
      'global:Sinatra.Base',
      'global:Sinatra.Base()',
      'global:Sinatra.Application',
      'global:Sinatra.Application()',
    ],
    port: [{ keyword: 'port', form: 'number' }],
    zeroIsDynamic: false,
  },
  {
    api: 'sinatra.port',
    name: 'set',
    callees: ['global:set', 'global:settings.set'],
    imports: ['sinatra', 'sinatra/*'],
    port: [{ keyword: 'port', form: 'number' }],
    zeroIsDynamic: false,
  },
  {
    api: 'sinatra.run',
    name: 'run!',
    callees: ['global:Sinatra.Base().run!'],
    receivers: [
      'global:Sinatra.Base',
      'global:Sinatra.Base()',
      'global:Sinatra.Application',
      'global:Sinatra.Application()',
    ],
    port: keywords('port', 'bind'),
  },
  {
    // The method's name is Sinatra's own; the application's class is another file's.
    api: 'sinatra.run',
    name: 'run!',
    anyReceiver: true,
    needs: [{ keyword: 'port' }],
    port: [{ keyword: 'port', form: 'number', host: { keyword: 'bind' } }],
  },
  {
    api: 'puma.listener',
    name: ['add_tcp_listener', 'add_ssl_listener'],
    anyReceiver: true,
    port: hostAndPort(),
    returnsPort: false,
    readBack: ['connected_ports'],
  },
  // Host, port and application may stand in any order.
  ...[0, 1, 2].map(
    (arg): ListenApi => ({
      api: 'thin.server',
      name: ['start', 'Server'],
      callees: ['global:Thin.Server.start', 'global:Thin.Server'],
      port: [{ arg, form: 'number', ...(arg > 0 && { host: { arg: arg - 1 } }) }],
      knownOnly: true,
    }),
  ),
  {
    api: 'eventmachine.server',
    name: 'start_server',
    callees: onEventMachine('start_server'),
    port: hostAndPort(),
    // With a path as its only address it is a Unix socket.
    minArgs: 2,
  },
  {
    api: 'eventmachine.datagram',
    name: 'open_datagram_socket',
    callees: onEventMachine('open_datagram_socket'),
    protocol: 'udp',
    port: hostAndPort(),
    zeroIsDynamic: false,
  },
  {
    api: 'em-websocket',
    name: ['start', 'run'],
    callees: ['start', 'run'].flatMap(method => onEventMachine(`WebSocket.${method}`)),
    port: keywords(),
  },
  {
    api: 'async.http',
    name: 'for',
    callees: ['global:Async.HTTP.Server.for'],
    port: [{ arg: 0, form: 'url' }],
    knownOnly: true,
  },
  // Today the application stands before the endpoint.
  ...[0, 1].map(
    (arg): ListenApi => ({
      api: 'async.http',
      name: 'Server',
      callees: ['global:Async.HTTP.Server', 'global:Falcon.Server'],
      port: [{ arg, form: 'url' }],
      knownOnly: true,
    }),
  ),
  {
    api: 'grpc.server',
    name: 'add_http2_port',
    anyReceiver: true,
    port: [{ arg: 0, form: 'address' }],
    returnsPort: true,
  },
  {
    api: 'drb.service',
    name: 'start_service',
    callees: ['global:DRb.start_service'],
    port: [{ arg: 0, form: 'url' }],
  },
  {
    api: 'drb.server',
    name: 'DRbServer',
    callees: ['global:DRb.DRbServer'],
    port: [{ arg: 0, form: 'url' }],
  },
  {
    api: 'xmlrpc.server',
    name: 'Server',
    callees: ['global:XMLRPC.Server'],
    port: [{ arg: 0, form: 'number', host: { arg: 1 } }],
  },
  {
    api: 'gserver',
    name: 'GServer',
    callees: ['global:GServer'],
    port: [{ arg: 0, form: 'number', host: { arg: 1 } }],
  },
  {
    api: 'reel.server',
    name: ['HTTP', 'supervise', 'run'],
    callees: ['global:Reel.Server.HTTP', 'global:Reel.Server.HTTP.supervise', 'global:Reel.Server.HTTP.run'],
    port: hostAndPort(),
  },
  {
    api: 'faye.listen',
    name: 'listen',
    receivers: ['global:Faye.RackAdapter()'],
    port: [{ arg: 0, form: 'number' }],
  },
  {
    api: 'iodine.listen',
    name: 'listen',
    callees: ['global:Iodine.listen'],
    port: keywords('port', 'address'),
  },
  {
    api: 'agoo.server',
    name: 'init',
    callees: ['global:Agoo.Server.init'],
    port: [{ arg: 0, form: 'number' }],
  },
  {
    api: 'prometheus-exporter.server',
    name: ['WebServer', 'Runner'],
    callees: ['global:PrometheusExporter.Server.WebServer', 'global:PrometheusExporter.Server.Runner'],
    port: keywords('port', 'bind'),
  },
  {
    api: 'capybara.server',
    name: 'Server',
    callees: ['global:Capybara.Server'],
    port: [
      { keyword: 'port', form: 'number', host: { keyword: 'host' } },
      { arg: 1, form: 'number' },
    ],
  },
  {
    api: 'capybara.server-port',
    objects: ['global:Capybara'],
    port: [{ path: ['server_port'], form: 'number' }],
    zeroIsDynamic: false,
  },
  ...(['tcp', 'udp'] as const).map((protocol): ListenApi => {
    const names = protocol === 'udp' ? ['server_create_udp'] : FLUENTD;
    return {
      api: 'fluentd.server',
      name: names,
      callees: names.map(name => `….${name}`),
      protocol,
      network: { keyword: 'proto' },
      port: [{ arg: 1, form: 'number', host: { keyword: 'bind' } }],
    };
  }),
];
