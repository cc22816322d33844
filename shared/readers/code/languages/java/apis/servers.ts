// Long on purpose: one table, a row an API.
import type { ListenApi } from '../../../listen-api.ts';
import { ADDRESS_OR_PORT, dials, hostPortAt, of, portAt, socketAddress, URL } from './places.ts';

const JETTY = 'org.eclipse.jetty.server';
const BOOT = 'org.springframework.boot';

/** Spring Boot's factories of web servers, of its generations. */
const BOOT_FACTORIES = [
  ...of(
    `${BOOT}.web.embedded`,
    'tomcat.TomcatServletWebServerFactory',
    'tomcat.TomcatReactiveWebServerFactory',
    'jetty.JettyServletWebServerFactory',
    'jetty.JettyReactiveWebServerFactory',
    'undertow.UndertowServletWebServerFactory',
    'undertow.UndertowReactiveWebServerFactory',
    'netty.NettyReactiveWebServerFactory',
  ),
  ...of(
    `${BOOT}.web.server`,
    'ConfigurableWebServerFactory',
    'AbstractConfigurableWebServerFactory',
    'servlet.ConfigurableServletWebServerFactory',
  ),
  ...of(`${BOOT}.tomcat`, 'servlet.TomcatServletWebServerFactory', 'reactive.TomcatReactiveWebServerFactory'),
  ...of(`${BOOT}.jetty`, 'servlet.JettyServletWebServerFactory', 'reactive.JettyReactiveWebServerFactory'),
  `${BOOT}.web.servlet.server.ConfigurableServletWebServerFactory`,
  `${BOOT}.web.reactive.server.ConfigurableReactiveWebServerFactory`,
  ...of(
    `${BOOT}.context.embedded`,
    'ConfigurableEmbeddedServletContainer',
    'EmbeddedServletContainerFactory',
    'tomcat.TomcatEmbeddedServletContainerFactory',
    'jetty.JettyEmbeddedServletContainerFactory',
    'undertow.UndertowEmbeddedServletContainerFactory',
  ),
];

/** Those that are no interfaces: their constructors take a port. */
const BOOT_CLASSES = BOOT_FACTORIES.filter(
  type => !/\.(?:\w*Configurable\w*|EmbeddedServlet\w+)$/.test(type),
);

/** Camel's components whose consumers are servers. */
const CAMEL_SERVERS = [
  'jetty',
  'undertow',
  'netty',
  'netty-http',
  'netty4',
  'netty4-http',
  'mina',
  'mina2',
  'restlet',
  'grpc',
  'websocket',
  'vertx-websocket',
  'cxf',
  'cxfrs',
  'mllp',
].map(component => `${component}:`);

const AKKA_HTTP = ['akka.http', 'org.apache.pekko.http'].flatMap(owner =>
  of(owner, 'javadsl.Http.get()', 'scaladsl.Http()', 'javadsl.Http()'),
);

/** Settings as a program's own arguments, `--server.port=8080`, or as lines of them. */
const settings = (row: Omit<ListenApi, 'port'>, ...args: readonly number[]): ListenApi[] =>
  args.map(arg => ({ ...row, minArgs: arg + 1, port: [{ arg, form: 'setting' }], knownOnly: true }));

