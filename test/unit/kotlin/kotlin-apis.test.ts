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
  ];
  for (const [imports, code] of silent)
    it(code, async () => {
      expect(await read(imports, code)).toEqual([]);
    });
});
