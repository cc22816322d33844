import type { ListenApi, OriginPattern, PortPlace } from '../../../listen-api.ts';
import { inOptions } from './places.ts';

/** What a driver or client dials: reported only where the file says the port. URLs need no row: see `dialled-in-code.ts`. */
const client = (
  api: string,
  callees: readonly OriginPattern[],
  port: readonly PortPlace[],
  usualNames: readonly string[] = [],
): ListenApi => ({
  api,
  role: 'connect',
  name: [...new Set([...callees.flatMap(localNames), ...usualNames])],
  callees,
  port,
  knownOnly: true,
});

/** What a program calls it: the member's name; of a whole module also its name in camel and Pascal case. */
function localNames(callee: OriginPattern): string[] {
  const name = callee.slice(Math.max(callee.lastIndexOf('.'), callee.lastIndexOf('/')) + 1);
  if (callee.includes('.')) return [name];
  const camel = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [camel, camel.charAt(0).toUpperCase() + camel.slice(1)];
}

/** A port and, before or after it, its host, as arguments side by side. */
const args = (port: number, host: number): readonly PortPlace[] => [
  { arg: port, form: 'path-or-port', host: { arg: host } },
];

/** Addresses under a key of an options object: a text with commas, or a list. */
const list = (arg: number, ...path: readonly string[]): readonly PortPlace[] => [
  { arg, path, form: 'url-list' },
];

const GRPC = ['@grpc/grpc-js', 'grpc'];

