/**
 * The settings by which well-known servers are told their ports, one row a setting. A row says in which files
 * it stands, by what key, and what the value is; the reader beside it knows the ways such files are written.
 */
export interface DaemonKey {
  /** The program, as in the api of its occurrences: `redis.port`. */
  readonly program: string;
  /** How its files are called: tested against the path, forward slashes. */
  readonly files: RegExp;
  /** `pairs`: `key = value` with sections. `words`: a key and arguments apart by blanks. */
  readonly style: 'pairs' | 'words';
  /** The key, in full. For `words` the first word. */
  readonly key: RegExp;
  /** The section, for `pairs`. */
  readonly section?: RegExp;
  /** `words`: which argument holds the port, from 1; 1 where absent. */
  readonly argument?: number;
  /**
   * `bound`: a port or an address to bind (80, `:80`, `[::]:80`). `port`: a port alone. `listeners`: a list of
   * them with names or schemes (`PLAINTEXT://:9092`). `peers`: what is dialled.
   */
  readonly form: 'bound' | 'port' | 'listeners' | 'peers';
  /** A number to dial, where `form` is `port`. */
  readonly role?: 'connect';
  readonly protocol?: 'udp';
  /** What 0 means; by default nothing is bound. */
  readonly zero?: 'dynamic';
}

const REDIS = /(?:^|\/)(?:redis|sentinel|valkey|keydb)[\w.-]{0,60}\.conf(?:\.\w{1,12}){0,2}$/i;
const POSTGRES = /(?:^|\/)postgresql[\w.-]{0,60}\.conf(?:\.\w{1,12}){0,2}$/i;
const MYSQL =
  /(?:^|\/)(?:\.?my|mysqld?|mariadb\w{0,20}|[\w-]{0,40})\.cnf(?:\.\w{1,12}){0,2}$|(?:^|\/)my\.ini$/i;
const PHP_FPM =
  /(?:^|\/)(?:www|php-?fpm[\w.-]{0,40}|zz-docker|pools?)\.conf(?:\.\w{1,12}){0,2}$|\/(?:php-?fpm|fpm|pool)(?:\.d)?\/[^/]+$/i;
const MOSQUITTO = /(?:^|\/)mosquitto[\w.-]{0,60}\.conf(?:\.\w{1,12}){0,2}$|\/mosquitto\/.*\.conf$/i;
const SSHD = /(?:^|\/)sshd?_config(?:\.\w{1,12}){0,2}$|\/sshd_config\.d\/[^/]+$/i;
const ZOOKEEPER =
  /(?:^|\/)(?:zoo[\w.-]{0,40}\.cfg|zookeeper[\w.-]{0,40}\.(?:properties|cfg|conf))(?:\.\w{1,12}){0,2}$/i;
const KAFKA = /(?:^|\/)(?:server|broker|controller|kafka)[\w.-]{0,40}\.properties(?:\.\w{1,12}){0,2}$/i;
const TORCHSERVE = /(?:^|\/)config\.properties$/;
const RABBITMQ = /(?:^|\/)rabbitmq[\w.-]{0,60}\.conf(?:\.\w{1,12}){0,2}$|\/rabbitmq\/.*\.conf$/i;
const SQUID = /(?:^|\/)squid[\w.-]{0,60}\.conf(?:\.\w{1,12}){0,2}$/i;
const VSFTPD = /(?:^|\/)vsftpd[\w.-]{0,60}\.conf(?:\.\w{1,12}){0,2}$/i;
const GRAFANA = /(?:^|\/)(?:grafana[\w.-]{0,40}|custom|defaults|sample)\.ini$/i;
const GITEA = /(?:^|\/)app[\w.-]{0,40}\.ini(?:\.\w{1,12}){0,2}$/i;
const UWSGI = /\.ini(?:\.\w{1,12}){0,2}$/i;
const INFLUX = /(?:^|\/)influx\w{0,10}[\w.-]{0,40}\.(?:conf|toml)$/i;
const FRPS = /(?:^|\/)frps[\w.-]{0,40}\.(?:ini|toml)$/i;
const FRPC = /(?:^|\/)frpc[\w.-]{0,40}\.(?:ini|toml)$/i;

