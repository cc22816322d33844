import type { ListenApi } from '../../../listen-api.ts';
import { inOptions, LISTEN, NO_PORT } from './places.ts';

const NEST_APPLICATIONS = [
  '@nestjs/core.NestFactory.create()',
  '@nestjs/common.INestApplication()',
  '@nestjs/platform-express.NestExpressApplication()',
  '@nestjs/platform-fastify.NestFastifyApplication()',
];

/** Nest's options of a microservice; transports other than TCP and gRPC dial their broker. */
const microservice = (arg: number): Pick<ListenApi, 'port' | 'network' | 'unless' | 'knownOnly'> => ({
  port: [
    { arg, path: ['options', 'port'], form: 'number', host: { arg, path: ['options', 'host'] } },
    { arg, path: ['options', 'url'], form: 'address' },
  ],
  network: { arg, path: ['transport'] },
  unless: [
    { arg, path: ['options', 'urls'] },
    { arg, path: ['options', 'servers'] },
    { arg, path: ['options', 'client'] },
  ],
  knownOnly: true,
});

/** Web frameworks. */
export const frameworkApis: readonly ListenApi[] = [
  {
    api: 'express.listen',
    name: 'listen',
    receivers: [
      'express()',
      'express.Express()',
      'express.Application()',
      'express.application()',
      'express-serve-static-core.Express()',
      'express-serve-static-core.Application()',
      'express-ws().app',
      'koa()',
      'koa.Koa()',
      'koa.Application()',
      'connect()',
      'polka()',
      'restana()',
      'tinyhttp.App()',
      '@tinyhttp/app.App()',
      'restify.createServer()',
      'http-server.createServer()',
      'json-server.create()',
      'feathers()',
      '@feathersjs/express()',
      'micro()',
      'serve-handler()',
      'express-serve-static-core.Express().app',
      'hyper-express.Server()',
      'sirv()',
      'routing-controllers.createExpressServer()',
      'routing-controllers.createKoaServer()',
      'strapi()',
      'elysia.Elysia()',
      '@feathersjs/koa.koa()',
    ],
    port: LISTEN,
    unless: NO_PORT,
    omitted: 'dynamic',
    readBack: ['address'],
  },
  {
    // Without a port these take one of their own: LoopBack its configuration's, Apollo 4000.
    api: 'express.listen',
    name: 'listen',
    receivers: [
      'loopback()',
      'apollo-server.ApolloServer()',
      'apollo-server.default.ApolloServer()',
      '@loopback/rest.RestServer()',
    ],
    port: LISTEN,
    unless: NO_PORT,
  },
  {
    api: 'uwebsockets.listen',
    name: 'listen',
    receivers: ['uWebSockets.js.App()', 'uWebSockets.js.SSLApp()'],
    port: [
      { arg: 1, form: 'number', host: { arg: 0 } },
      { arg: 0, form: 'number' },
    ],
  },
  {
    api: 'nest.listen',
    name: ['listen', 'listenAsync'],
    receivers: NEST_APPLICATIONS,
    port: LISTEN,
    unless: NO_PORT,
    omitted: 'dynamic',
    readBack: ['address', 'getUrl'],
  },
  {
    api: 'nest.microservice',
    name: 'createMicroservice',
    callees: ['@nestjs/core.NestFactory.createMicroservice'],
    ...microservice(1),
  },
  {
    api: 'nest.microservice',
    name: 'connectMicroservice',
    receivers: NEST_APPLICATIONS,
    ...microservice(0),
  },
  {
    api: 'fastify.listen',
    name: 'listen',
    receivers: ['fastify()', 'fastify.fastify()', 'fastify.FastifyInstance()', 'fastify-cli.build()'],
    port: [
      { arg: 0, path: ['port'], form: 'number', host: { arg: 0, path: ['host'] } },
      { arg: 0, form: 'path-or-port', host: { arg: 1 } },
    ],
    unless: NO_PORT,
    readBack: ['address', 'addresses'],
    returnsPort: true,
  },
  {
    api: 'hapi.server',
    name: ['server', 'Server'],
    callees: ['@hapi/hapi.server', '@hapi/hapi.Server', 'hapi.server', 'hapi.Server'],
    port: inOptions(0),
    readBack: ['address'],
  },
  {
    // Hapi up to 7: `new Hapi.Server(8000)`, `Hapi.createServer('localhost', 8000)`.
    api: 'hapi.server',
    name: ['Server', 'createServer'],
    callees: ['hapi.Server', 'hapi.createServer'],
    port: [
      { arg: 1, form: 'number', host: { arg: 0 } },
      { arg: 0, form: 'number' },
    ],
    knownOnly: true,
  },
  { api: 'hapi.connection', name: 'connection', receivers: ['hapi.Server()'], port: inOptions(0) },
  {
    api: 'hono.serve',
    name: 'serve',
    callees: ['@hono/node-server.serve'],
    port: inOptions(0, 'hostname'),
    omitted: 3000,
    readBack: ['address'],
  },
  {
    api: 'oak.listen',
    name: 'listen',
    receivers: [
      '@oak/oak.Application()',
      'oak.Application()',
      'https://deno.land/x/oak/mod.ts.Application()',
      'https://deno.land/x/oak@*.*.*/mod.ts.Application()',
    ],
    port: [...inOptions(0, 'hostname'), { arg: 0, form: 'address' }],
  },
  {
    api: 'apollo.standalone',
    name: 'startStandaloneServer',
    callees: ['@apollo/server/standalone.startStandaloneServer'],
    port: [{ arg: 1, path: ['listen', 'port'], form: 'number', host: { arg: 1, path: ['listen', 'host'] } }],
    omitted: 4000,
  },
  {
    api: 'graphql-yoga.start',
    name: 'start',
    receivers: ['graphql-yoga.GraphQLServer()'],
    port: inOptions(0),
    omitted: 4000,
  },
];
