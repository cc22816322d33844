import { describe, expect, it } from 'vitest';
import { java } from '../../../shared/readers/code/languages/java/java.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { cases, textOf } from '../../readers/cases/java.ts';
import { assets } from '../../support/assets.ts';

async function read(imports: string, code: string) {
  const text = textOf(imports, code);
  const source = new SourceText('A.java', text);
  if (!java.prefilter(text)) return [];
  await java.prepare?.(assets);
  return java.read(source).occurrences ?? [];
}

describe('what Java listens on and dials', () => {
  for (const [imports, code, expected] of cases)
    it(`${imports.replace(/;.*/, '')}: ${code}`, async () => {
      const found = await read(imports, code);
      expect(
        found
          .map(({ role, port, protocol }) => `${role} ${port}${protocol === 'udp' ? '/udp' : ''}`)
          .sort()
          .join(', '),
      ).toBe(expected.split(', ').sort().join(', '));
    });
});

describe('what only looks like it', () => {
  const silent: [imports: string, code: string][] = [
    ['java.util.List', 'list.add(8080); history.listen(8080); x.bind(8080); y.setPort(8080);'],
    ['java.net.*', 'new InetSocketAddress("h", 8080); assertEquals(8080, address.getPort());'],
    ['app.Server', 'new Server(8080); new Socket("h", 1); Server.builder().http(80);'],
    ['org.eclipse.jetty.server.*', 'new Server(new QueuedThreadPool(200)); new Server(pool);'],
    ['java.net.*', 'new Socket(); new ServerSocket(); new DatagramSocket(0);'],
    ['java.util.*', 'map.put("port.count", 8080); Map.of("a", 8080); new HashMap<>().put("x", 9092);'],
    ['io.netty.bootstrap.*', 'new ServerBootstrap().option(SO_BACKLOG, 128).bind(new LocalAddress("x"));'],
    [
      'java.net.*;import java.nio.channels.*',
      'ServerSocketChannel.open(UNIX).bind(UnixDomainSocketAddress.of("/x"));',
    ],
    [
      'io.netty.channel.local.*;import io.netty.bootstrap.*',
      'new ServerBootstrap().bind(new LocalAddress("x"));',
    ],
    ['org.springframework.boot.web.server.*', 'ConfigurableWebServerFactory f = x; f.setPort(-1);'],
    [
      'java.sql.*',
      'DriverManager.getConnection("jdbc:sqlserver://h:1435;a=b"); DriverManager.getConnection("jdbc:h2:mem:x");',
    ],
    ['java.net.ServerSocket', 'log.info("listening on port 8080"); // new ServerSocket(8080)'],
    ['io.grpc.*', 'String s = "ServerBuilder.forPort(8080)";'],
  ];
  for (const [imports, code] of silent)
    it(`${imports.replace(/;.*/, '')}: ${code}`, async () => {
      expect(await read(imports, code)).toEqual([]);
    });
});
