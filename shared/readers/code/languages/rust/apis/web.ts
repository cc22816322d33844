import type { ListenApi } from '../../../listen-api.ts';
import { address, hostAndPort } from './places.ts';

const ACTIX = ['actix_web.HttpServer.new()', 'actix_web.HttpServer()', 'global:HttpServer.new()'];
const NTEX = [
  'ntex.web.HttpServer.new()',
  'ntex.web.server()',
  'ntex.web.server.new()',
  'ntex.http.HttpServer.new()',
];
const BINDS = [
  'bind',
  'bind_rustls',
  'bind_openssl',
  'bind_auto_h2c',
  'bind_rustls_021',
  'bind_rustls_0_22',
  'bind_rustls_0_23',
];
const NTEX_BINDS = ['bind', 'bind_rustls', 'bind_openssl'];
const WARP = [
  'bind',
  'bind_ephemeral',
  'bind_with_graceful_shutdown',
  'try_bind',
  'try_bind_ephemeral',
  'try_bind_with_graceful_shutdown',
];
const TONIC = [
  'tonic.transport.Server.builder()',
  'tonic.transport.server.Server.builder()',
  'volo_grpc.server.Server.new()',
];

/** Web servers and frameworks, gRPC and other calls over HTTP, metrics. */
export const web: readonly ListenApi[] = [
  {
    api: 'hyper.server.bind',
    name: ['bind', 'try_bind'],
    callees: [
      ...['bind', 'try_bind'].flatMap(name => [
        `hyper.Server.${name}`,
        `hyper.server.Server.${name}`,
        `axum.Server.${name}`,
        `axum.extract.Server.${name}`,
      ]),
    ],
    port: address(0),
    readBack: ['local_addr'],
  },
  {
    // Before hyper 0.11.
    api: 'hyper.server.bind',
    name: ['http', 'https'],
    callees: ['http', 'https'].flatMap(name => [`hyper.Server.${name}`, `hyper.server.Server.${name}`]),
    port: address(0),
  },
  {
    api: 'rust-websocket.bind',
    name: ['bind', 'bind_secure'],
    callees: ['bind', 'bind_secure'].flatMap(name => [
      `websocket.Server.${name}`,
      `websocket.*.Server.${name}`,
      `websocket.r#async.Server.${name}`,
      `websocket.server.*.Server.${name}`,
    ]),
    port: address(0),
  },
  {
    api: 'hyper.addr-incoming',
    name: 'bind',
    callees: ['hyper.server.conn.AddrIncoming.bind', 'hyper.server.accept.AddrIncoming.bind'],
    port: address(0),
    readBack: ['local_addr'],
  },
  {
    api: 'axum-server.bind',
    name: ['bind', 'bind_rustls', 'bind_openssl'],
    callees: ['bind', 'bind_rustls', 'bind_openssl'].map(name => `axum_server.${name}`),
    port: address(0),
  },
  {
    api: 'axum-server.bind',
    name: ['bind', 'bind_rustls'],
    callees: ['axum_server.Server.bind', 'axum_server.tls_rustls.bind_rustls'],
    port: address(0),
  },
  { api: 'actix.http-server.bind', name: BINDS, receivers: ACTIX, port: address(0), readBack: ['addrs'] },
  { api: 'ntex.http-server.bind', name: NTEX_BINDS, receivers: NTEX, port: address(0) },
  {
    api: 'actix.server.bind',
    name: 'bind',
    receivers: [
      'actix_server.Server.build()',
      'actix_web.rt.System()',
      'ntex.server.Server.build()',
      'ntex.server.build()',
    ],
    port: address(1),
  },
  {
    api: 'warp.serve.run',
    name: ['run', ...WARP],
    receivers: ['warp.serve()'],
    port: address(0),
  },
  {
    api: 'rocket.config',
    objects: ['rocket.Config', 'rocket.config.Config'],
    port: [{ path: ['port'], form: 'number', host: { path: ['address'] } }],
  },
  {
    api: 'rocket.config',
    name: ['merge', 'join'],
    receivers: [
      'rocket.Config.figment()',
      'rocket.build().figment()',
      'rocket.config.Config.figment()',
      'rocket.figment.Figment.from()',
      'rocket.figment.Figment.new()',
      'figment.Figment.from()',
    ],
    port: [{ keyword: 'port', form: 'number' }],
  },
  {
    api: 'rocket.config',
    name: 'port',
    receivers: ['rocket.Config.build()', 'rocket.config.Config.build()'],
    port: [{ arg: 0, form: 'number' }],
  },
  {
    api: 'tonic.server.serve',
    name: ['serve', 'serve_with_shutdown'],
    receivers: TONIC,
    port: address(0),
  },
  {
    api: 'tonic.tcp-incoming',
    name: ['new', 'bind'],
    callees: ['new', 'bind'].flatMap(name => [
      `tonic.transport.server.TcpIncoming.${name}`,
      `tonic.transport.TcpIncoming.${name}`,
    ]),
    port: address(0),
  },
  {
    api: 'grpcio.server.bind',
    name: 'bind',
    receivers: ['grpcio.ServerBuilder.new()'],
    port: hostAndPort(0, 1),
  },
  {
    api: 'tide.listen',
    name: ['listen', 'bind'],
    receivers: [
      'tide.new()',
      'tide.with_state()',
      'tide.Server.new()',
      'tide.Server()',
      'tide.Server.with_state()',
    ],
    port: [
      { arg: 0, path: [1], form: 'number', host: { arg: 0, path: [0] } },
      { arg: 0, form: 'address' },
    ],
  },
  {
    api: 'salvo.listener',
    name: 'new',
    callees: [
      'TcpListener',
      'QuinnListener',
      'RustlsListener',
      'NativeTlsListener',
      'OpensslListener',
    ].flatMap(type => [`salvo.conn.${type}.new`, `salvo.prelude.${type}.new`, `salvo.${type}.new`]),
    port: address(0),
  },
  {
    api: 'salvo.listener',
    name: 'new',
    // `use salvo::prelude::*`
    callees: ['global:TcpListener.new', 'global:QuinnListener.new'],
    imports: ['salvo*', 'poem*'],
    port: address(0),
  },
  {
    api: 'gotham.start',
    name: ['start', 'init_server', 'start_with_num_threads', 'start_with_tls'],
    callees: [
      'gotham.start',
      'gotham.start_with_tls',
      'gotham.init_server',
      'gotham.start_with_num_threads',
      'gotham.plain.init_server',
    ],
    port: address(0),
  },
  {
    api: 'thruster.start',
    name: 'start',
    receivers: [
      'thruster.Server.new()',
      'thruster.HyperServer.new()',
      'thruster.hyper_server.HyperServer.new()',
      'thruster.ssl_hyper_server.SSLHyperServer.new()',
    ],
    port: hostAndPort(0, 1),
  },
  {
    api: 'iron.http',
    name: ['http', 'https'],
    receivers: ['iron.Iron.new()', 'iron.prelude.Iron.new()', 'global:Iron.new()', 'nickel.Nickel.new()'],
    port: address(0),
  },
  {
    api: 'nickel.listen',
    name: 'listen',
    receivers: ['nickel.Nickel.new()', 'nickel.Nickel.with_data()', 'global:Nickel.new()'],
    port: address(0),
  },
  {
    api: 'trillium.run',
    name: 'with_port',
    receivers: ['trillium_tokio.config()', 'trillium_smol.config()', 'trillium_async_std.config()'],
    port: [{ arg: 0, form: 'number' }],
  },
  {
    api: 'xitca.bind',
    name: ['bind', 'bind_rustls'],
    receivers: [
      'xitca_web.HttpServer.new()',
      'xitca_web.HttpServer.serve()',
      'xitca_web.App.new()',
      'xitca_server.Builder.new()',
    ],
    port: address(0),
  },
  {
    api: 'tiny-http.server',
    name: ['http', 'https'],
    callees: ['tiny_http.Server.http', 'tiny_http.Server.https'],
    port: address(0),
    readBack: ['server_addr'],
  },
  {
    api: 'rouille.start',
    name: ['start_server', 'start_server_with_pool'],
    callees: ['rouille.start_server', 'rouille.start_server_with_pool'],
    port: address(0),
  },
  {
    api: 'rouille.server',
    name: ['new', 'new_ssl'],
    callees: ['rouille.Server.new', 'rouille.Server.new_ssl'],
    port: address(0),
  },
];
