import { describe, expect, it } from 'vitest';
import { javaApis } from '../../../shared/readers/code/languages/java/apis/apis.ts';
import { kotlinApis } from '../../../shared/readers/code/languages/kotlin/apis.ts';
import { kotlin } from '../../../shared/readers/code/languages/kotlin/kotlin.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';

/** What must be imported, statements, and all that they listen on or dial: `ROLE PORT[/udp]`. */
const cases: [imports: string, code: string, found: string][] = [
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
];

async function read(imports: string, code: string) {
  const text = `package app\nimport ${imports}\nfun main() {\n  ${code}\n}\n`;
  if (!kotlin.prefilter(text)) return [];
  await kotlin.prepare?.(assets);
  return kotlin.read(new SourceText('A.kt', text)).occurrences ?? [];
}

describe('what Kotlin listens on and dials', () => {
  const covered = new Set<string>();
  for (const [imports, code, expected] of cases)
    it(code, async () => {
      const found = await read(imports, code);
      for (const { api } of found) {
        covered.add(`${api} to`);
        for (const [, name] of code.matchAll(/(\w+)\s?[({]/g)) covered.add(`${api} ${name}`);
      }
      expect(
        found
          .map(({ role, port }) => `${role} ${port}`)
          .sort()
          .join(', '),
      ).toBe(expected);
    });

  it('has a case for every name of every row of its own', () => {
    const wanted = kotlinApis
      .filter(row => !javaApis.includes(row))
      .flatMap(({ api, name = [] }) => [name].flat().map(each => `${api} ${each}`));
    expect(wanted.filter(each => !covered.has(each))).toEqual([]);
  });
});

describe('what only looks like it', () => {
  const silent: [imports: string, code: string][] = [
    ['java.util.*', 'list.listen(8080); connector { port = 8080 }; embeddedServer(Netty, port = 8080)'],
    ['io.ktor.server.engine.*', 'embeddedServer(Netty, environment) { }; val port = 8080'],
    ['org.http4k.server.*', 'Netty(config); println("port 8080")'],
    ['java.net.*', 'println("ServerSocket(8080)"); InetSocketAddress("h", 8080)'],
    ['java.util.*', 'mapOf("a" to 8080, "server.portable" to 1)'],
  ];
  for (const [imports, code] of silent)
    it(code, async () => {
      expect(await read(imports, code)).toEqual([]);
    });
});
