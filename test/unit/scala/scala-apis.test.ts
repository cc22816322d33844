import { describe, expect, it } from 'vitest';
import { scala } from '../../../shared/readers/code/languages/scala/scala.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { cases, textOf } from '../../readers/cases/scala.ts';
import { assets } from '../../support/assets.ts';

async function read(imports: string, code: string) {
  const text = textOf(imports, code);
  if (!scala.prefilter(text)) return [];
  await scala.prepare?.(assets);
  return scala.read(new SourceText('A.scala', text)).occurrences ?? [];
}

describe('what Scala listens on and dials', () => {
  for (const [imports, code, expected] of cases)
    it(code, async () => {
      const found = await read(imports, code);
      expect(
        found
          .map(({ role, port }) => `${role} ${port}`)
          .sort()
          .join(', '),
      ).toBe(expected);
    });
});

describe('what only looks like it', () => {
  const silent: [imports: string, code: string][] = [
    ['java.util._', 'list.listen(8080); bindHttp(8080, "h"); Server.defaultWithPort(8080)'],
    ['java.net._', 'println(s"port ${x}: 8080"); new InetSocketAddress("h", 8080)'],
    ['akka.http.scaladsl.Http', 'Http().singleRequest(request); val port = 8080'],
    ['java.util._', 'Map("a" -> 8080)'],
    ['akka.actor._', 'system.scheduler.scheduleOnce(8080.millis)(f); context.become(bound(8080))'],
    ['akka.stream.scaladsl._', 'Source(1 to 8080).runWith(Sink.ignore); Tcp().bind(handler)'],
    [
      'org.http4s.client._',
      'client.run(request).use { r => f(8080) }; BlazeClientBuilder[IO].withMaxTotalConnections(8080)',
    ],
    ['zio._', 'ZIO.sleep(8080.millis); Server.defaultWithPort(8080); ZLayer.succeed(8080)'],
    ['com.twitter.util._', 'Timer.mock.listen(8080); Var(8080).bind { port => f(port) }'],
    ['org.scalatest._', 'assert(server.port == 8080); binding.localAddress.getPort shouldBe 8080'],
    ['java.nio.channels._', 'ServerSocketChannel.open(UNIX).bind(UnixDomainSocketAddress.of("/run/8080"))'],
    ['org.apache.spark.sql._', 'spark.read.option("maxPort", 8080).load(); df.repartition(8080)'],
    ['slick.jdbc._', 'db.run(query.take(8080).result); table.bind(8080)'],
    ['app.Server', 'new Server(8080).start(); Http.serve(":8080", service); new ServerSocket(8080)'],
    ['java.util._', 'val port = 8080; "localhost:8080".split(":"); bus.listen("8080")'],
  ];
  for (const [imports, code] of silent)
    it(code, async () => {
      expect(await read(imports, code)).toEqual([]);
    });
});
