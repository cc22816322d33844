import type { ListenApi } from '../../../listen-api.ts';
import { addresses, client, method } from './client-rows.ts';
import { hostAndPort, keyword, tuple } from './places.ts';

const HOST_PORT = hostAndPort(0, 1);

const LOOPS = ['asyncio.get_event_loop()', 'asyncio.get_running_loop()', 'asyncio.new_event_loop()'];

/** Networking, brokers, coordination, remote calls. */
export const clients: readonly ListenApi[] = [
  // The standard library
  method(
    'socket.connect',
    ['connect', 'connect_ex'],
    [
      'socket.socket()',
      'gevent.socket.socket()',
      'eventlet.green.socket.socket()',
      'ssl.wrap_socket()',
      '….wrap_socket()',
    ],
    tuple(0),
  ),
  {
    ...method(
      'socket.sendto',
      'sendto',
      ['socket.socket(SOCK_DGRAM)', 'gevent.socket.socket(SOCK_DGRAM)'],
      // Flags may stand before the address.
      [...tuple(1), ...tuple(2)],
    ),
    protocol: 'udp',
  },
  client('socket.create-connection', ['socket.create_connection'], tuple(0, 'address')),
  client(
    'asyncio.open-connection',
    ['asyncio.open_connection', 'trio.open_tcp_stream', 'anyio.connect_tcp'],
    HOST_PORT,
  ),
  method('asyncio.create-connection', 'create_connection', LOOPS, [
    { arg: 2, keyword: 'port', form: 'number', host: { arg: 1, keyword: 'host' } },
  ]),
  {
    ...method(
      'asyncio.create-datagram-endpoint',
      'create_datagram_endpoint',
      LOOPS,
      // The second argument is the address of its own.
      tuple(2, 'remote_addr'),
    ),
    protocol: 'udp',
  },
  client(
    'http.client',
    ['http.client.HTTPConnection', 'http.client.HTTPSConnection', 'httplib.HTTPConnection'],
    [...HOST_PORT, { arg: 0, keyword: 'host', form: 'address' }],
  ),
  client('smtplib', ['smtplib.SMTP', 'smtplib.SMTP_SSL'], HOST_PORT),
  client('smtplib', ['aiosmtplib.SMTP', 'aiosmtplib.send'], keyword('port', 'hostname')),
  method(
    'smtplib',
    'connect',
    ['smtplib.SMTP()', 'smtplib.SMTP_SSL()', 'ftplib.FTP()', 'ftplib.FTP_TLS()'],
    HOST_PORT,
  ),
  client(
    'mail',
    ['imaplib.IMAP4', 'imaplib.IMAP4_SSL', 'poplib.POP3', 'poplib.POP3_SSL', 'telnetlib.Telnet'],
    HOST_PORT,
  ),
  client('logging.handler', ['logging.handlers.SysLogHandler'], tuple(0, 'address')),
  client(
    'logging.handler',
    ['logging.handlers.SocketHandler', 'logging.handlers.DatagramHandler'],
    HOST_PORT,
  ),
  client(
    'twisted.connect',
    ['twisted.internet.reactor.connectTCP', 'twisted.internet.reactor.connectSSL'],
    hostAndPort(0, 1),
  ),
  method('twisted.connect', 'connectTCP', ['twisted.internet.protocol.ClientCreator()'], hostAndPort(0, 1)),
  client(
    'twisted.endpoint',
    ['TCP4ClientEndpoint', 'TCP6ClientEndpoint', 'SSL4ClientEndpoint', 'HostnameEndpoint'].map(
      name => `twisted.internet.endpoints.${name}`,
    ),
    hostAndPort(1, 2),
  ),
  client('multiprocessing.client', ['multiprocessing.connection.Client'], tuple(0, 'address')),

  // Brokers, coordination, service discovery
  client('zookeeper', ['zookeeper.init'], addresses(0)),
  client(
    'rabbitmq',
    ['pika.ConnectionParameters', 'pika.connection.ConnectionParameters'],
    [{ arg: 1, keyword: 'port', form: 'number', host: { arg: 0, keyword: 'host' } }],
  ),
  client(
    'rabbitmq',
    ['aio_pika.connect', 'aio_pika.connect_robust', 'kombu.Connection', 'amqp.Connection'],
    keyword(),
  ),
  client(
    'kafka',
    [
      'kafka.KafkaProducer',
      'kafka.KafkaConsumer',
      'kafka.KafkaAdminClient',
      'kafka.admin.KafkaAdminClient',
      'kafka.KafkaClient',
      'aiokafka.AIOKafkaProducer',
      'aiokafka.AIOKafkaConsumer',
      'kafka.producer.KafkaProducer',
    ],
    [{ keyword: 'bootstrap_servers', form: 'url-list' }],
  ),
  client(
    'kafka',
    [
      'confluent_kafka.Producer',
      'confluent_kafka.Consumer',
      'confluent_kafka.admin.AdminClient',
      'confluent_kafka.avro.AvroProducer',
    ],
    [
      { arg: 0, path: ['bootstrap.servers'], form: 'url-list' },
      { arg: 0, path: ['metadata.broker.list'], form: 'url-list' },
    ],
  ),
  client('kafka', ['pykafka.KafkaClient'], [{ arg: 0, keyword: 'hosts', form: 'url-list' }]),
  method('mqtt', ['connect', 'connect_async'], ['paho.mqtt.client.Client()'], HOST_PORT),
  client(
    'mqtt',
    ['paho.mqtt.publish.single', 'paho.mqtt.publish.multiple', 'aiomqtt.Client', 'asyncio_mqtt.Client'],
    keyword('port', 'hostname'),
  ),
  client('zookeeper', ['kazoo.client.KazooClient'], addresses(0, 'hosts')),
  client('etcd', ['etcd3.client', 'etcd.Client', 'etcd3.Etcd3Client'], keyword()),
  client('consul', ['consul.Consul', 'consul.aio.Consul', 'consulate.Consul'], keyword()),
  client('dask', ['dask.distributed.Client', 'distributed.Client'], addresses(0, 'address')),
  client('ray', ['ray.init'], [{ keyword: 'address', form: 'address' }]),
  client(
    'prometheus.push',
    ['prometheus_client.push_to_gateway', 'prometheus_client.pushadd_to_gateway'],
    [{ arg: 0, keyword: 'gateway', form: 'address' }],
  ),
  client('statsd', ['statsd.StatsClient', 'datadog.dogstatsd.DogStatsd'], HOST_PORT, { protocol: 'udp' }),
  client('statsd', ['statsd.TCPStatsClient'], HOST_PORT),
  client(
    'jaeger',
    ['opentelemetry.exporter.jaeger.thrift.JaegerExporter', 'opentelemetry.exporter.jaeger.JaegerExporter'],
    keyword('agent_port', 'agent_host_name'),
    { protocol: 'udp' },
  ),
  client(
    'otlp',
    ['OTLPSpanExporter', 'OTLPMetricExporter', 'OTLPLogExporter'].map(name => `….${name}`),
    [{ keyword: 'endpoint', form: 'address' }],
  ),

  // Remote calls and shells
  client(
    'grpc.channel',
    [
      'grpc.insecure_channel',
      'grpc.secure_channel',
      'grpc.aio.insecure_channel',
      'grpc.aio.secure_channel',
      'grpc.experimental.aio.insecure_channel',
    ],
    [{ arg: 0, keyword: 'target', form: 'address' }],
  ),
  client('grpclib.channel', ['grpclib.client.Channel'], HOST_PORT),
  client('thrift.socket', ['thrift.transport.TSocket.TSocket'], HOST_PORT),
  client('thrift.socket', ['thriftpy2.rpc.make_client', 'thriftpy.rpc.make_client'], hostAndPort(1, 2)),
  client('rpyc', ['rpyc.connect', 'rpyc.classic.connect', 'Pyro4.locateNS'], HOST_PORT),
  method(
    'ssh',
    'connect',
    ['paramiko.SSHClient()', 'paramiko.client.SSHClient()'],
    [{ arg: 1, keyword: 'port', form: 'number', host: { arg: 0, keyword: 'hostname' } }],
  ),
  client('ssh', ['paramiko.Transport'], tuple(0, 'sock')),
  client('ssh', ['asyncssh.connect', 'fabric.Connection', 'netmiko.ConnectHandler'], keyword()),
  client(
    'modbus',
    [
      'pymodbus.client.ModbusTcpClient',
      'pymodbus.client.sync.ModbusTcpClient',
      'pymodbus.client.AsyncModbusTcpClient',
    ],
    [{ arg: 1, keyword: 'port', form: 'number', host: { arg: 0, keyword: 'host' } }],
  ),
];
