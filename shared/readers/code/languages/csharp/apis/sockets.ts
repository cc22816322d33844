import type { ListenApi } from '../../../listen-api.ts';
import { ADDRESS_AND_PORT, endPoint, instances, LOCAL_END_POINT, types } from './places.ts';

/** What takes connections on a socket that was bound. */
const SERVES = ['Listen', 'Accept', 'AcceptAsync', 'BeginAccept'];

/** Sockets of the base library and of the network libraries. */
export const sockets: readonly ListenApi[] = [
  {
    api: 'dotnet.tcp-listener',
    name: 'TcpListener',
    callees: types('TcpListener'),
    port: [ADDRESS_AND_PORT, endPoint(0), { arg: 0, keyword: 'port', form: 'number' }],
    readBack: LOCAL_END_POINT,
  },
  {
    api: 'dotnet.tcp-listener',
    name: 'Create',
    callees: types('TcpListener.Create'),
    port: [{ arg: 0, keyword: 'port', form: 'number' }],
    readBack: LOCAL_END_POINT,
  },
  {
    // With one argument it binds; with a host before the port it dials. 0 is how a client takes any port.
    api: 'dotnet.udp-client',
    name: 'UdpClient',
    callees: types('UdpClient'),
    maxArgs: 2,
    protocol: 'udp',
    port: [endPoint(0), { arg: 0, keyword: 'port', form: 'number' }],
    zeroIsDynamic: false,
    knownOnly: true,
  },
  {
    api: 'dotnet.socket.bind',
    name: 'Bind',
    receivers: instances('Socket'),
    port: [endPoint(0)],
    zeroNeeds: SERVES,
    readBack: LOCAL_END_POINT,
    knownOnly: true,
  },
  {
    api: 'dotnet.socket.bind',
    name: 'Bind',
    receivers: ['global:Socket(Dgram,Udp)', 'global:UdpClient().Client'],
    protocol: 'udp',
    port: [endPoint(0)],
    zeroIsDynamic: false,
    knownOnly: true,
  },
  {
    api: 'dotnet.http-listener',
    name: 'Add',
    receivers: ['global:HttpListener().Prefixes'],
    guess: { names: ['prefixes'] },
    maxArgs: 1,
    port: [{ arg: 0, form: 'url' }],
    zeroIsDynamic: false,
  },
  {
    api: 'dotnet.http-listener',
    objects: types('HttpListener'),
    port: [{ path: ['Prefixes'], form: 'url-list' }],
    zeroIsDynamic: false,
    knownOnly: true,
  },
  {
    api: 'dotnet.remoting',
    name: ['TcpServerChannel', 'TcpChannel', 'HttpServerChannel', 'HttpChannel'],
    callees: types('TcpServerChannel', 'TcpChannel', 'HttpServerChannel', 'HttpChannel'),
    port: [{ arg: -1, form: 'number' }],
    zeroIsDynamic: false,
    knownOnly: true,
  },
  {
    api: 'dotnetty.bind',
    name: 'BindAsync',
    receivers: instances('ServerBootstrap'),
    guess: { names: ['bootstrap'] },
    port: [ADDRESS_AND_PORT, endPoint(0), { arg: 0, form: 'number' }],
  },
  {
    api: 'netcoreserver.server',
    name: ['TcpServer', 'SslServer', 'HttpServer', 'HttpsServer', 'WsServer', 'WssServer'],
    callees: types('TcpServer', 'SslServer', 'HttpServer', 'HttpsServer', 'WsServer', 'WssServer'),
    imports: ['NetCoreServer'],
    port: [{ arg: -1, form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'netcoreserver.udp-server',
    name: 'UdpServer',
    callees: types('UdpServer'),
    imports: ['NetCoreServer'],
    protocol: 'udp',
    port: [{ arg: 1, form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'websocket-sharp.server',
    name: ['WebSocketServer', 'HttpServer'],
    callees: types('WebSocketServer', 'HttpServer'),
    imports: ['WebSocketSharp*', 'Fleck'],
    port: [
      { arg: 0, form: 'address' },
      { arg: 1, form: 'number' },
    ],
    knownOnly: true,
  },
  {
    api: 'watsontcp.server',
    name: ['WatsonTcpServer', 'WatsonWsServer', 'SimpleTcpServer', 'WebserverSettings'],
    callees: types('WatsonTcpServer', 'WatsonWsServer', 'SimpleTcpServer', 'WebserverSettings'),
    port: [
      { arg: 1, form: 'number', host: { arg: 0 } },
      { arg: 0, form: 'address' },
    ],
    knownOnly: true,
  },
  {
    api: 'litenetlib.start',
    name: 'Start',
    receivers: instances('NetManager'),
    imports: ['LiteNetLib*'],
    protocol: 'udp',
    port: [{ arg: -1, form: 'number' }],
    zeroIsDynamic: false,
    knownOnly: true,
  },
  {
    // NetMQ's sockets; `tcp://` in front tells them from what binds settings to objects.
    api: 'netmq.bind',
    name: 'Bind',
    anyReceiver: true,
    imports: ['NetMQ*', 'ZeroMQ*', 'nanomsg*'],
    maxArgs: 1,
    port: [{ arg: 0, form: 'url' }],
    knownOnly: true,
  },
  {
    api: 'supersocket.listener',
    objects: types('ListenOptions', 'ListenerConfig'),
    imports: ['SuperSocket*'],
    port: [{ path: ['Port'], form: 'number', host: { path: ['Ip'] } }],
    knownOnly: true,
  },
  {
    api: 'supersocket.setup',
    name: 'Setup',
    imports: ['SuperSocket*'],
    guess: { names: ['server'] },
    port: [
      { arg: 0, form: 'number' },
      { arg: 1, form: 'number' },
    ],
    knownOnly: true,
  },
];
