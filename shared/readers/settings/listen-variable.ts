/**
 * Environment variables that tell a process on which port to listen, wherever a container or service is
 * given its environment: Dockerfile ENV, Kubernetes `env`, Compose `environment`.
 */

/** A port within a variable's value: the digits from `start` to `end` (0-based, end exclusive). */
export interface VariablePort {
  /** 0 asks the OS for a port. */
  readonly port: number;
  readonly start: number;
  readonly end: number;
  /** The bind address before it, as written. */
  readonly host?: string;
}

/** How a variable's value is written: one number, several, an address, URLs, or addresses with commas between. */
type Form = 'port' | 'ports' | 'address' | 'hostless' | 'urls' | 'listeners' | 'sites';

/**
 * Names by form, upper case. Only names that servers read to bind; a client's `DB_PORT` or
 * `REDIS_PORT` is dialled.
 */
const NAMES: Record<Exclude<Form, 'hostless'>, string> = {
  port: [
    'PORT APP_PORT HTTP_PORT HTTPS_PORT GRPC_PORT LISTEN_PORT BIND_PORT METRICS_PORT WEB_PORT',
    // Spring Boot, Quarkus, Micronaut
    'SERVER_PORT MANAGEMENT_SERVER_PORT QUARKUS_HTTP_PORT MICRONAUT_SERVER_PORT',
    'QUARKUS_HTTP_SSL_PORT QUARKUS_GRPC_SERVER_PORT QUARKUS_MANAGEMENT_PORT MICRONAUT_SERVER_SSL_PORT',
    'SPRING_RSOCKET_SERVER_PORT GRPC_SERVER_PORT',
    // Flask, Uvicorn, Streamlit, Gradio
    'FLASK_RUN_PORT UVICORN_PORT STREAMLIT_SERVER_PORT GRADIO_SERVER_PORT',
    // Nuxt, Nitro, Rocket, Grafana, Keycloak, n8n
    'NUXT_PORT NITRO_PORT ROCKET_PORT GF_SERVER_HTTP_PORT KC_HTTP_PORT KC_HTTPS_PORT N8N_PORT',
    // JMX, Kafka, ZooKeeper, RabbitMQ, Jaeger, images of LinuxServer
    'JMX_PORT KAFKA_JMX_PORT ZOOKEEPER_CLIENT_PORT RABBITMQ_NODE_PORT COLLECTOR_ZIPKIN_HTTP_PORT WEBUI_PORT',
    // Confluent's REST servers, Pulsar, Envoy, agents of debuggers
    'CONNECT_REST_PORT KAFKA_REST_PORT WEBSERVICEPORT BROKERSERVICEPORT ENVOY_ADMIN_PORT SERVICE_PORT JPDA_ADDRESS',
    // Gitea, Fabric, PostgREST, SonarQube
    'OTEL_EXPORTER_PROMETHEUS_PORT GITEA__SERVER__HTTP_PORT FABRIC_CA_SERVER_PORT PGRST_SERVER_PORT SONAR_WEB_PORT',
  ].join(' '),
  // https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/endpoints
  ports: 'ASPNETCORE_HTTP_PORTS ASPNETCORE_HTTPS_PORTS DOTNET_HTTP_PORTS DOTNET_HTTPS_PORTS',
  urls: 'ASPNETCORE_URLS DOTNET_URLS',
  address:
    'LISTEN BIND COLLECTOR_ZIPKIN_HOST_PORT COLLECTOR_OTLP_GRPC_HOST_PORT COLLECTOR_OTLP_HTTP_HOST_PORT',
  // Caddy's and FrankenPHP's sites: `:80`, `localhost:8443, php:80`
  sites: 'SERVER_NAME',
  listeners: 'ETCD_LISTEN_CLIENT_URLS ETCD_LISTEN_PEER_URLS ETCD_LISTEN_METRICS_URLS',
};

const forms = new Map(
  Object.entries(NAMES).flatMap(([form, names]) =>
    names.split(' ').map(name => [name, form as Form] as const),
  ),
);

