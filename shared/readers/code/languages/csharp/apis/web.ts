import type { ListenApi, PortPlace } from '../../../listen-api.ts';
import { ADDRESS_AND_PORT, endPoint, instances, types } from './places.ts';

/** What Kestrel's options are called in lambdas; `Listen(ip, port)` alone is a backlog's, too. */
const KESTREL_NAMES = [
  'options',
  'opts',
  'opt',
  'kestrel',
  'k',
  'o',
  'x',
  'serveroptions',
  'server',
  'config',
];

/** Each of several arguments is a list of URLs: `UseUrls("http://*:80", "https://*:443")`. */
const eachArgument = (row: Omit<ListenApi, 'port'>): ListenApi[] =>
  [0, 1, 2, 3].map(arg => ({ ...row, minArgs: arg + 1, port: [{ arg, form: 'url-list' }] }));

const URL_FIRST: readonly PortPlace[] = [{ arg: 0, keyword: 'url', form: 'url-list' }];

/** ASP.NET Core, OWIN, Nancy, WCF and other web servers. */
export const web: readonly ListenApi[] = [
  {
    api: 'kestrel.listen-any-ip',
    name: 'ListenAnyIP',
    anyReceiver: true,
    port: [{ arg: 0, keyword: 'port', form: 'number' }],
  },
  {
    api: 'kestrel.listen-localhost',
    name: 'ListenLocalhost',
    anyReceiver: true,
    port: [{ arg: 0, keyword: 'port', form: 'number' }],
    refusesZero: 'a fixed port: Kestrel assigns none on localhost, only on IPAddress.Loopback',
  },
  {
    api: 'kestrel.listen',
    name: 'Listen',
    receivers: instances('KestrelServerOptions'),
    guess: { names: KESTREL_NAMES },
    port: [ADDRESS_AND_PORT, endPoint(0)],
  },
  ...eachArgument({ api: 'aspnetcore.use-urls', name: 'UseUrls', anyReceiver: true }),
  {
    api: 'aspnetcore.urls',
    name: 'SetEnvironmentVariable',
    callees: types('Environment.SetEnvironmentVariable'),
    keyed: { arg: 0, names: ['ASPNETCORE_URLS', 'DOTNET_URLS', 'URLS'] },
    port: [{ arg: 1, form: 'url-list' }],
    knownOnly: true,
  },
  {
    api: 'aspnetcore.use-setting',
    name: 'UseSetting',
    anyReceiver: true,
    port: [{ arg: 1, form: 'url-list' }],
    knownOnly: true,
  },
  {
    api: 'aspnetcore.run',
    name: ['Run', 'RunAsync', 'StartAsync'],
    receivers: [
      'global:WebApplication.CreateBuilder().Build()',
      'global:WebApplication.Create()',
      ...instances('WebApplication'),
    ],
    guess: { names: ['app'] },
    minArgs: 1,
    maxArgs: 1,
    port: URL_FIRST,
    knownOnly: true,
  },
  {
    api: 'aspnetcore.urls',
    name: 'Add',
    receivers: [
      'global:WebApplication.CreateBuilder().Build().Urls',
      'global:WebApplication.Create().Urls',
      'global:WebApplication().Urls',
      'global:StartOptions().Urls',
    ],
    maxArgs: 1,
    port: [{ arg: 0, form: 'url' }],
  },
  {
    api: 'aspnetcore.webhost-start',
    name: ['Start', 'StartWith'],
    callees: types('WebHost.Start', 'WebHost.StartWith'),
    port: URL_FIRST,
    knownOnly: true,
  },
  {
    api: 'owin.webapp-start',
    name: 'Start',
    callees: types('WebApp.Start'),
    port: URL_FIRST,
    knownOnly: true,
  },
  {
    api: 'owin.start-options',
    name: 'StartOptions',
    callees: types('StartOptions'),
    imports: ['Microsoft.Owin*'],
    port: URL_FIRST,
    knownOnly: true,
  },
  {
    api: 'owin.start-options',
    objects: types('StartOptions'),
    imports: ['Microsoft.Owin*'],
    port: [{ path: ['Port'], form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'web-api.self-host',
    name: 'HttpSelfHostConfiguration',
    callees: types('HttpSelfHostConfiguration'),
    port: [{ arg: 0, form: 'url-list' }],
    knownOnly: true,
  },
  // Its configuration may stand before the addresses.
  ...eachArgument({
    api: 'web-api.self-host',
    name: 'NancyHost',
    callees: types('NancyHost'),
    knownOnly: true,
  }),
  ...[1, 2, 3].map(
    (arg): ListenApi => ({
      api: 'wcf.service-host',
      name: ['ServiceHost', 'WebServiceHost', 'WorkflowServiceHost'],
      callees: types('ServiceHost', 'WebServiceHost', 'WorkflowServiceHost'),
      minArgs: arg + 1,
      port: [{ arg, form: 'url-list' }],
      knownOnly: true,
    }),
  ),
  {
    api: 'wcf.endpoint',
    name: 'AddServiceEndpoint',
    anyReceiver: true,
    minArgs: 2,
    port: [
      { arg: 2, form: 'url' },
      { arg: 1, form: 'url' },
    ],
    knownOnly: true,
  },
  {
    api: 'corewcf.net-tcp',
    name: 'UseNetTcp',
    anyReceiver: true,
    port: [
      { arg: 1, form: 'number' },
      { arg: 0, form: 'number' },
    ],
    knownOnly: true,
  },
  {
    api: 'embedio.server',
    name: ['WithUrlPrefix', 'WithUrlPrefixes'],
    anyReceiver: true,
    port: [{ arg: 0, form: 'url-list' }],
    knownOnly: true,
  },
  {
    api: 'embedio.server',
    name: 'WebServer',
    callees: types('WebServer'),
    imports: ['EmbedIO*'],
    port: [
      { arg: 1, form: 'url' },
      { arg: 0, form: 'address' },
    ],
    knownOnly: true,
  },
  {
    api: 'servicestack.start',
    name: 'Start',
    imports: ['ServiceStack*'],
    receivers: instances('AppSelfHostBase', 'AppHostHttpListenerBase', 'AppHostHttpListenerPoolBase'),
    guess: { names: ['host', 'init'] },
    port: [{ arg: 0, form: 'url' }],
    knownOnly: true,
  },
  {
    api: 'wiremock.start',
    name: 'Start',
    callees: types('WireMockServer.Start', 'FluentMockServer.Start'),
    port: [{ arg: 0, form: 'address' }],
    knownOnly: true,
  },
  {
    // prometheus-net
    api: 'prometheus.metric-server',
    name: ['MetricServer', 'KestrelMetricServer'],
    callees: types('MetricServer', 'KestrelMetricServer'),
    port: [
      { keyword: 'port', form: 'number' },
      { arg: 1, form: 'number', host: { arg: 0 } },
      { arg: 0, form: 'number' },
    ],
    knownOnly: true,
  },
  {
    api: 'opentelemetry.prometheus-listener',
    objects: types('PrometheusHttpListenerOptions'),
    port: [{ path: ['UriPrefixes'], form: 'url-list' }],
    knownOnly: true,
  },
  {
    api: 'opentelemetry.prometheus-listener',
    objects: types('PrometheusHttpListenerOptions'),
    port: [{ path: ['Port'], form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'genhttp.port',
    name: 'Port',
    receivers: ['global:Host.Create()', 'global:Server.Create()'],
    imports: ['GenHTTP*'],
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'grapevine.server',
    objects: types('RestServer'),
    port: [{ path: ['Port'], form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'http-engine.port',
    name: ['Port', 'SetPort', 'UsePort'],
    receivers: [
      'global:WiredApp.CreateExpressBuilder()',
      'global:WiredApp.CreateBuilder()',
      'global:UnhingedEngine.CreateBuilder()',
      'global:EffinitiveApp.Create()',
    ],
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
  },
  {
    // TouchSocket and Sisk take a number or a URL.
    api: 'http-engine.listen',
    name: ['SetListenIPHosts', 'UseListeningPort'],
    anyReceiver: true,
    port: [{ arg: 0, form: 'address' }],
    knownOnly: true,
  },
];
