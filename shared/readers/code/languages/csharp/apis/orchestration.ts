import type { ListenApi } from '../../../listen-api.ts';

/** Resources of .NET Aspire whose `port` is the one opened on the machine. */
const RESOURCES = [
  'AddRedis',
  'AddGarnet',
  'AddValkey',
  'AddPostgres',
  'AddMySql',
  'AddMariaDB',
  'AddSqlServer',
  'AddOracle',
  'AddMongoDB',
  'AddRabbitMQ',
  'AddKafka',
  'AddNats',
  'AddElasticsearch',
  'AddMilvus',
  'AddQdrant',
  'AddKeycloak',
  'AddSeq',
  'AddOllama',
  'AddOrleansDashboard',
  'AddMailPit',
  'AddMailDev',
  'AddUvicornApp',
  'AddStreamlitApp',
];

/** .NET Aspire's app host: `port` is opened on the machine, `targetPort` is where the resource itself listens. */
export const orchestration: readonly ListenApi[] = [
  ...(['WithHttpEndpoint', 'WithHttpsEndpoint', 'WithEndpoint'] as const).flatMap((name): ListenApi[] => [
    {
      api: 'aspire.endpoint',
      name,
      anyReceiver: true,
      role: 'published',
      port: [{ arg: 0, keyword: 'port', form: 'number' }],
      knownOnly: true,
      zeroIsDynamic: false,
    },
    {
      api: 'aspire.endpoint.target',
      name,
      anyReceiver: true,
      port: [{ arg: 1, keyword: 'targetPort', form: 'number' }],
      knownOnly: true,
      zeroIsDynamic: false,
    },
  ]),
  {
    api: 'aspire.host-port',
    name: ['WithHostPort', 'WithGatewayPort'],
    anyReceiver: true,
    role: 'published',
    port: [{ arg: 0, keyword: 'port', form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'aspire.resource',
    name: RESOURCES,
    anyReceiver: true,
    role: 'published',
    port: [{ keyword: 'port', form: 'number' }],
    knownOnly: true,
  },
  {
    // Testcontainers and FluentDocker: (host port, container port), or the container's alone.
    api: 'testcontainers.port-binding',
    name: 'WithPortBinding',
    anyReceiver: true,
    role: 'published',
    minArgs: 2,
    maxArgs: 2,
    given: { arg: 1, as: 'number' },
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
    zeroIsDynamic: false,
  },
  {
    // The container's port, and `true` for any port of the host.
    api: 'testcontainers.port-binding',
    name: 'WithPortBinding',
    anyReceiver: true,
    minArgs: 2,
    maxArgs: 2,
    given: { arg: 1, as: 'true' },
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
    zeroIsDynamic: false,
  },
];
