import type { ListenApi } from '../../../listen-api.ts';
import { addresses, client } from './client-rows.ts';
import { hostAndPort, keyword, tuple } from './places.ts';

const HOST_PORT = hostAndPort(0, 1);

/** Databases, caches and search engines. */
export const databases: readonly ListenApi[] = [
  client(
    'redis',
    [
      'Redis',
      'StrictRedis',
      'asyncio.Redis',
      'RedisCluster',
      'cluster.RedisCluster',
      'cluster.ClusterNode',
    ].map(name => `redis.${name}`),
    HOST_PORT,
  ),
  client(
    'redis',
    ['ConnectionPool', 'BlockingConnectionPool', 'asyncio.ConnectionPool'].map(name => `redis.${name}`),
    keyword(),
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
      'pymongo.AsyncMongoClient',
    ],
    [{ arg: 1, keyword: 'port', form: 'number', host: { arg: 0, keyword: 'host' } }, ...addresses(0, 'host')],
  ),
  // The first argument is the name of the database, the second an alias.
  client('mongodb', ['mongoengine.connect', 'flask_mongoengine.connect'], keyword()),
  client('cassandra', ['cassandra.cluster.Cluster'], keyword('port', 'contact_points')),
  client('influxdb', ['influxdb.InfluxDBClient', 'influxdb.DataFrameClient'], HOST_PORT),
  client(
    'clickhouse',
    ['clickhouse_driver.Client', 'clickhouse_driver.connect', 'clickhouse_connect.get_client'],
    keyword(),
  ),
  client('memcached', ['memcache.Client', 'pylibmc.Client', 'bmemcached.Client'], addresses(0, 'servers')),
  client('memcached', ['aiomcache.Client'], HOST_PORT),
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
      ...keyword('port', 'hosts'),
      ...addresses(0, 'hosts'),
    ],
  ),
  client(
    'database',
    [
      'rethinkdb.r.connect',
      'rethinkdb.RethinkDB().connect',
      'hdbcli.dbapi.connect',
      'impala.dbapi.connect',
      'pyhive.hive.connect',
      'pyhive.hive.Connection',
      'trino.dbapi.connect',
      'prestodb.dbapi.connect',
      'vertica_python.connect',
      'ldap3.Server',
      'arango.ArangoClient',
    ],
    keyword(),
  ),
  client(
    'database',
    ['aerospike.client'],
    [{ arg: 0, path: ['hosts', 0, 1], form: 'number', host: { arg: 0, path: ['hosts', 0, 0] } }],
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
];