/** Names that say it by their form: `Kestrel__Endpoints__Http__Url`, `CORE_PEER_LISTENADDRESS`, `KAFKA_LISTENERS`. */
const NAMED: readonly (readonly [RegExp, Form])[] = [
  [/^KESTREL__ENDPOINTS__\w+__URL$/, 'urls'],
  [/(?:^|_)(?:LISTEN|BIND)_?ADDR(?:ESS)?$/, 'address'],
  [/(?:^|_)(?:LISTEN|BIND)_?PORT$/, 'port'],
  [/_BIND$/, 'address'],
  [/(?:^|_)LISTEN_(?:HTTPS?|GRPC|TCP|TLS|SSL|WS)_PORT$|(?:^|_)JMX_PORT$/, 'port'],
  // An address without a host is a server's; clients of others name those: `REDIS_ADDR=:6379`.
  [
    /^(?:\w{1,40}_)?(?:HTTPS?|GRPC|WEB|API|METRICS|SERVER|SITE|ADMIN|DEBUG|PPROF|HEALTH|APP|WS|RPC)_ADDR(?:ESS)?$|^ADDR(?:ESS)?$/,
    'hostless',
  ],
  [/_WEBUI_PORT$|(?:^|_)CONNECT_REST_PORT$/, 'port'],
  // Jaeger takes a number, too.
  [/^COLLECTOR_\w{1,20}_HOST_PORT$/, 'port'],
  // Bitnami's images
  [/^(?:APACHE|NGINX|ZOO)_(?:\w{1,40}_)?PORT_NUMBER$/, 'port'],
  [/^(?:NGINX|HTTPD|APACHE|CADDY)_(?:(?:HTTP|HTTPS|SSL|TLS|LISTEN)_)?PORT$/, 'port'],
  [/(?:^|_)LISTENERS$/, 'listeners'],
];

/** The ports that a process listens on which is given the variable `name` with `value`; often none. */
export function listenPortsOf(name: string, value: string): VariablePort[] {
  const upper = name.toUpperCase();
  const own = forms.get(upper);
  const named = NAMED.find(([pattern]) => pattern.test(upper))?.[1];
  if (!(own ?? named) || upper.includes('ADVERTISED')) return [];
  const found = own ? portsOf(own, value) : [];
  return found.length === 0 && named ? portsOf(named, value) : found;
}

function portsOf(form: Form, value: string): VariablePort[] {
  return [...value.matchAll(PATTERNS[form])].flatMap(match => {
    const { host, port } = match.groups as { host?: string; port: string };
    if (Number(port) > 65535) return [];
    const end = match.index + match[0].length;
    return {
      port: Number(port),
      start: end - port.length,
      end,
      ...(host && !host.includes('\uFFFC') && { host }),
    };
  });
}

/** Each match ends with the digits of a port. */
const PATTERNS: Record<Form, RegExp> = {
  port: /^\s*(?<port>\d{1,5})(?=\s*$)/g,
  ports: /(?<=^|;)\s*(?<port>\d{1,5})(?=\s*(?:;|$))/g,
  address: /^\s*(?:tcp:\/\/)?(?<host>\[[\da-f:.]{0,45}\]|[\w.*-]{0,253}):(?<port>\d{1,5})(?=\s*$)/gi,
  hostless: /^\s*:(?<port>\d{2,5})(?=\s*$)/g,
  sites: /(?<=^|[,\s])(?:https?:\/\/)?(?<host>[\w.*-]{0,253}):(?<port>\d{2,5})(?=\s*(?:[,\s]|$))/gi,
  listeners:
    /(?<=^|,)\s*[\w-]{1,64}:\/\/(?<host>\[[\da-f:.]{0,45}\]|\$\{[\w.]{1,100}\}|[\w.*+\uFFFC-]{0,253}):(?<port>\d{1,5})(?=\s*(?:,|$))/gi,
  urls: /(?<=^|;)\s*https?:\/\/(?<host>\[[\da-f:.]{0,45}\]|[\w.*+-]{1,253}):(?<port>\d{1,5})(?=[\s/;]|$)/gi,
};
