/** What must be imported, statements, and all that they listen on or dial: `ROLE PORT`. */
export const cases: [imports: string, code: string, found: string][] = [
  ['org.http4s.blaze.server._', 'BlazeServerBuilder[IO].bindHttp(4001, "h").resource', 'listen 4001'],
  ['org.http4s.server.blaze.BlazeServerBuilder', 'BlazeServerBuilder[IO](ec).bindLocal(4002)', 'listen 4002'],
  ['org.http4s.ember.server._', 'EmberServerBuilder.default[IO].withPort(port"4003").build', 'listen 4003'],
  ['com.twitter.finagle.Http', 'Http.serve(":4004", service)', 'listen 4004'],
  ['zio.http._', 'Server.defaultWithPort(4005)', 'listen 4005'],
  ['akka.stream.scaladsl._', 'Tcp().bind("h", 4006)', 'listen 4006'],
  ['com.typesafe.config._', 'f(Map("server.port" -> 4007))', 'listen 4007'],
  ['java.util._', 'f(Map("bootstrap.servers" -> "a:4008,b:4009"))', 'connect 4008, connect 4009'],
  ['java.util._', 'f(Map("mail.smtp.port" -> 4010))', 'connect 4010'],
  // A few of Java's, as Scala writes them.
  ['akka.http.scaladsl.Http', 'Http().newServerAt("h", 4011).bindFlow(route)', 'listen 4011'],
  ...['newServerAt', 'bindAndHandle', 'bindAndHandleSync', 'bindAndHandleAsync', 'bind'].map(
    (name): [string, string, string] => [
      'akka.http.scaladsl.Http',
      `Http().${name}(interface = "h", port = 4015)`,
      'listen 4015',
    ],
  ),
  ['io.grpc.{ServerBuilder, Status}', 'ServerBuilder.forPort(4012).build.start', 'listen 4012'],
  ['java.net._', 'val s = new ServerSocket(4013)', 'listen 4013'],
  ['java.net._', 'new Socket("h", 4014)', 'connect 4014'],
  ['sttp.tapir.server.netty.sync._', 'NettySyncServer().port(4016).addEndpoint(e).start()', 'listen 4016'],
  ['sttp.tapir.server.netty.cats.NettyCatsServer', 'f.use { server => server.port(4017) }', 'listen 4017'],
  ['zio.http._', 'ZLayer.succeed(Server.Config.default.port(4018))', 'listen 4018'],
  ['zio.http._', 'ZLayer.succeed(Server.Config.default.binding("h", 4019))', 'listen 4019'],
  ['io.gatling.http.Predef._', 'val c = http.baseUrl("http://h:4020/x")', 'connect 4020'],
  ['io.gatling.http.Predef._', 'val c = http.wsBaseUrl("ws://h:4021")', 'connect 4021'],
  // The grammar takes a definition that ends in a block for an error.
  ['java.net._', 'val s = f(new ServerSocket(4022)).map { one => one }', 'listen 4022'],
  ['java.net._', 'def s = f(new ServerSocket(4023)).map { case one => one }', 'listen 4023'],
  ['java.net._', 'var s = 1; s = f(new ServerSocket(4024)).map { one => one }', 'listen 4024'],
  ['java.net._', 'var s = 1; s = f(x).map { one => new ServerSocket(4025) }', 'listen 4025'],
  ['java.net._', 'val s = f(x).map { one => new ServerSocket(4026) }', 'listen 4026'],
  // Methods without arguments want no parentheses.
  ['io.undertow.Undertow', 'Undertow.builder.addHttpListener(4027, "h").build', 'listen 4027'],
  [
    'io.undertow.Undertow',
    'val s = Undertow.builder\n    .setHandler(x)\n    .addHttpListener(4028, "h")',
    'listen 4028',
  ],
  ['com.twitter.finagle.Http', 'val c = Http.client.newService("h:4029")', 'connect 4029'],
  [
    'com.twitter.finagle.Mysql',
    'val c = Mysql.client.withCredentials("u", "p").newRichClient("h:4030")',
    'connect 4030',
  ],
  ['com.twitter.finagle.Redis', 'val c = Redis.newClient("h:4031", "label")', 'connect 4031'],
  [
    'akka.grpc.GrpcClientSettings',
    'GrpcClientSettings.connectToServiceAt("h", 4032).withTls(false)',
    'connect 4032',
  ],
  // Comments and empty lines within a chain.
  [
    'zio.http._',
    'val c = Server.Config.default // the default\n    // our own:\n\n    .port(4033)',
    'listen 4033',
  ],
  [
    'zio.http._',
    'val u = "http://h" // not "quoted"\n  val c = Server.Config.default.port(4034)',
    'listen 4034',
  ],
];

/** A file of Scala in which a statement of a case stands. */
export const textOf = (imports: string, code: string): string =>
  `package app\nimport ${imports}\nobject A extends App {\n  ${code}\n}\n`;
