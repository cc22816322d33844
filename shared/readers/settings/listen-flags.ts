/** What flags of commands say that a process listens; names in lower case, with hyphens for underscores. */

const words = (text: string): readonly string[] => text.split(/\s+/);

/** Flags whose number is a port to listen on, of whatever program: `--port 8080`, `-Dserver.port=8080`. */
export const PORT_FLAG = new RegExp(
  `^(?:${words(
    `port
     (?:http|https|grpc|rest|rest-api|web|ws|wss|ui|api|admin|console|server|listen|listening|bind|secure|insecure|management)[.-]?port
     (?:metrics?|monitoring|telemetry|prometheus|health|healthz|health-probe|probe|webhook|debug|pprof|status)[.-]?port
     port-metrics port-health (?:.*[.-])?(?:http|grpc)-listen-port
     (?:http|ws|authrpc|server|management\\.server|quarkus\\.http)\\.port
     (?:notebookapp|serverapp)\\.port server\\.(?:address\\.)?port
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
export const FOREIGN_FLAG = /advertise|remote|upstream|target|forward|connect|external|public|endpoint/;

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
       hugo jekyll iperf sshd ttyd gotty nats-server uvicorn httpd mini_httpd`,
    ),
  },
  { flags: ['p', 'l'], programs: ['serve'] },
  { flags: ['l'], programs: ['unicorn', 'json-server'] },
  { flags: ['S'], programs: ['php'] },
  { flags: ['m', 'http_port'], programs: ['nats-server'] },
  { flags: ['web-port', 'P'], programs: ['locust'] },
];

/** Words after which an address or a number stands that is listened on. */
export const POSITIONS: readonly { readonly word: RegExp; readonly before?: RegExp }[] = [
  { word: /^(?:http\.server|SimpleHTTPServer)$/, before: /^-m$/ },
  { word: /^runserver(?:_plus)?$/ },
];

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
