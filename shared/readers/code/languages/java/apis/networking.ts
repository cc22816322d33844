import type { ListenApi, OriginPattern } from '../../../listen-api.ts';
import { ADDRESS_OR_PORT, dials, hostPortAt, of, portAt, socketAddress, URL } from './places.ts';

/** What Vert.x' object makes, however a verticle came by it. */
const vertx = (...makers: readonly string[]): OriginPattern[] =>
  makers.flatMap(maker => [`io.vertx.core.Vertx.vertx().${maker}()`, `….${maker}()`]);

/** Classes of Vert.x, also as they are generated for RxJava and Mutiny. */
const generated = (...names: readonly string[]): OriginPattern[] =>
  ['io.vertx', 'io.vertx.rxjava3', 'io.vertx.reactivex', 'io.vertx.mutiny'].flatMap(owner =>
    of(owner, ...names),
  );

const GRPC_BUILDERS = [
  'io.grpc.ServerBuilder',
  'io.grpc.netty.NettyServerBuilder',
  'io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder',
  'io.grpc.okhttp.OkHttpServerBuilder',
  'io.grpc.xds.XdsServerBuilder',
  'io.grpc.alts.AltsServerBuilder',
];
const GRPC_CHANNELS = [
  'io.grpc.ManagedChannelBuilder',
  'io.grpc.netty.NettyChannelBuilder',
  'io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder',
  'io.grpc.okhttp.OkHttpChannelBuilder',
];

const ZEROMQ = [
  'org.zeromq.ZContext().createSocket()',
  'org.zeromq.ZMQ.context().socket()',
  ...of('org.zeromq', 'ZMQ.Socket()', 'SocketType.Socket()'),
];

