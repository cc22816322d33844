import { describe, expect, it } from 'vitest';
import { javaApis } from '../../../shared/readers/code/languages/java/apis/apis.ts';
import { scalaApis } from '../../../shared/readers/code/languages/scala/apis.ts';
import { scala } from '../../../shared/readers/code/languages/scala/scala.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';

/** What must be imported, statements, and all that they listen on or dial: `ROLE PORT`. */
const cases: [imports: string, code: string, found: string][] = [
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
];

async function read(imports: string, code: string) {
  const text = `package app\nimport ${imports}\nobject A extends App {\n  ${code}\n}\n`;
  if (!scala.prefilter(text)) return [];
  await scala.prepare?.(assets);
  return scala.read(new SourceText('A.scala', text)).occurrences ?? [];
}

describe('what Scala listens on and dials', () => {
  const covered = new Set<string>();
  for (const [imports, code, expected] of cases)
    it(code, async () => {
      const found = await read(imports, code);
      for (const { api } of found) {
        covered.add(`${api} ->`);
        for (const [, name] of code.matchAll(/(\w+)\(/g)) covered.add(`${api} ${name}`);
      }
      expect(
        found
          .map(({ role, port }) => `${role} ${port}`)
          .sort()
          .join(', '),
      ).toBe(expected);
    });

  it('has a case for every name of every row of its own', () => {
    const wanted = scalaApis
      .filter(row => !javaApis.includes(row))
      .flatMap(({ api, name = [] }) => [name].flat().map(each => `${api} ${each}`));
    expect(wanted.filter(each => !covered.has(each))).toEqual([]);
  });
});

describe('what only looks like it', () => {
  const silent: [imports: string, code: string][] = [
    ['java.util._', 'list.listen(8080); bindHttp(8080, "h"); Server.defaultWithPort(8080)'],
    ['java.net._', 'println(s"port ${x}: 8080"); new InetSocketAddress("h", 8080)'],
    ['akka.http.scaladsl.Http', 'Http().singleRequest(request); val port = 8080'],
    ['java.util._', 'Map("a" -> 8080)'],
  ];
  for (const [imports, code] of silent)
    it(code, async () => {
      expect(await read(imports, code)).toEqual([]);
    });
});
