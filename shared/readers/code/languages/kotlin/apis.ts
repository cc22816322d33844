import type { ListenApi } from '../../listen-api.ts';
import { javaApis } from '../java/apis/apis.ts';
import { dials, hostPortAt, of, portAt } from '../java/apis/places.ts';
import { keyed } from './keyed.ts';

const HTTP4K = [
  'SunHttp',
  'SunHttpLoom',
  'Jetty',
  'JettyLoom',
  'Jetty11',
  'Undertow',
  'Netty',
  'ApacheServer',
  'ApacheServer4',
  'KtorCIO',
  'KtorNetty',
  'Helidon',
];

/** Every API of Kotlin by which a program listens or dials: Java's, and those of Kotlin's own libraries. */
export const kotlinApis: readonly ListenApi[] = [
  ...javaApis,
  {
    api: 'ktor.embedded-server',
    name: 'embeddedServer',
    callees: ['io.ktor.server.engine.embeddedServer'],
    // The lambda after the parentheses is an argument by position, too.
    port: [
      { keyword: 'port', form: 'number', host: { keyword: 'host' } },
      { arg: 1, form: 'number', host: { keyword: 'host' } },
    ],
    portNamed: true,
  },
  {
    api: 'ktor.connector',
    name: ['connector', 'sslConnector'],
    callees: of('io.ktor.server.engine', 'connector', 'sslConnector'),
    port: [{ keyword: 'port', form: 'number', host: { keyword: 'host' } }],
  },
  {
    api: 'ktor.sockets',
    name: 'bind',
    receivers: ['io.ktor.network.sockets.aSocket().tcp()'],
    port: [{ keyword: 'port', form: 'number', host: { arg: 0 } }, hostPortAt(0)],
    portNamed: true,
  },
  dials({
    api: 'ktor.sockets',
    name: 'connect',
    receivers: ['io.ktor.network.sockets.aSocket().tcp()'],
    port: [{ keyword: 'port', form: 'number', host: { arg: 0 } }, hostPortAt(0)],
  }),
  {
    api: 'http4k.server',
    name: HTTP4K,
    callees: HTTP4K.map(name => `org.http4k.server.${name}`),
    minArgs: 1,
    port: [portAt(0)],
    portNamed: true,
  },
  ...keyed,
];
