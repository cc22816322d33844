/**
 * Settings of well-known servers in YAML, JSON and TOML: which program it is, by what only its files have, and
 * which paths hold ports. One row a setting. Long on purpose: the rows of a program are looked up side by side.
 */
export interface TreeKey {
  /** The path of keys with dots between them; items of lists are numbers. Tested in full. */
  readonly path: RegExp;
  /**
   * `bound`: a port or an address to bind. `port`: a port alone. `urls`: URLs to bind. `peers`: what is dialled.
   * `mapping`: what `docker run -p` takes.
   */
  readonly form: 'bound' | 'port' | 'urls' | 'peers' | 'mapping';
  /** Where `form` is `port`: a number to dial, or one that is opened on a host for a container. */
  readonly role?: 'connect' | 'published';
  /** Set where a container's process binds it. */
  readonly inContainer?: true;
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

/** Extensions of the OpenTelemetry Collector that listen. */
const HEALTH_OF_COLLECTOR: TreeKey = {
  path: /^(?:.{0,100}\.)?extensions\.(?:health_check|pprof|zpages|jaegerremotesampling|jaeger_query|remotetap|http_forwarder\.ingress|healthcheckv2\.(?:http|grpc))(?:\/[^.]{1,80})?\.endpoint$/,
  form: 'bound',
};

/** One entry a program, one row a setting. */
export const treePrograms: readonly TreeProgram[] = [
  {
    program: 'prometheus',
    title: 'Prometheus, and agents that take its scrape settings',
    evidence: /\b(?:scrape_configs|static_configs|alertmanagers)["']?\s{0,9}:/,
    keys: [
      {
        path: /^(?:.{0,200}\.)?(?:ec2|azure|gce|openstack|triton|hetzner|digitalocean|linode|vultr|scaleway|lightsail|ionos|eureka|dns|uyuni|docker|dockerswarm|nerve|puppetdb)_sd_configs\.\d+\.port$/,
        form: 'port',
        role: 'connect',
      },
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
      HEALTH_OF_COLLECTOR,
      { path: /^(?:.{0,100}\.)?service\.telemetry\.metrics\.address$/, form: 'bound' },
      {
        path: /^(?:.{0,100}\.)?service\.telemetry\.metrics\.readers\.\d+\.pull\.exporter\.prometheus\.port$/,
        form: 'port',
      },
    ],
  },
  {
    // Values of its chart, and files that are merged: a part of its configuration.
    program: 'opentelemetry-collector',
    title: 'OpenTelemetry Collector',
    evidence:
      /^[ \t]{0,20}extensions:[ \t]{0,9}\r?\n(?:[ \t][^\n]{0,200}\n){0,20}?[ \t]{1,40}(?:health_check|pprof|zpages)\b/m,
    keys: [HEALTH_OF_COLLECTOR],
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
      {
        path: /^http\.services\.[\w.@-]{1,80}\.loadBalancer\.healthCheck\.port$/i,
        form: 'port',
        role: 'connect',
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
    title: 'Loki, Tempo, Mimir, Pyroscope, Promtail',
    evidence: /\b(?:http|grpc)_listen_port\b|^memberlist:/m,
    keys: [
      { path: /(?:^|\.)(?:frontend|scheduler|querier|loki)_address$/, form: 'peers' },
      { path: /^(?:metastore|query_backend)\.address$/, form: 'peers' },
      { path: /^(?:.{0,100}\.)?server\.(?:http|grpc)_listen_port$/, form: 'port' },
      { path: /^memberlist\.bind_port$/, form: 'port' },
    ],
  },
  {
    program: 'obi',
    title: 'Beyla and OpenTelemetry’s eBPF instrumentation',
    evidence: /^(?:prometheus_export|internal_metrics):/m,
    keys: [{ path: /^(?:prometheus_export|internal_metrics\.prometheus)\.port$/, form: 'port', zero: 'off' }],
  },
  {
    program: 'synapse',
    title: 'Synapse (Matrix)',
    evidence: /^(?:listeners|manhole_settings):/m,
    files: /(?:^|\/)homeserver[\w.-]{0,60}\.ya?ml(?:\.\w{1,9})?$/i,
    keys: [{ path: /^listeners\.\d+\.port$/, form: 'port' }],
  },
  {
    program: 'transmission',
    title: 'Transmission',
    evidence: /"rpc-port"\s{0,9}:/,
    keys: [{ path: /^(?:rpc|peer)-port$/, form: 'port' }],
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
  {
    program: 'ecs',
    title: 'task definitions of Amazon ECS, applications of Marathon',
    evidence: /\bportMappings["']?\s{0,9}:/,
    keys: [
      {
        path: /(?:^|\.)portMappings\.\d+\.containerPort$/,
        form: 'port',
        inContainer: true,
      },
      {
        path: /(?:^|\.)portMappings\.\d+\.hostPort$/,
        form: 'port',
        role: 'published',
      },
    ],
  },
  {
    program: 'consul',
    title: 'Consul’s agents and services in JSON',
    evidence:
      /^\s{0,99}\{[\s\S]{0,20000}?"(?:datacenter|node_name|data_dir|retry_join|client_addr|sidecar_service|enable_tag_override|check|checks)"\s{0,9}:/,
    keys: [
      {
        path: /^ports\.(?:http|https|grpc|grpc_tls|dns|server|serf_lan|serf_wan)$/,
        form: 'port',
        zero: 'off',
      },
      { path: /^(?:service|services\.\d+)\.port$/, form: 'port', role: 'connect', zero: 'off' },
      // Of values as deep as these only the innermost keys are known.
      { path: /(?:^|\.)upstreams\.\d+\.local_bind_port$/, form: 'port' },
      { path: /^(?:service|services\.\d+)\.connect\.sidecar_service\.port$/, form: 'port' },
      { path: /(?:^|\.)proxy\.local_service_port$/, form: 'port', role: 'connect' },
      {
        path: /^(?:(?:service|services\.\d+)\.)?(?:check|checks\.\d+)\.(?:http|tcp|udp|grpc|h2ping)$/i,
        form: 'peers',
      },
    ],
  },
  {
    program: 'k3d',
    title: 'k3d',
    evidence: /^apiVersion:\s{0,9}k3d\.io\//m,
    keys: [
      { path: /^ports\.\d+\.port$/, form: 'mapping' },
      { path: /^(?:kubeAPI|exposeAPI|registries\.create)\.hostPort$/, form: 'port', role: 'published' },
    ],
  },
  {
    program: 'marathon',
    title: 'applications of Marathon',
    evidence: /"portDefinitions"\s{0,9}:/,
    keys: [{ path: /(?:^|\.)portDefinitions\.\d+\.port$/, form: 'port' }],
  },
  {
    program: 'fluent-bit',
    title: 'Fluent Bit’s YAML',
    evidence: /^pipeline:\s/m,
    files: /(?:^|\/)(?:[\w.-]{0,60}fluent[\w.-]{0,60}|config|pipeline)\.ya?ml$/i,
    keys: [
      { path: /^service\.http_port$/i, form: 'port' },
      { path: /^pipeline\.inputs\.\d+\.port$/i, form: 'port' },
      { path: /^pipeline\.outputs\.\d+\.port$/i, form: 'port', role: 'connect' },
    ],
  },
  {
    program: 'temporal',
    title: 'Temporal',
    evidence: /\bmembershipPort\s{0,9}:/,
    keys: [
      {
        path: /^services\.[\w-]{1,60}\.rpc\.(?:grpcPort|membershipPort|httpPort)$/,
        form: 'port',
        zero: 'off',
      },
      { path: /^global\.pprof\.port$/, form: 'port', zero: 'off' },
    ],
  },
  {
    program: 'dapr',
    title: 'Dapr’s runs of several applications',
    evidence: /^apps:/m,
    files: /(?:^|\/)dapr[\w.-]{0,60}\.ya?ml$/i,
    keys: [
      { path: /^apps\.\d+\.appPort$/, form: 'port', role: 'connect' },
      { path: /^apps\.\d+\.(?:dapr(?:HTTP|GRPC|InternalGRPC)Port|metricsPort)$/i, form: 'port' },
    ],
  },
  {
    program: 'aspire',
    title: 'manifests of Aspire',
    evidence: /"type"\s{0,9}:\s{0,9}"(?:project|container|dockerfile|executable)\.v\d"/,
    keys: [
      {
        path: /(?:^|\.)bindings\.[\w-]{1,60}\.(?:targetPort|containerPort)$/,
        form: 'port',
        inContainer: true,
      },
      { path: /(?:^|\.)bindings\.[\w-]{1,60}\.port$/, form: 'port', role: 'published' },
    ],
  },
  {
    program: 'linkerd',
    title: 'Linkerd 1 and namerd',
    evidence: /^(?:routers|namers|interfaces):/m,
    files: /(?:^|\/)[\w.-]{0,60}(?:linkerd|namerd|config)[\w.-]{0,60}\.ya?ml$/i,
    keys: [
      { path: /^routers\.\d+\.servers\.\d+\.port$|^admin\.port$|^interfaces\.\d+\.port$/, form: 'port' },
      { path: /^namers\.\d+\.port$/, form: 'port', role: 'connect' },
    ],
  },
  {
    program: 'angular',
    title: 'Angular’s and Nx’ development server',
    evidence: /"(?:architect|targets)"\s{0,9}:/,
    files: /(?:^|\/)(?:angular|workspace|project)\.json$/,
    keys: [
      { path: /(?:^|\.)serve(?:-\w{1,20})?\.(?:options|configurations\.[\w-]{1,40})\.port$/, form: 'port' },
    ],
  },
  {
    program: 'tye',
    title: 'Tye',
    evidence: /^[ \t]{0,9}bindings:/m,
    files: /(?:^|\/)tye[\w.-]{0,60}\.ya?ml$/i,
    keys: [
      { path: /^services\.\d+\.bindings\.\d+\.port$/, form: 'port' },
      { path: /^services\.\d+\.bindings\.\d+\.containerPort$/, form: 'port', inContainer: true },
    ],
  },
  {
    program: 'gitpod',
    title: 'Gitpod',
    evidence: /^ports:/m,
    files: /(?:^|\/)\.gitpod\.ya?ml$/,
    keys: [{ path: /^ports\.\d+\.port$/, form: 'port', role: 'published' }],
  },
  {
    program: 'monitoring',
    title: 'scrape settings of Google’s and Prometheus’ operators',
    evidence: /^kind:\s{0,9}(?:Cluster)?(?:PodMonitoring|PodMonitor|ServiceMonitor)\b/m,
    keys: [
      {
        path: /^spec\.(?:endpoints|podMetricsEndpoints)\.\d+\.(?:port|targetPort|portNumber)$/,
        form: 'port',
        role: 'connect',
      },
    ],
  },
  {
    program: 'apisix',
    title: 'APISIX',
    evidence: /^apisix:/m,
    keys: [
      { path: /^apisix\.node_listen(?:\.\d+(?:\.port)?)?$/, form: 'port' },
      { path: /^apisix\.(?:ssl\.listen\.\d+\.port|ssl\.listen_port|port_admin)$/, form: 'port' },
      { path: /^apisix\.stream_proxy\.(?:tcp|udp)\.\d+(?:\.addr)?$/, form: 'bound' },
      {
        path: /^(?:deployment\.admin\.admin_listen|apisix\.control|plugin_attr\.[\w-]{1,60}\.export_addr)\.port$/,
        form: 'port',
      },
    ],
  },
  {
    program: 'livekit',
    title: 'LiveKit',
    evidence: /^rtc:/m,
    files: /(?:^|\/)livekit[\w.-]{0,60}\.ya?ml$/i,
    keys: [
      { path: /^(?:port|prometheus_port|rtc\.tcp_port|turn\.tls_port)$/, form: 'port' },
      { path: /^(?:rtc|turn)\.udp_port$/, form: 'port', protocol: 'udp' },
    ],
  },
  {
    program: 'rocket',
    title: 'Rocket',
    evidence: /^(?:\[[\w.]{1,60}\][ \t]*$|port[ \t]*=)/m,
    files: /(?:^|\/)Rocket[\w.-]{0,40}\.toml(?:\.\w{1,9})?$/i,
    keys: [{ path: /^(?:[\w-]{1,60}\.)?port$/, form: 'port' }],
  },
  {
    program: 'firebase',
    title: 'Firebase’s emulators',
    evidence: /"emulators"\s{0,9}:/,
    files: /(?:^|\/)(?:firebase|\.firebaserc)[\w.-]{0,40}\.json$/i,
    keys: [
      { path: /^emulators\.[\w-]{1,40}\.(?:port|websocketPort)$/, form: 'port' },
      { path: /^emulators\.[\w-]{1,40}\.postgresPort$/, form: 'port' },
    ],
  },
  {
    program: 'wrangler',
    title: 'Wrangler’s development server',
    evidence: /^\[dev\]|^dev\.|^[ \t]{0,9}"dev"\s{0,9}:|^dev[ \t]{0,9}=|\{[^{}\n]{0,200}"dev"\s{0,9}:/m,
    files: /(?:^|\/)wrangler[\w.-]{0,40}\.(?:toml|jsonc?)$/i,
    keys: [{ path: /^dev\.(?:port|inspector_port)$/, form: 'port', zero: 'off' }],
  },
  {
    program: 'supabase',
    title: 'Supabase’s local stack',
    evidence: /^\[(?:api|db|studio|inbucket|local_smtp|analytics|edge_runtime)[\w.]{0,40}\]/m,
    files: /(?:^|\/)supabase\/(?:[\w.-]{1,60}\/)?config[\w.-]{0,40}\.toml$/i,
    keys: [
      {
        path: /^(?:(?:api|db|studio|inbucket|local_smtp|analytics)\.port|db\.(?:shadow_port|pooler\.port)|(?:inbucket|local_smtp)\.(?:smtp|pop3)_port|analytics\.vector_port|edge_runtime\.inspector_port)$/,
        form: 'port',
        role: 'published',
      },
    ],
  },
];
