import type { ListenApi, Place, PortPlace } from '../../../listen-api.ts';

/** The environment's `PORT`, out of an argument's schema. */
const fromSchema = (arg: number, ...path: string[]): readonly PortPlace[] => [
  { arg, path: [...path, 'PORT'], form: 'number' },
];

/** Keys by which an object says that it is for a client, or of a database. */
const CLIENT_KEYS: readonly Place[] = [
  'user',
  'username',
  'password',
  'pass',
  'auth',
  'database',
  'dialect',
  'dbname',
  'apiKey',
].map(key => ({ path: [key] }));

/**
 * Settings of the program's own server: schemas of its environment, and modules of a `config` folder.
 * What listens in the same file goes first.
 */
export const settingApis: readonly ListenApi[] = [
  ...[
    {
      name: ['object', 'strictObject', 'looseObject'],
      callees: [
        'zod.object',
        'zod.z.object',
        'zod.z.strictObject',
        'zod.z.looseObject',
        'zod/v4.z.object',
        'zod/v3.z.object',
        'zod/v4.object',
        'astro/zod.z.object',
        'joi.object',
        '@hapi/joi.object',
        'yup.object',
      ],
      port: fromSchema(0),
    },
    { name: 'keys', receivers: ['joi.object()', '@hapi/joi.object()'], port: fromSchema(0) },
    { name: 'cleanEnv', callees: ['envalid.cleanEnv'], port: fromSchema(1) },
    {
      name: 'createEnv',
      callees: ['@t3-oss/env-core.createEnv', '@t3-oss/env-nextjs.createEnv'],
      port: fromSchema(0, 'server'),
    },
    {
      name: ['envSchema'],
      callees: ['env-schema', 'env-schema.envSchema'],
      port: [{ arg: 0, path: ['schema', 'properties', 'PORT', 'default'], form: 'number' as const }],
    },
    {
      name: 'convict',
      callees: ['convict'],
      port: [
        { arg: 0, path: ['port', 'default'], form: 'number' as const },
        { arg: 0, path: ['server', 'port', 'default'], form: 'number' as const },
      ],
    },
  ].map(row => ({
    ...row,
    api: 'environment.port',
    declares: true as const,
    knownOnly: true,
    zeroIsDynamic: false,
  })),
  {
    // `export default { port: 3000, fetch: app.fetch }`
    api: 'bun.serve',
    exported: true,
    needs: [{ path: ['fetch'] }],
    port: [{ path: ['port'], form: 'number', host: { path: ['hostname'] } }],
    knownOnly: true,
  },
  {
    // Strapi's is `({ env }) => ({ host: …, port: env.int('PORT', 1337) })`.
    api: 'config.port',
    exported: true,
    files: ['config/server.', 'config/default.', 'config/index.', 'config/config.', 'config/env/'],
    unless: CLIENT_KEYS,
    port: [
      { path: ['port'], form: 'number', host: { path: ['host'] } },
      { path: ['server', 'port'], form: 'number', host: { path: ['server', 'host'] } },
    ],
    knownOnly: true,
    zeroIsDynamic: false,
  },
  {
    api: 'node-red.ui',
    exported: true,
    files: ['settings.'],
    port: [{ path: ['uiPort'], form: 'number', host: { path: ['uiHost'] } }],
    knownOnly: true,
  },
  {
    api: 'keystone.server',
    name: 'config',
    callees: ['@keystone-6/core.config'],
    port: [{ arg: 0, path: ['server', 'port'], form: 'number' }],
    knownOnly: true,
  },
];
