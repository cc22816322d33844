import type { ListenApi } from '../../../listen-api.ts';

const functions = (...names: readonly string[]) => ({
  name: names,
  callees: names.map(name => `global:${name}`),
});
const number = (arg: number, host: number) => [{ arg, form: 'number', host: { arg: host } }] as const;

/** What dials an address that stands in the call. */
export const clients: readonly ListenApi[] = (
  [
    {
      api: 'grpc.create-channel',
      ...functions('grpc.CreateChannel', 'CreateChannel'),
      name: ['CreateChannel', 'CreateCustomChannel'],
      callees: [
        'global:grpc.CreateChannel',
        'global:CreateChannel',
        'global:grpc.CreateCustomChannel',
        'global:CreateCustomChannel',
      ],
      port: [{ arg: 0, form: 'address' }],
    },
    {
      api: 'httplib.client',
      name: ['Client', 'SSLClient'],
      callees: ['global:httplib.Client', 'global:httplib.SSLClient'],
      port: [
        { arg: 1, form: 'number', host: { arg: 0 } },
        { arg: 0, form: 'url' },
      ],
    },
    {
      api: 'hiredis.connect',
      ...functions('redisConnect', 'redisConnectWithTimeout', 'redisAsyncConnect', 'redisConnectNonBlock'),
      port: number(1, 0),
    },
    {
      api: 'libwebsockets.connect',
      ...functions('lws_client_connect_via_info'),
      port: [{ arg: 0, path: ['port'], form: 'number', host: { arg: 0, path: ['address'] } }],
    },
    { api: 'hiredis.options', ...functions('REDIS_OPTIONS_SET_TCP'), port: number(2, 1) },
    {
      api: 'esp.http-client',
      ...functions('esp_http_client_init'),
      port: [{ arg: 0, path: ['port'], form: 'number', host: { arg: 0, path: ['host'] } }],
    },
    { api: 'sfml.connect', name: 'connect', receivers: ['global:sf.TcpSocket()'], port: number(1, 0) },
    { api: 'mysql.connect', ...functions('mysql_real_connect'), port: number(5, 1) },
    { api: 'curl.url', ...functions('curl_easy_setopt'), port: [{ arg: 2, form: 'url' }] },
    {
      api: 'mosquitto.connect',
      ...functions('mosquitto_connect', 'mosquitto_connect_async'),
      port: number(2, 1),
    },
    {
      api: 'paho.create',
      ...functions('MQTTClient_create', 'MQTTAsync_create'),
      port: [{ arg: 1, form: 'url' }],
    },
    { api: 'rabbitmq.open', ...functions('amqp_socket_open'), port: number(2, 1) },
    { api: 'memcached.server-add', ...functions('memcached_server_add'), port: number(2, 1) },
    {
      api: 'zmq.connect',
      ...functions('zmq_connect', 'nng_dial', 'nn_connect'),
      port: [{ arg: 1, form: 'url' }],
    },
    {
      api: 'zmq.socket.connect',
      name: 'connect',
      receivers: ['….zmq.socket_t()', 'global:zmq.socket_t()'],
      port: [{ arg: 0, form: 'url' }],
    },
    { api: 'thrift.socket', name: 'TSocket', callees: ['….TSocket', 'global:TSocket'], port: number(1, 0) },
    {
      api: 'mongoose.connect',
      ...functions('mg_http_connect', 'mg_connect', 'mg_mqtt_connect', 'mg_ws_connect'),
      port: [{ arg: 1, form: 'url' }],
    },
    {
      api: 'muduo.address',
      name: 'InetAddress',
      callees: ['….net.InetAddress', 'global:InetAddress', 'global:net.InetAddress'],
      imports: ['muduo/*'],
      minArgs: 2,
      port: number(1, 0),
    },
    {
      api: 'brpc.channel',
      name: 'Init',
      receivers: ['….brpc.Channel()', 'global:brpc.Channel()', 'global:Channel()'],
      imports: ['brpc/*'],
      port: [{ arg: 0, form: 'url-list' }],
    },
    {
      api: 'zookeeper.client',
      ...functions('zookeeper_init', 'zookeeper_init2'),
      port: [{ arg: 0, form: 'url-list' }],
    },
    {
      api: 'arduino.client',
      name: 'connect',
      receivers: ['global:WiFiClient()', 'global:EthernetClient()', 'global:WiFiClientSecure()'],
      port: number(1, 0),
    },
    { api: 'arduino.mqtt', name: 'setServer', receivers: ['global:PubSubClient()'], port: number(1, 0) },
    { api: 'arduino.mqtt', ...functions('PubSubClient'), minArgs: 3, port: number(1, 0) },
    {
      api: 'arduino.mqtt',
      name: 'connect',
      receivers: ['global:MqttClient()'],
      minArgs: 2,
      port: number(1, 0),
    },
    {
      api: 'arduino.websocket',
      name: ['begin', 'beginSSL', 'beginSocketIO'],
      receivers: ['global:WebSocketsClient()', 'global:SocketIOclient()'],
      minArgs: 2,
      port: number(1, 0),
    },
    {
      api: 'arduino.http',
      name: 'HttpClient',
      callees: ['global:HttpClient'],
      imports: ['ArduinoHttpClient.h'],
      minArgs: 3,
      port: number(2, 1),
    },
    {
      api: 'arduino.udp.packet',
      name: 'beginPacket',
      receivers: ['global:WiFiUDP()', 'global:EthernetUDP()', 'global:NetworkUDP()'],
      protocol: 'udp',
      port: number(1, 0),
    },
  ] satisfies readonly ListenApi[]
).map(row => ({ ...row, role: 'connect', knownOnly: true }));