/** Databases, caches, brokers, mail, remote calls. */
export const driverApis: readonly ListenApi[] = [
  client(
    'sequelize.client',
    ['sequelize', 'sequelize.Sequelize', 'sequelize-typescript.Sequelize'],
    [...inOptions(3), ...inOptions(0)],
  ),
  client(
    'typeorm.client',
    ['typeorm.createConnection', 'typeorm.DataSource', 'typeorm.ConnectionManager().create'],
    inOptions(0),
  ),
  client(
    'nest.typeorm',
    [
      '@nestjs/typeorm.TypeOrmModule.forRoot',
      '@nestjs/mongoose.MongooseModule.forRoot',
      '@nestjs/sequelize.SequelizeModule.forRoot',
      '@mikro-orm/nestjs.MikroOrmModule.forRoot',
      '@nestjs-modules/ioredis.RedisModule.forRoot',
    ],
    inOptions(0),
  ),
  client(
    'nest.queue',
    ['@nestjs/bull.BullModule.forRoot', '@nestjs/bullmq.BullModule.forRoot'],
    [
      { arg: 0, path: ['redis', 'port'], form: 'number', host: { arg: 0, path: ['redis', 'host'] } },
      {
        arg: 0,
        path: ['connection', 'port'],
        form: 'number',
        host: { arg: 0, path: ['connection', 'host'] },
      },
    ],
  ),
  client(
    'knex.client',
    ['knex', 'knex.knex', 'knex.default'],
    [
      {
        arg: 0,
        path: ['connection', 'port'],
        form: 'number',
        host: { arg: 0, path: ['connection', 'host'] },
      },
    ],
  ),
  client(
    'redis.client',
    ['redis.createCluster'],
    [
      {
        arg: 0,
        path: ['rootNodes', 0, 'socket', 'port'],
        form: 'number',
        host: { arg: 0, path: ['rootNodes', 0, 'socket', 'host'] },
      },
    ],
  ),
  client(
    'ioredis.cluster',
    ['ioredis.Cluster', 'ioredis.Redis.Cluster'],
    [{ arg: 0, path: [0, 'port'], form: 'number', host: { arg: 0, path: [0, 'host'] } }],
  ),
  client(
    'bull.queue',
    ['bull', 'bullmq.Queue', 'bullmq.Worker', 'bee-queue', 'bullmq.QueueEvents', 'bull.Queue'],
    [
      { arg: 1, path: ['redis', 'port'], form: 'number', host: { arg: 1, path: ['redis', 'host'] } },
      {
        arg: 1,
        path: ['connection', 'port'],
        form: 'number',
        host: { arg: 1, path: ['connection', 'host'] },
      },
      {
        arg: 2,
        path: ['connection', 'port'],
        form: 'number',
        host: { arg: 2, path: ['connection', 'host'] },
      },
      { arg: 1, path: ['redis'], form: 'url' },
    ],
  ),
  {
    // `const RedisStore = require('connect-redis')(session)`
    api: 'session.store',
    role: 'connect',
    name: ['RedisStore', 'MongoStore'],
    callees: ['connect-redis()', 'connect-mongo()'],
    port: inOptions(0),
    knownOnly: true,
  },
  client('mongodb.server', ['mongodb.Server', 'mongodb.ServerAddress'], args(1, 0)),
  client('memcached.client', ['memcached', 'memjs.Client.create'], [{ arg: 0, form: 'url-list' }]),
  client(
    'cassandra.client',
    ['cassandra-driver.Client'],
    [{ arg: 0, path: ['protocolOptions', 'port'], form: 'number' }, ...list(0, 'contactPoints')],
  ),
  client(
    'elasticsearch.client',
    ['elasticsearch.Client', '@elastic/elasticsearch.Client', '@opensearch-project/opensearch.Client'],
    [...list(0, 'host'), ...list(0, 'hosts'), ...list(0, 'node'), ...list(0, 'nodes')],
  ),
  client(
    'database.client',
    [
      'influx.InfluxDB',
      'rethinkdb.connect',
      'arangojs.Database',
      'clickhouse.ClickHouse',
      'tarantool-driver',
      'typesense.Client',
    ],
    [
      ...inOptions(0),
      { arg: 0, path: ['nodes', 0, 'port'], form: 'number', host: { arg: 0, path: ['nodes', 0, 'host'] } },
    ],
  ),
  client(
    'database.client',
    ['aerospike.client', 'aerospike.connect'],
    [{ arg: 0, path: ['hosts', 0, 'port'], form: 'number', host: { arg: 0, path: ['hosts', 0, 'addr'] } }],
  ),
  client('kafka.client', ['kafkajs.Kafka'], list(0, 'brokers')),
  client(
    'kafka.client',
    ['kafka-node.KafkaClient', 'kafka-node.Client'],
    [...list(0, 'kafkaHost'), { arg: 0, form: 'address' }],
  ),
  client(
    'kafka.client',
    ['node-rdkafka.Producer', 'node-rdkafka.KafkaConsumer', 'node-rdkafka.AdminClient.create'],
    list(0, 'metadata.broker.list'),
  ),
  client(
    'amqp.client',
    [
      'amqplib.connect',
      'amqplib/callback_api.connect',
      'amqp.createConnection',
      'rhea.connect',
      'amqp-connection-manager.connect',
      'rabbitmq-stream-js-client.connect',
    ],
    [{ arg: 0, path: ['port'], form: 'number', host: { arg: 0, path: ['hostname'] } }],
  ),
  client('mqtt.client', ['mqtt.connect', 'mqtt.connectAsync', 'async-mqtt.connect'], inOptions(0)),
  client(
    'nats.client',
    ['nats.connect', '@nats-io/transport-node.connect'],
    [...inOptions(0), ...list(0, 'servers'), { arg: 0, form: 'url-list' }],
  ),
  client('stomp.client', ['stompit.connect', 'stomp-client'], [...inOptions(0), ...args(1, 0)], ['Stomp']),
  client('zookeeper.client', ['node-zookeeper-client.createClient'], [{ arg: 0, form: 'url-list' }]),
  client('zookeeper.client', ['zookeeper', 'zookeeper.Promise'], list(0, 'connect'), ['ZooKeeper']),
  client('consul.client', ['consul', 'etcd3.Etcd3'], [...inOptions(0), ...list(0, 'hosts')]),
  client(
    'mail.client',
    ['nodemailer.createTransport', 'imap', 'emailjs.server.connect', 'imapflow.ImapFlow'],
    inOptions(0),
  ),
  client(
    'ldap.client',
    ['ldapjs.createClient', 'ldapts.Client'],
    [{ arg: 0, path: ['url'], form: 'url-list' }],
  ),
  client(
    'statsd.client',
    ['hot-shots', 'hot-shots.StatsD', 'node-statsd', 'statsd-client', 'lynx'],
    [...inOptions(0), ...args(1, 0)],
    ['StatsD', 'SDC'],
  ),
  client(
    'nest.microservice',
    ['@nestjs/microservices.ClientProxyFactory.create', '@nestjs/microservices.ClientsModule.register'],
    [
      { arg: 0, path: ['options', 'port'], form: 'number', host: { arg: 0, path: ['options', 'host'] } },
      {
        arg: 0,
        path: [0, 'options', 'port'],
        form: 'number',
        host: { arg: 0, path: [0, 'options', 'host'] },
      },
      { arg: 0, path: [0, 'options', 'url'], form: 'address' },
      { arg: 0, path: ['options', 'url'], form: 'address' },
    ],
  ),
  client(
    'grpc.client',
    GRPC.flatMap(module => [`${module}.Client`, `${module}.Channel`]),
    [{ arg: 0, form: 'address' }],
  ),
  client('thrift.client', ['thrift.createConnection', 'thrift.createHttpConnection'], args(1, 0)),
  client('ssh.client', ['ssh2-sftp-client().connect', 'node-ssh.NodeSSH().connect'], inOptions(0)),
  {
    api: 'ssh.client',
    role: 'connect',
    name: 'connect',
    receivers: [
      'ssh2.Client()',
      'ssh2-sftp-client()',
      'node-ssh.NodeSSH()',
      'node-ssh()',
      'basic-ftp.Client()',
      'ftp()',
    ],
    port: inOptions(0),
    knownOnly: true,
  },
  {
    api: 'node.dgram.send',
    role: 'connect',
    protocol: 'udp',
    name: 'send',
    receivers: ['dgram.createSocket()'],
    port: [
      { arg: 3, form: 'number', host: { arg: 4 } },
      { arg: 1, form: 'number', host: { arg: 2 } },
    ],
    knownOnly: true,
  },
  client('wait-for-port', ['wait-port', 'tcp-port-used.waitUntilUsed'], inOptions(0)),
  {
    api: 'consul.register',
    role: 'connect',
    name: 'register',
    receivers: ['consul().agent.service', 'consul.Consul().agent.service'],
    port: inOptions(0, 'address'),
    knownOnly: true,
  },
];
