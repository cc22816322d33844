import type { ListenApi } from '../../../listen-api.ts';

const PUMA = ['puma.', 'puma_', 'puma-', 'config/puma.', 'config/puma/'];
const UNICORN = ['unicorn.', 'unicorn_', 'unicorn-', 'rainbows.', 'pitchfork.', 'config/unicorn/'];
const FALCON = ['falcon.', 'falcon_'];

/** Configuration files that are Ruby themselves. */
export const configApis: readonly ListenApi[] = [
  {
    api: 'puma.port',
    name: 'port',
    files: PUMA,
    callees: ['global:port'],
    port: [{ arg: 0, form: 'number', host: { arg: 1 } }],
  },
  {
    api: 'puma.bind',
    name: ['bind', 'activate_control_app'],
    files: PUMA,
    callees: ['global:bind', 'global:activate_control_app'],
    port: [{ arg: 0, form: 'url' }],
    knownOnly: true,
  },
  {
    api: 'puma.ssl-bind',
    name: 'ssl_bind',
    files: PUMA,
    callees: ['global:ssl_bind'],
    port: [{ arg: 1, form: 'number', host: { arg: 0 } }],
  },
  ...(['address', 'number'] as const).map(
    (form): ListenApi => ({
      api: 'unicorn.listen',
      name: 'listen',
      files: UNICORN,
      callees: ['global:listen'],
      port: [{ arg: 0, form }],
      // What is not known is a path more often than not.
      knownOnly: true,
    }),
  ),
  {
    api: 'falcon.endpoint',
    name: 'for',
    files: FALCON,
    callees: ['global:Async.HTTP.Endpoint.for'],
    port: [{ keyword: 'port', form: 'number', host: { arg: 1 } }],
    knownOnly: true,
  },
  {
    api: 'falcon.endpoint',
    name: 'parse',
    files: FALCON,
    callees: ['global:Async.HTTP.Endpoint.parse'],
    port: [{ arg: 0, form: 'url' }],
    knownOnly: true,
  },
  {
    api: 'guard.port',
    name: 'guard',
    files: ['Guardfile'],
    callees: ['global:guard'],
    port: [{ keyword: 'port', form: 'number', host: { keyword: 'host' } }],
    knownOnly: true,
  },
];
