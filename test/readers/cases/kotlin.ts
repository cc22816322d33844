/** What must be imported, statements, and all that they listen on or dial: `ROLE PORT[/udp]`. */
export const cases: [imports: string, code: string, found: string][] = [
  ['io.ktor.server.engine.*', 'embeddedServer(Netty, port = 4001) { }', 'listen 4001'],
  ['io.ktor.server.engine.embeddedServer', 'embeddedServer(CIO, 4002, module = M::x).start()', 'listen 4002'],
  ['io.ktor.server.engine.*', 'connector { host = "h"; port = 4003 }', 'listen 4003'],
  ['io.ktor.server.engine.*', 'sslConnector(k, "a", { p }, { q }) { port = 4004 }', 'listen 4004'],
  ['io.ktor.network.sockets.*', 'aSocket(s).tcp().bind("0.0.0.0", 4005)', 'listen 4005'],
  ['io.ktor.network.sockets.*', 'aSocket(s).tcp().connect("h", 4006)', 'connect 4006'],
  ...[
    ...['SunHttp', 'SunHttpLoom', 'Jetty', 'JettyLoom', 'Jetty11', 'Undertow', 'Netty', 'ApacheServer'],
    ...['ApacheServer4', 'KtorCIO', 'KtorNetty', 'Helidon'],
  ].map((name): [string, string, string] => [
    'org.http4k.server.*',
    `app.asServer(${name}(4007)).start()`,
    'listen 4007',
  ]),
  ['org.springframework.boot.*', 'a(mapOf("server.port" to 4008))', 'listen 4008'],
  [
    'java.util.Properties',
    'val p = Properties(); p["bootstrap.servers"] = "a:4009,b:4010"',
    'connect 4009, connect 4010',
  ],
  ['java.util.*', 'a(mapOf("bootstrap.servers" to "a:4011"))', 'connect 4011'],
  ['java.util.*', 'a(mapOf("mail.smtp.port" to 4012))', 'connect 4012'],
  // A few of Java's, as Kotlin writes them.
  ['io.grpc.ServerBuilder', 'ServerBuilder.forPort(4013).addService(s).build().start()', 'listen 4013'],
  ['io.javalin.Javalin', 'Javalin.create { it.showBanner = false }.start(4014)', 'listen 4014'],
  ['io.vertx.core.*', 'vertx.createHttpServer().requestHandler { it.end() }.listen(4015)', 'listen 4015'],
  ['io.undertow.Undertow', 'Undertow.builder().addHttpListener(4016, "::").build()', 'listen 4016'],
  ['java.net.*', 'ServerSocket(4017).use { s -> s.accept() }', 'listen 4017'],
  ['com.rabbitmq.client.*', 'ConnectionFactory().apply { host = "h"; port = 4018 }', 'connect 4018'],
  ['io.ktor.network.sockets.*', 'aSocket(s).tcp().bind("0.0.0.0", port = 4019)', 'listen 4019'],
  ['io.ktor.network.sockets.*', 'aSocket(s).tcp().connect("h", port = 4020)', 'connect 4020'],
  ['kotlinx.rpc.grpc.server.GrpcServer', 'val s = GrpcServer(4021) { services { } }', 'listen 4021'],
  ['kotlinx.rpc.grpc.ktor.server.grpc', 'grpc(port = 4022) { services { } }', 'listen 4022'],
  [
    'io.ktor.client.plugins.*',
    'val c = HttpClient { defaultRequest { host = "h"; port = 4023 } }',
    'connect 4023',
  ],
  ['io.ktor.client.HttpClient', 'HttpClient { }.rpc { url { host = "h"; port = 4024 } }', 'connect 4024'],
  ...['webSocket', 'ws', 'wss', 'webSocketSession', 'sse', 'get', 'post', 'request'].map(
    (name): [string, string, string] => [
      'io.ktor.client.*',
      `val c = HttpClient(CIO) { }; c.${name}(host = "h", port = 4025, path = "/p") { }`,
      'connect 4025',
    ],
  ),
];

/** A file of Kotlin in which a statement of a case stands. */
export const textOf = (imports: string, code: string): string =>
  `package app\nimport ${imports}\nfun main() {\n  ${code}\n}\n`;
