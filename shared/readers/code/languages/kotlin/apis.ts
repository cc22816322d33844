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
  dials({
    api: 'ktor.client',
    name: ['url', 'defaultRequest'],
    callees: [
      'global:url',
      ...of('io.ktor', 'client.plugins.defaultRequest', 'client.request.url', 'http.url'),
    ],
    imports: ['io.ktor.client*'],
    port: [{ keyword: 'port', form: 'number', host: { keyword: 'host' } }],
  }),
  dials({
    api: 'ktor.client',
    name: ['webSocket', 'ws', 'wss', 'webSocketSession', 'sse', 'get', 'post', 'request'],
    receivers: ['io.ktor.client.HttpClient()'],
    port: [{ keyword: 'port', form: 'number', host: { keyword: 'host' } }],
  }),
  {
    api: 'kotlinx-rpc.server',
    name: ['GrpcServer', 'grpc'],
    callees: of('kotlinx.rpc.grpc', 'server.GrpcServer', 'GrpcServer', 'ktor.server.grpc'),
    minArgs: 1,
    port: [
      { keyword: 'port', form: 'number' },
      { arg: 0, form: 'number' },
    ],
    portNamed: true,
  },
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
