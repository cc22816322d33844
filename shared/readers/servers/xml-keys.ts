import type { TreeProgram } from './tree-keys.ts';

/**
 * Settings of well-known servers in XML, as those in `tree-keys.ts`. Elements are called by their tags, with
 * what a `name` or `id` calls them behind a dot; attributes by their names.
 */
export const xmlPrograms: readonly TreeProgram[] = [
  {
    program: 'tomcat',
    title: 'Tomcat’s `server.xml`',
    evidence: /<(?:Connector|Server)\b[^<>]{0,2000}\bport\s{0,9}=/,
    files: /(?:^|\/)server[\w.-]{0,60}\.xml(?:\.\w{1,12}){0,2}$/i,
    // -1 turns one off.
    keys: [{ path: /^Server\.port$|(?:^|\.)Connector(?:\.[\w.-]{1,80})?\.port$/, form: 'port' }],
  },
  {
    program: 'liberty',
    title: 'Open Liberty’s `server.xml`',
    evidence: /<httpEndpoint\b/,
    keys: [{ path: /(?:^|\.)httpEndpoint(?:\.[\w.-]{1,80})?\.https?Port$/, form: 'port', zero: 'off' }],
  },
  {
    program: 'wildfly',
    title: 'WildFly and JBoss',
    evidence: /<socket-binding-group\b/,
    keys: [
      { path: /(?:^|\.)socket-binding\.[\w.-]{1,80}\.port$/, form: 'port', zero: 'off' },
      { path: /(?:^|\.)remote-destination\.port$/, form: 'port', role: 'connect', zero: 'off' },
    ],
  },
  {
    program: 'jetty',
    title: 'Jetty',
    evidence: /<Configure\b[\s\S]{0,2000}?jetty/,
    keys: [
      {
        path: /(?:^|\.)(?:System)?Property\.jetty\.(?:\w{1,40}\.){0,2}port\.default$/i,
        form: 'port',
        isDefault: true,
      },
      {
        path: /(?:^|\.)Set\.port\.(?:System)?Property\.[\w.-]{1,80}\.default$/i,
        form: 'port',
        isDefault: true,
      },
      { path: /(?:^|\.)Set\.port$/i, form: 'port' },
    ],
  },
  {
    program: 'activemq',
    title: 'ActiveMQ',
    evidence: /<(?:transport|network)Connector\b|\bjettyPort\b/,
    keys: [
      { path: /(?:^|\.)transportConnector(?:\.[\w.-]{1,80})?\.uri$/, form: 'urls' },
      { path: /(?:^|\.)networkConnector(?:\.[\w.-]{1,80})?\.uri$/, form: 'peers' },
      { path: /(?:^|\.)bean\.jettyPort\.property\.port\.value$/, form: 'port' },
    ],
  },
  {
    program: 'dubbo',
    title: 'Dubbo’s Spring XML',
    evidence: /<dubbo:(?:protocol|application|provider)\b/,
    // -1 asks for the protocol's own port, or one that is free.
    keys: [
      { path: /(?:^|\.)dubbo:protocol(?:\.[\w.-]{1,80})?\.port$/, form: 'port', zero: 'off' },
      { path: /(?:^|\.)dubbo:application(?:\.[\w.-]{1,80})?\.qos-port$/, form: 'port', zero: 'off' },
    ],
  },
  {
    program: 'clickhouse',
    title: 'ClickHouse',
    evidence: /<(?:clickhouse|yandex)>/,
    keys: [
      {
        path: /^(?:clickhouse|yandex)\.(?:https?|tcp(?:_with_proxy)?|mysql|postgresql|grpc|interserver_https?)_port(?:_secure)?$/,
        form: 'port',
      },
      { path: /^(?:clickhouse|yandex)\.(?:prometheus\.port|keeper_server\.tcp_port)$/, form: 'port' },
      {
        path: /^(?:clickhouse|yandex)\.(?:remote_servers|zookeeper)\.(?:.{0,200}\.)?(?:replica|node)\.port$/,
        form: 'port',
        role: 'connect',
      },
    ],
  },
  {
    program: 'artemis',
    title: 'ActiveMQ Artemis',
    evidence: /<acceptor\b|<connectors>/,
    files: /(?:^|\/)(?:[\w-]{0,60}(?:broker|artemis|activemq)[\w.-]{0,60})\.xml$/i,
    keys: [
      { path: /(?:^|\.)acceptor\.[\w.-]{1,80}$/, form: 'urls' },
      { path: /(?:^|\.)connectors\.connector\.[\w.-]{1,80}$/, form: 'peers' },
    ],
  },
];
