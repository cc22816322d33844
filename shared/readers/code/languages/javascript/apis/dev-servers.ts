import type { ListenApi } from '../../../listen-api.ts';
import { inOptions, LISTEN } from './places.ts';

/** Development servers and proxies; most are configured by a module of their own. */
export const devServerApis: readonly ListenApi[] = [
  {
    api: 'webpack-dev-server',
    name: ['WebpackDevServer', 'Server'],
    callees: ['webpack-dev-server'],
    port: inOptions(0),
  },
  { api: 'webpack-dev-server.listen', name: 'listen', receivers: ['webpack-dev-server()'], port: LISTEN },
  {
    api: 'webpack.dev-server',
    exported: true,
    files: ['webpack.', 'vue.config.', 'craco.config.', 'rspack.config.', 'rsbuild.config.'],
    port: [{ path: ['devServer', 'port'], form: 'number', host: { path: ['devServer', 'host'] } }],
    knownOnly: true,
    zeroIsDynamic: false,
  },
  {
    api: 'vite.server',
    exported: true,
    files: ['vite.', 'vitest.', 'astro.config.', 'rsbuild.config.', 'farm.config.'],
    port: [{ path: ['server', 'port'], form: 'number', host: { path: ['server', 'host'] } }],
    knownOnly: true,
    zeroIsDynamic: false,
  },
  {
    api: 'vite.preview',
    exported: true,
    files: ['vite.', 'vitest.'],
    port: [{ path: ['preview', 'port'], form: 'number', host: { path: ['preview', 'host'] } }],
    knownOnly: true,
    zeroIsDynamic: false,
  },
  {
    api: 'vite.server',
    name: 'defineConfig',
    callees: [
      'vite.defineConfig',
      'vitest/config.defineConfig',
      'astro/config.defineConfig',
      '@rsbuild/core.defineConfig',
    ],
    port: [
      {
        arg: 0,
        returned: true,
        path: ['server', 'port'],
        form: 'number',
        host: { arg: 0, returned: true, path: ['server', 'host'] },
      },
    ],
    knownOnly: true,
    zeroIsDynamic: false,
  },
  {
    api: 'vite.preview',
    name: 'defineConfig',
    callees: ['vite.defineConfig', 'vitest/config.defineConfig'],
    port: [
      {
        arg: 0,
        returned: true,
        path: ['preview', 'port'],
        form: 'number',
        host: { arg: 0, returned: true, path: ['preview', 'host'] },
      },
    ],
    knownOnly: true,
    zeroIsDynamic: false,
  },
  ...(['server', 'preview'] as const).map(
    (key): ListenApi => ({
      api: `vite.${key}`,
      name: 'mergeConfig',
      callees: ['vite.mergeConfig', 'vitest/config.mergeConfig'],
      port: [1, 0].map(arg => ({
        arg,
        path: [key, 'port'],
        form: 'number' as const,
        host: { arg, path: [key, 'host'] },
      })),
      knownOnly: true,
      zeroIsDynamic: false,
    }),
  ),
  {
    api: 'vite.preview',
    name: 'preview',
    callees: ['vite.preview'],
    port: [
      { arg: 0, path: ['preview', 'port'], form: 'number', host: { arg: 0, path: ['preview', 'host'] } },
    ],
    knownOnly: true,
    zeroIsDynamic: false,
  },
  {
    api: 'vite.create-server',
    name: 'createServer',
    callees: ['vite.createServer'],
    port: [{ arg: 0, path: ['server', 'port'], form: 'number', host: { arg: 0, path: ['server', 'host'] } }],
    knownOnly: true,
    zeroIsDynamic: false,
  },
  {
    api: 'nuxt.dev-server',
    name: 'defineNuxtConfig',
    callees: ['global:defineNuxtConfig', 'nuxt.defineNuxtConfig'],
    port: [
      {
        arg: 0,
        returned: true,
        path: ['devServer', 'port'],
        form: 'number',
        host: { arg: 0, returned: true, path: ['devServer', 'host'] },
      },
    ],
    knownOnly: true,
    zeroIsDynamic: false,
  },
  {
    api: 'proxy.listen',
    name: 'listen',
    receivers: [
      'http-proxy.createProxyServer()',
      'http-proxy.createServer()',
      'http-proxy.createProxy()',
      'http-proxy()',
    ],
    port: [{ arg: 0, form: 'number', host: { arg: 1 } }],
  },
];
