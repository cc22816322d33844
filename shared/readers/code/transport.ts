import type { Protocol } from '../../ports/index.ts';
import { plainText, type Value } from './values.ts';

/** What a value says of the network it names: its text (as far as that is known), or a constant's name. */
export function transportText(value: Value): string | undefined {
  if (value.kind === 'text') return plainText(value) ?? value.pieces[0]?.text?.value;
  return transportNamed(value);
}

/**
 * The protocol of a network as it is named: `tcp4`, `udp`, `grpc`, or of a URL by its scheme. Undefined
 * where it has no ports (`unix`).
 */
export function protocolNamed(text: string, fallback: Protocol): Protocol | undefined {
  if (/^(?:tcp|grpc)/.test(text)) return fallback;
  if (/^udp/.test(text)) return 'udp';
  if (/^sctp/.test(text)) return 'sctp';
  return !/^(?:unix|udg|ipc|inproc)/.test(text) && IS_ADDRESS.test(text) ? fallback : undefined;
}

/** `ssl://…`, `0.0.0.0:80`, `80`: an address where a network might stand. */
const IS_ADDRESS = /^[a-z][a-z0-9+.-]{0,30}:\/\/|:\d{0,5}$|^\d{1,5}$/i;

/**
 * The transport that a member of an enumeration is called by, or a constant: `tcp` of `Transport.TCP`,
 * `udp` of `SWOOLE_SOCK_UDP6`, and of what is made of `SOCK_DGRAM`.
 */
function transportNamed(value: Value): string | undefined {
  const origin = value.kind === 'opaque' ? (value.origin ?? '') : '';
  const name = /\.([A-Z]+)$/.exec(origin)?.[1];
  if (name && TRANSPORTS.has(name)) return name.toLowerCase();
  if (/\([A-Z\d_,]*\bSOCK_DGRAM\b/.test(origin)) return 'udp';
  if (/\([A-Z\d_,]*\bAF_UNIX\b/.test(origin)) return 'unix';
  return /_(TCP|UDP|UNIX)(?:6|_STREAM|_DGRAM)?$/.exec(origin)?.[1]?.toLowerCase();
}

const TRANSPORTS = new Set(['TCP', 'UDP', 'GRPC', 'REDIS', 'NATS', 'MQTT', 'RMQ', 'KAFKA']);
