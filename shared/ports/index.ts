export { addressesOverlap } from './address-overlap.ts';
export { isBrowserBlocked } from './browser-blocked-ports.ts';
export { customaryUse } from './customary-ports.ts';
export { DEFAULT_EPHEMERAL_RANGES, OLD_LINUX_EPHEMERAL_RANGE } from './ephemeral-ranges.ts';
export { hostKind } from './host-address.ts';
export { serviceName } from './iana-services.ts';
export { osClaim } from './os-claimed-ports.ts';
export { isPortNumber, MAX_PORT, parsePort } from './port-number.ts';
export type {
  AddressReuse,
  Namespace,
  PortOccurrence,
  PortRole,
  PortSlot,
  Protocol,
  Resolution,
} from './port-occurrence.ts';
export { formatRange, inRange, type PortRange, parseRange } from './port-range.ts';
export type { SqlConnection, SqlDriver, SqlTransport } from './sql-connection.ts';
export { TARGET_NAMES, TARGETS, type Target } from './target.ts';
