import type { ListenApi } from '../../../listen-api.ts';
import { LISTEN, NO_PORT } from './places.ts';

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
    api: 'grpc.bind',
    name: 'bindAsync',
    guess: { names: ['server'] },
    port: [{ arg: 0, form: 'address' }],
  },
];
