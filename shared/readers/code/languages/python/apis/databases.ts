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
];
