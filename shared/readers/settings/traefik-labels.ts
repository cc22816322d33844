import type { Protocol } from '../../ports/index.ts';

/** What a label of a container tells Traefik to dial. */
export interface TraefikTarget {
  readonly protocol: Protocol;
  /** Whether the value is a port; else a URL. */
  readonly form: 'port' | 'url';
}

const PORT = /^traefik\.(http|tcp|udp)\.services\.[^.]{1,200}\.loadbalancer\.(?:server|healthcheck)\.port$/i;
const URL = /^traefik\.http\.services\.[^.]{1,200}\.loadbalancer\.server\.url$/i;
/** Traefik 1: of the container, or of one of its segments. */
const FIRST_VERSION = /^traefik\.(?:[^.]{1,200}\.)?port$/i;

/** What a label names by which Traefik reaches the container; undefined for any other label. */
export function traefikTarget(label: string): TraefikTarget | undefined {
  const port = PORT.exec(label);
  if (port) return { protocol: port[1]!.toLowerCase() === 'udp' ? 'udp' : 'tcp', form: 'port' };
  if (FIRST_VERSION.test(label)) return { protocol: 'tcp', form: 'port' };
  return URL.test(label) ? { protocol: 'tcp', form: 'url' } : undefined;
}
