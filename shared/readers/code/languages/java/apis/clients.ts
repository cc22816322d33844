// Long on purpose: one table, a row an API.
import type { ListenApi } from '../../../listen-api.ts';
import { dials, hostPortAt, of, portAt, socketAddress, URL, URLS } from './places.ts';

const SPRING = 'org.springframework';
const METHODS = ['Get', 'Post', 'Put', 'Delete', 'Patch', 'Head', 'Options', 'Trace'].map(
  method => `Http${method}`,
);

/** Clients of HTTP, databases, caches and brokers. */
export const clientApis: readonly ListenApi[] = [
  dials({
    api: 'spring.rest-template',
    name: [
      'getForObject',
      'getForEntity',
      'postForObject',
      'postForEntity',
      'postForLocation',
      'exchange',
      'put',
      'delete',
    ],
    receivers: [`${SPRING}.web.client.RestTemplate()`, `${SPRING}.boot.test.web.client.TestRestTemplate()`],
    port: URL,
  }),
  dials({
    api: 'spring.web-client',
    name: ['create', 'baseUrl', 'uri'],
    callees: [
      `${SPRING}.web.reactive.function.client.WebClient.create`,
      `${SPRING}.web.client.RestClient.create`,
    ],
    receivers: [
      ...of(
        `${SPRING}.web`,
        'reactive.function.client.WebClient.builder()',
        'reactive.function.client.WebClient()',
      ),
      ...of(`${SPRING}.web`, 'reactive.function.client.WebClient.Builder()', 'client.RestClient.builder()'),
      `${SPRING}.web.reactive.function.client.WebClient.create()`,
    ],
    port: URL,
  }),
  dials({
    api: 'okhttp.request',
    name: 'url',
    receivers: of('okhttp3', 'Request.Builder()').concat('com.squareup.okhttp.Request.Builder()'),
    port: URL,
  }),
  dials({
    api: 'gatling.base-url',
    name: ['baseUrl', 'wsBaseUrl'],
    receivers: ['io.gatling.javaapi.http.HttpDsl.http'],
    port: URL,
  }),
  dials({
    api: 'graphite.reporter',
    name: ['Graphite', 'GraphiteUDP', 'PickledGraphite'],
    callees: of('com.codahale.metrics.graphite', 'Graphite', 'GraphiteUDP', 'PickledGraphite'),
    port: [socketAddress(0), hostPortAt(0)],
  }),
  dials({
    api: 'retrofit.base-url',
    name: 'baseUrl',
    receivers: ['retrofit2.Retrofit.Builder()'],
    port: URL,
  }),
  dials({
    api: 'feign.target',
    name: 'target',
    receivers: ['feign.Feign.builder()'],
    minArgs: 2,
    port: [{ arg: 1, form: 'url' }],
  }),
  dials({
    api: 'http-client.request',
    name: METHODS,
    callees: [
      'org.apache.http.client.methods',
      'org.apache.hc.client5.http.classic.methods',
      'org.apache.hc.client5.http.sync.methods',
    ].flatMap(owner => of(owner, ...METHODS)),
    port: URL,
  }),
  dials({
    api: 'http-client.host',
    name: 'HttpHost',
    callees: ['org.apache.http.HttpHost'],
    minArgs: 2,
    port: [hostPortAt(0)],
  }),
  dials({
    api: 'http-client.host',
    name: 'HttpHost',
    callees: ['org.apache.hc.core5.http.HttpHost'],
    minArgs: 3,
    port: [hostPortAt(1)],
  }),
  dials({
    api: 'http-client.host',
    name: 'HttpHost',
    callees: ['org.apache.hc.core5.http.HttpHost'],
    minArgs: 2,
    maxArgs: 2,
    port: [hostPortAt(0)],
  }),
  dials({
    api: 'http-client.host',
    name: 'create',
    callees: ['org.apache.http.HttpHost.create', 'org.apache.hc.core5.http.HttpHost.create'],
    port: [{ arg: 0, form: 'address' }],
  }),
  dials({
    api: 'ibm-mq.client',
    name: 'setPort',
    receivers: of(
      'com.ibm.mq',
      'jms.MQConnectionFactory()',
      'jms.MQQueueConnectionFactory()',
      'jakarta.jms.MQConnectionFactory()',
      'jakarta.jms.MQQueueConnectionFactory()',
    ),
    port: [portAt(0)],
  }),
  dials({
    api: 'jax-rs.target',
    name: 'target',
    receivers: of('ws.rs.client.ClientBuilder', 'newClient()', 'newBuilder()').flatMap(made => [
      `javax.${made}`,
      `jakarta.${made}`,
    ]),
    port: URL,
  }),
  dials({
    api: 'redis.client',
    name: [
      'Jedis',
      'JedisPool',
      'HostAndPort',
      'JedisPooled',
      'RedisStandaloneConfiguration',
      'LettuceConnectionFactory',
    ],
    callees: [
      ...of('redis.clients.jedis', 'Jedis', 'JedisPool', 'HostAndPort', 'JedisPooled'),
      ...of(
        `${SPRING}.data.redis.connection`,
        'RedisStandaloneConfiguration',
        'lettuce.LettuceConnectionFactory',
      ),
    ],
    port: [{ arg: 2, form: 'number', host: { arg: 1 } }, hostPortAt(0), { arg: 0, form: 'url' }],
    least: 100,
  }),
  dials({
    api: 'redis.client',
    name: ['create', 'setAddress', 'addNodeAddress', 'redis'],
    callees: of('io.lettuce.core', 'RedisClient.create', 'RedisURI.create', 'RedisURI.Builder.redis'),
    receivers: of(
      'org.redisson.config.Config()',
      'useSingleServer()',
      'useClusterServers()',
      'useSentinelServers()',
    ),
    port: [hostPortAt(0), ...URLS],
    least: 100,
  }),
  dials({
    api: 'redis.client',
    name: 'setPort',
    receivers: of(
      `${SPRING}.data.redis.connection`,
      'jedis.JedisConnectionFactory()',
      'RedisStandaloneConfiguration()',
    ),
    port: [portAt(0)],
  }),
  dials({
    api: 'mongodb.client',
    name: ['MongoClient', 'ServerAddress', 'create', 'MongoClientURI', 'ConnectionString', 'Mongo'],
    callees: [
      ...of('com.mongodb', 'MongoClient', 'ServerAddress', 'MongoClientURI', 'ConnectionString', 'Mongo'),
      ...of('com.mongodb', 'client.MongoClients.create', 'reactivestreams.client.MongoClients.create'),
    ],
    port: [hostPortAt(0), ...URLS],
  }),
  dials({
    api: 'rabbitmq.client',
    name: 'setPort',
    receivers: [
      'com.rabbitmq.client.ConnectionFactory()',
      `${SPRING}.amqp.rabbit.connection.CachingConnectionFactory()`,
    ],
    port: [portAt(0)],
  }),
  dials({
    api: 'rabbitmq.client',
    name: ['setUri', 'setAddresses'],
    receivers: [
      'com.rabbitmq.client.ConnectionFactory()',
      `${SPRING}.amqp.rabbit.connection.CachingConnectionFactory()`,
    ],
    port: URLS,
  }),
  dials({
    api: 'rabbitmq.client',
    name: 'CachingConnectionFactory',
    callees: [`${SPRING}.amqp.rabbit.connection.CachingConnectionFactory`],
    minArgs: 2,
    port: [hostPortAt(0)],
  }),
  dials({
    api: 'activemq.client',
    name: ['ActiveMQConnectionFactory', 'setBrokerURL'],
    callees: of(
      'org.apache.activemq',
      'ActiveMQConnectionFactory',
      'artemis.jms.client.ActiveMQConnectionFactory',
    ),
    receivers: of(
      'org.apache.activemq',
      'ActiveMQConnectionFactory()',
      'artemis.jms.client.ActiveMQConnectionFactory()',
    ),
    port: [{ arg: -1, form: 'url' }, ...URL],
  }),
  dials({
    api: 'mqtt.client',
    name: ['MqttClient', 'MqttAsyncClient'],
    callees: [
      ...of('org.eclipse.paho.client.mqttv3', 'MqttClient', 'MqttAsyncClient'),
      ...of('org.eclipse.paho.mqttv5.client', 'MqttClient', 'MqttAsyncClient'),
    ],
    port: URL,
  }),
  dials({
    api: 'elasticsearch.transport',
    name: ['InetSocketTransportAddress', 'TransportAddress'],
    callees: of('org.elasticsearch.common.transport', 'InetSocketTransportAddress', 'TransportAddress'),
    minArgs: 2,
    port: [hostPortAt(0)],
  }),
  dials({
    api: 'zookeeper.client',
    name: ['ZooKeeper', 'newClient', 'connectString', 'ZkClient'],
    callees: [
      'org.apache.zookeeper.ZooKeeper',
      'org.apache.curator.framework.CuratorFrameworkFactory.newClient',
      'org.I0Itec.zkclient.ZkClient',
    ],
    receivers: ['org.apache.curator.framework.CuratorFrameworkFactory.builder()'],
    port: URLS,
  }),
  dials({
    api: 'jdbc.data-source',
    name: ['setUrl', 'setJdbcUrl', 'setURL'],
    receivers: [
      'com.zaxxer.hikari.HikariConfig()',
      'com.zaxxer.hikari.HikariDataSource()',
      'org.apache.commons.dbcp.BasicDataSource()',
      'org.apache.commons.dbcp2.BasicDataSource()',
      'com.alibaba.druid.pool.DruidDataSource()',
      `${SPRING}.jdbc.datasource.DriverManagerDataSource()`,
      'com.mchange.v2.c3p0.ComboPooledDataSource()',
      'org.postgresql.ds.PGSimpleDataSource()',
      'com.mysql.cj.jdbc.MysqlDataSource()',
    ],
    port: URL,
  }),
  dials({
    api: 'cassandra.client',
    name: 'withPort',
    receivers: ['com.datastax.driver.core.Cluster.builder()'],
    port: [portAt(0)],
  }),
  dials({
    api: 'cassandra.client',
    name: 'addContactPoint',
    receivers: ['com.datastax.oss.driver.api.core.CqlSession.builder()'],
    port: [socketAddress(0)],
  }),
  dials({
    api: 'memcached.client',
    name: ['MemcachedClient', 'getAddresses'],
    callees: of('net.spy.memcached', 'MemcachedClient', 'AddrUtil.getAddresses'),
    port: [socketAddress(0), ...URLS],
  }),
  dials({
    api: 'influxdb.client',
    name: 'connect',
    callees: ['org.influxdb.InfluxDBFactory.connect'],
    port: URL,
  }),
  dials({
    api: 'neo4j.client',
    name: 'driver',
    callees: ['org.neo4j.driver.GraphDatabase.driver'],
    port: URL,
  }),
  dials({
    api: 'consul.client',
    name: 'ConsulClient',
    callees: ['com.ecwid.consul.v1.ConsulClient'],
    minArgs: 2,
    port: [hostPortAt(0)],
  }),
  dials({ api: 'etcd.client', name: 'endpoints', receivers: ['io.etcd.jetcd.Client.builder()'], port: URLS }),
  dials({
    api: 'pulsar.client',
    name: ['serviceUrl', 'serviceHttpUrl'],
    receivers: [
      'org.apache.pulsar.client.api.PulsarClient.builder()',
      'org.apache.pulsar.client.admin.PulsarAdmin.builder()',
    ],
    port: URL,
  }),
  dials({ api: 'nats.client', name: 'connect', callees: ['io.nats.client.Nats.connect'], port: URL }),
  dials({
    api: 'mail.sender',
    name: 'setPort',
    receivers: [`${SPRING}.mail.javamail.JavaMailSenderImpl()`],
    port: [portAt(0)],
  }),
  dials({
    api: 'commons-net.client',
    name: 'connect',
    receivers: of(
      'org.apache.commons.net',
      'ftp.FTPClient()',
      'ftp.FTPSClient()',
      'telnet.TelnetClient()',
      'smtp.SMTPClient()',
    ),
    minArgs: 2,
    port: [hostPortAt(0)],
  }),
  dials({
    api: 'mina.connector',
    name: 'connect',
    receivers: ['org.apache.mina.transport.socket.nio.NioSocketConnector()'],
    port: [socketAddress(0)],
  }),
  dials({
    api: 'minio.client',
    name: 'endpoint',
    receivers: ['io.minio.MinioClient.builder()'],
    port: [hostPortAt(0), ...URL],
  }),
  dials({
    api: 'zipkin.sender',
    name: 'create',
    callees: of(
      'zipkin2.reporter',
      'urlconnection.URLConnectionSender.create',
      'okhttp3.OkHttpSender.create',
    ),
    port: URL,
  }),
  dials({
    api: 'opentelemetry.exporter',
    name: 'setEndpoint',
    receivers: [
      ...[
        'trace.OtlpGrpcSpanExporter',
        'metrics.OtlpGrpcMetricExporter',
        'logs.OtlpGrpcLogRecordExporter',
      ].map(type => `io.opentelemetry.exporter.otlp.${type}.builder()`),
      'io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter.builder()',
      'io.opentelemetry.exporter.jaeger.JaegerGrpcSpanExporter.builder()',
      'io.opentelemetry.exporter.zipkin.ZipkinSpanExporter.builder()',
    ],
    port: URL,
  }),
  dials({
    api: 'cxf.client-address',
    name: 'setAddress',
    receivers: of('org.apache.cxf', 'jaxws.JaxWsProxyFactoryBean()', 'frontend.ClientProxyFactoryBean()'),
    port: URL,
  }),
  dials({
    api: 'mockserver.client',
    name: 'MockServerClient',
    callees: ['org.mockserver.client.MockServerClient', 'org.mockserver.client.server.MockServerClient'],
    minArgs: 2,
    port: [hostPortAt(0)],
  }),
];
