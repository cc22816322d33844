/**
 * Settings of well-known servers in YAML, JSON and TOML: which program it is, by what only its files have, and
 * which paths hold ports. One row a setting.
 */
export interface TreeKey {
  /** The path of keys with dots between them; items of lists are numbers. Tested in full. */
  readonly path: RegExp;
  /** `bound`: a port or an address to bind. `port`: a port alone. `urls`: URLs to bind. `peers`: what is dialled. */
  readonly form: 'bound' | 'port' | 'urls' | 'peers';
  /** A number to dial, where `form` is `port`. */
  readonly role?: 'connect';
  readonly protocol?: 'udp';
  /** Set where 0 means that nothing is bound; else the system assigns a port. */
  readonly zero?: 'off';
  /** Set where the value is that of a property which nobody sets. */
  readonly isDefault?: true;
}

/** A program, and its settings. */
export interface TreeProgram {
  /** As in the api of its occurrences: `prometheus.targets`. */
  readonly program: string;
  /** For people. */
  readonly title: string;
  /** What only its files have. Linear. */
  readonly evidence: RegExp;
  /** Where the evidence is weak: how its files are called, tested against the path. */
  readonly files?: RegExp;
  readonly keys: readonly TreeKey[];
}

/** A top-level key of YAML, JSON or TOML. */
function topLevel(...names: readonly string[]): RegExp {
  const any = names.join('|');
  return new RegExp(`^(?:(?:${any}):|[ \\t]{0,8}"(?:${any})"[ \\t]{0,8}:|\\[{1,2}(?:${any})[.\\]])`, 'm');
}

/** Receivers of the OpenTelemetry Collector that fetch from the endpoint they are given; all others listen there. */
const SCRAPING =
  'redis|mysql|postgresql|mongodb|nginx|apache|elasticsearch|rabbitmq|kafka|httpcheck|http_check|docker_stats|podman_stats|kubeletstats|k8s_cluster|memcached|zookeeper|couchdb|riak|haproxy|flinkmetrics|aerospike|bigip|oracledb|sqlserver|sqlquery|vcenter|iis|chrony|purefa|purefb|snmp|sshcheck|tcpcheck|tlscheck|pulsar|solace|nsxt|saphana|activedirectoryds|expvar|prometheus_simple|awsecscontainermetrics|rabbit|hazelcast|envoyals_client';

