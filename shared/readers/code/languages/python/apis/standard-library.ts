import type { ListenApi } from '../../../listen-api.ts';
import { hostAndPort, SOCKET_READ_BACK, tuple } from './places.ts';

/** How programs name the event loop. */
const LOOPS = [
  'asyncio.get_event_loop()',
  'asyncio.get_running_loop()',
  'asyncio.new_event_loop()',
  'asyncio.AbstractEventLoop()',
  'uvloop.new_event_loop()',
  'uvloop.Loop()',
];

/** What the standard library listens by; see ListenApi. */
export const standardLibrary: readonly ListenApi[] = [
  {
    api: 'python.socket.bind',
    rawSocket: true,
    name: 'bind',
    receivers: ['socket.socket()', 'gevent.socket.socket()', 'eventlet.green.socket.socket()'],
    port: tuple(0),
    readBack: SOCKET_READ_BACK,
    zeroNeeds: ['listen', 'getsockname', 'accept'],
  },
  {
    api: 'python.socket.bind',
    name: 'bind',
    receivers: ['socket.socket(SOCK_DGRAM)'],
    protocol: 'udp',
    port: tuple(0),
    zeroIsDynamic: false,
  },
  {
    api: 'python.socket.create-server',
    name: 'create_server',
    callees: ['socket.create_server'],
    port: tuple(0, 'address'),
    readBack: SOCKET_READ_BACK,
  },
  {
    api: 'python.http.server',
    name: ['HTTPServer', 'ThreadingHTTPServer', 'HTTPSServer', 'ThreadingHTTPSServer'],
    callees: [
      'http.server.HTTPServer',
      'http.server.ThreadingHTTPServer',
      'http.server.HTTPSServer',
      'http.server.ThreadingHTTPSServer',
      'BaseHTTPServer.HTTPServer',
      'six.moves.BaseHTTPServer.HTTPServer',
    ],
    port: tuple(0, 'server_address'),
    readBack: ['server_address', 'server_port', 'getsockname'],
  },
  {
    api: 'python.socketserver',
    name: ['TCPServer', 'ThreadingTCPServer', 'ForkingTCPServer'],
    callees: ['TCPServer', 'ThreadingTCPServer', 'ForkingTCPServer'].flatMap(name => [
      `socketserver.${name}`,
      `SocketServer.${name}`,
      `six.moves.socketserver.${name}`,
    ]),
    port: tuple(0, 'server_address'),
    readBack: ['server_address', 'getsockname'],
  },
  {
    api: 'python.socketserver',
    name: ['UDPServer', 'ThreadingUDPServer', 'ForkingUDPServer'],
    callees: ['UDPServer', 'ThreadingUDPServer', 'ForkingUDPServer'].flatMap(name => [
      `socketserver.${name}`,
      `SocketServer.${name}`,
    ]),
    protocol: 'udp',
    port: tuple(0, 'server_address'),
    readBack: ['server_address', 'getsockname'],
  },
  {
    api: 'python.xmlrpc.server',
    name: ['SimpleXMLRPCServer', 'DocXMLRPCServer'],
    callees: [
      'xmlrpc.server.SimpleXMLRPCServer',
      'xmlrpc.server.DocXMLRPCServer',
      'SimpleXMLRPCServer.SimpleXMLRPCServer',
    ],
    port: tuple(0, 'addr'),
    readBack: ['server_address', 'getsockname'],
  },
  {
    api: 'python.wsgiref',
    name: 'make_server',
    callees: ['wsgiref.simple_server.make_server'],
    port: hostAndPort(0, 1),
    readBack: ['server_port', 'server_address'],
  },
  {
    api: 'python.wsgiref',
    name: 'WSGIServer',
    callees: ['wsgiref.simple_server.WSGIServer'],
    port: tuple(0, 'server_address'),
    readBack: ['server_port', 'server_address'],
  },
  {
    api: 'python.multiprocessing.listener',
    name: 'Listener',
    callees: ['multiprocessing.connection.Listener'],
    port: tuple(0, 'address'),
    readBack: ['address'],
  },
  {
    api: 'python.asyncio.start-server',
    name: 'start_server',
    callees: ['asyncio.start_server'],
    port: hostAndPort(1, 2),
    readBack: SOCKET_READ_BACK,
  },
  {
    api: 'python.asyncio.create-server',
    name: 'create_server',
    receivers: LOOPS,
    guess: { names: ['loop'] },
    port: hostAndPort(1, 2),
    readBack: SOCKET_READ_BACK,
  },
  {
    api: 'python.asyncio.datagram-endpoint',
    name: 'create_datagram_endpoint',
    receivers: LOOPS,
    guess: { names: ['loop'] },
    protocol: 'udp',
    port: [
      {
        keyword: 'local_addr',
        path: [1],
        form: 'number',
        host: { keyword: 'local_addr', path: [0] },
      },
    ],
    zeroIsDynamic: false,
  },
  {
    api: 'python.smtpd',
    name: ['SMTPServer', 'DebuggingServer'],
    callees: ['smtpd.SMTPServer', 'smtpd.DebuggingServer'],
    port: tuple(0),
  },
  {
    api: 'python.asyncore.bind',
    name: 'bind',
    receivers: ['asyncore.dispatcher()', 'asynchat.async_chat()'],
    port: tuple(0),
  },
];
