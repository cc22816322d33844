import type { ListenApi } from '../../../listen-api.ts';
import { inOptions, LISTEN } from './places.ts';

/** WebSockets, gRPC and other servers that are no web frameworks. */
export const socketApis: readonly ListenApi[] = [
  {
    api: 'nest.websocket-gateway',
    name: 'WebSocketGateway',
    callees: ['@nestjs/websockets.WebSocketGateway'],
    port: [{ arg: 0, form: 'number' }],
    zeroIsDynamic: false,
    knownOnly: true,
  },
  {
    api: 'socket.io.server',
    name: 'Server',
    callees: ['socket.io.Server', 'socket.io'],
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'socket.io.listen',
    name: ['listen', 'attach'],
    receivers: ['socket.io.Server()', 'socket.io()'],
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'socket.io.listen',
    name: 'listen',
    callees: ['socket.io.listen'],
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'socket.io.require',
    name: '',
    callees: ['socket.io'],
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'ws.server',
    name: ['WebSocketServer', 'Server'],
    callees: [
      'ws.WebSocketServer',
      'ws.Server',
      'isomorphic-ws.Server',
      'isomorphic-ws.WebSocketServer',
      'uws.Server',
    ],
    port: inOptions(0),
    unless: [
      { arg: 0, path: ['server'] },
      { arg: 0, path: ['noServer'] },
    ],
    readBack: ['address'],
  },
  // Before its version 3.
  { api: 'ws.server', name: 'createServer', callees: ['ws.createServer'], port: inOptions(0) },
  {
    api: 'engine.io.listen',
    name: 'listen',
    callees: ['engine.io.listen'],
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'grpc.bind',
    name: ['bindAsync', 'bind'],
    receivers: ['@grpc/grpc-js.Server()', 'grpc.Server()', 'mali()'],
    port: [{ arg: 0, form: 'address' }],
    emptyPort: 443,
    readBack: [],
  },
  {
    api: 'prom-client.metrics',
    name: 'PrometheusExporter',
    callees: ['@opentelemetry/exporter-prometheus.PrometheusExporter'],
    port: inOptions(0),
    omitted: 9464,
  },
  {
    api: 'smtp-server.listen',
    name: 'listen',
    receivers: ['smtp-server.SMTPServer()'],
    port: LISTEN,
    omitted: 'dynamic',
    readBack: ['address'],
  },
  {
    api: 'aedes.listen',
    name: 'listen',
    receivers: ['aedes-server-factory.createServer()'],
    port: LISTEN,
    omitted: 'dynamic',
    readBack: ['address'],
  },
];
