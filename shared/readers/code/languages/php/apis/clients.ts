import type { ListenApi } from '../../../listen-api.ts';
import { hostAndPort, inArray, lastNames, made, number } from './places.ts';

const MEMCACHE = made(['global:Memcached', 'global:Memcache']);
const AMQP = ['Stream', 'SSL', 'Socket', 'Lazy'].map(kind => `PhpAmqpLib.Connection.AMQP${kind}Connection`);
const THRIFT = ['Thrift.Transport.TSocket', 'Thrift.Transport.THttpClient'];
const SWOOLE_CLIENTS = ['Swoole', 'OpenSwoole'].flatMap(root => [
  `${root}.Client`,
  `${root}.Async.Client`,
  `${root}.Coroutine.Client`,
  `${root}.Coroutine.Redis`,
]);
const SWOOLE_HTTP_CLIENTS = ['Swoole', 'OpenSwoole'].flatMap(root => [
  `${root}.Coroutine.Http.Client`,
  `${root}.Coroutine.Http2.Client`,
]);

/** What a PHP program dials, where host and port are arguments; URLs and DSNs have a reader of their own. */
export const clientApis: readonly ListenApi[] = [
  { api: 'php.fsockopen', name: ['fsockopen', 'pfsockopen'], port: hostAndPort('port', 'hostname') },
  {
    api: 'php.socket_connect',
    name: 'socket_connect',
    network: { arg: 0 },
    port: number(2, 'port', { arg: 1 }),
  },
  {
    api: 'php.socket_sendto',
    name: 'socket_sendto',
    protocol: 'udp' as const,
    port: number(5, 'port', { arg: 4, keyword: 'address' }),
  },
  { api: 'php.ftp_connect', name: ['ftp_connect', 'ftp_ssl_connect'], port: hostAndPort('port', 'hostname') },
  { api: 'php.ssh2_connect', name: 'ssh2_connect', port: hostAndPort() },
  { api: 'php.ldap_connect', name: 'ldap_connect', port: hostAndPort() },
  {
    api: 'mysqli.connect',
    name: ['mysqli_connect', 'mysqli'],
    port: number(4, 'port', { arg: 0, keyword: 'hostname' }),
  },
  { api: 'mysqli.connect', name: 'mysqli_real_connect', port: number(5, 'port', { arg: 1 }) },
].map(
  (row): ListenApi => ({
    ...row,
    callees: [row.name].flat().map(name => `global:${name}`),
    role: 'connect',
    knownOnly: true,
  }),
);

/** The same of libraries and extensions with classes. */
export const clientClassApis: readonly ListenApi[] = [
  {
    api: 'mysqli.connect',
    name: ['real_connect', 'connect'],
    receivers: ['global:mysqli()', 'global:mysqli_init()'],
    port: number(4, 'port', { arg: 0, keyword: 'hostname' }),
  },
  {
    api: 'redis.connect',
    name: ['connect', 'pconnect', 'open', 'popen'],
    receivers: ['global:Redis()', 'global:Relay()', 'Relay.Relay()'],
    guess: { names: ['redis'] },
    port: hostAndPort(),
  },
  {
    api: 'predis.client',
    name: 'Client',
    callees: ['Predis.Client'],
    port: inArray(0),
  },
  {
    api: 'memcached.server',
    name: ['addServer', 'connect', 'pconnect'],
    receivers: MEMCACHE,
    port: hostAndPort(),
  },
  { api: 'amqp.connection', name: lastNames(AMQP), callees: AMQP, port: hostAndPort() },
  // Hosts that are tried one after another.
  ...[0, 1, 2, 3].map(index => ({
    api: 'amqp.connection',
    name: 'create_connection',
    callees: AMQP.map(one => `${one}.create_connection`),
    port: [
      {
        arg: 0,
        path: [index, 'port'],
        form: 'number' as const,
        host: { arg: 0, path: [index, 'host'] },
      },
    ],
  })),
  { api: 'amqp.connection', name: 'AMQPConnection', callees: ['global:AMQPConnection'], port: inArray(0) },
  { api: 'thrift.socket', name: lastNames(THRIFT), callees: THRIFT, port: hostAndPort() },
  { api: 'swoole.client', name: 'connect', receivers: made(SWOOLE_CLIENTS), port: hostAndPort() },
  { api: 'swoole.client', name: 'Client', callees: SWOOLE_HTTP_CLIENTS, port: hostAndPort() },
  {
    api: 'pheanstalk',
    name: ['create', 'Pheanstalk'],
    callees: ['Pheanstalk.Pheanstalk.create', 'Pheanstalk.Pheanstalk'],
    port: hostAndPort(),
  },
  {
    api: 'swift-mailer',
    name: ['Swift_SmtpTransport', 'newInstance'],
    callees: ['global:Swift_SmtpTransport', 'global:Swift_SmtpTransport.newInstance'],
    port: hostAndPort(),
  },
  {
    api: 'symfony.mailer',
    name: 'EsmtpTransport',
    callees: ['Symfony.Component.Mailer.Transport.Smtp.EsmtpTransport'],
    port: hostAndPort(),
  },
  {
    api: 'react.datagram-client',
    name: 'createClient',
    receivers: ['React.Datagram.Factory()'],
    protocol: 'udp' as const,
    port: [{ arg: 0, form: 'address' as const }],
  },
  {
    api: 'amp.connect',
    name: ['connect', 'connectTls'],
    callees: ['Amp.Socket.connect', 'Amp.Socket.connectTls'],
    port: [{ arg: 0, form: 'address' as const }],
  },
  { api: 'sphinx.client', name: 'setServer', receivers: ['global:SphinxClient()'], port: hostAndPort() },
  { api: 'channel.client', name: 'connect', callees: ['Channel.Client.connect'], port: hostAndPort() },
  {
    api: 'php-mqtt.client',
    name: ['MqttClient', 'phpMQTT'],
    callees: ['PhpMqtt.Client.MqttClient', 'Bluerhinos.phpMQTT'],
    port: hostAndPort(),
  },
].map((row): ListenApi => ({ ...row, role: 'connect', knownOnly: true }));
