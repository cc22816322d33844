import { describe, expect, it } from 'vitest';
import { dialledPortsOfCommand } from '../../../shared/readers/connections/dial-command.ts';
import { dialledPortsOf } from '../../../shared/readers/connections/dial-variable.ts';
import { splitScript } from '../../../shared/readers/settings/command-line.ts';
import { MappedText } from '../../../shared/text/index.ts';

const settings: Record<string, string> = { CART_HOST: 'cart', OWN_HOST: '0.0.0.0', NEAR_HOST: 'localhost' };
const sibling = (name: string) => settings[name.toUpperCase()];

describe('variables', () => {
  it.each<[string, string, number[]]>([
    ['DATABASE_URL', 'postgres://db:5432/x', [5432]],
    ['ANYTHING', 'http://api:8000', [8000]],
    ['KAFKA_BROKERS', 'a:9092,b:9093', [9092, 9093]],
    ['CATALOG_SERVICE_ADDR', 'localhost:3550', [3550]],
    ['REDIS_ADDR', 'cache:6379', [6379]],
    ['spring.redis.host', 'cache:6379', [6379]],
    ['KAFKA_ADVERTISED_LISTENERS', 'PLAINTEXT://kafka:9092', [9092]],
    ['DB_PORT', '5432', [5432]],
    ['PGPORT', '5432', [5432]],
    ['SMTP_PORT', '587', [587]],
    ['CART_PORT', '7070', [7070]],
    ['DB_PORT', '${DB_PORT:-5432}', [5432]],
    // Its own, or nothing to dial.
    ['PORT', '3000', []],
    ['SERVER_PORT', '8080', []],
    ['BACKEND_PORT', '8000', []],
    ['OWN_PORT', '7070', []],
    ['NEAR_PORT', '7070', []],
    ['LISTEN_ADDR', 'web:8080', []],
    ['HTTP_ADDR', 'localhost:8080', []],
    ['KAFKA_LISTENERS', 'PLAINTEXT://kafka:9092', []],
    ['ALLOWED_ORIGINS', 'http://localhost:3000', []],
    ['CORS_ORIGIN', 'http://localhost:3000', []],
    ['IMAGE', 'web:8080', []],
    ['IMAGE_TAG', 'web:8080', []],
    ['START_TIME', '12:30', []],
    ['SITE_URL', 'https://example.com', []],
    ['DB_PORT', 'five', []],
    ['DB_PORT', '70000', []],
  ])('%s=%s', (name, value, expected) => {
    const ports = dialledPortsOf(name, value, { sibling });
    expect(ports.map(({ port }) => port)).toEqual(expected);
    for (const { port, start, end } of ports) expect(value.slice(start, end)).toBe(String(port));
  });

  it('a service’s own port is not dialled', () => {
    expect(dialledPortsOf('POSTGRES_PORT', '5432', { self: ['db', 'postgres'] })).toEqual([]);
    expect(dialledPortsOf('POSTGRES_PORT', '5432', { self: ['web', 'python'] })).toHaveLength(1);
  });
});

describe('commands', () => {
  it.each<[string, number[]]>([
    ['curl -f http://localhost:8080/health || exit 1', [8080]],
    ['curl localhost:8081/health', [8081]],
    ['wget -qO- http://127.0.0.1:80/', [80]],
    ['wait-for-it.sh db:5432 -t 60 -- run', [5432]],
    ['nc -z db 3306', [3306]],
    ['pg_isready -h db -p 5433', [5433]],
    ['mysqladmin ping -h db -P 3307', [3307]],
    ['redis-cli -p 6380 ping', [6380]],
    ['serve --broker kafka:9092', [9092]],
    ['serve --mongodb.uri=mongodb://m:27017', [27017]],
    ['API=http://api:8000 serve', [8000]],
    ['/usr/bin/curl http://[::1]:8082/', [8082]],
    // What listens, shows, or is something else.
    ['nc -l 8080', []],
    ['serve --listen 0.0.0.0:8080', []],
    ['serve --port 8080', []],
    ['serve --addr localhost:8080', []],
    ['echo http://localhost:8080', []],
    ['docker pull registry:5000/web', []],
    ['curl -H "Host: web:8080" http://x/', []],
    ['serve --allowed-origins http://localhost:3000', []],
    ['sleep 3000', []],
  ])('%s', (script, expected) => {
    const commands = splitScript(MappedText.plain(script, 0));
    const ports = commands.flatMap(command => dialledPortsOfCommand(command));
    expect(ports.map(({ port }) => port)).toEqual(expected);
    for (const { port, range } of ports) expect(script.slice(range.start, range.end)).toBe(String(port));
  });
});