/** One row a setting. */
export const daemonKeys: readonly DaemonKey[] = [
  { program: 'redis', files: REDIS, style: 'words', key: /^(?:tls-)?port$/, form: 'port' },
  {
    program: 'redis',
    files: REDIS,
    style: 'words',
    key: /^(?:replicaof|slaveof)$/,
    argument: 2,
    form: 'port',
    role: 'connect',
  },
  {
    program: 'redis',
    files: REDIS,
    style: 'words',
    key: /^sentinel$/,
    argument: 4,
    form: 'port',
    role: 'connect',
  },
  { program: 'postgresql', files: POSTGRES, style: 'pairs', key: /^port$/, form: 'port' },
  {
    program: 'mysql',
    files: MYSQL,
    style: 'pairs',
    section: /^(?:mysqld\w{0,20}|mysqld-[\d.]+|mariadb[\w.-]{0,20}|server)$/,
    key: /^(?:loose[-_])?(?:(?:mysqlx|admin|extra|group_replication)[-_])?port$/,
    form: 'port',
  },
  {
    program: 'mysql',
    files: MYSQL,
    style: 'pairs',
    section: /^(?:client[\w.-]{0,20}|mysql|mysqldump|mysqladmin)$/,
    key: /^port$/,
    form: 'port',
    role: 'connect',
  },
  { program: 'php-fpm', files: PHP_FPM, style: 'pairs', key: /^listen$/, form: 'bound' },
  { program: 'mosquitto', files: MOSQUITTO, style: 'words', key: /^(?:listener|port)$/, form: 'port' },
  { program: 'mosquitto', files: MOSQUITTO, style: 'words', key: /^address(?:es)?$/, form: 'peers' },
  { program: 'sshd', files: SSHD, style: 'words', key: /^port$/i, form: 'port' },
  { program: 'sshd', files: SSHD, style: 'words', key: /^listenaddress$/i, form: 'bound' },
  {
    program: 'zookeeper',
    files: ZOOKEEPER,
    style: 'pairs',
    key: /^(?:(?:secureC|c)lientPort|admin\.serverPort|metricsProvider\.httpPort)$/,
    form: 'port',
  },
  {
    program: 'torchserve',
    files: TORCHSERVE,
    style: 'pairs',
    key: /^(?:inference|management|metrics)_address$|^grpc_(?:inference|management)_port$/,
    form: 'listeners',
  },
  { program: 'kafka', files: KAFKA, style: 'pairs', key: /^listeners$/, form: 'listeners' },
  {
    program: 'kafka',
    files: KAFKA,
    style: 'pairs',
    key: /^(?:advertised\.listeners|zookeeper\.connect|controller\.quorum\.(?:voters|bootstrap\.servers)|bootstrap\.servers)$/,
    form: 'peers',
  },
  {
    program: 'rabbitmq',
    files: RABBITMQ,
    style: 'pairs',
    key: /^(?:(?:mqtt|stomp|stream)\.)?listeners\.(?:tcp|ssl)\.\w{1,40}$/,
    form: 'bound',
  },
  {
    program: 'rabbitmq',
    files: RABBITMQ,
    style: 'pairs',
    key: /^(?:management|prometheus|web_mqtt|web_stomp)\.(?:tcp|ssl|listener)\.port$/,
    form: 'port',
  },
  { program: 'squid', files: SQUID, style: 'words', key: /^https?_port$/, form: 'bound' },
  { program: 'vsftpd', files: VSFTPD, style: 'pairs', key: /^listen_port$/, form: 'port' },
  {
    program: 'grafana',
    files: GRAFANA,
    style: 'pairs',
    section: /^server$/,
    key: /^http_port$/,
    form: 'port',
  },
  {
    program: 'gitea',
    files: GITEA,
    style: 'pairs',
    section: /^server$/,
    key: /^(?:HTTP_PORT|SSH_LISTEN_PORT|PORT_TO_REDIRECT)$/,
    form: 'port',
  },
  {
    program: 'uwsgi',
    files: UWSGI,
    style: 'pairs',
    section: /^uwsgi$/,
    key: /^(?:(?:http|https|https?-socket|socket|uwsgi-socket|fastcgi-socket|scgi-socket|shared-socket|stats|stats-server|http11-socket|udp)2?)$/,
    form: 'bound',
    zero: 'dynamic',
  },
  { program: 'influxdb', files: INFLUX, style: 'pairs', key: /^(?:http-)?bind-address$/, form: 'bound' },
  {
    program: 'frps',
    files: FRPS,
    style: 'pairs',
    key: /^(?:bind_?port|vhost_?https?_?port|dashboard_port|webServer\.port|tcpmux_?httpconnect_?port|kcp_?bind_?port|quic_?bind_?port)$/i,
    form: 'port',
  },
  {
    program: 'frpc',
    files: FRPC,
    style: 'pairs',
    key: /^(?:server_?port|local_?port)$/i,
    form: 'port',
    role: 'connect',
  },
];
