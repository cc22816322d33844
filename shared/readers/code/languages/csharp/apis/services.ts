import type { ListenApi, PortPlace } from '../../../listen-api.ts';
import { ADDRESS_AND_PORT, instances, LOCAL_END_POINT, types } from './places.ts';

const KNOWN = { knownOnly: true, zeroIsDynamic: false } as const;

/** Orleans takes the port of silos and that of gateways, with an address before them or not. */
const orleansPorts = (
  api: string,
  name: string,
  keywords: readonly string[],
  positions: readonly number[],
): ListenApi[] => [
  ...keywords.map(
    (keyword): ListenApi => ({
      api,
      name,
      anyReceiver: true,
      port: [{ keyword, form: 'number' }],
      ...KNOWN,
    }),
  ),
  ...positions.map(
    (arg): ListenApi => ({
      api,
      name,
      anyReceiver: true,
      minArgs: 2,
      port: [{ arg, form: 'number' }],
      ...KNOWN,
    }),
  ),
];

const field = (key: string): readonly PortPlace[] => [{ path: [key], form: 'number' }];

/** RPC, actors, brokers within the program. */
export const services: readonly ListenApi[] = [
  {
    api: 'grpc.server-port',
    name: 'ServerPort',
    callees: types('ServerPort'),
    port: [{ arg: 1, keyword: 'port', form: 'number', host: { arg: 0, keyword: 'host' } }],
    readBack: LOCAL_END_POINT,
  },
  ...orleansPorts('orleans.endpoints', 'ConfigureEndpoints', ['siloPort', 'gatewayPort'], [0, 1, 2]),
  // With one port alone it is a client's gateway.
  ...orleansPorts('orleans.localhost-clustering', 'UseLocalhostClustering', ['siloPort'], [0, 1]),
  ...['SiloPort', 'GatewayPort'].map(
    (key): ListenApi => ({
      api: 'orleans.endpoint-options',
      objects: types('EndpointOptions'),
      port: field(key),
      zeroIsDynamic: false,
      knownOnly: true,
    }),
  ),
  {
    api: 'orleans.dashboard',
    objects: types('DashboardOptions'),
    imports: ['Orleans*'],
    port: field('Port'),
    knownOnly: true,
  },
  {
    api: 'mqttnet.endpoint',
    name: ['WithDefaultEndpointPort', 'WithEncryptedEndpointPort'],
    anyReceiver: true,
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'wolverine.listen-at-port',
    name: 'ListenAtPort',
    anyReceiver: true,
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
  },
  {
    api: 'akka.remoting',
    name: 'WithRemoting',
    anyReceiver: true,
    minArgs: 2,
    port: [ADDRESS_AND_PORT],
    knownOnly: true,
  },
  {
    api: 'akka.remoting',
    objects: types('RemoteOptions'),
    imports: ['Akka*'],
    port: field('Port'),
    knownOnly: true,
  },
  ...[0, 1].map(
    (arg): ListenApi => ({
      api: 'smtp-server.port',
      name: 'Port',
      receivers: instances('SmtpServerOptionsBuilder', 'EndpointDefinitionBuilder'),
      minArgs: arg + 1,
      port: [{ arg, form: 'number' }],
      knownOnly: true,
    }),
  ),
  {
    api: 'netdumbster.start',
    name: 'Start',
    callees: types('SimpleSmtpServer.Start'),
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
  },
  { api: 'ftp-server.port', objects: types('FtpServerOptions'), port: field('Port'), knownOnly: true },
  {
    api: 'lidgren.port',
    objects: types('NetPeerConfiguration'),
    protocol: 'udp',
    port: field('Port'),
    zeroIsDynamic: false,
    knownOnly: true,
  },
  {
    api: 'mirror.listen',
    name: 'Listen',
    callees: types('NetworkServer.Listen'),
    protocol: 'udp',
    port: [{ arg: 0, form: 'number' }],
    knownOnly: true,
  },
];
