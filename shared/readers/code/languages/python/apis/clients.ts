import type { ListenApi, OriginPattern, PortPlace } from '../../../listen-api.ts';
import { hostAndPort, keyword, tuple } from './places.ts';

/** What is dialled: reported only where the file says the port. URLs need no row: see `dialled-in-code.ts`. */
const client = (
  api: string,
  callees: readonly OriginPattern[],
  port: readonly PortPlace[],
  more: Partial<ListenApi> = {},
): ListenApi => ({
  api,
  role: 'connect',
  name: [...new Set(callees.map(callee => callee.slice(callee.lastIndexOf('.') + 1)))],
  callees,
  port,
  knownOnly: true,
  ...more,
});

/** A method that dials, of something that a known constructor made. */
const method = (
  api: string,
  name: string | readonly string[],
  receivers: readonly OriginPattern[],
  port: readonly PortPlace[],
): ListenApi => ({ api, role: 'connect', name, receivers, port, knownOnly: true });

/** Addresses in a text, with commas between, or in a list. */
const addresses = (arg: number, ...keywords: readonly string[]): readonly PortPlace[] =>
  (keywords.length === 0 ? [undefined] : keywords).map(name => ({
    arg,
    ...(name !== undefined && { keyword: name }),
    form: 'url-list',
  }));

const HOST_PORT = hostAndPort(0, 1);

