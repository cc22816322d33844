import type { DaemonKey } from './daemon-keys.ts';

const END = String.raw`(?:\.\w{1,12}){0,2}$`;
const called = (names: string, ending = 'conf'): RegExp =>
  new RegExp(`(?:^|/)(?:${names})[\\w.-]{0,60}\\.(?:${ending})${END}`, 'i');

const OPENVPN = new RegExp(
  `(?:^|/)openvpn[\\w.-]{0,60}(?:/[\\w./-]{0,200})?\\.(?:conf|ovpn)${END}|\\.ovpn${END}`,
  'i',
);
const DNSMASQ = new RegExp(`(?:^|/)dnsmasq(?:\\.d/[\\w.-]{1,80}|[\\w.-]{0,60}\\.conf)${END}`, 'i');
const NATS = new RegExp(`(?:^|/)nats[\\w.-]{0,60}\\.conf${END}|/nats/[\\w./-]{0,200}\\.conf${END}`, 'i');
const WIREGUARD = new RegExp(
  `(?:^|/)wg[\\w-]{0,40}\\.conf${END}|/wireguard/[\\w./-]{0,200}\\.conf${END}`,
  'i',
);
const ODOO = called('odoo|openerp', 'conf|cfg');
const AIRFLOW = called('airflow', 'cfg');
const TOR = new RegExp(`(?:^|/)torrc${END}`, 'i');
const ZABBIX = called('zabbix_');
const RSYSLOG = new RegExp(`(?:^|/)rsyslog(?:\\.d/[\\w.-]{1,80}|[\\w.-]{0,60}\\.conf)${END}`, 'i');
const UNBOUND = new RegExp(`(?:^|/)unbound(?:/[\\w./-]{0,200}|[\\w.-]{0,60})\\.conf${END}`, 'i');

