import type { ListenApi } from '../../../listen-api.ts';
import { ADDRESS_AND_PORT, endPoint, instances, types } from './places.ts';

const CONNECTS = ['Connect', 'ConnectAsync', 'BeginConnect'];

const row = (api: Omit<ListenApi, 'role' | 'knownOnly'>): ListenApi => ({
  role: 'connect',
  knownOnly: true,
  ...api,
});

/** What is dialled: reported only where the file says the port. */
export const clients: readonly ListenApi[] = [
  row({ api: 'dotnet.tcp-client', name: 'TcpClient', callees: types('TcpClient'), port: [ADDRESS_AND_PORT] }),
  row({
    api: 'dotnet.connect',
    name: CONNECTS,
    receivers: instances('TcpClient', 'Socket'),
    port: [ADDRESS_AND_PORT, endPoint(0)],
  }),
  row({
    api: 'dotnet.udp-client.connect',
    name: 'UdpClient',
    callees: types('UdpClient'),
    protocol: 'udp',
    minArgs: 2,
    port: [ADDRESS_AND_PORT],
  }),
  row({
    api: 'dotnet.udp-client.connect',
    name: 'Connect',
    receivers: instances('UdpClient'),
    protocol: 'udp',
    port: [ADDRESS_AND_PORT, endPoint(0)],
  }),
  row({
    api: 'dotnet.udp-client.send',
    name: ['Send', 'SendAsync'],
    receivers: instances('UdpClient'),
    protocol: 'udp',
    minArgs: 2,
    port: [{ arg: 3, form: 'number', host: { arg: 2 } }, endPoint(2), endPoint(1)],
  }),
  row({
    api: 'dotnet.socket.send-to',
    name: ['SendTo', 'SendToAsync'],
    receivers: [...instances('Socket'), 'global:Socket(Dgram,Udp)'],
    protocol: 'udp',
    port: [endPoint(-1)],
  }),
  row({
    api: 'netcoreserver.client',
    name: ['SslClient', 'WsClient', 'WssClient', 'HttpClientEx', 'HttpsClient', 'HttpsClientEx'],
    callees: types('SslClient', 'WsClient', 'WssClient', 'HttpClientEx', 'HttpsClient', 'HttpsClientEx'),
    imports: ['NetCoreServer'],
    minArgs: 2,
    port: [{ arg: -1, form: 'number' }],
  }),
  row({
    api: 'dotnet.smtp-client',
    name: 'SmtpClient',
    callees: types('SmtpClient'),
    port: [ADDRESS_AND_PORT],
  }),
  row({
    api: 'dotnet.smtp-client',
    objects: types('SmtpClient'),
    port: [{ path: ['Port'], form: 'number', host: { path: ['Host'] } }],
  }),
  row({
    api: 'mailkit.connect',
    name: ['Connect', 'ConnectAsync'],
    receivers: instances('SmtpClient', 'ImapClient', 'Pop3Client', 'MqttFactory'),
    port: [ADDRESS_AND_PORT],
  }),
  row({
    api: 'grpc.channel',
    name: 'Channel',
    callees: types('Channel'),
    imports: ['Grpc*', 'MagicOnion*'],
    port: [{ arg: 0, form: 'address' }],
  }),
  row({
    api: 'grpc.channel',
    name: 'Channel',
    callees: types('Channel'),
    imports: ['Grpc*', 'MagicOnion*'],
    minArgs: 3,
    port: [{ arg: 1, form: 'number', host: { arg: 0 } }],
  }),
  row({
    api: 'redis.connect',
    name: ['Connect', 'ConnectAsync'],
    callees: types('ConnectionMultiplexer.Connect', 'ConnectionMultiplexer.ConnectAsync'),
    port: [{ arg: 0, form: 'url-list' }],
  }),
  row({
    api: 'redis.options',
    name: 'Parse',
    callees: types('ConfigurationOptions.Parse'),
    port: [{ arg: 0, form: 'url-list' }],
  }),
  row({
    // Health checks, SignalR, Hangfire and others take the same text.
    api: 'redis.options',
    name: ['AddRedis', 'AddStackExchangeRedis', 'UseRedis', 'UseRedisStorage'],
    anyReceiver: true,
    port: [{ arg: 0, form: 'url-list' }],
  }),
  row({
    api: 'redis.cache',
    objects: types('RedisCacheOptions'),
    port: [{ path: ['Configuration'], form: 'url-list' }],
  }),
  row({
    api: 'redis.options',
    objects: types('ConfigurationOptions'),
    port: [
      // `EndPoints = { { "host", 6379 } }`
      { path: ['EndPoints', 0, 1], form: 'number', host: { path: ['EndPoints', 0, 0] } },
      { path: ['EndPoints'], form: 'url-list' },
    ],
  }),
  row({
    api: 'redis.options',
    name: 'Add',
    receivers: instances('ConfigurationOptions').map(options => `${options}.EndPoints`),
    port: [ADDRESS_AND_PORT, { arg: 0, form: 'address' }],
  }),
  row({
    api: 'rabbitmq.connection-factory',
    objects: types('ConnectionFactory'),
    imports: ['RabbitMQ*'],
    port: [{ path: ['Port'], form: 'number', host: { path: ['HostName'] } }],
  }),
  row({
    api: 'rabbitmq.endpoint',
    name: 'AmqpTcpEndpoint',
    callees: types('AmqpTcpEndpoint'),
    port: [ADDRESS_AND_PORT],
  }),
  row({
    api: 'masstransit.host',
    name: 'Host',
    imports: ['MassTransit*'],
    guess: { names: ['cfg', 'configurator', 'c', 'x', 'config'] },
    minArgs: 2,
    port: [{ arg: 1, form: 'number', host: { arg: 0 } }],
  }),
  row({
    api: 'kafka.bootstrap-servers',
    objects: types('ProducerConfig', 'ConsumerConfig', 'AdminClientConfig', 'ClientConfig'),
    port: [{ path: ['BootstrapServers'], form: 'url-list' }],
  }),
  row({
    api: 'kafka.bootstrap-servers',
    name: 'UseKafka',
    anyReceiver: true,
    port: [{ arg: 0, form: 'url-list' }],
  }),
  row({
    api: 'wolverine.tcp',
    name: 'ToPort',
    anyReceiver: true,
    imports: ['Wolverine*'],
    port: [{ arg: 0, form: 'number' }],
  }),
  row({
    api: 'wolverine.tcp',
    name: 'ToServerAndPort',
    anyReceiver: true,
    port: [{ arg: 1, form: 'number', host: { arg: 0 } }],
  }),
  row({
    api: 'mqttnet.client',
    name: 'WithTcpServer',
    anyReceiver: true,
    port: [{ arg: 1, keyword: 'port', form: 'number', host: { arg: 0 } }],
  }),
  row({
    api: 'npgsql.builder',
    objects: types('NpgsqlConnectionStringBuilder', 'MySqlConnectionStringBuilder'),
    port: [{ path: ['Port'], form: 'number', host: { path: ['Host'] } }],
  }),
  row({
    api: 'mongodb.server-address',
    name: 'MongoServerAddress',
    callees: types('MongoServerAddress'),
    port: [ADDRESS_AND_PORT],
  }),
  row({
    api: 'consul.registration',
    objects: types('AgentServiceRegistration'),
    port: [{ path: ['Port'], form: 'number', host: { path: ['Address'] } }],
  }),
];
