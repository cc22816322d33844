export { type HostKind, hostKind } from './host-address.ts';
export { isPortNumber, MAX_PORT, parsePort } from './port-number.ts';
export type {
  Namespace,
  PortOccurrence,
  PortRole,
  PortSlot,
  Protocol,
  Resolution,
} from './port-occurrence.ts';
export { formatRange, inRange, type PortRange, parseRange, rangesOverlap } from './port-range.ts';
export type { SqlConnection, SqlDriver, SqlTransport } from './sql-connection.ts';