/** Libraries of sockets and of remote calls: Netty, Vert.x, gRPC, RSocket, MINA, Thrift, Dubbo, KryoNet. */
export const networkingApis: readonly ListenApi[] = [
  {
    api: 'netty.bind',
    name: ['bind', 'localAddress'],
    receivers: ['io.netty.bootstrap.ServerBootstrap()', 'org.jboss.netty.bootstrap.ServerBootstrap()'],
    minArgs: 1,
    port: ADDRESS_OR_PORT,
    readBack: ['localAddress'],
  },
  {
    api: 'netty.bind-datagram',
    name: ['bind', 'localAddress'],
    receivers: ['io.netty.bootstrap.Bootstrap()', 'org.jboss.netty.bootstrap.ConnectionlessBootstrap()'],
    minArgs: 1,
    protocol: 'udp',
    port: ADDRESS_OR_PORT,
    zeroIsDynamic: false,
    knownOnly: true,
  },
  dials({
    api: 'netty.connect',
    name: ['connect', 'remoteAddress'],
    receivers: ['io.netty.bootstrap.Bootstrap()', 'org.jboss.netty.bootstrap.ClientBootstrap()'],
    port: [socketAddress(0), hostPortAt(0)],
  }),
  {
    api: 'vertx.listen',
    name: ['listen', 'rxListen', 'listenAndAwait', 'listenAndForget', 'listenAwait'],
    receivers: [
      ...vertx('createHttpServer', 'createNetServer'),
      ...generated('core.http.HttpServer()', 'core.net.NetServer()'),
      ...generated('mqtt.MqttServer.create()', 'mqtt.MqttServer()'),
      'io.vertx.proton.ProtonServer.create()',
    ],
    imports: ['io.vertx*'],
    minArgs: 1,
    port: [{ arg: 0, form: 'number', host: { arg: 1 } }],
    portNamed: true,
    readBack: ['actualPort'],
  },
  {
    api: 'vertx.server-options',
    name: 'setPort',
    receivers: [
      ...of('io.vertx.core', 'http.HttpServerOptions()', 'net.NetServerOptions()'),
      'io.vertx.mqtt.MqttServerOptions()',
      ...of('io.vertx.ext.shell.term', 'TelnetTermOptions()', 'HttpTermOptions()', 'SSHTermOptions()'),
    ],
    port: [portAt(0)],
    readBack: ['actualPort'],
  },
  {
    api: 'vertx.listen-datagram',
    name: 'listen',
    receivers: vertx('createDatagramSocket'),
    imports: ['io.vertx*'],
    protocol: 'udp',
    port: [{ arg: 0, form: 'number', host: { arg: 1 } }],
  },
  dials({
    api: 'vertx.client',
    name: ['get', 'post', 'put', 'delete', 'request', 'connect', 'getNow', 'websocket'],
    receivers: [
      ...vertx('createNetClient', 'createHttpClient', 'createWebSocketClient'),
      ...generated('ext.web.client.WebClient.create()', 'ext.web.client.WebClient()'),
      ...generated('mqtt.MqttClient.create()', 'mqtt.MqttClient()'),
    ],
    imports: ['io.vertx*'],
    minArgs: 2,
    port: [{ arg: 0, form: 'number', host: { arg: 1 } }],
  }),
  dials({
    api: 'vertx.client',
    name: ['request'],
    receivers: vertx('createHttpClient'),
    imports: ['io.vertx*'],
    minArgs: 4,
    port: [{ arg: 1, form: 'number', host: { arg: 2 } }],
  }),
  dials({
    api: 'vertx.proton-client',
    name: 'connect',
    receivers: ['io.vertx.proton.ProtonClient.create()'],
    minArgs: 2,
    port: [hostPortAt(0)],
  }),
  dials({
    api: 'vertx.client-options',
    name: ['setDefaultPort', 'setPort'],
    receivers: [
      ...of('io.vertx', 'core.http.HttpClientOptions()', 'ext.web.client.WebClientOptions()'),
      ...of('io.vertx', 'pgclient.PgConnectOptions()', 'mysqlclient.MySQLConnectOptions()'),
      ...of('io.vertx', 'mssqlclient.MSSQLConnectOptions()', 'db2client.DB2ConnectOptions()'),
      ...of('io.vertx', 'ext.mail.MailConfig()', 'core.net.ProxyOptions()', 'core.http.RequestOptions()'),
      ...of('io.vertx', 'rabbitmq.RabbitMQOptions()', 'amqp.AmqpClientOptions()'),
      'io.vertx.core.http.WebSocketConnectOptions()',
    ],
    port: [portAt(0)],
  }),
  {
    api: 'grpc.server',
    name: 'forPort',
    callees: GRPC_BUILDERS.map(type => `${type}.forPort`),
    port: [portAt(0)],
    readBack: ['getPort', 'getListenSockets'],
  },
  {
    api: 'grpc.server',
    name: ['forAddress', 'addListenAddress'],
    callees: GRPC_BUILDERS.filter(type => /netty/.test(type)).map(type => `${type}.forAddress`),
    receivers: GRPC_BUILDERS.filter(type => /netty/.test(type)).flatMap(type => [
      `${type}.forPort()`,
      `${type}.forAddress()`,
      `${type}()`,
    ]),
    port: [socketAddress(0), portAt(0)],
    readBack: ['getPort', 'getListenSockets'],
  },
  {
    api: 'grpc.server',
    name: 'newServerBuilderForPort',
    callees: ['io.grpc.Grpc.newServerBuilderForPort'],
    port: [portAt(0)],
    readBack: ['getPort', 'getListenSockets'],
  },
  dials({
    api: 'grpc.channel',
    name: ['forAddress', 'newChannelBuilderForAddress'],
    callees: [...GRPC_CHANNELS.map(type => `${type}.forAddress`), 'io.grpc.Grpc.newChannelBuilderForAddress'],
    port: [socketAddress(0), hostPortAt(0)],
  }),
  dials({
    api: 'grpc.channel',
    name: ['forTarget', 'newChannelBuilder'],
    callees: [...GRPC_CHANNELS.map(type => `${type}.forTarget`), 'io.grpc.Grpc.newChannelBuilder'],
    port: [{ arg: 0, form: 'address' }],
  }),
  {
    api: 'rsocket.server-transport',
    name: 'create',
    callees: of(
      'io.rsocket.transport.netty.server',
      'TcpServerTransport.create',
      'WebsocketServerTransport.create',
    ),
    port: ADDRESS_OR_PORT,
    portNamed: true,
  },
  dials({
    api: 'rsocket.client-transport',
    name: 'create',
    callees: of(
      'io.rsocket.transport.netty.client',
      'TcpClientTransport.create',
      'WebsocketClientTransport.create',
    ),
    port: ADDRESS_OR_PORT,
  }),
  dials({
    api: 'reactor-netty.client',
    name: 'port',
    receivers: ['reactor.netty.http.client.HttpClient.create()', 'reactor.netty.tcp.TcpClient.create()'],
    port: [portAt(0)],
  }),
  dials({
    api: 'reactor-netty.udp-client',
    name: 'port',
    receivers: ['reactor.netty.udp.UdpClient.create()'],
    protocol: 'udp',
    port: [portAt(0)],
  }),
  dials({
    api: 'reactor-netty.quic-client',
    name: 'port',
    receivers: ['reactor.netty.quic.QuicClient.create()'],
    protocol: 'udp',
    port: [portAt(0)],
  }),
  dials({
    api: 'reactor-netty.client',
    name: 'remoteAddress',
    receivers: ['reactor.netty.http.client.HttpClient.create()', 'reactor.netty.tcp.TcpClient.create()'],
    port: [{ arg: 0, path: ['port'], returned: true, form: 'number' }],
  }),
  dials({
    api: 'reactor-netty.udp-client',
    name: 'remoteAddress',
    receivers: ['reactor.netty.udp.UdpClient.create()', 'reactor.netty.quic.QuicClient.create()'],
    protocol: 'udp',
    port: [{ arg: 0, path: ['port'], returned: true, form: 'number' }],
  }),
  {
    api: 'reactor-netty.quic-server',
    name: 'port',
    receivers: ['reactor.netty.quic.QuicServer.create()'],
    protocol: 'udp',
    port: [portAt(0)],
  },
  {
    api: 'mina.acceptor',
    name: 'bind',
    receivers: of(
      'org.apache.mina',
      'transport.socket.nio.NioSocketAcceptor()',
      'transport.socket.SocketAcceptor()',
    ).concat('org.apache.mina.core.service.IoAcceptor()'),
    port: [socketAddress(0), portAt(0)],
  },
  {
    api: 'mina.acceptor',
    name: 'bind',
    receivers: ['org.apache.mina.transport.socket.nio.NioDatagramAcceptor()'],
    protocol: 'udp',
    port: [socketAddress(0), portAt(0)],
  },
  {
    api: 'thrift.server-socket',
    name: ['TServerSocket', 'TNonblockingServerSocket'],
    callees: of('org.apache.thrift.transport', 'TServerSocket', 'TNonblockingServerSocket'),
    port: [socketAddress(0), portAt(0)],
    portNamed: true,
  },
  {
    api: 'thrift.server-socket',
    name: 'getServerSocket',
    callees: ['org.apache.thrift.transport.TSSLTransportFactory.getServerSocket'],
    port: [portAt(0)],
  },
  dials({
    api: 'thrift.socket',
    name: 'getClientSocket',
    callees: ['org.apache.thrift.transport.TSSLTransportFactory.getClientSocket'],
    port: [hostPortAt(0)],
  }),
  dials({
    api: 'thrift.socket',
    name: ['TSocket', 'TNonblockingSocket'],
    callees: of('org.apache.thrift.transport', 'TSocket', 'TNonblockingSocket'),
    port: [hostPortAt(0)],
  }),
  {
    api: 'zeromq.bind',
    name: 'bind',
    receivers: ZEROMQ,
    port: URL,
    knownOnly: true,
  },
  dials({ api: 'zeromq.connect', name: 'connect', receivers: ZEROMQ, port: URL }),
  {
    api: 'dubbo.protocol',
    name: 'ProtocolConfig',
    callees: ['org.apache.dubbo.config.ProtocolConfig', 'com.alibaba.dubbo.config.ProtocolConfig'],
    minArgs: 2,
    port: [portAt(1)],
    negativeIsOwn: true,
  },
  {
    api: 'dubbo.protocol',
    name: 'setPort',
    receivers: ['org.apache.dubbo.config.ProtocolConfig()', 'com.alibaba.dubbo.config.ProtocolConfig()'],
    port: [portAt(0)],
    negativeIsOwn: true,
    knownOnly: true,
  },
  {
    api: 'sofa-rpc.port',
    name: 'setPort',
    receivers: ['com.alipay.sofa.rpc.config.ServerConfig()'],
    port: [portAt(0)],
  },
  {
    api: 'californium.server',
    name: 'CoapServer',
    callees: ['org.eclipse.californium.core.CoapServer'],
    protocol: 'udp',
    maxArgs: 1,
    port: [portAt(0)],
    knownOnly: true,
  },
  {
    // Behind its configuration, and further ports.
    api: 'californium.server',
    name: 'CoapServer',
    callees: ['org.eclipse.californium.core.CoapServer'],
    protocol: 'udp',
    minArgs: 2,
    port: [portAt(1)],
    knownOnly: true,
  },
  {
    api: 'californium.endpoint',
    name: ['setPort', 'setInetSocketAddress'],
    receivers: of(
      'org.eclipse.californium.core.network.CoapEndpoint',
      'builder()',
      'Builder()',
      'CoapEndpointBuilder()',
    ),
    protocol: 'udp',
    port: [socketAddress(0), portAt(0)],
    zeroIsDynamic: false,
    knownOnly: true,
  },
  {
    api: 'kryonet.bind',
    name: 'bind',
    receivers: ['com.esotericsoftware.kryonet.Server()'],
    minArgs: 1,
    port: [portAt(0)],
  },
  {
    api: 'kryonet.bind-datagram',
    name: 'bind',
    receivers: ['com.esotericsoftware.kryonet.Server()'],
    minArgs: 2,
    protocol: 'udp',
    port: [portAt(1)],
  },
];
