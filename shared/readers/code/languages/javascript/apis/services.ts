import type { ListenApi } from '../../../listen-api.ts';
import { inOptions, LISTEN, NO_PORT } from './places.ts';

/** Servers of packages that speak other protocols, and frameworks that are started with a port. */
export const serviceApis: readonly ListenApi[] = [
  {
    api: 'node.net.listen',
    name: 'listen',
    receivers: [
      'ssh2.Server()',
      'ldapjs.createServer()',
      'nodejs-websocket.createServer()',
      'httpolyglot.createServer()',
      'thrift.createServer()',
      'http2-wrapper.createServer()',
      'http2-wrapper.createSecureServer()',
      'jayson.Server().http()',
      'jayson.Server().tcp()',
      'jayson.server().http()',
      'jayson.server().tcp()',
      'http2-proxy()',
      'http-terminator()',
      '@trpc/server/adapters/standalone.createHTTPServer()',
      'koa-websocket()',
    ],
    port: LISTEN,
    unless: NO_PORT,
    readBack: ['address'],
  },
  {
    // In socket mode nothing is bound, whatever is given.
    api: 'bolt.start',
    name: 'start',
    receivers: [
      '@slack/bolt.App()',
      '@slack/bolt.ExpressReceiver()',
      '@slack/bolt.HTTPReceiver()',
      '@slack/bolt.default.App()',
    ],
    port: [{ arg: 0, form: 'number' }, ...inOptions(0)],
    knownOnly: true,
  },
  {
    api: 'sails.lift',
    // `load` makes an application that does not listen.
    name: 'lift',
    receivers: ['sails', 'sails.Sails()', 'sails()'],
    port: inOptions(0),
    knownOnly: true,
  },
  {
    api: 'egg.start',
    name: 'startCluster',
    callees: ['egg.startCluster'],
    port: inOptions(0),
    knownOnly: true,
  },
  {
    api: 'seneca.listen',
    name: 'listen',
    receivers: ['seneca()'],
    port: [...inOptions(0), { arg: 0, form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'moleculer.gateway',
    name: 'createService',
    receivers: ['moleculer.ServiceBroker()'],
    port: [
      { arg: 0, path: ['settings', 'port'], form: 'number', host: { arg: 0, path: ['settings', 'ip'] } },
    ],
    knownOnly: true,
  },
  {
    api: 'peer.server',
    name: 'PeerServer',
    callees: ['peer.PeerServer'],
    port: inOptions(0),
    knownOnly: true,
  },
  {
    api: 'mosca.server',
    name: 'Server',
    callees: ['mosca.Server', 'rpc-websockets.Server'],
    port: inOptions(0),
    knownOnly: true,
  },
  {
    api: 'opcua.server',
    name: 'OPCUAServer',
    callees: ['node-opcua.OPCUAServer', 'node-opcua-server.OPCUAServer'],
    port: inOptions(0),
    knownOnly: true,
  },
  {
    // `tcp://*:5555`; what is bound here may also be a path (`ipc://`).
    api: 'zeromq.bind',
    name: ['bind', 'bindSync'],
    receivers: [
      'zeromq.socket()',
      'zmq.socket()',
      ...['Publisher', 'Subscriber', 'Push', 'Pull', 'Request', 'Reply', 'Router', 'Dealer'].map(
        kind => `zeromq.${kind}()`,
      ),
    ],
    port: [{ arg: 0, form: 'address' }],
    knownOnly: true,
  },
  {
    api: 'axon.bind',
    name: 'bind',
    receivers: ['axon.socket()', 'pm2-axon.socket()'],
    port: [{ arg: 0, form: 'number', host: { arg: 1 } }],
    knownOnly: true,
  },
  {
    api: 'xmlrpc.server',
    name: 'createServer',
    callees: ['xmlrpc.createServer'],
    port: inOptions(0),
    knownOnly: true,
  },
  {
    api: 'ftp-srv.server',
    name: ['FtpSrv', 'FtpServer'],
    callees: ['ftp-srv', 'ftp-srv.FtpSrv'],
    port: [{ arg: 0, path: ['url'], form: 'url' }],
    knownOnly: true,
  },
  {
    api: 'node-media-server.rtmp',
    name: 'NodeMediaServer',
    callees: ['node-media-server'],
    port: [{ arg: 0, path: ['rtmp', 'port'], form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'node-media-server.http',
    name: 'NodeMediaServer',
    callees: ['node-media-server'],
    port: [{ arg: 0, path: ['http', 'port'], form: 'number' }],
    knownOnly: true,
  },
];
