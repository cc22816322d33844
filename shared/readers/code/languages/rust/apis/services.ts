import type { ListenApi } from '../../../listen-api.ts';
import { address } from './places.ts';

/** Calls over HTTP, proxies, exporters of metrics, servers for tests. */
export const services: readonly ListenApi[] = [
  {
    api: 'jsonrpsee.build',
    name: ['build'],
    receivers: [
      'ServerBuilder()',
      'ServerBuilder.new()',
      'Server.builder()',
      'WsServerBuilder()',
      'HttpServerBuilder()',
    ].flatMap(origin => [
      `jsonrpsee.server.${origin}`,
      `jsonrpsee.core.server.${origin}`,
      `jsonrpsee.ws_server.${origin}`,
      `jsonrpsee.http_server.${origin}`,
      `jsonrpsee.${origin}`,
    ]),
    port: address(0),
    readBack: ['local_addr'],
  },
  {
    api: 'jsonrpc.start',
    name: ['start_http', 'start'],
    receivers: [
      'jsonrpc_http_server.ServerBuilder.new()',
      'jsonrpc_ws_server.ServerBuilder.new()',
      'jsonrpc_tcp_server.ServerBuilder.new()',
    ],
    port: address(0),
  },
  {
    api: 'volo.run',
    name: 'run',
    receivers: ['volo_http.server.Server.new()', 'volo_http.Server.new()', 'volo_thrift.server.Server.new()'],
    port: [{ arg: 0, form: 'address' }],
  },
  {
    // Services of every kind and lists of listeners: nothing else in a program of Pingora is called so.
    api: 'pingora.add-tcp',
    name: ['add_tcp', 'add_tls', 'add_tcp_with_settings', 'add_tls_with_settings'],
    anyReceiver: true,
    imports: ['pingora*'],
    port: [{ arg: 0, form: 'address' }],
  },
  {
    api: 'pingora.listeners',
    name: ['tcp', 'tls'],
    callees: ['tcp', 'tls'].flatMap(name => [
      `pingora.listeners.Listeners.${name}`,
      `pingora_core.listeners.Listeners.${name}`,
    ]),
    port: [{ arg: 0, form: 'address' }],
  },
  {
    api: 'prometheus-exporter.start',
    name: 'start',
    callees: ['prometheus_exporter.start'],
    port: address(0),
  },
  {
    api: 'metrics-exporter-prometheus',
    name: ['with_http_listener', 'listen_address'],
    receivers: ['metrics_exporter_prometheus.PrometheusBuilder.new()'],
    port: address(0),
  },
  {
    api: 'console-subscriber',
    name: 'server_addr',
    receivers: [
      'console_subscriber.ConsoleLayer.builder()',
      'console_subscriber.Builder()',
      'console_subscriber.Builder()',
    ],
    port: address(0),
  },
  {
    api: 'mockito.port',
    name: ['new_with_port', 'new_with_port_async'],
    callees: ['mockito.Server.new_with_port', 'mockito.Server.new_with_port_async'],
    port: [{ arg: 0, form: 'number' }],
  },
];
