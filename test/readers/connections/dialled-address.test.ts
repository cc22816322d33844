import { describe, expect, it } from 'vitest';
import { dialledAddresses, dialledUrls } from '../../../shared/readers/connections/dialled-address.ts';
import { dialledPairs } from '../../../shared/readers/connections/dialled-pairs.ts';

/** Each port as `host=digits`, with `?` after a fallback's; the digits are cut out of the text by their place. */
const told = (text: string, ports: ReturnType<typeof dialledUrls>) =>
  ports.map(port => {
    const digits = text.slice(port.start, port.end);
    expect(Number(digits)).toBe(port.port);
    return `${port.host ?? '-'}=${digits}${port.isDefault ? '?' : ''}`;
  });

describe('URLs', () => {
  it.each([
    ['http://web:8080/', ['web=8080']],
    ['redis://:secret@cache:6379/0', ['cache=6379']],
    ['amqp://me:p:w@mq:5672/%2f', ['mq=5672']],
    ['mongodb://me:pw@a:27017,b:27018/db?replicaSet=x', ['a=27017', 'b=27018']],
    ['http://es1:9200,http://es2:9201', ['es1=9200', 'es2=9201']],
    ['PLAINTEXT://k:9092,OUTSIDE://localhost:9093', ['k=9092', 'localhost=9093']],
    ['jdbc:postgresql://db:5432/shop', ['db=5432']],
    ['http://[fd00::1]:8081/', ['[fd00::1]=8081']],
    ['http://10.0.0.1:80', ['10.0.0.1=80']],
    ['${API:-http://localhost:8000}', ['localhost=8000?']],
    ['optional:configserver:${URL:http://localhost:8888/}', ['localhost=8888?']],
    ['http://${HOST}:${PORT:-8080}/', ['${HOST}=8080?']],
    ['http://localhost:8080\uFFFC', ['localhost=8080']],
    ['http://localhost:8080%s', ['localhost=8080']],
    ['http://localhost:80\uFFFC', []],
    ['http://localhost:8080abc', []],
    ['tcp://${HOST}:${PORT:=6379}', ['${HOST}=6379?']],
    ['https://example.com/', []],
    ['https://example.com:port/', []],
    ['http://0.0.0.0:80', []],
    ['http://*:80', []],
    ['http://web:0/', []],
    ['http://web:70000/', []],
    ['http://:8080/', []],
    ['sqlserver://db:1433;encrypt=true', []],
    ['see 12:30', []],
  ])('%s', (text, expected) => expect(told(text, dialledUrls(text))).toEqual(expected));
});

describe('addresses', () => {
  it.each([
    ['db:5432', ['db=5432']],
    ['zk1:2181,zk2:2182/kafka', ['zk1=2181', 'zk2=2182']],
    ['cache:6379,ssl=true,abortConnect=false', ['cache=6379']],
    ['a:1 b:2', ['a=1', 'b=2']],
    ['10.0.0.1:80', ['10.0.0.1=80']],
    ['12:30', []],
    ['1.2:30', []],
    [':8080', []],
    ['a:80:90', []],
    ['db:5432 and more', []],
  ])('%s', (text, expected) => expect(told(text, dialledAddresses(text))).toEqual(expected));
});

describe('connection strings', () => {
  it.each([
    ['host=db port=5432 user=me', ['db=5432']],
    ['me:pw@tcp(127.0.0.1:3306)/shop', ['127.0.0.1=3306']],
    ['Server=db;Port=3306;Database=shop', ['db=3306']],
    ['mysql:host=db;port=3307;dbname=shop', ['db=3307']],
    ['jdbc:oracle:thin:@db:1521:ORCL', ['db=1521']],
    ['jdbc:oracle:thin:@//db:1522/svc', ['db=1522']],
    ['host=db user=me', []],
    ['port=5432', []],
  ])('%s', (text, expected) => expect(told(text, dialledPairs(text))).toEqual(expected));
});

it('reads hostile texts in linear time', () => {
  const texts = [
    'http://'.repeat(30_000),
    `http://${'a:'.repeat(100_000)}`,
    `http://${'${'.repeat(50_000)}`,
    `http://${'{{'.repeat(50_000)}:80`,
    `host=${' '.repeat(100_000)}`,
  ];
  const start = performance.now();
  for (const text of texts) {
    dialledUrls(text);
    dialledAddresses(text);
    dialledPairs(text);
  }
  expect(performance.now() - start).toBeLessThan(2000);
});
