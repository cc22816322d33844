import type { PortRole, Protocol } from '../../../ports/index.ts';

/** A key whose value is a port. */
export interface PortKey {
  /** The key with dots; words of a part may be apart by `-`. `*` is any one part, `[]` an item of a list. */
  readonly key: string;
  /** Default `listen`. */
  readonly role?: PortRole;
  /** Default `tcp`. */
  readonly protocol?: Protocol;
  /** The key beside it that holds the address: `address` beside `server.port`. */
  readonly host?: string;
  /**
   * Whether the key alone says what it is. Others count where the file's name or another key shows the
   * framework: many programs have a `server.port`, and some of them mean a server that they dial.
   */
  readonly sure?: true;
}

const listens = (host: string | undefined, ...keys: readonly string[]): PortKey[] =>
  keys.map(key => ({ key, sure: true, ...(host !== undefined && { host }) }));
const dials = (...keys: readonly string[]): PortKey[] =>
  keys.map(key => ({ key, role: 'connect', host: 'host', sure: true }));

/** Every key of the JVM's frameworks by which a port is set. Adding one is adding a row. */
export const PORT_KEYS: readonly PortKey[] = [
  // Spring Boot and Helidon
  { key: 'server.port', host: 'address' },
  { key: 'server.http.port' },
  { key: 'server.https.port' },
  { key: 'server.http-port' },
  { key: 'server.https-port' },
  { key: 'server.sockets.*.port', host: 'host' },
  { key: 'server.sockets.[].port', host: 'host' },
  { key: 'grpc.port' },
  { key: 'management.port', host: 'address' },
  ...listens('address', 'management.server.port', 'spring.rsocket.server.port'),
  ...listens('address', 'spring.grpc.server.port', 'spring.ldap.embedded.port'),
  { key: 'grpc.server.port', host: 'address' },
  { key: 'http.port', host: 'host' },
  { key: 'https.port', host: 'host' },
  // Armeria, Camel, Nacos, Seata
  ...listens('ip', 'armeria.ports.[].port', 'armeria.port.[].port', 'armeria.internal-services.port'),
  ...listens('host', 'camel.server.port', 'camel.management.port'),
  ...listens(undefined, 'nacos.server.main.port', 'nacos.console.port', 'seata.server.service-port'),
  // Dubbo, XXL-JOB and others that are set beside Spring
  { key: 'dubbo.protocol.port', host: 'host' },
  { key: 'dubbo.protocols.*.port', host: 'host' },
  { key: 'dubbo.application.qos-port' },
  { key: 'xxl.job.executor.port', host: 'ip', sure: true },
  ...listens(undefined, 'com.alipay.sofa.rpc.bolt-port', 'com.alipay.sofa.rpc.rest-port'),
  // Quarkus
  ...listens('host', 'quarkus.http.port', 'quarkus.grpc.server.port', 'quarkus.management.port'),
  ...listens(undefined, 'quarkus.http.ssl-port', 'quarkus.http.test-port', 'quarkus.http.test-ssl-port'),
  ...listens(undefined, 'quarkus.grpc.server.test-port', 'quarkus.management.test-port'),
  // Micronaut
  ...listens('host', 'micronaut.server.port', 'micronaut.server.netty.listeners.*.port'),
  ...listens(undefined, 'micronaut.server.ssl.port', 'micronaut.metrics.export.prometheus.port'),
  { key: 'endpoints.all.port' },
  // Ktor, Play, Akka and Pekko, Dropwizard
  ...listens('host', 'ktor.deployment.port'),
  ...listens(undefined, 'ktor.deployment.ssl-port'),
  ...listens('address', 'play.server.http.port', 'play.server.https.port'),
  ...['akka', 'pekko'].flatMap(name => [
    ...listens('hostname', `${name}.remote.artery.canonical.port`, `${name}.remote.netty.tcp.port`),
    ...listens('hostname', `${name}.management.http.port`, `${name}.remote.artery.bind.port`),
    ...listens('bind-hostname', `${name}.management.http.bind-port`, `${name}.remote.netty.tcp.bind-port`),
  ]),
  ...listens('bind-host', 'server.application-connectors.[].port', 'server.admin-connectors.[].port'),
  ...listens('bind-host', 'server.connector.port'),
  // What is dialled: where the port stands beside its host
  ...dials('spring.redis.port', 'spring.data.redis.port', 'spring.rabbitmq.port', 'spring.mail.port'),
  ...dials(
    'spring.data.mongodb.port',
    'spring.mongodb.port',
    'spring.artemis.port',
    'spring.data.cassandra.port',
  ),
  ...dials(
    'spring.cassandra.port',
    'spring.cloud.consul.port',
    'spring.cloud.vault.port',
    'quarkus.mailer.port',
  ),
  ...dials('management.graphite.metrics.export.port', 'management.metrics.export.graphite.port'),
  ...dials('rabbitmq.port', 'consul.port', 'quarkus.consul-config.agent.port'),
  ...dials('spring.mail.properties.mail.smtp.port', 'spring.mail.properties.mail.smtp.socket-factory.port'),
  ...dials('mp.messaging.*.*.port', 'quarkus.grpc.clients.*.port', 'spring.couchbase.port', 'sidecar.port'),
  ...dials('quarkus.stork.*.service-discovery.consul-port'),
  // A container that Quarkus starts for development has its port on the machine.
  { key: 'quarkus.*.devservices.port', role: 'published', sure: true },
  { key: 'quarkus.*.*.devservices.port', role: 'published', sure: true },
  ...[
    'management.statsd.metrics.export.port',
    'management.metrics.export.statsd.port',
    'management.ganglia.metrics.export.port',
  ].map((key): PortKey => ({ key, role: 'connect', protocol: 'udp', host: 'host', sure: true })),
];

/** Keys of a range of ports, its ends apart or in one value: `server.port-range.min`, `8000-8010`. */
export const RANGE_KEYS: readonly string[] = [
  'server.port-range',
  'server.ports',
  'management.server.port-range',
];

/** Keys that only files of these frameworks have, as beginnings of whole parts. */
export const EVIDENCE: readonly string[] = [
  'spring',
  'eureka',
  'zuul',
  'feign',
  'hystrix',
  'ribbon',
  'resilience4j',
  'mybatis',
  'mybatis-plus',
  'dubbo',
  'quarkus',
  'micronaut',
  'mp',
  'ktor',
  'management.endpoints',
  'management.endpoint',
  'management.server',
  'management.security',
  'management.health',
  'management.metrics',
  'management.context-path',
  'server.servlet',
  'server.context-path',
  'server.tomcat',
  'server.undertow',
  'server.jetty',
  'server.error',
  'server.forward-headers-strategy',
  'server.use-forward-headers',
  'server.max-http-header-size',
  'server.ssl.key-store',
  'security.oauth2',
  'logging.level',
];
