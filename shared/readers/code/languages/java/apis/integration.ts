import type { ListenApi } from '../../../listen-api.ts';
import { dials, hostPortAt, of, portAt } from './places.ts';

const SPRING = 'org.springframework.integration';

/** Spring Integration: adapters of TCP, UDP, mail and files. */
export const integrationApis: readonly ListenApi[] = [
  {
    api: 'spring-integration.tcp-server',
    name: ['TcpNetServerConnectionFactory', 'TcpNioServerConnectionFactory', 'netServer', 'nioServer'],
    callees: of(
      `${SPRING}.ip`,
      'tcp.connection.TcpNetServerConnectionFactory',
      'tcp.connection.TcpNioServerConnectionFactory',
      'dsl.Tcp.netServer',
      'dsl.Tcp.nioServer',
    ),
    port: [portAt(0)],
    readBack: ['getPort'],
  },
  {
    api: 'spring-integration.udp-server',
    name: ['UnicastReceivingChannelAdapter', 'inboundAdapter', 'inboundMulticastAdapter'],
    callees: of(
      `${SPRING}.ip`,
      'udp.UnicastReceivingChannelAdapter',
      'dsl.Udp.inboundAdapter',
      'dsl.Udp.inboundMulticastAdapter',
    ),
    protocol: 'udp',
    port: [portAt(0)],
    readBack: ['getPort'],
  },
  {
    api: 'spring-integration.udp-server',
    name: 'MulticastReceivingChannelAdapter',
    callees: [`${SPRING}.ip.udp.MulticastReceivingChannelAdapter`],
    protocol: 'udp',
    port: [hostPortAt(0)],
  },
  dials({
    api: 'spring-integration.tcp-client',
    name: ['TcpNetClientConnectionFactory', 'TcpNioClientConnectionFactory', 'netClient', 'nioClient'],
    callees: of(
      `${SPRING}.ip`,
      'tcp.connection.TcpNetClientConnectionFactory',
      'tcp.connection.TcpNioClientConnectionFactory',
      'dsl.Tcp.netClient',
      'dsl.Tcp.nioClient',
    ),
    port: [hostPortAt(0)],
  }),
  dials({
    api: 'spring-integration.udp-client',
    name: ['UnicastSendingMessageHandler', 'MulticastSendingMessageHandler', 'outboundAdapter'],
    callees: of(
      `${SPRING}.ip`,
      'udp.UnicastSendingMessageHandler',
      'udp.MulticastSendingMessageHandler',
      'dsl.Udp.outboundAdapter',
    ),
    protocol: 'udp',
    minArgs: 2,
    port: [hostPortAt(0)],
  }),
  dials({
    api: 'spring-integration.mail',
    name: 'port',
    receivers: of(`${SPRING}.mail.dsl.Mail`, 'outboundAdapter()'),
    port: [portAt(0)],
  }),
  dials({
    api: 'spring-integration.files',
    name: 'setPort',
    receivers: of(
      SPRING,
      'ftp.session.DefaultFtpSessionFactory()',
      'ftp.session.DefaultFtpsSessionFactory()',
      'sftp.session.DefaultSftpSessionFactory()',
    ),
    port: [portAt(0)],
  }),
];
