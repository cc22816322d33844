import type { ListenApi } from '../../../listen-api.ts';
import { inOptions } from './places.ts';

/** What is dialled: reported only where the file says the port. */
export const clientApis: readonly ListenApi[] = [
  { api: 'live-server.start', name: 'start', callees: ['live-server.start'], port: inOptions(0) },
  // What is dialled: only where the file says the port.
  {
    api: 'node.http.request',
    role: 'connect',
    name: ['request', 'get'],
    callees: ['http.request', 'https.request', 'http.get', 'https.get'],
    port: [
      { arg: 0, path: ['port'], form: 'number', host: { arg: 0, path: ['hostname'] } },
      { arg: 1, path: ['port'], form: 'number' },
    ],
    knownOnly: true,
  },
  {
    api: 'node.net.connect',
    role: 'connect',
    name: ['connect', 'createConnection'],
    callees: ['net.connect', 'net.createConnection', 'tls.connect'],
    port: [
      { arg: 0, path: ['port'], form: 'number', host: { arg: 0, path: ['host'] } },
      { arg: 0, form: 'path-or-port', host: { arg: 1 } },
    ],
    knownOnly: true,
  },
  {
    api: 'node.net.connect',
    role: 'connect',
    name: 'connect',
    receivers: ['net.Socket()'],
    port: [
      { arg: 0, path: ['port'], form: 'number', host: { arg: 0, path: ['host'] } },
      { arg: 0, form: 'path-or-port', host: { arg: 1 } },
    ],
    knownOnly: true,
  },
  {
    api: 'redis.client',
    role: 'connect',
    name: 'createClient',
    callees: ['redis.createClient'],
    port: [
      ...inOptions(0),
      { arg: 0, path: ['socket', 'port'], form: 'number', host: { arg: 0, path: ['socket', 'host'] } },
      { arg: 0, form: 'path-or-port', host: { arg: 1 } },
    ],
    knownOnly: true,
  },
  {
    api: 'ioredis.client',
    role: 'connect',
    name: ['Redis', 'IORedis'],
    callees: ['ioredis', 'ioredis.Redis'],
    port: [...inOptions(0), { arg: 0, form: 'path-or-port', host: { arg: 1 } }],
    knownOnly: true,
  },
  {
    api: 'mysql.client',
    role: 'connect',
    name: ['createConnection', 'createPool'],
    callees: [
      'mysql.createConnection',
      'mysql.createPool',
      'mysql2.createConnection',
      'mysql2.createPool',
      'mysql2/promise.createConnection',
      'mysql2/promise.createPool',
      'mariadb.createConnection',
      'mariadb.createPool',
    ],
    port: inOptions(0),
    knownOnly: true,
  },
  {
    api: 'postgres.client',
    role: 'connect',
    name: ['Pool', 'Client'],
    callees: ['pg.Pool', 'pg.Client'],
    port: inOptions(0),
    knownOnly: true,
  },
];
