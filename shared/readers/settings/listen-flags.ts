/** What flags of commands say that a process listens; names in lower case, with hyphens for underscores. */

const words = (text: string): readonly string[] => text.split(/\s+/);

/** Flags whose number is a port to listen on, of whatever program: `--port 8080`, `-Dserver.port=8080`. */
export const PORT_FLAG = new RegExp(
  `^(?:${words(
    `port
     (?:http|https|grpc|rest|rest-api|web|ws|wss|ui|api|admin|console|server|listen|listening|bind|secure|insecure|management)[.-]?port
     (?:metrics?|monitoring|telemetry|prometheus|health|healthz|health-probe|probe|webhook|debug|pprof|status)[.-]?port
     port-metrics port-health (?:.*[.-])?(?:http|grpc)-listen-port .*[.-](?:bind|listen)-port
     (?:http|ws|authrpc|server|management\\.server|quarkus\\.http)\\.port
     remote-debugging-port (?:notebookapp|serverapp)\\.port server\\.(?:address\\.)?port
     dubbo\\.protocol\\.port dubbo\\.application\\.qos[.-]?port
     com\\.sun\\.management\\.jmxremote\\.(?:rmi\\.)?port`,
  ).join('|')})$`,
);

/** Flags that say that the address, whatever its host, is listened on: `--web.listen-address=:9090`. */
export const LISTEN_FLAG = new RegExp(
  `^(?:${words(
    `(?:.*[.-])?listen(?:-(?:address|addr|on|http|https|urls?|endpoint|(?:client|peer|metrics|client-http)-urls))?
     (?:.*[.-])?bind(?:-(?:address|addr))? (?:kafka|pandaproxy|schema-registry)-addr
     inspect inspect-brk inspect-port`,
  ).join('|')})$`,
);

/** Flags whose address is another's to dial, whatever it says. */
export const FOREIGN_FLAG =
  /advertise|(?<!jmx)remote(?!-debugging)|upstream|target|forward|connect|external|public|endpoint/;

/** Flags that name an address; it is listened on where it is this machine's own: `--address :9000`. */
export const ADDRESS_FLAG = new RegExp(
  `^(?:${words(
    `address addr urls server\\.urls http https http-socket socket metrics
     (?:http|https|grpc|rpc|web|api|admin|console|metrics|health|health-probe|debug|pprof|status|monitoring|webhook|prometheus)-addr(?:ess)?
     entrypoints\\.[\\w-]+\\.address`,
  ).join('|')})$`,
);

/** Flags that only some programs have so, by the names among a command's words. */
export const PROGRAM_FLAGS: readonly {
  readonly flags: readonly string[];
  readonly programs: readonly string[];
}[] = [
  { flags: ['b'], programs: words('gunicorn hypercorn daphne pserve') },
  {
    flags: ['p'],
    programs: words(
      `flask next nuxt http-server rails puma rackup thin unicorn memcached postgres mosquitto daphne json-server
       hugo jekyll iperf sshd ttyd gotty nats-server uvicorn httpd mini_httpd daphne granian live-server middleman
     shellinabox rpc.mountd rpc.statd mysqld_safe docsify prism geth serve-handler vitepress astro storybook start-storybook
     tiny-http-server local-web-server ws dnsmasq zola eleventy reveal-md ember gatsby hexo meteor foreman honcho
     spawn-fcgi solr docusaurus docusaurus-start functions-framework func`,
    ),
  },
  { flags: ['p', 'l'], programs: ['serve'] },
  { flags: ['l'], programs: ['unicorn', 'json-server'] },
  { flags: ['S'], programs: ['php'] },
  { flags: ['m', 'http_port'], programs: ['nats-server'] },
  { flags: ['a', 'dev-addr'], programs: ['mkdocs'] },
  { flags: ['b', 'bind'], programs: ['puma', 'granian', 'twistd'] },
  { flags: ['a'], programs: ['hypercorn'] },
  { flags: ['dev-listen-address'], programs: ['vault'] },
  {
    flags: ['http-port', 'https-port', 'dns-port', 'grpc-port', 'serf-lan-port', 'server-port'],
    programs: ['consul'],
  },
  { flags: ['from'], programs: ['caddy'] },
  { flags: ['H', 'host'], programs: ['dockerd'] },
  { flags: ['tls-port'], programs: ['redis-server', 'valkey-server'] },
  {
    flags: ['rpcport', 'http.port', 'ws.port', 'authrpc.port'],
    programs: ['geth', 'besu', 'anvil', 'ganache'],
  },
  { flags: ['port', 'dev-port', 'ui-port', 'inspector-port'], programs: ['wrangler', 'netlify'] },
  { flags: ['listen', 'api-listen', 'l'], programs: ['dlv', 'delve', 'prism'] },
  { flags: ['web-port', 'P'], programs: ['locust'] },
  {
    flags:
      words(`port.grpc port.http port.https port.public master.port master.port.grpc volume.port volume.port.grpc filer.port
      filer.port.grpc s3.port s3.port.grpc s3.port.https webdav.port sftp.port mq.broker.port metricsPort`),
    programs: ['weed'],
  },
  // Its sidecar's own ports; `--app-port` is the application's, which it dials.
  { flags: ['dapr-http-port', 'dapr-grpc-port', 'H', 'G'], programs: ['dapr', 'daprd'] },
];

/** Words after which an address or a number stands that is listened on. */
export const POSITIONS: readonly { readonly word: RegExp; readonly before?: RegExp }[] = [
  { word: /^(?:http\.server|SimpleHTTPServer)$/, before: /^-m$/ },
  { word: /^runserver(?:_plus)?$/ },
];

