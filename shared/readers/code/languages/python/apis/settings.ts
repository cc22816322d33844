import type { ListenApi } from '../../../listen-api.ts';

/** Gunicorn's configuration is Python, and so is Jupyter's. */
const GUNICORN = ['gunicorn.conf', 'gunicorn_conf', 'gunicorn.', 'gunicorn_config', 'gunicorn-', 'gunicorn_'];
const HYPERCORN = ['hypercorn.', 'hypercorn_'];
const JUPYTER = ['jupyter', 'ipython_'];

/** What configuration modules assign, and ports of tools' dashboards. */
export const settings: readonly ListenApi[] = [
  {
    api: 'pecan.server',
    assigned: true,
    files: ['config.', 'dev.', 'prod.'],
    needs: [{ path: ['app'] }],
    port: [{ path: ['server', 'port'], form: 'number', host: { path: ['server', 'host'] } }],
    knownOnly: true,
  },
  {
    api: 'gunicorn.bind',
    assigned: true,
    files: [...GUNICORN, ...HYPERCORN],
    port: [{ path: ['bind'], form: 'url-list' }],
    knownOnly: true,
  },
  {
    // Called otherwise (`fastapi_conf.py`), told by what else it sets.
    api: 'gunicorn.bind',
    assigned: true,
    port: [{ path: ['bind'], form: 'url-list' }],
    needs: [{ path: ['workers'] }],
    knownOnly: true,
  },
  ...[
    'c.ServerApp.port',
    'c.NotebookApp.port',
    'c.LabApp.port',
    'c.JupyterHub.port',
    'c.JupyterHub.hub_port',
  ].map(
    (name): ListenApi => ({
      api: 'jupyter.port',
      assigned: true,
      files: JUPYTER,
      port: [{ path: [name], form: 'number' }],
      knownOnly: true,
    }),
  ),
  ...['c.JupyterHub.bind_url', 'c.JupyterHub.hub_bind_url'].map(
    (name): ListenApi => ({
      api: 'jupyter.bind-url',
      assigned: true,
      files: JUPYTER,
      port: [{ path: [name], form: 'url' }],
      knownOnly: true,
    }),
  ),
  {
    api: 'flask.server-name',
    name: ['update', 'from_mapping'],
    receivers: ['flask.Flask().config'],
    port: [{ keyword: 'SERVER_NAME', form: 'address' }],
    declares: true,
    knownOnly: true,
  },
  {
    api: 'socket.getaddrinfo',
    name: 'getaddrinfo',
    callees: ['socket.getaddrinfo'],
    // With flags, which clients leave out: AI_PASSIVE asks for an address to bind.
    needs: [{ arg: 5, keyword: 'flags' }],
    port: [{ arg: 1, keyword: 'port', form: 'number' }],
    declares: true,
    knownOnly: true,
  },
  {
    api: 'ray.dashboard',
    name: 'init',
    callees: ['ray.init'],
    port: [{ keyword: 'dashboard_port', form: 'number', host: { keyword: 'dashboard_host' } }],
  },
  {
    api: 'dask.dashboard',
    name: ['LocalCluster', 'Client', 'Scheduler'],
    callees: ['LocalCluster', 'Client', 'Scheduler'].flatMap(name => [
      `dask.distributed.${name}`,
      `distributed.${name}`,
    ]),
    port: [{ keyword: 'dashboard_address', form: 'address' }],
    knownOnly: true,
  },
  {
    api: 'dask.scheduler',
    name: ['LocalCluster', 'Scheduler'],
    callees: ['LocalCluster', 'Scheduler'].flatMap(name => [
      `dask.distributed.${name}`,
      `distributed.${name}`,
    ]),
    port: [
      { keyword: 'scheduler_port', form: 'number', host: { keyword: 'host' } },
      { keyword: 'port', form: 'number', host: { keyword: 'host' } },
    ],
    knownOnly: true,
  },
];
