import type { ListenApi, OriginPattern, PortPlace } from '../../listen-api.ts';

const ADDRESS: readonly PortPlace[] = [{ arg: 0, form: 'address' }];
const SECOND: readonly PortPlace[] = [{ arg: 1, form: 'address' }];
const LIST: readonly PortPlace[] = [{ arg: 0, form: 'url-list' }];

/** A function that dials; its last name is the row's. Reported only where the file says the port. */
const dial = (
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

/** A struct that says what to dial, under one of the keys. */
const options = (api: string, objects: readonly OriginPattern[], ...keys: readonly string[]): ListenApi => ({
  api,
  role: 'connect',
  objects,
  port: keys.map(key => ({
    path: [key],
    form: /s$/.test(key) ? ('url-list' as const) : ('address' as const),
  })),
  knownOnly: true,
});

/** A package whose path may end in a major version. */
const versions = (module: string, ...names: readonly string[]): OriginPattern[] =>
  names.flatMap(name => [`${module}.${name}`, `${module}/*.${name}`]);

const NETWORK = { network: { arg: 0 } } as const;

/** What Go's clients dial. URLs need no row: see `dialled-in-code.ts`. */
export const goClients: readonly ListenApi[] = [
  dial('go.net.dial', ['net.Dial', 'net.DialTimeout', 'crypto/tls.Dial'], SECOND, NETWORK),
  dial(
    'go.rpc.dial',
    [
      'net/rpc.Dial',
      'net/rpc.DialHTTP',
      'net/rpc/jsonrpc.Dial',
      'net/textproto.Dial',
      'golang.org/x/crypto/ssh.Dial',
    ],
    SECOND,
    NETWORK,
  ),
  {
    api: 'rabbitmq.stream.environment',
    role: 'connect',
    name: 'SetPort',
    receivers: ['github.com/rabbitmq/rabbitmq-stream-go-client/pkg/stream.NewEnvironmentOptions()'],
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'go.net.dialer',
    role: 'connect',
    name: 'Dial',
    receivers: ['net.Dialer()', 'crypto/tls.Dialer()'],
    port: SECOND,
    knownOnly: true,
    ...NETWORK,
  },
  {
    api: 'go.net.dialer',
    role: 'connect',
    name: 'DialContext',
    receivers: ['net.Dialer()', 'crypto/tls.Dialer()'],
    port: [{ arg: 2, form: 'address' }],
    knownOnly: true,
    network: { arg: 1 },
  },
  dial('go.tls.dial', ['crypto/tls.DialWithDialer'], [{ arg: 2, form: 'address' }], { network: { arg: 1 } }),
  dial(
    'go.net.dial-addr',
    ['net.DialTCP', 'net.DialUDP'],
    [
      { arg: 2, path: ['Port'], form: 'number', host: { arg: 2, path: ['IP'] } },
      { arg: 2, form: 'address' },
    ],
    NETWORK,
  ),
  dial('go.grpc.dial', ['google.golang.org/grpc.Dial', 'google.golang.org/grpc.NewClient'], ADDRESS),
  dial('go.grpc.dial', ['google.golang.org/grpc.DialContext'], SECOND),
  dial(
    'go.kratos.endpoint',
    [
      'github.com/go-kratos/kratos/*/transport/grpc.WithEndpoint',
      'github.com/go-kratos/kratos/*/transport/http.WithEndpoint',
    ],
    ADDRESS,
  ),
  options('go.url.host', ['net/url.URL'], 'Host'),
  dial('go.smtp', ['net/smtp.SendMail', 'net/smtp.Dial'], ADDRESS),
  dial(
    'go.mail',
    ['gopkg.in/gomail.v2.NewDialer', 'gopkg.in/gomail.v2.NewPlainDialer', 'gopkg.in/mail.v2.NewDialer'],
    [{ arg: 1, form: 'number', host: { arg: 0 } }],
  ),
  dial(
    'go.quic.dial',
    [
      'github.com/quic-go/quic-go.DialAddr',
      'github.com/quic-go/quic-go.DialAddrContext',
      'github.com/lucas-clemente/quic-go.DialAddrContext',
    ],
    SECOND,
    { protocol: 'udp' },
  ),
  // Before its version 0.35 `DialAddr` took no context.
  dial(
    'go.quic.dial',
    ['github.com/quic-go/quic-go.DialAddr', 'github.com/lucas-clemente/quic-go.DialAddr'],
    ADDRESS,
    { protocol: 'udp' },
  ),

  // Databases and caches
  options(
    'go.redis',
    versions('github.com/go-redis/redis', 'Options').concat(
      versions('github.com/redis/go-redis', 'Options'),
      [
        'gopkg.in/redis/*.Options',
        'github.com/hibiken/asynq.RedisClientOpt',
        'gopkg.in/redis.v5.Options',
        'gopkg.in/redis.v3.Options',
      ],
    ),
    'Addr',
  ),
  options(
    'go.redis',
    versions('github.com/go-redis/redis', 'ClusterOptions', 'UniversalOptions').concat(
      versions('github.com/redis/go-redis', 'ClusterOptions', 'UniversalOptions'),
    ),
    'Addrs',
  ),
  options(
    'go.redis',
    versions('github.com/go-redis/redis', 'FailoverOptions').concat(
      versions('github.com/redis/go-redis', 'FailoverOptions'),
    ),
    'SentinelAddrs',
  ),
  options('go.rueidis', ['github.com/redis/rueidis.ClientOption'], 'InitAddress'),
  dial(
    'go.redigo',
    versions('github.com/gomodule/redigo/redis', 'Dial').concat(['github.com/garyburd/redigo/redis.Dial']),
    SECOND,
    NETWORK,
  ),
  options('go.mysql', ['github.com/go-sql-driver/mysql.Config'], 'Addr'),
  options('go.pg', versions('github.com/go-pg/pg', 'Options'), 'Addr'),
  dial('go.mgo', ['gopkg.in/mgo.v2.Dial', 'github.com/globalsign/mgo.Dial', 'labix.org/v2/mgo.Dial'], LIST),
  dial(
    'go.memcache',
    ['github.com/bradfitz/gomemcache/memcache.New', 'github.com/rainycape/memcache.New'],
    ADDRESS,
  ),
  dial('go.cassandra', ['github.com/gocql/gocql.NewCluster'], ADDRESS),
  {
    api: 'go.fasthttp.client',
    role: 'connect',
    objects: ['github.com/valyala/fasthttp.HostClient', 'github.com/valyala/fasthttp.PipelineClient'],
    port: [{ path: ['Addr'], form: 'url-list' }],
    knownOnly: true,
  },
  {
    api: 'go.clickhouse',
    role: 'connect',
    objects: versions('github.com/ClickHouse/clickhouse-go', 'Options'),
    port: [{ path: ['Addr'], form: 'url-list' }],
    knownOnly: true,
  },
  dial(
    'go.ldap',
    versions('github.com/go-ldap/ldap', 'Dial').concat(['gopkg.in/ldap.v2.Dial', 'gopkg.in/ldap.v3.Dial']),
    SECOND,
    NETWORK,
  ),

  // Brokers, coordination, service discovery
  dial(
    'go.sarama',
    [
      'NewClient',
      'NewAsyncProducer',
      'NewSyncProducer',
      'NewConsumer',
      'NewConsumerGroup',
      'NewClusterAdmin',
    ].flatMap(name => [`github.com/Shopify/sarama.${name}`, `github.com/IBM/sarama.${name}`]),
    LIST,
  ),
  options(
    'go.kafka',
    ['github.com/segmentio/kafka-go.ReaderConfig', 'github.com/segmentio/kafka-go.WriterConfig'],
    'Brokers',
  ),
  dial('go.kafka', ['github.com/segmentio/kafka-go.TCP'], ADDRESS),
  dial('go.kafka', ['github.com/segmentio/kafka-go.Dial'], SECOND, NETWORK),
  dial(
    'go.kafka',
    ['github.com/segmentio/kafka-go.DialLeader', 'github.com/segmentio/kafka-go.DialContext'],
    [{ arg: 2, form: 'address' }],
    { network: { arg: 1 } },
  ),
  dial('go.kafka', ['github.com/twmb/franz-go/pkg/kgo.SeedBrokers'], ADDRESS),
  dial(
    'go.zookeeper',
    ['github.com/go-zookeeper/zk.Connect', 'github.com/samuel/go-zookeeper/zk.Connect'],
    LIST,
  ),
  options(
    'go.etcd',
    [
      'go.etcd.io/etcd/clientv3.Config',
      'go.etcd.io/etcd/client/v3.Config',
      'github.com/coreos/etcd/clientv3.Config',
    ],
    'Endpoints',
  ),
  options('go.consul', ['github.com/hashicorp/consul/api.Config'], 'Address'),
  {
    api: 'go.nsq',
    role: 'connect',
    name: ['ConnectToNSQD', 'ConnectToNSQLookupd'],
    receivers: ['github.com/nsqio/go-nsq.NewConsumer()'],
    port: ADDRESS,
    knownOnly: true,
  },
  dial('go.nsq', ['github.com/nsqio/go-nsq.NewProducer'], ADDRESS),
  dial('go.stomp', versions('github.com/go-stomp/stomp', 'Dial'), SECOND, NETWORK),
  dial('go.temporal', ['go.temporal.io/sdk/client.Dial'], [{ arg: 0, path: ['HostPort'], form: 'address' }]),
  options('go.temporal', ['go.temporal.io/sdk/client.Options'], 'HostPort'),
  dial(
    'go.statsd',
    versions('github.com/DataDog/datadog-go/*/statsd', 'New').concat([
      'github.com/DataDog/datadog-go/statsd.New',
      'github.com/cactus/go-statsd-client/statsd.NewClient',
    ]),
    ADDRESS,
    { protocol: 'udp' },
  ),
  dial(
    'go.otlp',
    [
      'otlptrace/otlptracegrpc',
      'otlptrace/otlptracehttp',
      'otlpmetric/otlpmetricgrpc',
      'otlpmetric/otlpmetrichttp',
    ].map(name => `go.opentelemetry.io/otel/exporters/otlp/${name}.WithEndpoint`),
    ADDRESS,
  ),
  dial(
    'go.otlp',
    [
      'github.com/hertz-contrib/obs-opentelemetry/provider.WithExportEndpoint',
      'github.com/kitex-contrib/obs-opentelemetry/provider.WithExportEndpoint',
    ],
    ADDRESS,
  ),
  dial('go.nats', ['github.com/nats-io/nats.go.Connect', 'github.com/nats-io/go-nats.Connect'], LIST),
  dial('kitex.host-ports', ['github.com/cloudwego/kitex/client.WithHostPorts'], ADDRESS),
  dial('rpcx.discovery', ['github.com/smallnest/rpcx/client.NewPeer2PeerDiscovery'], ADDRESS),
  options('rpcx.server', ['github.com/smallnest/rpcx/client.KVPair'], 'Key'),
  {
    api: 'go.mongo.hosts',
    role: 'connect',
    name: 'SetHosts',
    receivers: [
      'go.mongodb.org/mongo-driver/mongo/options.Client()',
      'go.mongodb.org/mongo-driver/*/mongo/options.Client()',
    ],
    port: LIST,
    knownOnly: true,
  },
  {
    api: 'go.consul.register',
    role: 'connect',
    objects: [
      'github.com/hashicorp/consul/api.AgentServiceRegistration',
      'github.com/hashicorp/consul/api.AgentService',
    ],
    port: [{ path: ['Port'], form: 'number', host: { path: ['Address'] } }],
    knownOnly: true,
  },
  ...['TCP', 'GRPC'].map(
    (key): ListenApi => ({
      api: 'go.consul.check',
      role: 'connect',
      objects: ['github.com/hashicorp/consul/api.AgentServiceCheck'],
      port: [{ path: [key], form: 'address' }],
      knownOnly: true,
    }),
  ),
];