/** One entry a program, one row a setting. */
export const treePrograms: readonly TreeProgram[] = [
  {
    program: 'prometheus',
    title: 'Prometheus, and agents that take its scrape settings',
    evidence: /\b(?:scrape_configs|static_configs|alertmanagers)["']?\s{0,9}:/,
    keys: [
      { path: /^(?:.{0,200}\.)?(?:static_configs|file_sd)\.\d+\.targets\.\d+$/, form: 'peers' },
      { path: /^(?:.{0,200}\.)?static_configs\.targets\.\d+$/, form: 'peers' },
      { path: /^(?:.{0,200}\.)?relabel_configs\.\d+\.replacement$/, form: 'peers' },
    ],
  },
  {
    program: 'prometheus',
    title: 'Prometheus’ lists of targets',
    evidence: /^[ \t]{0,8}-[ \t]{1,8}targets:|"targets"[ \t]{0,8}:[ \t]{0,8}\[/m,
    files: /(?:^|\/)(?:targets?|file_sd|prometheus|sd)[\w.-]{0,40}(?:\/[\w./-]{0,200})?\.(?:json|ya?ml)$/i,
    keys: [{ path: /^\d+\.targets\.\d+$/, form: 'peers' }],
  },
  {
    program: 'opentelemetry-collector',
    title: 'OpenTelemetry Collector',
    evidence:
      /^[ \t]{0,8}["']?receivers["']?:[\s\S]{0,200000}?^[ \t]{0,8}["']?(?:exporters|service|processors)["']?:/m,
    keys: [
      {
        path: new RegExp(
          `^(?:.{0,100}\\.)?receivers\\.(?:${SCRAPING})(?:/[^.]{1,80})?\\.(?:endpoint|endpoints\\.\\d+|brokers\\.\\d+|targets\\.\\d+\\.endpoint)$`,
        ),
        form: 'peers',
      },
      {
        path: /^(?:.{0,100}\.)?receivers\.kafka(?:metrics)?(?:\/[^.]{1,80})?\.brokers(?:\.\d+)?$/,
        form: 'peers',
      },
      {
        path: new RegExp(
          `^(?:.{0,100}\\.)?receivers\\.(?!(?:${SCRAPING})(?:/|\\.))[\\w-]{1,60}(?:/[^.]{1,80})?\\.(?:protocols\\.\\w{1,20}\\.)?(?:endpoint|listen_address)$`,
        ),
        form: 'bound',
      },
      { path: /^(?:.{0,100}\.)?exporters\.prometheus(?:\/[^.]{1,80})?\.endpoint$/, form: 'bound' },
      {
        path: /^(?:.{0,100}\.)?exporters\.(?!prometheus(?:\/[^.]{1,80})?\.)[\w-]{1,60}(?:\/[^.]{1,80})?\.(?:\w{0,20}endpoint|brokers(?:\.\d+)?|endpoints\.\d+)$/,
        form: 'peers',
      },
      {
        path: /^(?:.{0,100}\.)?extensions\.(?:health_check|pprof|zpages|jaegerremotesampling|jaeger_query|remotetap|http_forwarder\.ingress|healthcheckv2\.(?:http|grpc))(?:\/[^.]{1,80})?\.endpoint$/,
        form: 'bound',
      },
      { path: /^(?:.{0,100}\.)?service\.telemetry\.metrics\.address$/, form: 'bound' },
      {
        path: /^(?:.{0,100}\.)?service\.telemetry\.metrics\.readers\.\d+\.pull\.exporter\.prometheus\.port$/,
        form: 'port',
      },
    ],
  },
  {
    program: 'traefik',
    title: 'Traefik',
    evidence: topLevel('entryPoints', 'entrypoints'),
    keys: [{ path: /^entrypoints\.[\w-]{1,80}\.address$/i, form: 'bound' }],
  },
  {
    program: 'traefik',
    title: 'Traefik’s dynamic configuration',
    evidence: /\b(?:loadBalancer|load_balancer)\b/,
    keys: [
      {
        path: /^(?:tcp|udp)\.services\.[\w.@-]{1,80}\.loadBalancer\.servers(?:\.\d+)?\.address$/,
        form: 'peers',
      },
    ],
  },
  {
    program: 'envoy',
    title: 'Envoy',
    evidence: /\bsocket_address\b/,
    keys: [
      {
        path: /^(?:.{0,300}\.)?(?:listeners\.\d+|admin)\.(?:.{0,200}\.)?socket_address\.port_value$/,
        form: 'port',
      },
      { path: /^resources\.\d+\.address\.socket_address\.port_value$/, form: 'port' },
      {
        path: /^(?:.{0,300}\.)?(?:clusters\.\d+|endpoints?(?:\.\d+)?|hosts\.\d+)\.(?:.{0,200}\.)?socket_address\.port_value$/,
        form: 'port',
        role: 'connect',
      },
    ],
  },
  {
    program: 'loki',
    title: 'Loki, Tempo, Mimir, Promtail',
    evidence: /\b(?:http|grpc)_listen_port\b/,
    keys: [{ path: /^(?:.{0,100}\.)?server\.(?:http|grpc)_listen_port$/, form: 'port' }],
  },
  {
    program: 'mongodb',
    title: 'MongoDB',
    evidence: /^net:\s/m,
    files: /(?:^|\/)mongo\w{0,12}[\w.-]{0,40}\.(?:conf|ya?ml|cfg)$/i,
    keys: [{ path: /^net\.port$/, form: 'port' }],
  },
  {
    program: 'elasticsearch',
    title: 'Elasticsearch, OpenSearch, Kibana, Logstash',
    evidence: /^(?:http|transport|server|api)(?:\.(?:tcp|http))?\.port\s{0,9}:|^(?:http|transport|server):/m,
    files: /(?:^|\/)(?:elasticsearch|opensearch|kibana|opensearch_dashboards|logstash)[\w-]{0,30}\.ya?ml$/i,
    keys: [{ path: /^(?:(?:http|transport)(?:\.tcp)?|server|api\.http)\.port$/, form: 'port' }],
  },
  {
    program: 'cassandra',
    title: 'Cassandra',
    evidence: /^native_transport_port\s{0,9}:/m,
    keys: [{ path: /^(?:native_transport_port(?:_ssl)?|(?:ssl_)?storage_port|rpc_port)$/, form: 'port' }],
  },
  {
    program: 'registry',
    title: 'Distribution (the Docker registry)',
    evidence: /^version:\s{0,9}["']?0\.1\b[\s\S]{0,20000}?^http:/m,
    keys: [{ path: /^http\.(?:debug\.)?addr$/, form: 'bound' }],
  },
  {
    program: 'dex',
    title: 'Dex',
    evidence: /^issuer\s{0,9}:[\s\S]{0,20000}?^web:/m,
    keys: [{ path: /^(?:web\.https?|grpc\.addr|telemetry\.http)$/, form: 'bound' }],
  },
  {
    program: 'mkdocs',
    title: 'MkDocs',
    evidence: /^dev_addr\s{0,9}:/m,
    keys: [{ path: /^dev_addr$/, form: 'bound' }],
  },
  {
    program: 'caddy',
    title: 'Caddy’s JSON',
    evidence: /"apps"\s{0,99}:\s{0,99}\{\s{0,999}"(?:http|tls|pki|layer4)"/,
    keys: [
      { path: /(?:^|\.)servers\.[\w-]{1,80}\.listen\.\d+$|^admin\.listen$/, form: 'bound' },
      { path: /(?:^|\.)upstreams\.\d+\.dial$/, form: 'peers' },
    ],
  },
];
