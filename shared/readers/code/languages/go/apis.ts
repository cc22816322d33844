// One table, a row an API: longer than other files, since it is read by looking a row up.
import type { ListenApi, OriginPattern } from '../../listen-api.ts';
import { goClients } from './clients.ts';

const GIN = 'github.com/gin-gonic/gin';

/** Origins of a package whose path may end in a major version: `…/echo.New()`, `…/echo/v4.New()`. */
const versions = (module: string, ...names: readonly string[]): OriginPattern[] =>
  names.flatMap(name => [`${module}.${name}`, `${module}/*.${name}`]);

/** A function or method that takes an address as its first argument. */
const ADDRESS = [{ arg: 0, form: 'address' }] as const;

/**
 * Every API of Go by which a program listens. One row an API; see ListenApi. The port of a UDP socket
 * on port 0 is not reported: that is how clients open theirs.
 * Sources: facts.md section 5.1; the packages' own documentation for the rest.
 */
export const goApis: readonly ListenApi[] = [
  ...goClients,
  {
    api: 'go.net.listen',
    name: 'Listen',
    callees: [
      'net.Listen',
      'crypto/tls.Listen',
      'github.com/libp2p/go-reuseport.Listen',
      'github.com/kavu/go_reuseport.Listen',
      'github.com/coredns/coredns/plugin/pkg/reuseport.Listen',
    ],
    receivers: ['github.com/cloudflare/tableflip.New()', 'github.com/cloudflare/tableflip.Upgrader()'],
    network: { arg: 0 },
    port: [{ arg: 1, form: 'address' }],
    emptyPort: 'dynamic',
    readBack: ['Addr'],
  },
  {
    api: 'go.net.listen-config',
    name: 'Listen',
    receivers: ['net.ListenConfig()'],
    network: { arg: 1 },
    port: [{ arg: 2, form: 'address' }],
    emptyPort: 'dynamic',
    readBack: ['Addr'],
  },
  {
    api: 'go.net.listen-config',
    name: 'ListenPacket',
    receivers: ['net.ListenConfig()'],
    network: { arg: 1 },
    protocol: 'udp',
    port: [{ arg: 2, form: 'address' }],
    zeroIsDynamic: false,
  },
  {
    api: 'go.net.listen-packet',
    name: 'ListenPacket',
    callees: [
      'net.ListenPacket',
      'github.com/libp2p/go-reuseport.ListenPacket',
      'github.com/kavu/go_reuseport.ListenPacket',
      'github.com/coredns/coredns/plugin/pkg/reuseport.ListenPacket',
    ],
    receivers: ['github.com/cloudflare/tableflip.New()', 'github.com/cloudflare/tableflip.Upgrader()'],
    network: { arg: 0 },
    protocol: 'udp',
    port: [{ arg: 1, form: 'address' }],
    zeroIsDynamic: false,
  },
  {
    api: 'go.net.listen-tcp',
    name: 'ListenTCP',
    callees: ['net.ListenTCP'],
    network: { arg: 0 },
    port: [
      { arg: 1, path: ['Port'], form: 'number', host: { arg: 1, path: ['IP'] } },
      { arg: 1, form: 'address' },
    ],
    emptyPort: 'dynamic',
    readBack: ['Addr'],
  },
  {
    api: 'go.net.listen-udp',
    name: 'ListenUDP',
    callees: ['net.ListenUDP'],
    protocol: 'udp',
    port: [
      { arg: 1, path: ['Port'], form: 'number', host: { arg: 1, path: ['IP'] } },
      { arg: 1, form: 'address' },
    ],
    zeroIsDynamic: false,
  },
  {
    api: 'go.net.listen-multicast-udp',
    name: 'ListenMulticastUDP',
    callees: ['net.ListenMulticastUDP'],
    protocol: 'udp',
    port: [
      { arg: 2, path: ['Port'], form: 'number', host: { arg: 2, path: ['IP'] } },
      { arg: 2, form: 'address' },
    ],
    zeroIsDynamic: false,
  },
  {
    api: 'go.http.listen-and-serve',
    name: 'ListenAndServe',
    callees: ['net/http.ListenAndServe'],
    port: ADDRESS,
    emptyPort: 80,
  },
  {
    api: 'go.http.listen-and-serve-tls',
    name: 'ListenAndServeTLS',
    callees: ['net/http.ListenAndServeTLS'],
    port: ADDRESS,
    emptyPort: 443,
  },
  {
    api: 'go.http.server',
    objects: ['net/http.Server'],
    port: [{ path: ['Addr'], form: 'address' }],
    emptyPort: 80,
  },
  {
    api: 'gin.run',
    name: ['Run', 'RunTLS', 'RunQUIC'],
    receivers: [`${GIN}.Default()`, `${GIN}.New()`, `${GIN}.Engine()`],
    guess: { names: ['r', 'router', 'engine', 'app', 'server', 'srv', 'g', 'e'] },
    imports: [GIN],
    port: ADDRESS,
    emptyPort: 8080,
  },
  {
    api: 'echo.start',
    name: ['Start', 'StartTLS', 'StartAutoTLS', 'StartH2CServer'],
    receivers: versions('github.com/labstack/echo', 'New()', 'Echo()'),
    port: ADDRESS,
  },
  {
    api: 'echo.start-config',
    objects: versions('github.com/labstack/echo', 'StartConfig'),
    port: [{ path: ['Address'], form: 'address' }],
  },
  {
    api: 'fiber.listen',
    name: ['Listen', 'ListenTLS', 'ListenMutualTLS'],
    receivers: versions('github.com/gofiber/fiber', 'New()', 'App()'),
    // An application that a package of the same module makes.
    guess: { names: ['app'], foreign: ['app'] },
    port: ADDRESS,
  },
  {
    api: 'iris.listen',
    name: ['Listen', 'Run'],
    receivers: versions('github.com/kataras/iris', 'New()', 'Default()', 'Application()'),
    port: ADDRESS,
  },
  {
    api: 'beego.run',
    name: 'Run',
    callees: [
      'github.com/astaxie/beego.Run',
      'github.com/beego/beego.Run',
      'github.com/beego/beego/v2/server/web.Run',
    ],
    port: ADDRESS,
  },
  {
    api: 'fasthttp.listen-and-serve',
    name: ['ListenAndServe', 'ListenAndServeTLS', 'ListenAndServeTLSEmbed'],
    callees: ['ListenAndServe', 'ListenAndServeTLS', 'ListenAndServeTLSEmbed'].map(
      name => `github.com/valyala/fasthttp.${name}`,
    ),
    receivers: ['github.com/valyala/fasthttp.Server()'],
    port: ADDRESS,
  },
  {
    api: 'http3.listen-and-serve',
    name: ['ListenAndServe', 'ListenAndServeQUIC', 'ListenAndServeTLS'],
    callees: [
      'github.com/quic-go/quic-go/http3.ListenAndServe',
      'github.com/quic-go/quic-go/http3.ListenAndServeQUIC',
      'github.com/quic-go/quic-go/http3.ListenAndServeTLS',
      'github.com/lucas-clemente/quic-go/http3.ListenAndServe',
      'github.com/lucas-clemente/quic-go/http3.ListenAndServeQUIC',
    ],
    protocol: 'udp',
    port: ADDRESS,
  },
  {
    api: 'http3.server',
    objects: ['github.com/quic-go/quic-go/http3.Server', 'github.com/lucas-clemente/quic-go/http3.Server'],
    protocol: 'udp',
    port: [{ path: ['Addr'], form: 'address' }],
  },
  {
    api: 'quic.listen-addr',
    name: ['ListenAddr', 'ListenAddrEarly'],
    callees: [
      'github.com/quic-go/quic-go.ListenAddr',
      'github.com/quic-go/quic-go.ListenAddrEarly',
      'github.com/lucas-clemente/quic-go.ListenAddr',
      'github.com/lucas-clemente/quic-go.ListenAddrEarly',
    ],
    protocol: 'udp',
    port: ADDRESS,
    emptyPort: 'dynamic',
    readBack: ['Addr'],
  },
  {
    api: 'ssh.listen-and-serve',
    name: 'ListenAndServe',
    callees: ['github.com/gliderlabs/ssh.ListenAndServe'],
    port: ADDRESS,
  },
  {
    api: 'ssh.server',
    objects: ['github.com/gliderlabs/ssh.Server'],
    port: [{ path: ['Addr'], form: 'address' }],
  },
  {
    api: 'dns.server',
    objects: ['github.com/miekg/dns.Server'],
    network: { path: ['Net'] },
    port: [{ path: ['Addr'], form: 'address' }],
  },
  {
    api: 'dns.listen-and-serve',
    name: 'ListenAndServe',
    callees: ['github.com/miekg/dns.ListenAndServe'],
    network: { arg: 1 },
    port: ADDRESS,
  },
  {
    api: 'graceful.run',
    name: ['Run', 'ListenAndServe', 'ListenAndServeTLS'],
    callees: [
      'github.com/tylerb/graceful.Run',
      'gopkg.in/tylerb/graceful.v1.Run',
      'github.com/fvbock/endless.ListenAndServe',
      'github.com/fvbock/endless.ListenAndServeTLS',
      'github.com/braintree/manners.ListenAndServe',
    ],
    port: ADDRESS,
  },
  {
    api: 'negroni.run',
    name: 'Run',
    receivers: versions('github.com/urfave/negroni', 'New()', 'Classic()'),
    port: ADDRESS,
  },
  {
    api: 'martini.run-on-addr',
    name: 'RunOnAddr',
    receivers: ['github.com/go-martini/martini.Classic()', 'github.com/go-martini/martini.New()'],
    port: ADDRESS,
  },
  {
    api: 'kratos.server',
    name: 'Address',
    callees: [
      'github.com/go-kratos/kratos/*/transport/http.Address',
      'github.com/go-kratos/kratos/*/transport/grpc.Address',
    ],
    port: ADDRESS,
    emptyPort: 'dynamic',
  },
  {
    api: 'hertz.host-ports',
    name: 'WithHostPorts',
    callees: ['github.com/cloudwego/hertz/pkg/app/server.WithHostPorts'],
    port: ADDRESS,
  },
  {
    api: 'cloudwego.metrics',
    name: ['NewServerTracer', 'NewClientTracer'],
    callees: [
      'github.com/hertz-contrib/monitor-prometheus.NewServerTracer',
      'github.com/hertz-contrib/monitor-prometheus.NewClientTracer',
      'github.com/kitex-contrib/monitor-prometheus.NewServerTracer',
      'github.com/kitex-contrib/monitor-prometheus.NewClientTracer',
    ],
    port: ADDRESS,
    knownOnly: true,
  },
  {
    api: 'rpcx.serve',
    name: 'Serve',
    receivers: ['github.com/smallnest/rpcx/server.NewServer()'],
    network: { arg: 0 },
    port: [{ arg: 1, form: 'address' }],
    emptyPort: 'dynamic',
    readBack: ['Address'],
  },
  {
    api: 'kitex.service-addr',
    name: 'WithServiceAddr',
    callees: ['github.com/cloudwego/kitex/server.WithServiceAddr'],
    port: [
      { arg: 0, path: ['Port'], form: 'number', host: { arg: 0, path: ['IP'] } },
      { arg: 0, form: 'address' },
    ],
    knownOnly: true,
  },
  {
    api: 'go-micro.address',
    name: 'Address',
    callees: ['', '/web', '/server', '/service'].flatMap(part =>
      ['github.com/micro/go-micro', 'github.com/micro/go-micro/*', 'go-micro.dev/*'].map(
        module => `${module}${part}.Address`,
      ),
    ),
    port: ADDRESS,
    emptyPort: 'dynamic',
  },
  // What a Prometheus exporter listens on when nothing else is asked for.
  {
    api: 'exporter-toolkit.flags',
    name: 'AddFlags',
    callees: [
      'github.com/prometheus/exporter-toolkit/web/kingpinflag.AddFlags',
      'github.com/prometheus/exporter-toolkit/web.AddFlags',
    ],
    port: [{ arg: 1, form: 'address' }],
  },
  ...['MetricsBindAddress', 'HealthProbeBindAddress', 'PprofBindAddress'].map(
    (field): ListenApi => ({
      api: 'controller-runtime.manager',
      objects: [
        'sigs.k8s.io/controller-runtime.Options',
        'sigs.k8s.io/controller-runtime/pkg/manager.Options',
      ],
      port: [{ path: [field], form: 'address' }],
      // "0" turns the endpoint off.
      zeroIsDynamic: false,
    }),
  ),
  {
    api: 'controller-runtime.metrics',
    objects: ['sigs.k8s.io/controller-runtime/pkg/metrics/server.Options'],
    port: [{ path: ['BindAddress'], form: 'address' }],
    zeroIsDynamic: false,
  },
  // The URLs that it tells others (`AdvertiseClientUrls`) are dialled.
  ...['ListenClientUrls', 'LCUrls', 'ListenPeerUrls', 'LPUrls', 'ListenMetricsUrls'].map(
    (field): ListenApi => ({
      api: 'etcd.embed',
      name: 'StartEtcd',
      callees: [
        'go.etcd.io/etcd/server/*/embed.StartEtcd',
        'go.etcd.io/etcd/embed.StartEtcd',
        'github.com/coreos/etcd/embed.StartEtcd',
      ],
      port: [{ arg: 0, path: [field], form: 'url-list' }],
      knownOnly: true,
    }),
  ),
  ...['Port', 'HTTPPort', 'HTTPSPort'].map(
    (field): ListenApi => ({
      api: 'nats.server',
      objects: [
        'github.com/nats-io/nats-server/*/server.Options',
        'github.com/nats-io/nats-server/server.Options',
      ],
      port: [{ path: [field], form: 'number', host: { path: ['Host'] } }],
      zeroIsDynamic: false,
      negativeIsOwn: true,
    }),
  ),
  {
    api: 'controller-runtime.webhook',
    objects: [
      'sigs.k8s.io/controller-runtime/pkg/webhook.Options',
      'sigs.k8s.io/controller-runtime/pkg/webhook.Server',
    ],
    port: [{ path: ['Port'], form: 'number', host: { path: ['Host'] } }],
    zeroIsDynamic: false,
  },
];
