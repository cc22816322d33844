import { inRange, type PortRange } from './port-range.ts';

/** Ports that products or tutorials brought into use although systems hand them out to clients. */
const CUSTOMARY: readonly (PortRange & { readonly use: string })[] = [
  one(32769, "NFS's lockd (UDP)"),
  one(32803, "NFS's lockd (TCP)"),
  one(33060, "MySQL's X Protocol"),
  { first: 35672, last: 35682, use: "RabbitMQ's command-line tools" },
  one(35729, 'LiveReload'),
  one(37017, 'a second MongoDB'),
  one(40000, 'the debugger Delve'),
  one(44818, 'EtherNet/IP'),
  one(47100, 'Apache Ignite'),
  one(47500, 'Apache Ignite'),
  one(47808, 'BACnet'),
  one(50000, 'Db2, SAP and Jenkins agents'),
  ...[50010, 50020, 50070, 50075, 50090, 50470, 50475].map(port =>
    one(port, 'HDFS 2, which has left it for this reason,'),
  ),
  one(50051, 'gRPC examples'),
  one(51820, 'WireGuard'),
  { first: 54321, last: 54324, use: "Supabase's local development" },
  { first: 55680, last: 55681, use: 'OTLP before 4317' },
  ...[60000, 60010, 60020, 60030].map(port => one(port, 'HBase, which has left it for this reason,')),
  { first: 61613, last: 61614, use: 'STOMP on ActiveMQ' },
  one(61616, 'OpenWire on ActiveMQ'),
];

function one(port: number, use: string): PortRange & { readonly use: string } {
  return { first: port, last: port, use };
}

/** What an ephemeral port is customary for, as a noun phrase; undefined where it is for nothing. */
export function customaryUse(port: number): string | undefined {
  return CUSTOMARY.find(entry => inRange(entry, port))?.use;
}
