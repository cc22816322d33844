import { describe, expect, it } from 'vitest';
import { java } from '../../../shared/readers/code/languages/java/java.ts';
import { kotlin } from '../../../shared/readers/code/languages/kotlin/kotlin.ts';
import { maven } from '../../../shared/readers/settings/maven.ts';
import { spring } from '../../../shared/readers/settings/spring.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';

const N = 20_000;
/** What a text may take, in milliseconds: far more than it does, far less than a hang. */
const LIMIT = 5000;

const javaHead = 'import java.net.*; class A { void m() { new ServerSocket(4001); Object x = ';
const kotlinHead = 'import java.net.*\nfun main() { ServerSocket(4001)\n val x = ';
const expressions: Record<string, string> = {
  'open brackets': '('.repeat(N),
  'nested brackets': `${'('.repeat(N)}1${')'.repeat(N)};}}`,
  'nested calls': `${'f('.repeat(N)}${')'.repeat(N)};}}`,
  'a long sum': `${'a + '.repeat(N)}b;}}`,
  'a long sum of strings': `${'"a" + '.repeat(N)}"b";}}`,
  'a long chain of members': `a${'.b'.repeat(N)};}}`,
  'a long chain of calls': `a${'.b()'.repeat(N)};}}`,
  'a long chain of elvis': `${'a ?: '.repeat(N)}b;}}`,
  'nested conditionals': `${'a ? b : '.repeat(2000)}c;}}`,
  'nested lambdas': '() -> { f('.repeat(2000),
  'nested blocks': `1; ${'{'.repeat(N)}`,
  'nested else': `1; ${'if (a) { } else '.repeat(2000)}{ }}}`,
  'open type arguments': `new A${'<A'.repeat(300)}`,
  'many servers': `1; ${'new ServerSocket(p); p = p + 1; '.repeat(5000)}}}`,
  'quotes and braces': '{[(<"\'\n'.repeat(N / 5),
  'control characters': '\u0000\u0001\uD800'.repeat(N),
};

describe.each([
  ['A.java', java, javaHead],
  ['A.kt', kotlin, kotlinHead],
] as const)('%s', (name, reader, head) => {
  for (const [what, tail] of Object.entries(expressions))
    it(`survives ${what}`, async () => {
      await reader.prepare?.(assets);
      const text = head + tail;
      expect(reader.prefilter(text)).toBe(true);
      const start = performance.now();
      const { occurrences = [], trouble } = reader.read(new SourceText(name, text));
      expect(performance.now() - start).toBeLessThan(LIMIT);
      // What stands before is found, unless the parser refuses the text.
      expect(
        trouble !== undefined || occurrences.some(({ port }) => port === 4001) || occurrences.length === 0,
      ).toBe(true);
    });
});

describe.each([
  ['application.yml', spring, 'server:\n  port: 4001\n'],
  ['application.conf', spring, 'server {\n port = 4001\n}\n'],
  ['application.properties', spring, 'server.port=4001\n'],
  ['pom.xml', maven, '<project><properties><server.port>4001</server.port></properties>\n'],
] as const)('%s', (name, reader, head) => {
  const tails: Record<string, string> = {
    'open braces': '{'.repeat(N),
    'open elements': '<a>'.repeat(N),
    'closed elements': '</a>'.repeat(N),
    'open tags': '<a '.repeat(N),
    'open comments': '<!-- '.repeat(N),
    placeholders: `x: ${'${a:'.repeat(N)}`,
    'long keys': `${'a.'.repeat(N)}port=1\n`,
    'many ports': 'server.port=4002\n'.repeat(2000),
    backslashes: '\\'.repeat(N),
    blanks: ' '.repeat(N * 5),
  };
  for (const [what, tail] of Object.entries(tails))
    it(`survives ${what}`, () => {
      const text = head + tail;
      expect(reader.prefilter(text)).toBe(true);
      const start = performance.now();
      const { occurrences = [] } = reader.read(new SourceText(name, text));
      expect(performance.now() - start).toBeLessThan(LIMIT);
      expect(occurrences.some(({ port }) => port === 4001)).toBe(true);
    });
});