/** Name servers, tunnels, mail, telephones, logs and monitoring: one row a setting, as in `daemon-keys.ts`. */
export const networkDaemonKeys: readonly DaemonKey[] = [
  { program: 'dnsmasq', files: DNSMASQ, style: 'pairs', key: /^port$/, form: 'port', protocol: 'udp' },
  { program: 'unbound', files: UNBOUND, style: 'words', key: /^port:$/, form: 'port', protocol: 'udp' },
  {
    program: 'named',
    files: called('named', 'conf|options'),
    style: 'words',
    key: /^listen-on(?:-v6)?$/,
    argument: 2,
    form: 'port',
    protocol: 'udp',
  },
  { program: 'openvpn', files: OPENVPN, style: 'words', key: /^l?port$/, form: 'port', protocol: 'udp' },
  {
    program: 'openvpn',
    files: OPENVPN,
    style: 'words',
    key: /^remote$/,
    argument: 2,
    form: 'port',
    role: 'connect',
    protocol: 'udp',
  },
  { program: 'openvpn', files: OPENVPN, style: 'words', key: /^management$/, argument: 2, form: 'port' },
  {
    program: 'tor',
    files: TOR,
    style: 'words',
    key: /^(?:Socks|Control|Trans|DNS|OR|Dir|HTTPTunnel|NAT)Port$/i,
    form: 'bound',
  },
  { program: 'tor', files: TOR, style: 'words', key: /^HiddenServicePort$/i, argument: 2, form: 'peers' },
  { program: 'stunnel', files: called('stunnel'), style: 'pairs', key: /^accept$/, form: 'bound' },
  {
    program: 'wireguard',
    files: WIREGUARD,
    style: 'pairs',
    section: /^Interface$/i,
    key: /^ListenPort$/i,
    form: 'port',
    protocol: 'udp',
  },
  {
    program: 'wireguard',
    files: WIREGUARD,
    style: 'pairs',
    section: /^Peer$/i,
    key: /^Endpoint$/i,
    form: 'peers',
    protocol: 'udp',
  },
  {
    program: 'nats',
    files: NATS,
    style: 'words',
    key: /^(?:port|https?_port|monitor_port|prof_port)[:=]?$/,
    form: 'port',
  },
  {
    program: 'odoo',
    files: ODOO,
    style: 'pairs',
    key: /^(?:xmlrpcs?|http|longpolling|gevent)_port$/,
    form: 'port',
  },
  { program: 'odoo', files: ODOO, style: 'pairs', key: /^db_port$/, form: 'port', role: 'connect' },
  {
    program: 'airflow',
    files: AIRFLOW,
    style: 'pairs',
    key: /^(?:web_server_port|flower_port|worker_log_server_port|trigger_log_server_port|scheduler_health_check_server_port)$/,
    form: 'port',
  },
  { program: 'airflow', files: AIRFLOW, style: 'pairs', section: /^api$/, key: /^port$/, form: 'port' },
  {
    program: 'airflow',
    files: AIRFLOW,
    style: 'pairs',
    key: /^(?:smtp|statsd|otel)_port$/,
    form: 'port',
    role: 'connect',
  },
  {
    program: 'minecraft',
    files: /(?:^|\/)server\.properties$/i,
    style: 'pairs',
    key: /^(?:server-port|rcon\.port)$/,
    form: 'port',
  },
  {
    program: 'minecraft',
    files: /(?:^|\/)server\.properties$/i,
    style: 'pairs',
    key: /^query\.port$/,
    form: 'port',
    protocol: 'udp',
  },
  { program: 'zabbix', files: ZABBIX, style: 'pairs', key: /^DBPort$/, form: 'port', role: 'connect' },
  { program: 'zabbix', files: ZABBIX, style: 'pairs', key: /^ServerActive$/, form: 'peers' },
  {
    program: 'asterisk',
    files: /(?:^|\/)(?:sip|iax|http|manager|minivm)(?:_\w{1,40})?\.conf(?:\.\w{1,12}){0,2}$/i,
    style: 'pairs',
    key: /^(?:tls|tcp|udp)?bindport$/,
    form: 'port',
  },
  { program: 'lighttpd', files: called('lighttpd'), style: 'pairs', key: /^server\.port$/, form: 'port' },
  {
    program: 'dovecot',
    files: /(?:^|\/)(?:dovecot[\w.-]{0,60}|10-master)\.conf(?:\.\w{1,12}){0,2}$|\/dovecot\/.*\.conf$/i,
    style: 'pairs',
    key: /^port$/,
    form: 'port',
  },
  { program: 'proftpd', files: called('proftpd'), style: 'words', key: /^port$/i, form: 'port' },
  {
    program: 'couchdb',
    files: /(?:^|\/)(?:local|default|couchdb)[\w-]{0,40}\.ini$/i,
    style: 'pairs',
    section: /^c?httpd$/,
    key: /^port$/,
    form: 'port',
  },
  {
    program: 'telegraf',
    files: called('telegraf'),
    style: 'pairs',
    key: /^(?:service_address|listen)$/,
    form: 'listeners',
  },
  {
    program: 'snmpd',
    files: called('snmpd'),
    style: 'words',
    key: /^agentaddress$/i,
    form: 'listeners',
    protocol: 'udp',
  },
  {
    program: 'rsyslog',
    files: RSYSLOG,
    style: 'words',
    key: /^\$(?:InputTCPServerRun|InputRELPServerRun|InputRELPServerBindPort)$/i,
    form: 'port',
  },
  {
    program: 'rsyslog',
    files: RSYSLOG,
    style: 'words',
    key: /^\$UDPServerRun$/i,
    form: 'port',
    protocol: 'udp',
  },
  { program: 'memcached', files: called('memcached'), style: 'words', key: /^-p$/, form: 'port' },
  {
    program: 'memcached',
    files: called('memcached'),
    style: 'words',
    key: /^-U$/,
    form: 'port',
    protocol: 'udp',
  },
  {
    program: 'monit',
    files: /(?:^|\/)\.?monitrc(?:\.\w{1,12}){0,2}$/i,
    style: 'words',
    key: /^set$/i,
    argument: 3,
    form: 'port',
  },
];
