import type { ListenApi } from '../../../listen-api.ts';
import { address, hostAndPort } from './places.ts';

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head'];
const URL = [{ arg: 0, form: 'url' }] as const;

const UDP_SOCKETS = ['….UdpSocket.bind()', 'global:UdpSocket.bind()', '….UdpSocket()'];

/** What dials an address that stands in the call. */
export const clients: readonly ListenApi[] = (
  [
    {
      api: 'rust.tcp-stream.connect',
      name: ['connect', 'connect_timeout'],
      callees: [
        '….TcpStream.connect',
        'global:TcpStream.connect',
        '….TcpStream.connect_timeout',
        'global:TcpStream.connect_timeout',
      ],
      port: address(0),
    },
    {
      api: 'rust.udp-socket.send-to',
      name: 'send_to',
      receivers: UDP_SOCKETS,
      protocol: 'udp',
      port: address(1),
    },
    {
      api: 'rust.udp-socket.connect',
      name: 'connect',
      receivers: UDP_SOCKETS,
      protocol: 'udp',
      port: address(0),
    },
    {
      api: 'reqwest.request',
      name: METHODS,
      callees: ['get', 'blocking.get'].map(name => `reqwest.${name}`),
      receivers: [
        'reqwest.Client.new()',
        'reqwest.Client()',
        'reqwest.Client.builder().build()',
        'reqwest.ClientBuilder.new().build()',
        'reqwest.blocking.Client.new()',
        'reqwest.blocking.Client()',
        'reqwest.blocking.Client.builder().build()',
        'awc.Client.new()',
        'awc.Client()',
        'awc.Client()',
      ],
      port: URL,
    },
    { api: 'ureq.request', name: METHODS, callees: METHODS.map(name => `ureq.${name}`), port: URL },
    {
      api: 'tonic.endpoint',
      name: ['from_static', 'from_shared', 'new'],
      callees: ['from_static', 'from_shared', 'new'].flatMap(name => [
        `tonic.transport.Endpoint.${name}`,
        `tonic.transport.Channel.${name}`,
      ]),
      port: URL,
    },
    {
      api: 'tonic.client.connect',
      name: 'connect',
      callees: ['….*Client.connect', 'global:*Client.connect'],
      port: URL,
    },
    { api: 'redis.client', name: 'open', callees: ['redis.Client.open'], port: URL },
    {
      api: 'mongodb.client',
      name: ['with_uri_str', 'parse'],
      callees: [
        'mongodb.Client.with_uri_str',
        'mongodb.sync.Client.with_uri_str',
        'mongodb.options.ClientOptions.parse',
      ],
      port: URL,
    },
    {
      api: 'sqlx.connect',
      name: ['connect', 'connect_lazy'],
      callees: ['PgPool', 'MySqlPool', 'AnyPool', 'PgConnection', 'MySqlConnection'].map(
        type => `sqlx.${type}.connect`,
      ),
      receivers: [
        'sqlx.postgres.PgPoolOptions.new()',
        'sqlx.mysql.MySqlPoolOptions.new()',
        'sqlx.any.AnyPoolOptions.new()',
      ],
      port: URL,
    },
    {
      api: 'tungstenite.connect',
      name: ['connect', 'connect_async'],
      callees: [
        'tungstenite.connect',
        'tokio_tungstenite.connect_async',
        'tungstenite.client.connect',
        'async_tungstenite.tokio.connect_async',
      ],
      port: URL,
    },
    {
      api: 'amqprs.connection',
      name: 'new',
      callees: ['amqprs.connection.OpenConnectionArguments.new', 'amqprs.OpenConnectionArguments.new'],
      port: hostAndPort(0, 1),
    },
    {
      api: 'nats.connect',
      name: 'connect',
      callees: ['async_nats.connect', 'nats.connect', 'nats.asynk.connect'],
      port: [{ arg: 0, form: 'address' }],
    },
    {
      api: 'pingora.peer',
      name: 'new',
      callees: ['HttpPeer', 'BasicPeer', 'Backend'].flatMap(type => [`….${type}.new`, `global:${type}.new`]),
      imports: ['pingora*'],
      port: address(0),
    },
    {
      api: 'pingora.balancer',
      name: 'try_from_iter',
      callees: ['….LoadBalancer.try_from_iter', 'global:LoadBalancer.try_from_iter'],
      imports: ['pingora*'],
      port: [{ arg: 0, form: 'url-list' }],
    },
    {
      api: 'zeromq.connect',
      name: 'connect',
      receivers: ['zmq.Context.new().socket()', 'zmq.Context().socket()', 'zmq.Socket()'],
      port: URL,
    },
  ] satisfies readonly ListenApi[]
).map(row => ({ ...row, role: 'connect', knownOnly: true }));
