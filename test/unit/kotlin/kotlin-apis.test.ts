import { describe, expect, it } from 'vitest';
import { kotlin } from '../../../shared/readers/code/languages/kotlin/kotlin.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { cases, textOf } from '../../readers/cases/kotlin.ts';
import { assets } from '../../support/assets.ts';

async function read(imports: string, code: string) {
  const text = textOf(imports, code);
  if (!kotlin.prefilter(text)) return [];
  await kotlin.prepare?.(assets);
  return kotlin.read(new SourceText('A.kt', text)).occurrences ?? [];
}

describe('what Kotlin listens on and dials', () => {
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
    ['java.util.*', 'list.listen(8080); connector { port = 8080 }; embeddedServer(Netty, port = 8080)'],
    ['io.ktor.server.engine.*', 'embeddedServer(Netty, environment) { }; val port = 8080'],
    ['org.http4k.server.*', 'Netty(config); println("port 8080")'],
    ['java.net.*', 'println("ServerSocket(8080)"); InetSocketAddress("h", 8080)'],
    ['java.util.*', 'mapOf("a" to 8080, "server.portable" to 1)'],
    [
      'kotlinx.coroutines.flow.*',
      'flow.onEach { it.bind(8080) }.launchIn(scope); runBlocking { delay(8080) }',
    ],
    ['android.view.View', 'view.setOnClickListener { start(8080) }; adapter.bind(holder, 8080)'],
    ['androidx.navigation.*', 'navController.navigate("port/8080"); viewModel.start(port = 8080)'],
    ['java.nio.channels.*', 'ServerSocketChannel.open(UNIX).bind(UnixDomainSocketAddress.of("/run/8080"))'],
    ['org.junit.jupiter.api.*', 'assertEquals(8080, server.port); Timer(8080).start()'],
    ['io.ktor.client.*', 'HttpClient(CIO) { install(Timeout) { connect = 8080 } }'],
    ['org.koin.core.context.*', 'startKoin { modules(listOf(module)); properties(mapOf("width" to 8080)) }'],
    ['java.util.concurrent.*', 'Executors.newFixedThreadPool(8080); Semaphore(8080)'],
    ['app.Server', 'Server(8080).start(); Javalin.start(8080); ServerSocket(8080)'],
    ['java.util.*', 'val port = 8080; "localhost:8080".split(":"); history.listen(8080)'],
  ];
  for (const [imports, code] of silent)
    it(code, async () => {
      expect(await read(imports, code)).toEqual([]);
    });
});
