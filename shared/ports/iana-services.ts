import { IANA_SERVICES } from './iana-services.generated.ts';
import type { Protocol } from './port-occurrence.ts';

let names: ReadonlyMap<string, string> | undefined;

/**
 * The service name that IANA has assigned to a port, for instance `http-alt` for 8080/tcp; undefined
 * where there is none. Of the ports from 1024 only those are known whose assignee is in wide use: the
 * rest of the registry names products that nobody would recognise behind the number.
 */
export function serviceName(port: number, protocol: Protocol): string | undefined {
  names ??= unpack(IANA_SERVICES);
  return names.get(`${port}/${protocol}`);
}

/** Entries `PORTNAME` (every protocol), `PORT/tNAME` (TCP only) and `PORT/uNAME` (UDP only), split by blanks. */
function unpack(packed: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const entry of packed.split(' ')) {
    const match = /^(\d+)(?:\/([tus]))?=(.+)$/.exec(entry);
    if (!match) continue;
    const [, port, only, name] = match;
    if (only !== 'u' && only !== 's') map.set(`${port}/tcp`, name!);
    if (only !== 't' && only !== 's') map.set(`${port}/udp`, name!);
    if (only === 's') map.set(`${port}/sctp`, name!);
  }
  return map;
}
