/**
 * What the names of settings, options and constants say of an address or a port that they hold. Names are
 * taken as words: `REDIS_HOST`, `redisHost`, `redis.host` and `redis-host` are `redis host`.
 */

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** What a program reaches over a network by its own name: a setting that names one is a client's. */
const PEERS = list(
  `db database databases datasource postgres postgresql postgre pg pgsql mysql mysqldb mariadb redis valkey mongo
   mongodb rabbitmq rabbit amqp kafka zookeeper zk elasticsearch elastic es opensearch cassandra scylla memcached
   memcache couchdb couchbase neo4j influx influxdb clickhouse cockroach cockroachdb timescale timescaledb rethinkdb arangodb
   smtp imap pop3 mail email mailer ldap statsd graphite logstash fluentd fluent fluentbit sentry consul
   vault etcd nats stan mqtt activemq artemis pulsar nsq nsqd nsqlookupd minio s3 sql mssql sqlserver oracle db2 jaeger
   zipkin otlp datadog solr typesense meilisearch milvus qdrant weaviate chroma ollama temporal eureka nacos hazelcast
   gearman beanstalkd beanstalk celery broker upstream backend remote peer proxy syslog gelf dynamodb localstack sqs
   schema registry pushgateway sentinel selenium tika clamav gotenberg keycloak hive presto trino impala hdfs
   namenode spark flink druid dremio snowflake rocketmq namesrv nameserver redshift firebird sybase aerospike ignite tidb tikv foundationdb`,
);

/** Last words of names whose value is an address to dial, or a list of them. */
const ADDRESSES = list(
  `addr addrs address addresses endpoint endpoints host hosts hostname server servers broker brokers url urls uri uris
   dsn node nodes peer peers cluster seeds target targets upstream upstreams connect connection connectionstring
   quorum voters bootstrap backend backends proxy master sentinel sentinels remote hostport link contactpoints service
   collector agent gateway location string members monitors portal portals targetportal replicas origin destination`,
);

/** Ports that databases, caches, brokers and name servers have customarily: at `localhost`, a program dials them. */
const PEERS_PORTS = new Set([
  1433, 1521, 2181, 2379, 3306, 4222, 5432, 5672, 6379, 7687, 8086, 9042, 9092, 9200, 11211, 26257, 27017,
  28015,
]);

/** Whether a port is one of those that databases, caches and brokers customarily have. */
export function isPeersOwnPort(port: number): boolean {
  return PEERS_PORTS.has(port);
}

/** Words after which nothing else can be meant, whatever follows: `KAFKA_BROKERS_PROFILING`. */
const STRONG = list('brokers bootstrap endpoints');

/** Words that a name has if its address is another's, even this machine's. */
const CLIENT_WORDS = list(
  `endpoint endpoints url urls uri uris dsn brokers broker bootstrap upstream upstreams target targets remote peer peers
   backend connect connection client service api collector quorum proxy seeds contactpoints connectionstring registry
   gateway advertised advertise external public exporter master voters emulator`,
);

/** Words of names whose address a server binds, or that only lists what may call it. */
const NOT_DIALLED = list(
  `listen listener listeners listening bind binding binds binded origin origins cors csrf allowed allow whitelist allowlist
   allowlisted trusted accept accepted image tag version digest time cron schedule interval namespace xmlns 
   expose exposed published audience audiences`,
);

const known = new Map<string, readonly string[]>();
/** The same few names are keys everywhere. */
const MOST_KNOWN = 5000;

/** A name's words, lower case. */
export function wordsOf(name: string): readonly string[] {
  let words = known.get(name);
  if (words) return words;
  words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(word => word !== '');
  if (known.size >= MOST_KNOWN) known.clear();
  if (name.length <= 100) known.set(name, words);
  return words;
}

/** Whether a name says that an address in it is bound, only compared, or no address at all. */
export function isNotDialled(words: readonly string[]): boolean {
  return words.some(word => NOT_DIALLED.has(word)) && !words.some(word => /^advertise/.test(word));
}

/** Whether a name is one of an address (its last words say so, as in `hostPort: kafka:1099`, or it names a peer). */
export function namesAddress(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (words.some(word => STRONG.has(word))) return true;
  if ((last === 'port' && before === 'host') || (last === 'list' && ADDRESSES.has(before))) return true;
  return ADDRESSES.has(last) || PEERS.has(last) || /(?:host|addr|url|uri|server)s?$/.test(last);
}

/** Whether a name says that its address is another's, so that even `localhost:6379` is dialled. */
export function namesForeignAddress(words: readonly string[]): boolean {
  return (
    namesAddress(words) &&
    words.some(word => CLIENT_WORDS.has(word) || PEERS.has(word) || /ur[li]s?$/.test(word))
  );
}

/** Whether one of the words, without a number at its end, is something that is reached over a network. */
export function namesPeer(words: readonly string[]): boolean {
  return words.some(word => PEERS.has(word.replace(/\d+$/, '')));
}

/** The words before `port` of a name of a port; undefined for another name. `PGPORT` is `pg`. */
export function wordsBeforePort(words: readonly string[]): string[] | undefined {
  const last = words.at(-1) ?? '';
  if (last === 'port') return words.slice(0, -1);
  const joined = /^(\w{2,20})port$/.exec(last)?.[1];
  return joined !== undefined && PEERS.has(joined) ? [...words.slice(0, -1), joined] : undefined;
}
