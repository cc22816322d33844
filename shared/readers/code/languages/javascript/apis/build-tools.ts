import type { ListenApi } from '../../../listen-api.ts';
import { inOptions } from './places.ts';

/** Test runners, task runners and bundlers that serve while they work, and process managers. */
export const buildToolApis: readonly ListenApi[] = [
  {
    // `module.exports = config => config.set({ port: 9876 })`
    api: 'karma.server',
    name: 'set',
    files: ['karma'],
    guess: { names: ['config', 'cfg', 'karma'] },
    port: inOptions(0, 'hostname'),
    knownOnly: true,
  },
  { api: 'karma.server', exported: true, files: ['karma'], port: [{ path: ['port'], form: 'number' }] },
  {
    api: 'grunt.connect',
    name: 'initConfig',
    files: ['Gruntfile', 'gruntfile'],
    guess: { names: ['grunt'] },
    port: [
      { arg: 0, path: ['connect', 'options', 'port'], form: 'number' },
      { arg: 0, path: ['connect', 'server', 'options', 'port'], form: 'number' },
    ],
    knownOnly: true,
  },
  {
    api: 'browser-sync.init',
    name: ['init', 'browserSync', 'browsersync'],
    callees: ['browser-sync', 'browser-sync.init', 'browser-sync.create().init'],
    port: inOptions(0),
    knownOnly: true,
  },
  {
    api: 'gulp-connect.server',
    name: 'server',
    callees: ['gulp-connect.server'],
    port: inOptions(0),
    knownOnly: true,
  },
  {
    api: 'gulp-webserver',
    name: ['webserver', 'server', 'serve'],
    callees: ['gulp-webserver', 'gulp-server-livereload'],
    port: inOptions(0),
    knownOnly: true,
  },
  {
    api: 'rollup.serve',
    name: 'serve',
    callees: ['rollup-plugin-serve'],
    port: inOptions(0),
    knownOnly: true,
  },
  {
    api: 'livereload.listen',
    name: ['livereload', 'createServer', 'listen'],
    callees: ['rollup-plugin-livereload', 'livereload.createServer', 'gulp-livereload.listen'],
    port: [...inOptions(0), { arg: 0, form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'livereload.listen',
    name: 'listen',
    receivers: ['tiny-lr()'],
    port: [{ arg: 0, form: 'number', host: { arg: 1 } }],
    knownOnly: true,
  },
  {
    api: 'esbuild.serve',
    name: 'serve',
    callees: ['esbuild.serve'],
    receivers: ['esbuild.context()'],
    port: inOptions(0),
    knownOnly: true,
  },
  {
    api: 'parcel.serve',
    name: 'Parcel',
    callees: ['@parcel/core.Parcel', '@parcel/core'],
    port: [{ arg: 0, path: ['serveOptions', 'port'], form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'parcel.serve',
    name: 'serve',
    receivers: ['parcel-bundler()'],
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
  },
  ...processManager(),
];

/** pm2: the `PORT` that each program of the file gets. */
function processManager(): ListenApi[] {
  const environments = ['env', 'env_production', 'env_development'];
  return Array.from({ length: 8 }, (_, index) => index).flatMap(index =>
    environments.map(environment => ({
      api: 'pm2.environment',
      exported: true as const,
      files: ['ecosystem', 'pm2.', 'process.config.'],
      port: [{ path: ['apps', index, environment, 'PORT'], form: 'number' as const }],
      knownOnly: true,
      zeroIsDynamic: false,
    })),
  );
}
