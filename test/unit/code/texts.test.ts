import { describe, expect, it } from 'vitest';
import { decodeString } from '../../../shared/readers/code/languages/javascript/decode-string.ts';
import { lastWord } from '../../../shared/readers/code/match-api.ts';
import { matchesOrigin, matchesReceiver } from '../../../shared/readers/code/origins.ts';
import { readAddress, readPortText, readUrls } from '../../../shared/readers/code/read-address.ts';
import type { TextPiece, TextValue } from '../../../shared/readers/code/values.ts';
import { MappedText } from '../../../shared/text/index.ts';

/** A text of literal pieces; `null` is something unknown. Pieces stand one after another from offset 100. */
function text(...parts: (string | null)[]): TextValue {
  let offset = 100;
  const pieces = parts.map((part): TextPiece => {
    const start = offset;
    offset += part === null ? 10 : part.length;
    return part === null
      ? { range: { start, end: offset } }
      : { text: MappedText.plain(part, start), certainty: 'literal' };
  });
  return { kind: 'text', pieces, range: { start: 99, end: offset + 1 } };
}

describe('addresses', () => {
  it.each([
    ['0.0.0.0:50051', '50051', 108, '0.0.0.0'],
    [':8080', '8080', 101, ''],
    ['[::]:50051', '50051', 105, '[::]'],
    ['::1:3000', '3000', 104, '::1'],
    ['localhost:0', '0', 110, 'localhost'],
    ['http://localhost:5000/path?x=1:2', '5000', 117, 'localhost'],
    ['tcp://user:secret@host:1883', '1883', 123, 'host'],
    ['dns:///backend:443', '443', 115, 'backend'],
    ['//host:81', '81', 107, 'host'],
  ])('%s', (address, digits, start, host) => {
    expect(readAddress(text(address))).toMatchObject({
      host,
      port: { kind: 'digits', digits, range: { start, end: start + digits.length }, computed: false },
    });
  });

  it.each(['unix:/tmp/a.sock', 'unix:///tmp/a.sock', '/tmp/a.sock', './a.sock', 'localhost:http'])(
    '%s has no port',
    address => {
      expect(readAddress(text(address)).port.kind).toBe('none');
    },
  );

  it.each([
    ['localhost', ':', 109],
    ['localhost:', '', 110],
    ['', ':', 100],
  ])('"%s" lacks its port', (address, before, start) => {
    expect(readAddress(text(address)).port).toEqual({ kind: 'empty', before, range: { start, end: start } });
  });

  it('holes', () => {
    expect(readAddress(text(null, ':8080'))).toEqual({
      port: expect.objectContaining({ kind: 'digits', digits: '8080', range: { start: 111, end: 115 } }),
    });
    expect(readAddress(text('0.0.0.0:', null)).port).toEqual({
      kind: 'unknown',
      range: { start: 108, end: 118 },
    });
    expect(readAddress(text(null)).port.kind).toBe('unknown');
    expect(readAddress(text('0.0.0.0:80', null)).port.kind).toBe('unknown');
  });

  it('digits put together stand nowhere', () => {
    expect(readPortText(text('80', '80'))).toMatchObject({ kind: 'digits', digits: '8080', computed: true });
  });

  it('lists of URLs', () => {
    const urls = readUrls(text('http://*:5000;https://+:5001, http://[::]:5002'));
    expect(urls.map(url => (url.port.kind === 'digits' ? url.port.digits : url.port.kind))).toEqual([
      '5000',
      '5001',
      '5002',
    ]);
    expect(urls.map(url => url.host)).toEqual(['*', '+', '[::]']);
  });
});

describe('strings of JavaScript', () => {
  const decode = (raw: string) => decodeString(raw, 10);

  it.each([
    ['0.0.0.0', '0.0.0.0'],
    ['a\\nb', 'a\nb'],
    ['\\x41\\u0042\\u{43}', 'ABC'],
    ["it\\'s", "it's"],
    ['a\\\\b', 'a\\b'],
    ['one \\\r\nline', 'one line'],
    ['two\r\nlines', 'two\nlines'],
    ['\\u{1F600}!', '\u{1F600}!'],
    ['\\u{FFFFFF}', '\uFFFD'],
  ])('%j', (raw, value) => {
    expect(decode(raw).value).toBe(value);
  });

  it('knows where each character stands', () => {
    const decoded = decode('\\x30.0.0.0:\\u0038081');
    expect(decoded.value).toBe('0.0.0.0:8081');
    expect(decoded.range(0, 1)).toEqual({ start: 10, end: 14 });
    expect(decoded.range(8, 12)).toEqual({ start: 21, end: 30 });
    expect(decode('a\\u{1F600}b').range(3, 4)).toEqual({ start: 20, end: 21 });
  });
});

describe('origins', () => {
  it.each([
    ['http.createServer()', 'http.createServer()', true],
    ['http.createServer()', 'http.createServer', false],
    ['httpxcreateServer()', 'http.createServer()', false],
    ['yargs.option().argv', 'yargs….argv', true],
    ['yargs.argv', 'yargs….argv', true],
    ['yargs.option.argv', 'yargs….argv', false],
    ['a.b.c', 'a.*.c', true],
    ['a.b.x.c', 'a.*.c', false],
  ])('%s against %s', (origin, pattern, matches) => {
    expect(matchesOrigin(origin, [pattern])).toBe(matches);
  });

  it('a receiver stays one through chained calls, not through members', () => {
    expect(matchesReceiver('express().use().get()', ['express()'])).toBe(true);
    expect(matchesReceiver('express().locals', ['express()'])).toBe(false);
    expect(matchesReceiver('express.Router()', ['express()'])).toBe(false);
  });

  it.each([
    ['httpServer', 'server'],
    ['HTTPServer', 'server'],
    ['my_app', 'app'],
    ['server2', 'server'],
    ['echo_server_', 'server'],
    ['PORT', 'port'],
    ['GRPC_PORT', 'port'],
    ['history', 'history'],
    ['observer', 'observer'],
    ['', ''],
  ])('the last word of %s', (name, word) => {
    expect(lastWord(name)).toBe(word);
  });
});
