import type { ListenApi } from '../../../listen-api.ts';
import { inOptions, LISTEN, NO_PORT } from './places.ts';

/** Names under which an application or a server is handed about. */
const SERVER_NAMES = [
  'app',
  'application',
  'server',
  'srv',
  'fastify',
  'express',
  'koa',
  'api',
  'http',
  'https',
  'elysia',
  'hono',
];

/** Applications and servers that come from elsewhere, believed by their names. */
export const byNameApis: readonly ListenApi[] = [
  {
    api: 'fastify.listen',
    name: 'listen',
    guess: { names: ['fastify'] },
    port: LISTEN,
    unless: NO_PORT,
    readBack: ['address', 'addresses'],
    returnsPort: true,
  },
  {
    api: 'node.net.listen',
    name: 'listen',
    guess: { names: SERVER_NAMES, foreign: ['app', 'application', 'server', 'srv'] },
    port: LISTEN,
    unless: NO_PORT,
    readBack: ['address'],
  },
  {
    // The workspace's own wrapper of a server: `app.start(3000)`.
    api: 'server.start',
    name: 'start',
    guess: { names: ['app', 'application', 'server', 'srv', 'api'] },
    port: [{ arg: 0, form: 'number' }, ...inOptions(0)],
    knownOnly: true,
    zeroIsDynamic: false,
    least: 1000,
  },
  {
    // A function or class of the workspace that is given a port: `startServer(3000)`, `new App([], 5000)`.
    api: 'server.start',
    name: [
      'startServer',
      'startHttpServer',
      'startHTTPServer',
      'startApp',
      'startApi',
      'startAPI',
      'runServer',
      'launchServer',
      'createServer',
      'createHttpServer',
      'App',
      'Server',
      'HttpServer',
      'HTTPServer',
      'ApiServer',
      'WebServer',
    ],
    own: true,
    port: [...inOptions(0), { arg: 0, form: 'number' }, { arg: 1, form: 'number' }],
    knownOnly: true,
    zeroIsDynamic: false,
    least: 1000,
  },
  {
    api: 'grpc.bind',
    name: 'bindAsync',
    guess: { names: ['server'] },
    port: [{ arg: 0, form: 'address' }],
  },
];
