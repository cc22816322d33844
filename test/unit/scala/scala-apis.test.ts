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
  ];
  for (const [imports, code] of silent)
    it(code, async () => {
      expect(await read(imports, code)).toEqual([]);
    });
});
