import type { Reader } from '../../../reader.ts';
import { findListens } from '../../find-listens.ts';
import type { LanguageTables } from '../../language.ts';
import { annotationApis, mayAnnotate } from './apis/annotations.ts';
import { javaApis } from './apis/apis.ts';
import { javaIdioms } from './idioms.ts';
import { jvmPrefilter } from './jvm-prefilter.ts';
import { javaParser } from './parse.ts';

const tables: LanguageTables = { idioms: javaIdioms, apis: javaApis };

/** Annotations have a content test of their own: their names alone stand in most tests. */
const calls = jvmPrefilter({ ...tables, apis: tables.apis.filter(api => !annotationApis.includes(api)) });

/** Java. */
export const java: Reader = {
  id: 'java',
  title: 'Java',
  docs: {
    claims: 'files named `*.java`',
    finds: [
      'sockets, channels, `HttpServer`, RMI registries of the JDK',
      'embedded Jetty, Tomcat, Undertow, Grizzly, Helidon, Javalin, Spark, Ratpack, Armeria, Reactor Netty, NanoHTTPD, Restlet, CXF, Camel’s servers, Play’s in tests, Akka HTTP, Spring Boot factories',
      'Netty, Vert.x, gRPC, RSocket, MINA, Thrift, Dubbo, Californium, KryoNet',
      'brokers, databases, directories, mail and mock servers that run inside a program',
      'settings given by name: `System.setProperty("server.port", …)`, `Map.of("server.port", …)`, `run("--server.port=…")`',
      'annotations: properties of Spring’s tests, `@EmbeddedKafka`, WireMock’s',
      'what clients dial: sockets, gRPC channels, JDBC URLs, HTTP, Redis, MongoDB, RabbitMQ, Kafka, ZooKeeper and others',
      'values through constants, fields, constructors, environment variables and properties with defaults, `@Value`, options of command lines',
    ],
    misses: ['values that come from another file'],
  },
  endings: ['java'],
  claims: ({ name, languageId }) =>
    languageId === undefined ? /\.java$/i.test(name) : languageId === 'java',
  prefilter: text => calls(text) || mayAnnotate(text),
  prepare: javaParser.prepare,
  read(source) {
    const parsed = javaParser.parse(source);
    return 'file' in parsed ? findListens(parsed.file, tables) : { trouble: parsed.trouble };
  },
};