/** Flags that hand further arguments to the program that a build tool starts: `--args='--server.port=8080'`. */
export const ARGUMENTS_FLAG =
  /^(?:D?(?:spring-boot\.run\.(?:arguments|jvmArguments)|run\.(?:arguments|jvmArguments)|exec\.args)|args|jvmArgs)$/;

/** Programs for which port 0 is none. */
export const ZERO_IS_OFF: ReadonlySet<string> = new Set(words('redis-server valkey-server redis-sentinel'));

/** Flags of what stands in {@link POSITIONS} with a value of their own. */
export const POSITION_VALUE = /^(?:-b|--bind|-d|--directory|--protocol|--settings)$/;

/** Programs that dial, or do something else, with flags of these names. */
export const CLIENTS: ReadonlySet<string> = new Set(
  words(
    `mysql mariadb mysqladmin mariadb-admin mysqldump mariadb-dump mysqlcheck mysqlimport psql pg_isready pg_dump pg_restore
     pg_basebackup createdb redis-cli valkey-cli mongo mongosh mongodump mongorestore mongoimport mongostat curl wget
     telnet ssh scp sftp rsync kubectl helm oc docker podman ping nslookup dig host ab wrk hey vegeta k6
     grpcurl grpc_health_probe cqlsh nodetool rabbitmqctl rabbitmqadmin etcdctl influx ldapsearch sqlcmd clickhouse-client
     clickhouse-benchmark temporal-cli tctl nats echo printf cat sleep test [ [[ if while until for grep sed awk jq chown
     chmod cp mv rm mkdir ln git apk apt apt-get pip npm-run tar kill pgrep ps mc consul-template`,
  ),
);

/** Flags of ports that say by themselves that their program listens. */
export const SAYS_LISTEN =
  /listen|bind|jmxremote|^inspect|^(?:server|http|management\.server|quarkus\.http|server\.address|dubbo\.protocol)\.port$|^dubbo\.application\.qos|^entrypoints\./;

/** Programs that listen, whose `--port` and `--address` are theirs to open. */
export const SERVERS: ReadonlySet<string> = new Set(
  words(
    `sphinx-autobuild uvicorn gunicorn hypercorn daphne waitress-serve flask fastapi litestar sanic granian celery flower streamlit jupyter jupyter-lab
     jupyter-notebook mlflow tensorboard bokeh panel voila gradio marimo chainlit ray airflow superset locust prefect
     dagster dagit luigid rasa vllm ollama twistd pserve wsgidav runserver runserver_plus http.server ptpython
     rails puma rackup thin unicorn passenger webrick foreman middleman hugo jekyll mkdocs zola eleventy hexo docsify
     gatsby next nuxt nuxi vite vitepress ng webpack webpack-dev-server webpack-serve rspack serve http-server
     json-server live-server lite-server browser-sync parcel react-scripts vue-cli-service storybook start-storybook
     preact remix astro svelte-kit sirv polka fastify nodemon ts-node-dev vuepress snowpack wrangler miniflare netlify
     ganache ganache-cli hardhat anvil geth besu ionic expo metro react-native strapi directus medusa n8n node-red
     appium verdaccio ember gatsby docusaurus docusaurus-start meteor foreman honcho functions-framework serverless sls func spawn-fcgi solr verdaccio mockserver prism wiremock karate smocker mountebank mb
     dlv delve air gopls godoc pkgsite caddy traefik nginx httpd lighttpd envoy haproxy varnishd squid
     redis-server valkey-server mongod mongos mysqld mysqld_safe mariadbd postgres postmaster etcd consul vault nomad
     minio nats-server gnatsd memcached rabbitmq-server mosquitto influxd clickhouse-server cockroach rethinkdb
     surreal dgraph weaviate qdrant meilisearch typesense prometheus alertmanager pushgateway grafana-server
     node_exporter blackbox_exporter loki promtail jaeger otelcol tempo thanos cortex
     iperf iperf3 ttyd gotty shellinabox sshd code-server openvscode-server theia dotnet buildkitd dockerd registry
     kube-apiserver kube-proxy kubelet kube-scheduler cloud_sql_proxy cloud-sql-proxy spark-class zkServer kafka-server-start
     artisan swoole symfony wp websockify rpc.mountd rpc.nfsd rpc.statd dnsmasq coredns named tftpd vsftpd dapr daprd`,
  ),
);

/** Programs that say so by their names: `fabric-ca-server`, `redis_exporter`; and words that start one: `ember serve`. */
export const SERVER_NAME =
  /(?:^|[-_.])(?:serve[rd]?|gateway|exporter|registry|broker|daemon)$|server$|^(?:dev|develop|preview|start-dev|runserver)$/i;

/** Programs that run one of the repository's own; without digits at their ends: pm2 is `pm`. */
export const RUNNERS: ReadonlySet<string> = new Set(
  words(
    `node nodejs python pypy ruby bundle php java deno bun tsx ts-node go cargo npm yarn pnpm poetry pipenv uv rye hatch
     mix elixir iex gradle gradlew mvn mvnw sbt lein clj perl lua luajit escript pm swift dart julia Rscript poe make`,
  ),
);

/** Names of programs that dial, test or look rather than serve. */
export const NO_SERVER =
  /client|config|ctl$|cli$|bench|load|test|spec|check|wait|ping|probe|dump|import|export|backup|restore|curl|kill|tunnel|cypress|playwright|jest|mocha|ava|lint|build|deploy|install|migrate|seed|send|publish|query|scan|connect|watch|get|fetch|upload|download/i;
