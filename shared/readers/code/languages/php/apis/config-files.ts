import type { ListenApi, PortPlace } from '../../../listen-api.ts';

type Path = readonly (string | number)[];

const numberAt = (path: Path, host = 'host'): PortPlace => ({
  path: [...path, 'port'],
  form: 'number',
  host: { path: [...path, host] },
});

/** As many servers as one configuration lists. */
const INDICES = [0, 1, 2, 3];

/** A row for each path: every one of them may be written. */
const rows = (
  api: string,
  files: readonly string[],
  places: readonly PortPlace[],
  more: Partial<ListenApi> = {},
): ListenApi[] =>
  places.map(place => ({
    api,
    exported: true,
    files,
    port: [place],
    knownOnly: true,
    zeroIsDynamic: false,
    ...more,
  }));

const dialled = { role: 'connect' } as const;

/** What configuration files return: the servers that frameworks start, and what Laravel's applications dial. */
export const configApis: readonly ListenApi[] = [
  ...rows(
    'hyperf.server',
    ['config/autoload/server.', 'publish/server.'],
    INDICES.map(index => numberAt(['servers', index])),
  ),
  ...rows('webman.server', ['config/server.'], [{ path: ['listen'], form: 'url' }]),
  ...rows(
    'webman.process',
    ['config/process.'],
    ['webman', 'websocket', 'http', 'push'].map(name => ({ path: [name, 'listen'], form: 'url' as const })),
  ),
  ...rows('laravel.swoole', ['config/swoole_http.'], [numberAt(['server'])]),
  ...rows(
    'laravel.laravels',
    ['config/laravels.'],
    [{ path: ['listen_port'], form: 'number', host: { path: ['listen_ip'] } }],
  ),
  ...rows('laravel.reverb', ['config/reverb.'], [numberAt(['servers', 'reverb'])]),
  ...rows('laravel.websockets', ['config/websockets.'], [numberAt(['dashboard'])]),
  ...rows('laravel.octane', ['config/octane.'], [numberAt([])]),
  ...rows(
    'think.swoole',
    ['config/swoole.'],
    [numberAt(['server']), numberAt(['http']), numberAt(['rpc', 'server'])],
  ),
  ...rows(
    'laravel.database',
    ['config/database.'],
    [
      ...['mysql', 'mariadb', 'pgsql', 'sqlsrv', 'mongodb', 'clickhouse'].map(name =>
        numberAt(['connections', name]),
      ),
      ...['default', 'cache', 'session', 'queue', 'horizon', 'sessions'].map(name =>
        numberAt(['redis', name]),
      ),
    ],
    dialled,
  ),
  ...rows('laravel.mail', ['config/mail.'], [numberAt(['mailers', 'smtp']), numberAt([])], dialled),
  ...rows(
    'laravel.cache',
    ['config/cache.'],
    INDICES.map(index => numberAt(['stores', 'memcached', 'servers', index])),
    dialled,
  ),
  ...rows(
    'laravel.queue',
    ['config/queue.'],
    [numberAt(['connections', 'rabbitmq', 'hosts', 0]), numberAt(['connections', 'rabbitmq'])],
    dialled,
  ),
  ...rows(
    'laravel.broadcasting',
    ['config/broadcasting.'],
    [numberAt(['connections', 'pusher', 'options']), numberAt(['connections', 'reverb', 'options'])],
    dialled,
  ),
  ...rows(
    'yii.components',
    ['config/web.', 'config/main.', 'config/main-local.', 'config/console.', 'config/common.'],
    [
      ...['redis', 'cache', 'session'].map(name => numberAt(['components', name], 'hostname')),
      ...['cache', 'session'].map(name => numberAt(['components', name, 'redis'], 'hostname')),
      numberAt(['components', 'mailer', 'transport']),
    ],
    dialled,
  ),
  ...rows(
    'hyperf.database',
    ['config/autoload/databases.', 'config/autoload/redis.', 'publish/redis.'],
    [numberAt(['default'])],
    dialled,
  ),
];
