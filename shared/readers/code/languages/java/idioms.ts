import type { Idioms } from '../../idioms.ts';

const NUMBERS = ['Integer', 'Long', 'Short'];

/** What Java and its libraries do with values on their way to a listen call. */
export const javaIdioms: Idioms = {
  bareMembers: true,
  overloads: true,
  passes: {
    ...Object.fromEntries(
      NUMBERS.flatMap(type => [
        [`global:${type}.valueOf`, 0],
        [`global:${type}.parse${type.replace('Integer', 'Int')}`, 0],
        [`global:${type}.decode`, 0],
        [`global:${type}.toString`, 0],
        [`global:${type}`, 0],
      ]),
    ),
    'global:String.valueOf': 0,
    'java.util.Objects.requireNonNull': 0,
    'java.util.Objects.toString': 0,
    'java.util.Optional.of': 0,
    'java.util.Optional.ofNullable': 0,
    'com.google.common.base.Preconditions.checkNotNull': 0,
    'java.net.URI': 0,
    'java.net.URI.create': 0,
    'java.net.URL': 0,
    'java.net.InetAddress.getByName': 0,
    'java.util.Arrays.asList': 0,
    'java.util.Collections.singletonList': 0,
    'java.util.Collections.singleton': 0,
  },
  records: {
    'java.net.InetSocketAddress': [['port'], ['host', 'port']],
    'java.net.InetSocketAddress.createUnresolved': [['host', 'port']],
    'io.vertx.core.net.SocketAddress.inetSocketAddress': [['port', 'host']],
    'akka.http.javadsl.ConnectHttp.toHost': [['host'], ['host', 'port']],
    'org.apache.pekko.http.javadsl.ConnectHttp.toHost': [['host'], ['host', 'port']],
  },
  receiverPasses: ['trim', 'strip', 'toString', 'intValue', 'get', 'toURL', 'toURI', 'toExternalForm'],
  methodDefaults: {
    getOrDefault: { arg: 1 },
    orElse: { arg: 0 },
    orElseGet: { arg: 0, returned: true },
    getProperty: { arg: 1 },
    getInt: { arg: 1 },
    getInteger: { arg: 1 },
    getLong: { arg: 1 },
    getString: { arg: 1 },
    getValue: { arg: 1 },
    getOptionValue: { arg: 1 },
    optInt: { arg: 1 },
    asInt: { arg: 0 },
  },
  defaults: {
    'global:System.getProperty': { arg: 1 },
    'global:Integer.getInteger': { arg: 1 },
    'global:Long.getLong': { arg: 1 },
    'java.util.Objects.requireNonNullElse': { arg: 1 },
    'java.util.Objects.toString': { arg: 1 },
    'com.google.common.base.MoreObjects.firstNonNull': { arg: 1 },
    'com.google.common.base.Objects.firstNonNull': { arg: 1 },
    ...Object.fromEntries(
      ['lang', 'lang3'].flatMap(version =>
        [
          'StringUtils.defaultString',
          'StringUtils.defaultIfEmpty',
          'StringUtils.defaultIfBlank',
          'ObjectUtils.defaultIfNull',
          'math.NumberUtils.toInt',
        ].map(name => [`org.apache.commons.${version}.${name}`, { arg: 1 }] as const),
      ),
    ),
  },
  printf: { 'global:String.format': 0 },
  handlers: [
    { method: 'serverConfig', gives: { origin: 'ratpack.server.ServerConfigBuilder()' } },
    { method: 'putSocket', gives: { origin: 'io.helidon.webserver.ListenerConfig.Builder()' } },
  ],
};
