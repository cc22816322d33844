import type { SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { settingsIn } from './spring/entries.ts';
import { FORMAT, type Found, readSettings } from './spring/read-settings.ts';

/** Ansible, Helm and others have these endings too; the content test sorts them out. */
const NAME = /\.(?:ya?ml|properties)(?:\.(?:example|sample|template|tmpl|tpl|dist|default|j2|erb))?$/i;
const HOCON_NAME = /^(?:application|reference|play|akka|pekko|ktor)[\w.-]{0,60}\.conf$/i;

/** A key at the beginning of a line, or the name of such a file as a key, and a port somewhere. */
const KEY =
  /^["']?(?:%[\w,-]{1,60}\.)?(?:server|spring|management|quarkus|micronaut|ktor|grpc|dubbo|eureka|endpoints|play|akka|pekko|rabbitmq|consul|xxl\.job|com\.alipay)["']?[ \t]{0,9}[.:={ ]/m;
const FILE_AS_KEY =
  /^[ \t]{1,20}["']?(?:application|bootstrap)[\w.-]{0,60}\.(?:ya?ml|properties)["']?[ \t]{0,9}:/m;
const PORT = /port[\w-]{0,20}["'\])]{0,2}[ \t]{0,20}[:={]|-port\b|\.port\b/i;

/** Settings of Spring Boot, Quarkus, Micronaut and other frameworks of the JVM. */
export const spring: Reader = {
  id: FORMAT,
  title: 'Settings of Spring Boot, Quarkus and other JVM frameworks',
  docs: {
    claims:
      'YAML and properties files named `application*`, `bootstrap*`, `microprofile-config*`, `application*.conf`, and others whose keys show the framework; files of that name in a ConfigMap',
    finds: [
      '`server.port`, `management.server.port`, `spring.rsocket.server.port`, `grpc.server.port`, `server.port-range`',
      '`quarkus.http.port`, `micronaut.server.port`, `ktor.deployment.port`, Dropwizard connectors, Akka, Pekko and Play',
      'nested and dotted keys in every spelling that relaxed binding takes, lists, profiles, several documents',
      'placeholders with their defaults; 0 asks the OS, -1 turns a server off',
      'ports beside the hosts of what is dialled: `spring.redis.port`, `spring.rabbitmq.port`',
    ],
    misses: ['keys of a program’s own', 'defaults that no file names'],
  },
  claims: ({ name }) => NAME.test(name) || HOCON_NAME.test(name),
  prefilter: text =>
    text.length <= MAX_LENGTH && PORT.test(text) && (KEY.test(text) || FILE_AS_KEY.test(text)),
  read,
};

/** Longer files are data or documents of another kind (UTF-16 units). */
const MAX_LENGTH = 500_000;

function read(source: SourceText): ReaderResult {
  const found: Found = { occurrences: [], defects: [] };
  for (const settings of settingsIn(source)) readSettings(settings, source.path, found);
  return found;
}