/** Servers of HTTP that are put into a program. */
export const serverApis: readonly ListenApi[] = [
  ...settings(
    {
      api: 'spring-boot.arguments',
      name: 'run',
      callees: [`${BOOT}.SpringApplication.run`],
      receivers: of(BOOT, 'SpringApplication()', 'builder.SpringApplicationBuilder()'),
    },
    ...[0, 1, 2],
  ),
  ...settings(
    {
      api: 'spring-boot.properties',
      name: 'properties',
      receivers: [`${BOOT}.builder.SpringApplicationBuilder()`],
    },
    ...[0, 1, 2],
  ),
  ...settings(
    {
      api: 'typesafe-config.text',
      name: 'parseString',
      callees: ['com.typesafe.config.ConfigFactory.parseString'],
    },
    0,
  ),
  {
    api: 'jetty.server',
    name: 'Server',
    callees: [`${JETTY}.Server`, 'org.mortbay.jetty.Server'],
    minArgs: 1,
    maxArgs: 1,
    port: [socketAddress(0), portAt(0)],
    portNamed: true,
    readBack: ['getURI', 'getLocalPort'],
  },
  {
    api: 'jetty.connector',
    name: 'setPort',
    receivers: [
      ...of(
        JETTY,
        'ServerConnector()',
        'Connector()',
        'nio.SelectChannelConnector()',
        'bio.SocketConnector()',
      ),
      ...of(JETTY, 'ssl.SslSelectChannelConnector()', 'ssl.SslSocketConnector()', 'NetworkConnector()'),
      'org.mortbay.jetty.nio.SelectChannelConnector()',
      'org.eclipse.jetty.quic.server.QuicServerConnector()',
    ],
    port: [portAt(0)],
    readBack: ['getLocalPort'],
  },
  {
    api: 'tomcat.port',
    name: 'setPort',
    receivers: ['org.apache.catalina.startup.Tomcat()', 'org.apache.catalina.connector.Connector()'],
    port: [portAt(0)],
    readBack: ['getLocalPort'],
  },
  {
    api: 'undertow.listener',
    name: ['addHttpListener', 'addHttpsListener', 'addAjpListener', 'addListener'],
    receivers: ['io.undertow.Undertow.builder()', 'io.undertow.Undertow.Builder()'],
    minArgs: 2,
    port: [{ arg: 0, form: 'number', host: { arg: 1 } }],
  },
  {
    api: 'spring-boot.web-server-factory',
    name: 'setPort',
    receivers: BOOT_FACTORIES.map(type => `${type}()`),
    port: [portAt(0)],
    // -1 turns the server off.
    knownOnly: true,
  },
  {
    api: 'spring-boot.web-server-factory',
    name: [...new Set(BOOT_CLASSES.map(type => type.slice(type.lastIndexOf('.') + 1)))],
    callees: BOOT_CLASSES,
    minArgs: 1,
    port: [portAt(-1)],
    knownOnly: true,
  },
  {
    api: 'grizzly.server',
    name: ['createHttpServer', 'createServer', 'createHttp2Server'],
    callees: [
      ...of(
        'org.glassfish.jersey',
        'grizzly2.httpserver.GrizzlyHttpServerFactory.createHttpServer',
        'grizzly2.servlet.GrizzlyWebContainerFactory.create',
        'jetty.JettyHttpContainerFactory.createServer',
        'jdkhttp.JdkHttpServerFactory.createHttpServer',
        'simple.SimpleContainerFactory.create',
        'netty.httpserver.NettyHttpContainerProvider.createServer',
        'netty.httpserver.NettyHttpContainerProvider.createHttp2Server',
      ),
    ],
    port: URL,
  },
  {
    api: 'grizzly.listener',
    name: 'NetworkListener',
    callees: ['org.glassfish.grizzly.http.server.NetworkListener'],
    minArgs: 3,
    port: [hostPortAt(1)],
  },
  {
    api: 'grizzly.simple-server',
    name: 'createSimpleServer',
    callees: ['org.glassfish.grizzly.http.server.HttpServer.createSimpleServer'],
    minArgs: 2,
    port: [portAt(-1)],
  },
  {
    api: 'helidon.port',
    name: 'port',
    receivers: [
      ...of('io.helidon.webserver', 'WebServer.builder()', 'WebServerConfig.builder()'),
      ...of('io.helidon.webserver', 'ServerConfiguration.builder()', 'WebServerConfig.Builder()'),
      ...of('io.helidon.webserver', 'ListenerConfig.builder()', 'ListenerConfig.Builder()'),
      ...of('io.helidon.microprofile.server', 'Server.builder()'),
    ],
    minArgs: 1,
    port: [portAt(0)],
  },
  {
    api: 'javalin.start',
    name: 'start',
    callees: ['io.javalin.Javalin.start'],
    receivers: [...of('io.javalin', 'Javalin.create()', 'Javalin.createStandalone()', 'Javalin()')],
    port: [hostPortAt(0), portAt(0)],
    readBack: ['port'],
  },
  {
    api: 'javalin.port',
    name: 'port',
    receivers: of('io.javalin', 'Javalin.create()', 'Javalin()'),
    minArgs: 1,
    port: [portAt(0)],
  },
  {
    api: 'spark.port',
    name: ['port', 'setPort'],
    callees: ['spark.Spark.port', 'spark.Spark.setPort', 'spark.SparkBase.port'],
    receivers: ['spark.Service.ignite()', 'spark.Service()'],
    minArgs: 1,
    port: [portAt(0)],
    readBack: ['port'],
  },
  {
    api: 'ratpack.port',
    name: 'port',
    receivers: [
      ...of('ratpack.server', 'ServerConfig.embedded()', 'ServerConfig.builder()', 'ServerConfigBuilder()'),
      'ratpack.server.ServerConfig.of()',
    ],
    minArgs: 1,
    port: [portAt(0)],
  },
  {
    api: 'armeria.port',
    name: ['http', 'https', 'port'],
    receivers: of('com.linecorp.armeria.server', 'Server.builder()', 'ServerBuilder()'),
    minArgs: 1,
    port: [socketAddress(0), portAt(0)],
    readBack: ['activeLocalPort', 'activePort'],
  },
  {
    api: 'armeria.port',
    name: 'ServerPort',
    callees: ['com.linecorp.armeria.server.ServerPort'],
    minArgs: 2,
    port: [socketAddress(0), portAt(0)],
    knownOnly: true,
  },
  {
    api: 'play.test-server',
    name: 'testServer',
    callees: ['play.test.Helpers.testServer'],
    minArgs: 1,
    port: [portAt(0)],
    knownOnly: true,
  },
  {
    api: 'play.test-server',
    name: 'TestServer',
    callees: ['play.test.TestServer', 'play.api.test.TestServer'],
    minArgs: 1,
    port: [portAt(0)],
    knownOnly: true,
  },
  {
    api: 'reactor-netty.port',
    name: 'port',
    receivers: [
      'reactor.netty.http.server.HttpServer.create()',
      'reactor.netty.http.server.HttpServer()',
      'reactor.netty.tcp.TcpServer.create()',
      'reactor.netty.tcp.TcpServer()',
    ],
    port: [portAt(0)],
    readBack: ['port', 'address'],
  },
  {
    api: 'reactor-netty.port',
    name: 'port',
    receivers: ['reactor.netty.udp.UdpServer.create()', 'reactor.netty.udp.UdpServer()'],
    protocol: 'udp',
    port: [portAt(0)],
  },
  {
    api: 'httpcore.listener-port',
    name: 'setListenerPort',
    receivers: [
      ...of(
        'org.apache.http.impl',
        'bootstrap.ServerBootstrap.bootstrap()',
        'nio.bootstrap.ServerBootstrap.bootstrap()',
      ),
      ...of(
        'org.apache.hc.core5',
        'http.impl.bootstrap.ServerBootstrap.bootstrap()',
        'http.impl.bootstrap.AsyncServerBootstrap.bootstrap()',
        'http2.impl.nio.bootstrap.H2ServerBootstrap.bootstrap()',
      ),
    ],
    port: [portAt(0)],
  },
  {
    api: 'nanohttpd',
    name: ['NanoHTTPD', 'RouterNanoHTTPD', 'NanoWSD', 'SimpleWebServer'],
    callees: [
      ...of('fi.iki.elonen', 'NanoHTTPD', 'NanoWSD', 'router.RouterNanoHTTPD', 'SimpleWebServer'),
      'org.nanohttpd.protocols.http.NanoHTTPD',
      'org.nanohttpd.router.RouterNanoHTTPD',
    ],
    minArgs: 1,
    port: [hostPortAt(0), portAt(0)],
  },
  {
    api: 'restlet.server',
    name: 'Server',
    callees: ['org.restlet.Server'],
    minArgs: 2,
    port: [portAt(1)],
    portNamed: true,
  },
  {
    api: 'restlet.servers',
    name: 'add',
    receivers: ['org.restlet.Component().getServers()'],
    minArgs: 2,
    port: [portAt(1)],
  },
  {
    api: 'blade.listen',
    name: 'listen',
    receivers: ['com', 'com.hellokaton'].flatMap(owner =>
      of(`${owner}.blade`, 'Blade.of()', 'Blade.create()', 'Blade.me()', 'Blade()'),
    ),
    minArgs: 1,
    port: [hostPortAt(0), portAt(0)],
  },
  {
    api: 'jooby.port',
    name: ['setPort', 'setSecurePort'],
    receivers: ['io.jooby.ServerOptions()'],
    port: [portAt(0)],
  },
  {
    api: 'camel.rest-port',
    name: 'port',
    // A method that every route has from its class.
    receivers: ['global:restConfiguration()', 'org.apache.camel.builder.RouteBuilder().restConfiguration()'],
    imports: ['org.apache.camel*'],
    port: [portAt(0)],
  },
  {
    // What begins a route is listened on, with the components that are servers.
    api: 'camel.from',
    name: ['from', 'fromF'],
    callees: ['from', 'fromF'].flatMap(name => [
      `global:${name}`,
      `org.apache.camel.builder.RouteBuilder().${name}`,
    ]),
    imports: ['org.apache.camel*'],
    begins: { arg: 0, texts: CAMEL_SERVERS },
    port: [{ arg: 0, form: 'address' }],
    knownOnly: true,
  },
  {
    api: 'cxf.server-address',
    name: 'setAddress',
    receivers: of(
      'org.apache.cxf',
      'jaxrs.JAXRSServerFactoryBean()',
      'jaxws.JaxWsServerFactoryBean()',
      'frontend.ServerFactoryBean()',
    ),
    port: URL,
  },
  {
    api: 'akka-http.server',
    name: 'newServerAt',
    receivers: AKKA_HTTP,
    port: [hostPortAt(0)],
  },
  {
    api: 'akka-http.server',
    name: ['bindAndHandle', 'bindAndHandleSync', 'bindAndHandleAsync', 'bindAndHandleWith'],
    receivers: AKKA_HTTP,
    minArgs: 2,
    port: [socketAddress(1), hostPortAt(1)],
    portNamed: true,
  },
  {
    api: 'akka-http.server',
    name: 'bind',
    receivers: AKKA_HTTP,
    port: [socketAddress(0), hostPortAt(0)],
    portNamed: true,
  },
  dials({
    api: 'akka-http.client',
    name: ['outgoingConnection', 'cachedHostConnectionPool'],
    receivers: AKKA_HTTP,
    port: [socketAddress(0), hostPortAt(0)],
  }),
  {
    api: 'java-websocket.server',
    name: 'WebSocketServer',
    callees: ['org.java_websocket.server.WebSocketServer'],
    minArgs: 1,
    port: [socketAddress(0)],
  },
  {
    api: 'socketio.port',
    name: 'setPort',
    receivers: ['com.corundumstudio.socketio.Configuration()'],
    port: [portAt(0)],
  },
  {
    api: 'prometheus.exporter',
    name: 'HTTPServer',
    callees: ['io.prometheus.client.exporter.HTTPServer'],
    minArgs: 1,
    port: ADDRESS_OR_PORT,
    portNamed: true,
  },
  {
    api: 'prometheus.exporter',
    name: ['port', 'withPort'],
    receivers: [
      'io.prometheus.metrics.exporter.httpserver.HTTPServer.builder()',
      'io.prometheus.client.exporter.HTTPServer.Builder()',
    ],
    port: [portAt(0)],
  },
];