export const clients: readonly ListenApi[] = [
  // The standard library
  method(
    'socket.connect',
    ['connect', 'connect_ex'],
    ['socket.socket()', 'ssl.wrap_socket()', '….wrap_socket()'],
    tuple(0),
  ),
  client('socket.create-connection', ['socket.create_connection'], tuple(0, 'address')),
  client(
    'asyncio.open-connection',
    ['asyncio.open_connection', 'trio.open_tcp_stream', 'anyio.connect_tcp'],
    HOST_PORT,
  ),
  method(
    'asyncio.create-connection',
    ['create_connection', 'create_datagram_endpoint'],
    ['asyncio.get_event_loop()', 'asyncio.get_running_loop()', 'asyncio.new_event_loop()'],
    [
      { arg: 2, keyword: 'port', form: 'number', host: { arg: 1, keyword: 'host' } },
      { keyword: 'remote_addr', path: [1], form: 'number', host: { keyword: 'remote_addr', path: [0] } },
    ],
  ),
  client(
    'http.client',
    ['http.client.HTTPConnection', 'http.client.HTTPSConnection', 'httplib.HTTPConnection'],
    [...HOST_PORT, { arg: 0, keyword: 'host', form: 'address' }],
  ),
  client(
    'smtplib',
    ['smtplib.SMTP', 'smtplib.SMTP_SSL', 'aiosmtplib.SMTP'],
    [...hostAndPort(0, 1), { keyword: 'port', form: 'number', host: { keyword: 'hostname' } }],
  ),
  method(
    'smtplib',
    'connect',
    ['smtplib.SMTP()', 'smtplib.SMTP_SSL()', 'ftplib.FTP()', 'ftplib.FTP_TLS()'],
    HOST_PORT,
  ),
  client(
    'mail',
    ['imaplib.IMAP4', 'imaplib.IMAP4_SSL', 'poplib.POP3', 'poplib.POP3_SSL', 'telnetlib.Telnet'],
    HOST_PORT,
  ),
  client('logging.handler', ['logging.handlers.SysLogHandler'], tuple(0, 'address')),
  client(
    'logging.handler',
    ['logging.handlers.SocketHandler', 'logging.handlers.DatagramHandler'],
    HOST_PORT,
  ),
  client('multiprocessing.client', ['multiprocessing.connection.Client'], tuple(0, 'address')),

  // Databases and caches
  client(
    'redis',
    [
      'Redis',
      'StrictRedis',
      'ConnectionPool',
      'BlockingConnectionPool',
      'asyncio.Redis',
      'RedisCluster',
      'cluster.RedisCluster',
      'cluster.ClusterNode',
      'asyncio.ConnectionPool',
    ].map(name => `redis.${name}`),
    [{ arg: 1, keyword: 'port', form: 'number', host: { arg: 0, keyword: 'host' } }],
  ),
  client(
    'valkey',
    ['valkey.Valkey', 'valkey.asyncio.Valkey', 'fluent.sender.setup', 'fluent.sender.FluentSender'],
    keyword(),
  ),
  client(
    'postgresql',
    [
      'psycopg2.connect',
      'psycopg.connect',
      'psycopg.AsyncConnection.connect',
      'asyncpg.connect',
      'asyncpg.create_pool',
      'aiopg.connect',
      'aiopg.create_pool',
      'pg8000.connect',
      'pg8000.native.Connection',
      'psycopg2.pool.SimpleConnectionPool',
      'psycopg2.pool.ThreadedConnectionPool',
    ],
    keyword(),
  ),
  client(
    'mysql',
    [
      'pymysql.connect',
      'pymysql.Connection',
      'pymysql.connections.Connection',
      'MySQLdb.connect',
      'MySQLdb.Connection',
      'mysql.connector.connect',
      'mysql.connector.pooling.MySQLConnectionPool',
      'mariadb.connect',
      'aiomysql.connect',
      'aiomysql.create_pool',
      'asyncmy.connect',
    ],
    keyword(),
  ),
  client(
    'mongodb',
    [
      'pymongo.MongoClient',
      'pymongo.mongo_client.MongoClient',
      'motor.motor_asyncio.AsyncIOMotorClient',
      'mongoengine.connect',
      'flask_mongoengine.connect',
      'pymongo.AsyncMongoClient',
    ],
    [{ arg: 1, keyword: 'port', form: 'number', host: { arg: 0, keyword: 'host' } }, ...addresses(0, 'host')],
  ),
  client('cassandra', ['cassandra.cluster.Cluster'], keyword('port', 'contact_points')),
  client('influxdb', ['influxdb.InfluxDBClient', 'influxdb.DataFrameClient'], HOST_PORT),
  client(
    'clickhouse',
    ['clickhouse_driver.Client', 'clickhouse_driver.connect', 'clickhouse_connect.get_client'],
    keyword(),
  ),
  client(
    'memcached',
    ['memcache.Client', 'pylibmc.Client', 'aiomcache.Client', 'bmemcached.Client'],
    [...addresses(0, 'servers'), ...HOST_PORT],
  ),
  client(
    'memcached',
    ['pymemcache.Client', 'pymemcache.client.base.Client', 'pymemcache.client.base.PooledClient'],
    [...tuple(0, 'server'), { arg: 0, form: 'address' }],
  ),
  client(
    'vector-database',
    [
      'qdrant_client.QdrantClient',
      'chromadb.HttpClient',
      'pymilvus.connections.connect',
      'weaviate.connect_to_local',
      'chromadb.AsyncHttpClient',
    ],
    keyword(),
  ),
  client(
    'elasticsearch',
    ['elasticsearch.Elasticsearch', 'elasticsearch.AsyncElasticsearch', 'opensearchpy.OpenSearch'],
    [
      {
        arg: 0,
        keyword: 'hosts',
        path: [0, 'port'],
        form: 'number',
        host: { arg: 0, keyword: 'hosts', path: [0, 'host'] },
      },
      ...addresses(0, 'hosts'),
      ...keyword(),
    ],
  ),
  client(
    'database',
    [
      'rethinkdb.r.connect',
      'rethinkdb.RethinkDB.connect',
      'hdbcli.dbapi.connect',
      'impala.dbapi.connect',
      'pyhive.hive.connect',
      'pyhive.hive.Connection',
      'trino.dbapi.connect',
      'prestodb.dbapi.connect',
      'vertica_python.connect',
      'neo4j_driver.connect',
      'couchdb.Server',
      'ldap3.Server',
      'aerospike.client',
      'arango.ArangoClient',
    ],
    keyword(),
  ),
  client('oracle', ['cx_Oracle.makedsn', 'oracledb.makedsn'], HOST_PORT),
  client('oracle', ['oracledb.connect'], keyword()),
  client(
    'sqlalchemy.url',
    [
      'sqlalchemy.engine.URL.create',
      'sqlalchemy.URL.create',
      'sqlalchemy.engine.url.URL.create',
      'sqlalchemy.engine.url.URL',
      'peewee.PostgresqlDatabase',
      'peewee.MySQLDatabase',
    ],
    keyword(),
  ),

  // Brokers, coordination, service discovery
  client(
    'rabbitmq',
    ['pika.ConnectionParameters', 'pika.connection.ConnectionParameters'],
    [{ arg: 1, keyword: 'port', form: 'number', host: { arg: 0, keyword: 'host' } }],
  ),
  client(
    'rabbitmq',
    ['aio_pika.connect', 'aio_pika.connect_robust', 'kombu.Connection', 'amqp.Connection'],
    keyword(),
  ),
  client(
    'kafka',
    [
      'kafka.KafkaProducer',
      'kafka.KafkaConsumer',
      'kafka.KafkaAdminClient',
      'kafka.admin.KafkaAdminClient',
      'kafka.KafkaClient',
      'aiokafka.AIOKafkaProducer',
      'aiokafka.AIOKafkaConsumer',
      'kafka.producer.KafkaProducer',
    ],
    [{ keyword: 'bootstrap_servers', form: 'url-list' }],
  ),
  client(
    'kafka',
    [
      'confluent_kafka.Producer',
      'confluent_kafka.Consumer',
      'confluent_kafka.admin.AdminClient',
      'confluent_kafka.avro.AvroProducer',
    ],
    [
      { arg: 0, path: ['bootstrap.servers'], form: 'url-list' },
      { arg: 0, path: ['metadata.broker.list'], form: 'url-list' },
    ],
  ),
  client('kafka', ['pykafka.KafkaClient'], [{ arg: 0, keyword: 'hosts', form: 'url-list' }]),
  method('mqtt', ['connect', 'connect_async'], ['paho.mqtt.client.Client()'], HOST_PORT),
  client(
    'mqtt',
    ['paho.mqtt.publish.single', 'paho.mqtt.publish.multiple', 'aiomqtt.Client', 'asyncio_mqtt.Client'],
    keyword('port', 'hostname'),
  ),
  client('zookeeper', ['kazoo.client.KazooClient'], addresses(0, 'hosts')),
  client('etcd', ['etcd3.client', 'etcd.Client', 'etcd3.Etcd3Client'], keyword()),
  client('consul', ['consul.Consul', 'consul.aio.Consul', 'consulate.Consul'], keyword()),
  client('dask', ['dask.distributed.Client', 'distributed.Client'], addresses(0, 'address')),
  client('ray', ['ray.init'], [{ keyword: 'address', form: 'address' }]),
  client(
    'prometheus.push',
    ['prometheus_client.push_to_gateway', 'prometheus_client.pushadd_to_gateway'],
    [{ arg: 0, keyword: 'gateway', form: 'address' }],
  ),
  client(
    'statsd',
    ['statsd.StatsClient', 'statsd.TCPStatsClient', 'datadog.dogstatsd.DogStatsd'],
    HOST_PORT,
    { protocol: 'udp' },
  ),
  client(
    'jaeger',
    ['opentelemetry.exporter.jaeger.thrift.JaegerExporter', 'opentelemetry.exporter.jaeger.JaegerExporter'],
    keyword('agent_port', 'agent_host_name'),
    { protocol: 'udp' },
  ),
  client(
    'otlp',
    ['OTLPSpanExporter', 'OTLPMetricExporter', 'OTLPLogExporter'].map(name => `….${name}`),
    [{ keyword: 'endpoint', form: 'address' }],
  ),

  // Remote calls and shells
  client(
    'grpc.channel',
    [
      'grpc.insecure_channel',
      'grpc.secure_channel',
      'grpc.aio.insecure_channel',
      'grpc.aio.secure_channel',
      'grpc.experimental.aio.insecure_channel',
    ],
    [{ arg: 0, keyword: 'target', form: 'address' }],
  ),
  client('grpclib.channel', ['grpclib.client.Channel'], HOST_PORT),
  client(
    'thrift.socket',
    ['thrift.transport.TSocket.TSocket', 'thriftpy2.rpc.make_client', 'thriftpy.rpc.make_client'],
    [
      { arg: 1, keyword: 'port', form: 'number', host: { arg: 0, keyword: 'host' } },
      { arg: 2, keyword: 'port', form: 'number', host: { arg: 1, keyword: 'host' } },
    ],
  ),
  client('rpyc', ['rpyc.connect', 'rpyc.classic.connect', 'Pyro4.locateNS'], HOST_PORT),
  method(
    'ssh',
    'connect',
    ['paramiko.SSHClient()', 'paramiko.client.SSHClient()'],
    [{ arg: 1, keyword: 'port', form: 'number', host: { arg: 0, keyword: 'hostname' } }],
  ),
  client('ssh', ['paramiko.Transport'], tuple(0, 'sock')),
  client('ssh', ['asyncssh.connect', 'fabric.Connection', 'netmiko.ConnectHandler'], keyword()),
  client(
    'modbus',
    [
      'pymodbus.client.ModbusTcpClient',
      'pymodbus.client.sync.ModbusTcpClient',
      'pymodbus.client.AsyncModbusTcpClient',
    ],
    [{ arg: 1, keyword: 'port', form: 'number', host: { arg: 0, keyword: 'host' } }],
  ),
];
