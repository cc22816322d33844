import type { ListenApi } from '../../listen-api.ts';
import { javaApis } from '../java/apis/apis.ts';
import { keyedApis } from '../java/apis/keyed.ts';
import { dials, hostPortAt, of, portAt, URL } from '../java/apis/places.ts';

/** Every API of Scala by which a program listens or dials: Java's, and those of Scala's own libraries. */
export const scalaApis: readonly ListenApi[] = [
  ...javaApis,
  {
    api: 'http4s.bind',
    name: ['bindHttp', 'bindLocal'],
    receivers: of(
      'org.http4s',
      ...['blaze.server.BlazeServerBuilder', 'server.blaze.BlazeServerBuilder'],
      ...['server.blaze.BlazeBuilder', 'server.jetty.JettyBuilder', 'jetty.server.JettyBuilder'],
    ).flatMap(type => [type, `${type}()`]),
    port: [{ arg: 0, keyword: 'port', form: 'number', host: { arg: 1, keyword: 'host' } }],
  },
  {
    api: 'http4s.port',
    name: 'withPort',
    // Members called `default` count as their object.
    receivers: of('org.http4s.ember.server', 'EmberServerBuilder', 'EmberServerBuilder.default()'),
    port: [portAt(0)],
    portNamed: true,
  },
  {
    api: 'finagle.serve',
    name: 'serve',
    callees: ['com.twitter.finagle.Http.serve', 'com.twitter.finagle.Http.server.serve'],
    port: [{ arg: 0, form: 'address' }],
    knownOnly: true,
  },
  {
    api: 'tapir.netty-port',
    name: 'port',
    receivers: of(
      'sttp.tapir.server',
      ...of('netty', 'NettyFutureServer()', 'sync.NettySyncServer()', 'cats.NettyCatsServer()'),
      ...of('netty', 'zio.NettyZioServer()', 'loom.NettyIdServer()'),
      'jdkhttp.JdkHttpServer()',
    ),
    minArgs: 1,
    port: [portAt(0)],
  },
  {
    // What a `for` or a lambda is given.
    api: 'tapir.netty-port',
    name: 'port',
    imports: ['sttp.tapir.server.netty*'],
    guess: { names: ['server'] },
    minArgs: 1,
    port: [portAt(0)],
    knownOnly: true,
  },
  {
    api: 'zio-http.port',
    name: 'port',
    receivers: of('zio.http', 'Server.Config', 'Server.Config.default'),
    minArgs: 1,
    port: [portAt(0)],
  },
  {
    api: 'zio-http.port',
    name: 'binding',
    receivers: of('zio.http', 'Server.Config', 'Server.Config.default'),
    minArgs: 2,
    port: [hostPortAt(0)],
  },
  {
    api: 'zio-http.port',
    name: 'defaultWithPort',
    callees: ['zio.http.Server.defaultWithPort'],
    port: [portAt(0)],
  },
  {
    api: 'akka-stream.bind',
    name: 'bind',
    receivers: of('akka.stream.scaladsl', 'Tcp()').concat('org.apache.pekko.stream.scaladsl.Tcp()'),
    port: [hostPortAt(0)],
    portNamed: true,
  },
  {
    api: 'akka-http.server',
    name: ['newServerAt', 'bindAndHandle', 'bindAndHandleSync', 'bindAndHandleAsync', 'bind'],
    receivers: ['akka.http.scaladsl.Http()', 'org.apache.pekko.http.scaladsl.Http()'],
    port: [{ keyword: 'port', form: 'number', host: { keyword: 'interface' } }],
  },
  dials({
    api: 'gatling.base-url',
    name: ['baseUrl', 'wsBaseUrl'],
    receivers: ['io.gatling.http.Predef.http'],
    port: URL,
  }),
  dials({
    api: 'finagle.client',
    name: ['newService', 'newClient', 'newRichClient'],
    callees: ['Http', 'Mysql', 'Redis', 'Memcached', 'Thrift', 'ThriftMux'].flatMap(protocol =>
      ['', '.client'].flatMap(owner =>
        of(`com.twitter.finagle.${protocol}${owner}`, 'newService', 'newClient', 'newRichClient'),
      ),
    ),
    receivers: ['Http', 'Mysql', 'Redis', 'Memcached', 'Thrift', 'ThriftMux'].map(
      protocol => `com.twitter.finagle.${protocol}.client`,
    ),
    port: [{ arg: 0, form: 'address' }],
  }),
  dials({
    api: 'akka-grpc.client',
    name: 'connectToServiceAt',
    callees: ['akka.grpc.GrpcClientSettings', 'org.apache.pekko.grpc.GrpcClientSettings'].map(
      owner => `${owner}.connectToServiceAt`,
    ),
    port: [hostPortAt(0)],
  }),
  // Pairs: `Map("server.port" -> 8080)`.
  ...keyedApis.map((row): ListenApi => ({ ...row, name: '->', callees: ['global:->'], receivers: [] })),
];
