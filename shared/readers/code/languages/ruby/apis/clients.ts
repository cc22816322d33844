import type { ListenApi } from '../../../listen-api.ts';
import { hostAndPort, keywords } from './places.ts';

const STATSD = ['Statsd', 'Datadog.Statsd', 'StatsD.Client'];
const withOpen = (name: string) => [`global:${name}`, `global:${name}.open`];

/** What a Ruby program dials, where host and port are arguments; URLs have a reader of their own. */
export const clientApis: readonly ListenApi[] = [
  {
    api: 'ruby.tcp-socket',
    name: ['TCPSocket', 'open'],
    callees: withOpen('TCPSocket'),
    port: hostAndPort(),
  },
  { api: 'thrift.socket', name: 'Socket', callees: ['global:Thrift.Socket'], port: hostAndPort() },
  { api: 'ruby.socket', name: 'tcp', callees: ['global:Socket.tcp'], port: hostAndPort() },
  {
    api: 'ruby.udp-socket',
    name: 'connect',
    receivers: ['global:UDPSocket()'],
    protocol: 'udp' as const,
    port: hostAndPort(),
  },
  {
    api: 'ruby.udp-socket',
    name: 'send',
    receivers: ['global:UDPSocket()'],
    protocol: 'udp' as const,
    port: [{ arg: 3, form: 'number' as const, host: { arg: 2 } }],
  },
  {
    api: 'net.http',
    name: ['HTTP', 'start'],
    callees: ['global:Net.HTTP', 'global:Net.HTTP.start'],
    port: hostAndPort(),
  },
  {
    api: 'net.smtp',
    name: ['SMTP', 'start'],
    callees: ['global:Net.SMTP', 'global:Net.SMTP.start'],
    port: hostAndPort(),
  },
  {
    api: 'net.ssh',
    name: 'start',
    callees: ['global:Net.SSH.start', 'global:Net.SFTP.start'],
    port: keywords('port', 'host', 2),
  },
  { api: 'net.imap', name: 'IMAP', callees: ['global:Net.IMAP'], port: keywords('port', 'host', 1) },
  { api: 'net.telnet', name: 'Telnet', callees: ['global:Net.Telnet'], port: keywords('Port', 'Host') },
  {
    api: 'redis.client',
    name: ['Redis', 'connect', 'config', 'Client'],
    callees: [
      'global:Redis',
      'global:Redis.connect',
      'global:RedisClient.config',
      'global:RedisClient',
      'global:Redis.Client',
    ],
    port: keywords(),
  },
  {
    api: 'mysql2.client',
    name: 'Client',
    callees: ['global:Mysql2.Client', 'global:Trilogy'],
    port: keywords(),
  },
  {
    api: 'pg.connection',
    name: ['connect', 'open', 'Connection'],
    callees: ['global:PG.connect', 'global:PG.Connection', 'global:PG.Connection.open'],
    port: keywords(),
  },
  { api: 'tiny_tds.client', name: 'Client', callees: ['global:TinyTds.Client'], port: keywords() },
  { api: 'bunny.session', name: 'Bunny', callees: ['global:Bunny'], port: keywords() },
  { api: 'sequel.connection', name: 'connect', callees: ['global:Sequel.connect'], port: keywords() },
  {
    api: 'active-record.connection',
    name: 'establish_connection',
    callees: ['global:ActiveRecord.Base.establish_connection'],
    port: keywords(),
  },
  {
    api: 'mongo.client',
    name: 'Client',
    callees: ['global:Mongo.Client'],
    port: [{ arg: 0, form: 'url-list' as const }],
  },
  {
    api: 'mongo.client',
    name: ['MongoClient', 'Connection'],
    callees: ['global:Mongo.MongoClient', 'global:Mongo.Connection'],
    port: hostAndPort(),
  },
  {
    api: 'dalli.client',
    name: 'Client',
    callees: ['global:Dalli.Client'],
    port: [{ arg: 0, form: 'url-list' as const }],
  },
  {
    api: 'grpc.stub',
    name: 'Stub',
    callees: ['….Stub'],
    port: [{ arg: 0, form: 'address' as const }],
  },
  {
    api: 'eventmachine.connect',
    name: 'connect',
    callees: ['global:EventMachine.connect', 'global:EM.connect'],
    port: hostAndPort(),
  },
  {
    api: 'eventmachine.http-request',
    name: 'HttpRequest',
    callees: ['global:EventMachine.HttpRequest', 'global:EM.HttpRequest'],
    port: [{ arg: 0, form: 'url' as const }],
  },
  {
    api: 'mqtt.client',
    name: ['connect', 'Client'],
    callees: ['global:MQTT.Client.connect', 'global:MQTT.Client'],
    port: keywords(),
  },
  { api: 'cassandra.cluster', name: 'cluster', callees: ['global:Cassandra.cluster'], port: keywords() },
  {
    api: 'statsd.client',
    name: ['Statsd', 'Client'],
    callees: STATSD.map(name => `global:${name}`),
    protocol: 'udp' as const,
    port: hostAndPort(),
  },
  {
    api: 'fluentd.client',
    name: ['FluentLogger', 'open'],
    callees: ['global:Fluent.Logger.FluentLogger', 'global:Fluent.Logger.FluentLogger.open'],
    port: keywords('port', 'host', 1),
  },
  {
    api: 'gelf.notifier',
    name: 'Notifier',
    callees: ['global:GELF.Notifier'],
    protocol: 'udp' as const,
    port: hostAndPort(),
  },
  {
    api: 'mail.smtp',
    name: 'delivery_method',
    callees: ['global:delivery_method'],
    port: keywords('port', 'address', 1),
  },
  ...[
    {
      objects: ['global:ActionMailer.Base', 'global:config.action_mailer'],
      key: 'smtp_settings',
      host: 'address',
    },
  ].map(({ objects, key, host }) => ({
    api: 'rails.smtp',
    objects,
    port: [{ path: [key, 'port'], form: 'number' as const, host: { path: [key, host] } }],
  })),
].map((row): ListenApi => ({ ...row, role: 'connect', knownOnly: true }));
