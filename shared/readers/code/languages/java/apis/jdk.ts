import type { ListenApi } from '../../../listen-api.ts';
import { dials, hostPortAt, of, portAt, socketAddress, URL } from './places.ts';

const TOLD = ['getLocalPort', 'getLocalAddress', 'getLocalSocketAddress', 'getAddress'];

/** What comes with Java itself, and the web services that did. */
export const jdkApis: readonly ListenApi[] = [
  {
    api: 'java.net.server-socket',
    name: 'ServerSocket',
    callees: ['java.net.ServerSocket'],
    minArgs: 1,
    port: [{ arg: 0, form: 'number', host: { arg: 2 } }],
    readBack: TOLD,
  },
  {
    api: 'java.net.server-socket',
    name: 'bind',
    receivers: [
      'java.net.ServerSocket()',
      'javax.net.ssl.SSLServerSocket()',
      ...of('java.nio.channels', 'ServerSocketChannel', 'AsynchronousServerSocketChannel').flatMap(type => [
        `${type}.open()`,
        `${type}()`,
      ]),
    ],
    minArgs: 1,
    port: [socketAddress(0), portAt(0)],
    readBack: TOLD,
  },
  {
    api: 'java.net.server-socket-factory',
    name: 'createServerSocket',
    receivers: of('javax.net', 'ServerSocketFactory', 'ssl.SSLServerSocketFactory').flatMap(type => [
      `${type}.getDefault()`,
      `${type}()`,
    ]),
    minArgs: 1,
    port: [{ arg: 0, form: 'number', host: { arg: 2 } }],
    readBack: TOLD,
  },
  {
    api: 'java.net.datagram-socket',
    name: ['DatagramSocket', 'MulticastSocket'],
    callees: of('java.net', 'DatagramSocket', 'MulticastSocket'),
    minArgs: 1,
    protocol: 'udp',
    port: [socketAddress(0), { arg: 0, form: 'number', host: { arg: 1 } }],
    zeroIsDynamic: false,
    portNamed: true,
  },
  {
    api: 'java.net.datagram-socket',
    name: 'bind',
    receivers: [
      ...of('java.net', 'DatagramSocket()', 'MulticastSocket()'),
      ...of('java.nio.channels', 'DatagramChannel.open()', 'DatagramChannel()'),
    ],
    protocol: 'udp',
    port: [socketAddress(0), portAt(0)],
    zeroIsDynamic: false,
  },
  {
    api: 'java.httpserver',
    name: 'create',
    callees: of('com.sun.net.httpserver', 'HttpServer.create', 'HttpsServer.create'),
    minArgs: 1,
    port: [socketAddress(0), portAt(0)],
    readBack: TOLD,
  },
  {
    api: 'java.httpserver',
    name: 'bind',
    receivers: of('com.sun.net.httpserver', 'HttpServer', 'HttpsServer').flatMap(type => [
      `${type}.create()`,
      `${type}()`,
    ]),
    port: [socketAddress(0), portAt(0)],
    readBack: TOLD,
  },
  {
    api: 'java.httpserver.files',
    name: 'createFileServer',
    callees: ['com.sun.net.httpserver.SimpleFileServer.createFileServer'],
    port: [socketAddress(0), portAt(0)],
  },
  {
    api: 'java.rmi.registry',
    name: 'createRegistry',
    callees: ['java.rmi.registry.LocateRegistry.createRegistry'],
    port: [portAt(0)],
  },
  {
    api: 'java.rmi.registry',
    name: ['setRegistryPort', 'setServicePort'],
    receivers: ['org.springframework.remoting.rmi.RmiServiceExporter()'],
    port: [portAt(0)],
  },
  {
    api: 'java.rmi.object',
    name: 'exportObject',
    callees: ['java.rmi.server.UnicastRemoteObject.exportObject'],
    minArgs: 2,
    port: [portAt(1)],
  },
  {
    api: 'jax-ws.endpoint',
    name: 'publish',
    callees: of('javax.xml.ws', 'Endpoint.publish').concat('jakarta.xml.ws.Endpoint.publish'),
    receivers: ['javax.xml.ws.Endpoint.create()', 'jakarta.xml.ws.Endpoint.create()'],
    port: URL,
  },
  dials({
    api: 'java.net.socket',
    name: 'Socket',
    callees: ['java.net.Socket'],
    minArgs: 2,
    port: [hostPortAt(0)],
  }),
  dials({
    api: 'java.net.socket-factory',
    name: 'createSocket',
    receivers: of('javax.net', 'SocketFactory', 'ssl.SSLSocketFactory').flatMap(type => [
      `${type}.getDefault()`,
      `${type}()`,
    ]),
    minArgs: 2,
    port: [hostPortAt(0)],
  }),
  dials({
    api: 'java.net.socket',
    name: 'connect',
    receivers: [
      'java.net.Socket()',
      'javax.net.ssl.SSLSocket()',
      ...of('java.nio.channels', 'SocketChannel', 'AsynchronousSocketChannel').flatMap(type => [
        `${type}.open()`,
        `${type}()`,
      ]),
    ],
    port: [socketAddress(0)],
  }),
  dials({
    api: 'java.net.socket',
    name: 'open',
    callees: ['java.nio.channels.SocketChannel.open'],
    minArgs: 1,
    port: [socketAddress(0)],
  }),
  dials({
    api: 'java.net.datagram-packet',
    name: 'DatagramPacket',
    callees: ['java.net.DatagramPacket'],
    minArgs: 3,
    protocol: 'udp',
    port: [socketAddress(-1), { arg: -1, form: 'number', host: { arg: -2 } }],
  }),
  dials({
    api: 'java.net.datagram-socket',
    name: 'connect',
    receivers: of('java.net', 'DatagramSocket()', 'MulticastSocket()'),
    protocol: 'udp',
    port: [socketAddress(0), hostPortAt(0)],
  }),
  dials({
    api: 'java.net.proxy',
    name: 'Proxy',
    callees: ['java.net.Proxy'],
    minArgs: 2,
    port: [socketAddress(1)],
  }),
  dials({
    api: 'java.rmi.registry',
    name: 'getRegistry',
    callees: ['java.rmi.registry.LocateRegistry.getRegistry'],
    port: [hostPortAt(0), portAt(0)],
  }),
  dials({
    api: 'java.net.http.request',
    name: ['uri', 'newBuilder'],
    callees: ['java.net.http.HttpRequest.newBuilder'],
    receivers: ['java.net.http.HttpRequest.newBuilder()'],
    port: URL,
  }),
  dials({
    api: 'jdbc.connection',
    name: 'getConnection',
    callees: ['java.sql.DriverManager.getConnection'],
    port: URL,
  }),
];
