import type { ListenApi, OriginPattern } from '../../../listen-api.ts';
import { dials } from './places.ts';

/** Maps and properties that a program fills with settings by their names. */
const MAPS: readonly OriginPattern[] = [
  ...['Properties()', 'HashMap()', 'Map()', 'TreeMap()', 'LinkedHashMap()', 'Hashtable()'].map(
    type => `java.util.${type}`,
  ),
  'java.util.concurrent.ConcurrentHashMap()',
  'com.google.common.collect.ImmutableMap.builder()',
];
const ONE_PAIR = [
  'java.util.Map.of',
  'java.util.Map.entry',
  'java.util.Collections.singletonMap',
  'com.google.common.collect.ImmutableMap.of',
];
const put = {
  name: ['put', 'setProperty', 'putIfAbsent', 'of', 'entry', 'singletonMap'],
  callees: [...ONE_PAIR, 'global:System.setProperty'],
  receivers: MAPS,
  minArgs: 2,
} as const;

/** Settings that are given by name to a framework, a driver, or the runtime. */
export const keyedApis: readonly ListenApi[] = [
  {
    ...put,
    api: 'java.setting.port',
    keyed: {
      arg: 0,
      names: [
        'server.port',
        'management.server.port',
        'grpc.server.port',
        'quarkus.http.port',
        'micronaut.server.port',
        'com.sun.management.jmxremote.port',
        'jetty.http.port',
        'tomcat.util.http.port',
      ],
    },
    port: [{ arg: 1, form: 'number' }],
    // -1 turns the server off.
    knownOnly: true,
  },
  dials({
    ...put,
    api: 'java.setting.servers',
    keyed: {
      arg: 0,
      names: [
        'bootstrap.servers',
        'metadata.broker.list',
        'zookeeper.connect',
        'hbase.zookeeper.quorum',
        'BOOTSTRAP_SERVERS_CONFIG',
        'java.naming.provider.url',
        'PROVIDER_URL',
      ],
    },
    port: [{ arg: 1, form: 'url-list' }],
  }),
  dials({
    ...put,
    api: 'java.setting.mail-port',
    keyed: { arg: 0, names: ['smtp', 'smtps', 'imap', 'imaps', 'pop3'].map(name => `mail.${name}.port`) },
    port: [{ arg: 1, form: 'number' }],
  }),
];
